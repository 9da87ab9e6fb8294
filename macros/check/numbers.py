"""Rules about series: their points in order, of one kind, and totals that add up."""

from collections.abc import Iterator

from macros.catalogue import Catalogue, Problem
from macros.vocabulary import PeriodKind

_PRECISION = {
    PeriodKind.calendar_year: (4, "YYYY"),
    PeriodKind.fiscal_year: (4, "YYYY, the year the fiscal year ends in"),
    PeriodKind.rolling_12_months: (7, "YYYY-MM, the last of the twelve months"),
    PeriodKind.step: (10, "YYYY-MM-DD, the first day it holds"),
    PeriodKind.action: (10, "YYYY-MM-DD, the day of the action"),
}


def points_in_order(catalogue: Catalogue) -> Iterator[Problem]:
    """Periods rise, each once, each written as the period kind asks. Two actions may share a day."""
    for series in catalogue.series.values():
        length, how = _PRECISION[series.period_kind]
        for number, point in enumerate(series.points):
            at = (f"series/{series.id}", ("points", number, "period"))
            if len(str(point.period)) != length:
                kind = series.period_kind.value.replace("_", " ")
                yield catalogue.problem(*at, f"{point.period} is not the period of a {kind} series (write {how})")
            before = series.points[number - 1].period if number else None
            if before and (point.period < before or (point.period == before and series.period_kind != "action")):
                yield catalogue.problem(*at, f"{point.period} does not follow {before} (oldest first, each once)")


def parts_add_up(catalogue: Catalogue) -> Iterator[Problem]:
    """The layers of a total are the total."""
    for series in catalogue.series.values():
        for number, point in enumerate(series.points):
            total = sum(part.value for part in point.parts)
            if point.parts and total != point.value:
                message = f"the parts add up to {total}, not to {point.value} (correct one of them)"
                yield catalogue.problem(f"series/{series.id}", ("points", number, "value"), message)
