"""The records, as pydantic models: the one truth for fields, vocabularies, JSON Schema and field tables."""

import re
import unicodedata
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)

from macros.dates import PATTERN, PartialDate
from macros.vocabulary import (
    ActorKind,
    ChangeKind,
    Confidence,
    DateKind,
    FigureStatus,
    Lane,
    Role,
    Side,
    Signal,
    SourceType,
    Status,
)

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# Bidirectional controls can make text read otherwise than it is written (Unicode Technical Report 36, section 2.5).
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _plain_text(value: Any) -> Any:
    """Refuse characters that no reader can see but that change what is read."""
    if not isinstance(value, str):
        return value
    for character in value:
        if (unicodedata.category(character) == "Cc" and character not in "\n\t") or _BIDI_CONTROLS.match(character):
            raise ValueError(f"contains the invisible control character U+{ord(character):04X} (delete it)")
    if not value.strip():
        raise ValueError("is empty (give a value, or delete the line)")
    return value.strip()


def _one_line(value: Any) -> Any:
    value = _plain_text(value)
    if isinstance(value, str) and ("\n" in value or "\t" in value):
        raise ValueError("must be one line (in YAML, `>-` folds several lines into one)")
    return value


def _web_address(value: Any) -> Any:
    value = _one_line(value)
    if isinstance(value, str) and not re.fullmatch(r"https?://[^\s/\"'<>\\]+\.[^\s\"'<>\\]*", value):
        raise ValueError(f"{value!r} is not a web address (write it in full: https://…)")
    return value


def _date(value: Any) -> PartialDate:
    return value if isinstance(value, PartialDate) else PartialDate.parse(str(value))


Text = Annotated[str, BeforeValidator(_plain_text)]
Line = Annotated[str, BeforeValidator(_one_line)]
Id = Annotated[str, BeforeValidator(_one_line), Field(pattern=ID_PATTERN)]
Url = Annotated[str, BeforeValidator(_web_address)]
Date = Annotated[
    PartialDate,
    PlainValidator(_date),
    PlainSerializer(str),
    # YAML reads a bare year as a number, so editors must accept both.
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": PATTERN}, {"type": "integer", "minimum": 1800}]}),
]


