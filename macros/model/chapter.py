"""A chapter's front matter, at both reading levels. Its text stands below it, in Markdown."""

from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.base import Id, Line, Listed

Sentence = Annotated[Line, Field(max_length=160)]


class PlainVersion(Listed):
    """The plain version: the same facts and sources for grades 7 and 8."""

    LABEL: ClassVar[str] = "title"

    id: Id = Field(exclude=True)
    title: Line = Field(max_length=80, description="The chapter's title")
    description: Line = Field(max_length=160, description="One sentence for lists and search engines")
    summary: tuple[Sentence, Sentence, Sentence] = Field(description="Three sentences that stand first")


class Chapter(PlainVersion):
    """The standard version."""

    order: int = Field(ge=1, description="Its place in the book")
