"""A tour: an ordered, narrated path through events."""

from typing import ClassVar

from pydantic import Field

from macros.model.base import Date, Id, Line, Listed, Record


class Step(Record):
    """One stop of a tour."""

    event: Id = Field(description="The event's id")
    narration: Line = Field(description="What to see here, at most 400 characters, nothing that the event does not say")


class Tour(Listed):
    """An ordered, narrated path through events."""

    LABEL: ClassVar[str] = "title"

    id: Id = Field(exclude=True)
    title: Line = Field(description="Its name, at most 110 characters")
    order: int = Field(ge=1, description="Its place on the page")
    question: Line = Field(description="The question it follows, at most 140 characters")
    summary: Line = Field(description="What it shows and what it leaves open, at most 300 characters")
    steps: tuple[Step, ...] = Field(min_length=1, description="Its stops, oldest first")
    added: Date = Field(description="The day the record was first published")