class Record(BaseModel):
    """What all records share: frozen, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Citation(Record):
    """A source, and where in it."""

    id: Id = Field(description="The source's id: its file name in data/sources/ without .yaml")
    locator: Line | None = Field(None, description="Where in the source: page, section or paragraph")


class Support(Citation):
    """A source, where in it, and what it carries."""

    supports: Line = Field(description="What this source supports in this record")


class Mention(Citation):
    """A source of a short record, with what it carries where that is not plain."""

    supports: Line | None = None


class OtherDate(Record):
    """Another day of the same act."""

    kind: DateKind = Field(description="Which day of the act this is")
    date: Date = Field(description="YYYY, YYYY-MM or YYYY-MM-DD")
    note: Line | None = Field(None, description="What happened on that day, in a few words")


class Account(Record):
    """What one side said about the act, or that no statement was found."""

    says: Text | None = Field(None, description="The account in our own words")
    quote: Line | None = Field(None, description="Exact words, 30 at most, without quotation marks")
    speaker: Line | None = Field(None, description="Who said it: name and role, or the document. Required with quote")
    date: Date | None = Field(None, description="The day it was said")
    translated: bool = Field(False, description="true when the quote is a translation")
    sources: tuple[Citation, ...] = Field((), description="Where the account was read")
    none_found: bool = Field(False, description="true when a statement was looked for and not found")
    looked: Date | None = Field(None, description="The day it was looked for. Required with none_found")

    @model_validator(mode="after")
    def _statement_or_none_found(self) -> "Account":
        if self.none_found:
            if self.says or self.quote or self.sources:
                raise ValueError("none_found stands alone (delete it, or delete says, quote and sources)")
            if not self.looked:
                raise ValueError("none_found needs the day looked (add looked: YYYY-MM-DD)")
        elif not self.says or not self.sources:
            raise ValueError("an account needs says and sources (or none_found: true with looked: YYYY-MM-DD)")
        if self.quote and not self.speaker:
            raise ValueError("a quote needs its speaker (add speaker: name and role, or the document)")
        return self


class Accounts(Record):
    """What each side said, side by side."""

    us: Account | None = Field(None, description="The United States government")
    prc: Account | None = Field(None, description="The government of the People's Republic of China")
    third: Account | None = Field(None, description="A court, the UN, Mexico, Canada or independent experts")


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


class Event(Record):
    """One act, on one day, by a named actor."""

    FOLDER: ClassVar[str] = "events"

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

    def citations(self) -> list[tuple[tuple[str | int, ...], Citation]]:
        """Every citation in the record, with its place in it."""
        found: list[tuple[tuple[str | int, ...], Citation]] = []
        found += [(("sources", n), support) for n, support in enumerate(self.sources)]
        for side in ("us", "prc", "third"):
            account = getattr(self.accounts, side)
            if account:
                found += [(("accounts", side, "sources", n), cited) for n, cited in enumerate(account.sources)]
        found += [(("figures", n, "source"), figure.source) for n, figure in enumerate(self.figures)]
        return found


class Name(Record):
    """A person (family, given) or a body (literal), as in CSL."""

    family: Line | None = None
    given: Line | None = None
    literal: Line | None = Field(None, description="The name of a body")

    @model_validator(mode="after")
    def _person_or_body(self) -> "Name":
        if bool(self.literal) == bool(self.family):
            raise ValueError("a name is {family: …, given: …} for a person or {literal: …} for a body")
        return self


class Source(Record):
    """A document that was read. CSL variable names where CSL has one (https://docs.citationstyles.org/en/1.0.2/)."""

    FOLDER: ClassVar[str] = "sources"

    id: Id = Field(exclude=True)
    type: SourceType = Field(description="CSL item type")
    title: Line = Field(description="In the document's own language")
    title_en: Line | None = Field(None, description="English translation of a title in another language")
    author: tuple[Name, ...] = Field((), description="People as {family, given}, bodies as {literal}")
    publisher: Line = Field(description="Who answers for the text; for a newspaper, the newspaper")
    container_title: Line | None = Field(None, alias="container-title", description="Journal, newspaper, gazette")
    volume: Line | None = None
    issue: Line | None = None
    page: Line | None = None
    number: Line | None = Field(None, description="E.O. 14195, Public Law 116-92, docket …")
    authority: Line | None = Field(None, description="Court or legislature")
    event_title: Line | None = Field(None, alias="event-title", description="Conference or hearing")
    DOI: Line | None = None
    issued: Date | None = Field(None, description="The day, month or year of publication")
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = Field(description="ISO 639-1: en, zh, es, fr")
    url: Url | None = Field(None, description="The original's own address, only if seen or by an official rule")
    read_at: Url | None = Field(None, description="The copy actually read, if other")
    accessed: Date = Field(description="The day it was read")
    role: Role = Field(description="Whose voice it is")
    primary: bool = Field(description="true: the document or the actor's own words. false: reporting or study about it")
    note: Line | None = Field(None, description="What a reader should know about this source")

    @property
    def address(self) -> str | None:
        """Where a reader can open it: the original where known, else the copy read."""
        return self.url or self.read_at

    @property
    def english_title(self) -> str:
        """The title in English, translated where it must be."""
        return self.title_en or self.title


class Chinese(Record):
    """A fixed Chinese name or term."""

    characters: Line = Field(description="Simplified characters")
    pinyin: Line = Field(description="Pinyin without tones")


class Actor(Record):
    """A person or body that acts in the record."""

    id: Id = Field(exclude=True)
    name: Line
    chinese: Chinese | None = None
    kind: ActorKind
    side: Side
    role: Line = Field(description="What it does in this story, at most 160 characters")
    sources: tuple[Mention, ...] = ()


class Theme(Record):
    """A thread through the record."""

    id: Id = Field(exclude=True)
    label: Line
    question: Line = Field(description="The question a reader would ask")
    explanation: Line


class Term(Record):
    """A glossary entry."""

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
