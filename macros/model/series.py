"""Numbers over time, and figures that are often quoted, each point with its source."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, model_validator

from macros.model.base import Citation, Date, Id, Line, Listed, Path, Record, Support, Text
from macros.model.event import Figure
from macros.vocabulary import FigureStatus, PeriodKind


def _number(value: object) -> Decimal:
    written = str(value).strip()
    whole, _, rest = written.removeprefix("-").partition(".")
    if not (whole.isascii() and whole.isdigit() and (rest.isdigit() or "." not in written)):
        raise ValueError(f"{written!r} is not a number (digits and a decimal point, no separators: 48422 or 2.5)")
    return Decimal(written)


Number = Annotated[Decimal, BeforeValidator(_number)]
"""A decimal number exactly as published: 48422, 2.5. Its unit is the series' unit."""


class Part(Record):
    """One layer of a total, with the instrument that put it there."""

    what: Line = Field(description="What this layer is")
    value: Number = Field(description="In the unit of the series")
    instrument: Line = Field(description="The legal instrument")


class Earlier(Record):
    """What stood at a point before its publisher revised it."""

    value: Number
    published: Date = Field(description="When the earlier value was published")
    source: Citation


class Point(Record):
    """One value of a series."""

    period: Date = Field(description="A year, the last month of twelve, or a day: as the series' period_kind says")
    value: Number = Field(description="The number as published")
    status: FigureStatus = Field(description="final, or provisional while the publisher may still revise it")
    source: Citation
    note: Line | None = Field(None, description="What a reader should know about this point")
    event: Id | None = Field(None, description="The event that set it")
    instrument: Line | None = Field(None, description="The legal instrument or action. Required in steps and actions")
    parts: tuple[Part, ...] = Field((), description="The layers of a total, which add up to it")
    earlier: tuple[Earlier, ...] = Field((), description="Values published before a revision, oldest first")


class Series(Listed):
    """A number over time: one unit, one definition, one kind of period, one place."""

    LABEL: ClassVar[str] = "title"

    id: Id = Field(exclude=True)
    title: Line = Field(description="What is counted or charged, where, over which periods, at most 110 characters")
    unit: Line = Field(description="deaths, pounds, percent, substances …")
    definition: Text = Field(description="What exactly is counted or charged, and on top of what")
    period_kind: PeriodKind = Field(description="What `period` means in every point")
    place: Line = Field(description="The place or border it holds for")
    revisions: Text = Field(description="How and when the publisher revises it, and what was revised")
    limits: Text = Field(description="What it does not show, and which points are missing")
    points: tuple[Point, ...] = Field(min_length=1, description="Values, oldest first")
    sources: tuple[Support, ...] = Field(min_length=1, description="Every source the series rests on")
    added: Date = Field(description="The day the record was first published")

    @model_validator(mode="after")
    def _steps_name_their_instrument(self) -> "Series":
        if self.period_kind.by_day:
            for point in self.points:
                if not point.instrument:
                    raise ValueError(f"the point of {point.period} needs its instrument (add instrument: the order)")
        return self

    def citations(self) -> list[tuple[Path, Citation]]:
        """Every citation in the record, with its place in it."""
        found: list[tuple[Path, Citation]] = [(("sources", n), support) for n, support in enumerate(self.sources)]
        for n, point in enumerate(self.points):
            found.append((("points", n, "source"), point.source))
            found += [(("points", n, "earlier", m, "source"), old.source) for m, old in enumerate(point.earlier)]
        return found


class QuotedFigure(Figure, Listed):
    """A figure that is often quoted, with where it comes from and what it cannot tell."""

    LABEL: ClassVar[str] = "definition"

    id: Id = Field(exclude=True)
    origin: Line = Field(description="Who first gave it, and how, at most 300 characters")
    limits: Line = Field(description="What it cannot tell, at most 300 characters")
    sources: tuple[Support, ...] = Field((), description="Other sources, with what they support")

    def citations(self) -> list[tuple[Path, Citation]]:
        """Every citation in the record, with its place in it."""
        return [(("source",), self.source), *((("sources", n), support) for n, support in enumerate(self.sources))]
