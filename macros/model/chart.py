"""A chart: which series it draws, how, and what a reader should and should not see in it."""

from typing import ClassVar

from pydantic import Field, model_validator

from macros.model.base import Id, Line, Listed
from macros.vocabulary import ChartKind


class Chart(Listed):
    """Drawn at build time; its numbers, sources and limits are those of its series."""

    LABEL: ClassVar[str] = "title"

    id: Id = Field(exclude=True)
    title: Line = Field(description="What it shows, at most 110 characters")
    kind: ChartKind = Field(description="bars, steps, layers, signals (events by quarter), exchange (act and answer)")
    series: tuple[Id, ...] = Field((), description="The series drawn; bars and layers draw one")
    events: tuple[Id, ...] = Field((), description="The events of an exchange")
    takeaway: Line = Field(description="What to see in it, without numbers, at most 300 characters")
    not_shown: Line = Field(description="What it does not show, at most 300 characters")

    @model_validator(mode="after")
    def _draws_what_it_can(self) -> "Chart":
        if (self.kind is ChartKind.exchange) != bool(self.events):
            raise ValueError("exchange needs events, and no other kind has them")
        none, one = (ChartKind.signals, ChartKind.exchange), (ChartKind.bars, ChartKind.layers)
        wanted = 0 if self.kind in none else 1 if self.kind in one else None
        if (wanted is not None and len(self.series) != wanted) or not (self.series or wanted == 0):
            raise ValueError(f"{self.kind.value} needs {wanted if wanted is not None else 'at least one'} series")
        return self
