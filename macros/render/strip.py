"""The overview strip above the chronology: events by quarter and signal, with duty and deaths on the same years.

Plain geometry in viewBox units; templates/strip.html draws it.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from macros.catalogue import Catalogue
from macros.model import Series
from macros.vocabulary import FigureStatus, Signal

FIRST_YEAR = 2015
DUTY, DEATHS = "us-fentanyl-duty-on-china", "us-overdose-deaths-synthetic-opioids"
LEFT, QUARTER = 76, 20
DUTY_ROW, DEATHS_ROW, EVENTS_ROW = (22, 34), (86, 44), (158, 96)
"""Top and height of the three rows."""


@dataclass(frozen=True)
class Bar:
    """A rectangle with what it stands for."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    label: str = ""


@dataclass(frozen=True)
class Span:
    """One quarter, or all years before the first: its place, its days as the filter takes them, its events."""

    x: float
    label: str
    start: str
    until: str
    counts: dict[str, int]
    bars: tuple[Bar, ...]

    @property
    def total(self) -> int:
        """How many events lie in it."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Strip:
    """Everything the template draws."""

    width: float
    height: float
    base: float
    unit: float
    spans: tuple[Span, ...]
    years: tuple[tuple[int, float], ...]
    deaths: tuple[Bar, ...]
    duty: tuple[Bar, ...]


def strip(catalogue: Catalogue) -> Strip:
    """The strip of a catalogue. Series that a catalogue does not have leave their row empty."""
    last = catalogue.edition.coverage_through
    periods = [(year, quarter) for year in range(FIRST_YEAR, last.year + 1) for quarter in range(1, 5)]
    counts: dict[tuple[int, int], Counter] = {period: Counter() for period in [(0, 0), *periods]}
    for event in catalogue.events.values():
        day = event.date.first
        period = (day.year, (day.month + 2) // 3) if day.year >= FIRST_YEAR else (0, 0)
        counts[period][event.signal.value] += 1
    tallest = max((sum(count.values()) for count in counts.values()), default=1) or 1
    unit = EVENTS_ROW[1] / tallest
    base = sum(EVENTS_ROW)
    return Strip(
        width=_x(last.year + 1, 1) + 8,
        height=base + 24,
        base=base,
        unit=round(unit, 3),
        spans=tuple(_span(period, count, unit, base) for period, count in counts.items()),
        years=tuple((year, _x(year, 1)) for year in range(FIRST_YEAR, last.year + 1)),
        deaths=_deaths(catalogue.series.get(DEATHS)),
        duty=_duty(catalogue.series.get(DUTY), last.last),
    )


def counts_csv(catalogue: Catalogue) -> str:
    """Events by quarter and signal, one row a quarter."""
    rows = [("quarter", *(signal.value for signal in Signal))]
    rows += [(span.label, *span.counts.values()) for span in strip(catalogue).spans]
    return "".join(",".join(f'"{cell}"' if "," in str(cell) else str(cell) for cell in row) + "\r\n" for row in rows)


DAYS_AROUND = timedelta(days=90)


@dataclass(frozen=True)
class Step:
    """A day on which the duty changed, and the days before and after it that may be compared, first and last."""

    label: str
    before: tuple[date, date]
    after: tuple[date, date]


def steps(catalogue: Catalogue) -> list[Step]:
    """Every step of the duty, with ninety days on either side, as far as the record reaches."""
    series = catalogue.series.get(DUTY)
    one = timedelta(days=1)
    return [
        Step(
            f"{point.value} percent, {point.period.label}",
            ((day := point.period.first) - DAYS_AROUND, day - one),
            (day, min(day + DAYS_AROUND - one, catalogue.edition.coverage_through.last)),
        )
        for point in (series.points if series else ())
    ]


def _x(year: int, quarter: int) -> float:
    return LEFT + ((year - FIRST_YEAR) * 4 + quarter - 1) * QUARTER


def _at(day: date) -> float:
    """A day's place on the axis."""
    return _x(day.year, 1) + (day.timetuple().tm_yday - 1) / 365 * 4 * QUARTER


def _span(period: tuple[int, int], count: Counter, unit: float, base: float) -> Span:
    year, quarter = period
    if not year:
        x, label, start, until = LEFT - 2.2 * QUARTER, f"before {FIRST_YEAR}", "", str(FIRST_YEAR - 1)
    else:
        x, label = _x(year, quarter), f"{year}, quarter {quarter}"
        start, until = f"{year}-{quarter * 3 - 2:02}", f"{year}-{quarter * 3:02}"
    bars, top = [], base
    for signal in Signal:
        height = count[signal.value] * unit
        top -= height
        if height:
            bars.append(Bar(round(x + 2, 1), round(top, 1), QUARTER - 4, round(height, 1), signal.value))
    return Span(round(x, 1), label, start, until, {s.value: count[s.value] for s in Signal}, tuple(bars))


def _scaled(value: Decimal, most: Decimal, row: tuple[int, int]) -> tuple[float, float]:
    """Top and height of a bar on the row's floor. The scale begins at zero."""
    height = float(value / most) * row[1] if most else 0.0
    return round(row[0] + row[1] - height, 1), round(height, 1)


def _deaths(series: Series | None) -> tuple[Bar, ...]:
    points = [point for point in series.points if point.period.year >= FIRST_YEAR] if series else []
    most = max((point.value for point in points), default=Decimal(0))
    bars = []
    for point in points:
        top, height = _scaled(point.value, most, DEATHS_ROW)
        kind = "provisional" if point.status == FigureStatus.provisional else "final"
        bars.append(Bar(_x(point.period.year, 1) + 2, top, 4 * QUARTER - 4, height, kind, f"{point.value:,}"))
    return tuple(bars)


def _duty(series: Series | None, end: date) -> tuple[Bar, ...]:
    points = series.points if series else ()
    most = max((point.value for point in points), default=Decimal(0))
    days = [point.period.first for point in points] + [end]
    bars = []
    for number, point in enumerate(points):
        if point.value:
            top, height = _scaled(point.value, most, DUTY_ROW)
            x = _at(days[number])
            label = f"{point.value} % from {point.period.label}"
            bars.append(Bar(round(x, 1), top, round(_at(days[number + 1]) - x, 1), height, f"{point.value} %", label))
    return tuple(bars)
