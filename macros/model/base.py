"""What all records are made of: text, ids, addresses, dates, citations and accounts."""

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

Path = tuple[str | int, ...]
"""A place in a record: keys and list positions, outermost first."""

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


class Listed(Record):
    """A record that lists name by one of its own fields."""

    LABEL: ClassVar[str]

    @property
    def label(self) -> str:
        """What a list calls it."""
        return getattr(self, self.LABEL)


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

    def citations(self, path: Path) -> list[tuple[Path, Citation]]:
        """Every citation in the accounts, which stand at `path` in their record."""
        found: list[tuple[Path, Citation]] = []
        for side in ("us", "prc", "third"):
            account = getattr(self, side)
            if account:
                found += [((*path, side, "sources", number), cited) for number, cited in enumerate(account.sources)]
        return found
