"""Partial dates: a year, a month or a day, exactly as precise as the source.

The written form is the Extended Date/Time Format, level 0 (EDTF, ISO 8601-2:2019): `1964`, `2025-06`, `2025-11-10`.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

HOW_TO_WRITE = "write YYYY, YYYY-MM or YYYY-MM-DD"
PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_EARLIEST_YEAR = 1800


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date with honest precision. `month` and `day` are None where the source does not give them."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, written: str) -> "PartialDate":
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

        Raises ValueError with a message for people: what is wrong, and how to write it.
        """
        match = _WRITTEN.fullmatch(written)
        if not match:
            raise ValueError(f"{written!r} is not a date ({HOW_TO_WRITE})")
        year, month, day = (int(part) if part else None for part in match.groups())
        if year < _EARLIEST_YEAR:
            raise ValueError(f"year {match[1]} is before {_EARLIEST_YEAR} ({HOW_TO_WRITE})")
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"month {match[2]} does not exist ({HOW_TO_WRITE})")
        if day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise ValueError(f"{calendar.month_name[month]} {year} has no day {match[3]} ({HOW_TO_WRITE})")
        return cls(year, month, day)

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def label(self) -> str:
        """As the site sets it: `10 November 2025`, `June 2025`, `1964`."""
        if self.month is None:
            return str(self.year)
        month = calendar.month_name[self.month]
        return f"{month} {self.year}" if self.day is None else f"{self.day} {month} {self.year}"

    def certainly_before(self, other: "PartialDate") -> bool:
        """True when no reading of the two puts this one on or after the other."""
        return self.last < other.first

    def __str__(self) -> str:
        """The written form, as in the record and in a `datetime` attribute."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.first, self.last) < (other.first, other.last)
