"""An event: one act, on one day, by a named actor."""

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from macros.model.base import Accounts, Citation, Date, Id, Line, Listed, Path, Record, Support, Text
from macros.vocabulary import ChangeKind, Confidence, DateKind, FigureStatus, Lane, Signal, Status


class OtherDate(Record):
    """Another day of the same act."""

    kind: DateKind = Field(description="Which day of the act this is")
    date: Date = Field(description="YYYY, YYYY-MM or YYYY-MM-DD")
    note: Line | None = Field(None, description="What happened on that day, in a few words")


class Figure(Record):
    """A typed value that pages may quote."""

    id: Id = Field(description="Unique among all figures")
    value: Line = Field(description="The number as published, without its unit")
    unit: Line = Field(description="percent, percentage points, US dollars, deaths, substances …")
    definition: Line = Field(description="What exactly is counted or charged, and on top of what")
    period: Line = Field(description="The period or day it holds for")
    status: FigureStatus = Field(description="final, or provisional while the publisher may still revise it")
    source: Citation


class Change(Record):
    """One change to a published record."""

    date: Date = Field(description="The day the record was changed")
    kind: ChangeKind = Field(description="update: the world changed. correction: the record was wrong")
    was: Text = Field(description="What the record said")
    now: Text = Field(alias="is", description="What it says instead")


class Event(Listed):
    """One act, on one day, by a named actor."""

    LABEL: ClassVar[str] = "title"

    id: Id = Field(exclude=True)
    date: Date = Field(description="The day of the act: YYYY, YYYY-MM or YYYY-MM-DD, as precise as the sources")
    date_kind: DateKind = Field(DateKind.occurred, description="Which day of the act `date` is")
    end_date: Date | None = Field(None, description="The last day, for an act over several days")
    dates: tuple[OtherDate, ...] = Field((), description="The other days of the same act")
    title: Line = Field(description="Who did what, in sentence case, at most 110 characters")
    summary: Line = Field(description="Plain text, at most 300 characters")
    body: Text = Field(description="Markdown: what happened, who acted, what changed, and the limits")
    importance: Annotated[int, Field(ge=1, le=3)] = Field(description="1 milestone, 2 notable, 3 detail")
    lane: Lane = Field(description="Where the act was done")
    signal: Signal = Field(description="What it did to the dealings between the two governments")
    themes: tuple[Id, ...] = Field(min_length=1, description="Ids from data/themes.yaml")
    actors: tuple[Id, ...] = Field(min_length=1, description="Ids from data/actors.yaml")
    responds_to: tuple[Id, ...] = Field((), description="Ids of the earlier events that this one answers")
    status: Status = Field(description="Whether the two governments describe it alike")
    status_note: Line | None = Field(None, description="One sentence. Required unless the status is agreed")
    confidence: Confidence = Field(description="How well the sources carry the record")
    confidence_note: Line | None = Field(None, description="One sentence. Required unless the confidence is high")
    accounts: Accounts = Field(default_factory=Accounts, description="What each side said")
    figures: tuple[Figure, ...] = Field((), description="Typed values that pages may quote")
    sources: tuple[Support, ...] = Field(min_length=1, description="Every source the record rests on")
    added: Date = Field(description="The day the record was first published")
    changes: tuple[Change, ...] = Field((), description="Updates and corrections since, oldest first")
    aliases: tuple[Id, ...] = Field((), description="Earlier ids of this record; their addresses redirect here")

    @model_validator(mode="after")
    def _notes_where_not_plain(self) -> "Event":
        if self.status != Status.agreed and not self.status_note:
            raise ValueError(f"status {self.status.value} needs a reason (add status_note: one sentence)")
        if self.confidence != Confidence.high and not self.confidence_note:
            raise ValueError(f"confidence {self.confidence.value} needs a reason (add confidence_note: one sentence)")
        return self

    @property
    def milestone(self) -> bool:
        """True for the turning points, importance 1."""
        return self.importance == 1

    def citations(self) -> list[tuple[Path, Citation]]:
        """Every citation in the record, with its place in it."""
        found: list[tuple[Path, Citation]] = [(("sources", n), support) for n, support in enumerate(self.sources)]
        found += self.accounts.citations(("accounts",))
        return found + [(("figures", n, "source"), figure.source) for n, figure in enumerate(self.figures)]
