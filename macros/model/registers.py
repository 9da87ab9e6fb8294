"""Short records that stand many to a file: actors, themes, terms, help lines; the edition; exceptions."""

from typing import ClassVar

from pydantic import Field

from macros.model.base import Date, Id, Line, Listed, Mention, Record, Url
from macros.vocabulary import ActorKind, Side


class Chinese(Record):
    """A fixed Chinese name or term."""

    characters: Line = Field(description="Simplified characters")
    pinyin: Line = Field(description="Pinyin without tones")


class Office(Record):
    """A post that a person held, and when. It is open-ended while no end is given."""

    title: Line = Field(description="The office: President of the United States, Minister of Public Security …")
    start: Date = Field(alias="from", description="The day, month or year it began")
    end: Date | None = Field(None, alias="until", description="When it ended; left out where no end was found")


class Actor(Listed):
    """A person or body that acts in the record."""

    LABEL: ClassVar[str] = "name"

    id: Id = Field(exclude=True)
    name: Line
    chinese: Chinese | None = None
    kind: ActorKind
    side: Side
    role: Line = Field(description="What it does in this story, at most 160 characters")
    offices: tuple[Office, ...] = Field((), description="The posts a person held in this story, oldest first")
    sources: tuple[Mention, ...] = ()


class Theme(Record):
    """A thread through the record."""

    id: Id = Field(exclude=True)
    label: Line
    question: Line = Field(description="The question a reader would ask")
    explanation: Line


class Term(Listed):
    """A glossary entry."""

    LABEL: ClassVar[str] = "term"

    id: Id = Field(exclude=True)
    term: Line
    definition: Line
    chinese: Chinese | None = None
    see: tuple[Id, ...] = ()
    sources: tuple[Mention, ...] = Field(min_length=1)


class HelpLine(Record):
    """One line of the help panel."""

    id: Id = Field(exclude=True)
    name: Line
    where: Line
    contact: Line
    link: Url | None = None
    note: Line
    sources: tuple[Mention, ...] = Field(min_length=1)


class Edition(Record):
    """What this edition of the record is."""

    id: Id = Field(exclude=True)
    title: Line
    edition: Line = Field(description="Year and month, then a count: 2026.11")
    published: Date
    coverage_through: Date = Field(description="The day the record reaches; nothing later is stated")
    author: Line
    licence: Line
    licence_url: Url


class Exemption(Record):
    """A record that may break one rule, and why."""

    rule: Line = Field(description="The rule's name, as `make check` prints it")
    record: Line = Field(description="The record or page, as the problem names it: events/<id>, about/care.md …")
    reason: Line
