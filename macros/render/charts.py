"""Charts as plain geometry in viewBox units; templates/chart.svg draws them, on a page and as a file of its own.

360 units wide, so that text is as large on a phone as it is drawn, and larger on a desk. Bars begin at zero.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from macros.catalogue import Catalogue
from macros.model import Chart, Event, Point, Series
from macros.render import strip
from macros.render.environment import written
from macros.vocabulary import ChartKind, FigureStatus, Lane, PeriodKind

WIDTH = 360
ROW, PANEL, GAP = 20, 58, 40
LEFT, RIGHT = 86, 64
PATTERNS = ("paper", "hatch", "ink", "dots")
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Rect:
    """A bar, or part of one. `kind` is its pattern: ink, hatch, dots, paper or plain."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True)
class Label:
    """A text at its baseline. `anchor` is start, middle or end; `kind` is what, value or tick."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    kind: str = "tick"


@dataclass(frozen=True)
class Drawing:
    """What chart.svg draws, and the key of its patterns as (pattern, what it stands for)."""

    height: float
    rects: tuple[Rect, ...]
    labels: tuple[Label, ...]
    lines: tuple[tuple[float, float, float, float], ...] = ()
    key: tuple[tuple[str, str], ...] = ()
    width: float = field(default=WIDTH)


def draw(chart: Chart, catalogue: Catalogue) -> Drawing:
    """The drawing of a chart."""
    if chart.kind is ChartKind.exchange:
        return _exchange([event for event in catalogue.events.values() if event.id in chart.events])
    series = [catalogue.series[identifier] for identifier in chart.series]
    return _DRAW[chart.kind](series, catalogue)


def short(series: Series, point: Point) -> str:
    """A point's period, short enough for the left of a bar."""
    day = point.period
    if series.period_kind is PeriodKind.rolling_12_months:
        return f"{SHORT_MONTHS[day.month - 1]} {day.year}"
    if series.period_kind.by_day:
        return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"
    return str(day)


def _bars(series: list[Series], catalogue: Catalogue) -> Drawing:
    (one,) = series
    most = max(point.value for point in one.points) or Decimal(1)
    rects, labels = [], [Label(0, 10, one.unit, kind="what")]
    for number_, point in enumerate(one.points):
        top = 18 + number_ * ROW
        length = round(float(point.value / most) * (WIDTH - LEFT - RIGHT), 1)
        provisional = point.status is FigureStatus.provisional
        rects.append(Rect(LEFT, top + 3, length, ROW - 6, "hatch" if provisional else "plain"))
        labels.append(Label(LEFT - 6, top + 14, short(one, point), "end"))
        labels.append(
            Label(LEFT + length + 4, top + 14, written(point.value) + (" p" if provisional else ""), kind="value")
        )
    bottom = 18 + len(one.points) * ROW
    kinds = {rect.kind for rect in rects}
    meanings = (("plain", "final"), ("hatch", "provisional (p)"))
    key = tuple(each for each in meanings if each[0] in kinds) if "hatch" in kinds else ()
    return Drawing(bottom + 4, tuple(rects), tuple(labels), ((LEFT, 18, LEFT, bottom),), key)


def _layers(series: list[Series], catalogue: Catalogue) -> Drawing:
    (one,) = series
    kinds = {}
    for point in one.points:
        for part in point.parts:
            kinds.setdefault(part.what, PATTERNS[(len(kinds) + 1) % len(PATTERNS)])
    most = max(point.value for point in one.points) or Decimal(1)
    rects, labels = [], [Label(0, 10, one.unit, kind="what")]
    for number_, point in enumerate(one.points):
        top, x = 18 + number_ * ROW, float(LEFT)
        for part in point.parts:
            length = round(float(part.value / most) * (WIDTH - LEFT - RIGHT), 1)
            if length:
                rects.append(Rect(round(x, 1), top + 3, length, ROW - 6, kinds[part.what]))
            x += length
        labels.append(Label(LEFT - 6, top + 14, short(one, point), "end"))
        labels.append(Label(round(x, 1) + 4, top + 14, written(point.value), kind="value"))
    bottom = 18 + len(one.points) * ROW
    key = tuple((pattern, what) for what, pattern in kinds.items())
    return Drawing(bottom + 4, tuple(rects), tuple(labels), ((LEFT, 18, LEFT, bottom),), key)


def _steps(series: list[Series], catalogue: Catalogue) -> Drawing:
    """One panel a series, each with its own scale from zero, all on the same days."""
    last = catalogue.edition.coverage_through.last
    first = date(min(each.points[0].period.year for each in series), 1, 1)

    def x(day: date) -> float:
        return round((day - first).days / ((last - first).days or 1) * (WIDTH - 4) + 2, 1)

    rects, labels, lines = [], [], []
    for row, each in enumerate(series):
        top = row * (PANEL + GAP)
        base = top + 26 + PANEL
        labels.append(Label(0, top + 10, each.place if len({s.place for s in series}) > 1 else each.title, kind="what"))
        days = [x(point.period.first) for point in each.points] + [x(last)]
        bars = _staircase(each, days, base)
        rects += [bar for bar in bars if bar.height]
        labels += _labels_above(each, bars)
        lines.append((0, base, WIDTH, base))
    bottom = len(series) * (PANEL + GAP) - 4
    for year in range(first.year, last.year + 1):
        place = x(date(year, 1, 1))
        lines.append((place, bottom - 10, place, bottom - 4))
        if place + 28 <= WIDTH:
            labels.append(Label(place + 2, bottom + 6, str(year)))
    return Drawing(bottom + 12, tuple(rects), tuple(labels), tuple(lines))


def _staircase(series: Series, days: list[float], base: float) -> list[Rect]:
    """A bar for each point, from its day to the next one's."""
    most = max(point.value for point in series.points) or Decimal(1)
    heights = [round(float(point.value / most) * PANEL, 1) for point in series.points]
    return [
        Rect(left, round(base - height, 1), round(right - left, 1), height, "plain")
        for height, left, right in zip(heights, days[:-1], days[1:], strict=True)
    ]


def _labels_above(series: Series, bars: list[Rect]) -> list[Label]:
    """Each value once, where it begins, and where there is room."""
    labels, free, before = [], 0.0, ""
    for point, bar in zip(series.points, bars, strict=True):
        text = written(point.value)
        width, at = 6.8 * len(text), max(bar.x + 1, free)
        if at + width <= WIDTH and text != before:
            labels.append(Label(round(at, 1), round(bar.y - 3, 1), text, kind="value"))
            free = at + width + 3
        before = text
    return labels


def _signals(series: list[Series], catalogue: Catalogue) -> Drawing:
    """Events by quarter from the strip's first year on."""
    last = str(catalogue.edition.coverage_through)
    spans = [span for span in strip.strip(catalogue).spans[1:] if span.start <= last]
    kinds = {"cooperation": "paper", "pressure": "hatch", "rupture": "ink", "neutral": "dots"}
    most = max(span.total for span in spans) or 1
    width = (WIDTH - 4) / len(spans)
    base, unit = 130, 100 / most
    rects, labels, lines = [], [Label(0, 10, "events a quarter", kind="what")], [(0, base, WIDTH, base)]
    for place, span in enumerate(spans):
        y = float(base)
        for signal, pattern in kinds.items():
            height = span.counts[signal] * unit
            y -= height
            if height:
                rects.append(
                    Rect(round(2 + place * width, 1), round(y, 1), round(width - 1, 1), round(height, 1), pattern)
                )
        if place % 4 == 0 and place // 4 % 2 == 0:
            labels.append(Label(round(2 + place * width, 1), base + 14, str(strip.FIRST_YEAR + place // 4)))
            lines.append((round(1 + place * width, 1), base, round(1 + place * width, 1), base + 5))
        if span.total == most:
            labels.append(Label(round(2 + place * width, 1), round(y - 4, 1), str(most), kind="value"))
    return Drawing(base + 20, tuple(rects), tuple(labels), tuple(lines), tuple((p, s) for s, p in kinds.items()))


def _exchange(events: list[Event]) -> Drawing:
    """A row an event, a column a lane, a line from each act to what answers it. Numbers are those of the table."""
    columns = {Lane.washington: 120.0, Lane.joint: 205.0, Lane.third: 205.0, Lane.beijing: 290.0}
    heads = [("Washington", 120.0), ("both, others", 205.0), ("Beijing", 290.0)]
    labels = [Label(x, 10, text, "middle", "what") for text, x in heads]
    places = {event.id: (columns[event.lane], 34.0 + row * 24) for row, event in enumerate(events)}
    rects, lines = [], []
    for number_, event in enumerate(events, 1):
        x, y = places[event.id]
        day = event.date
        written_day = f"{day.day or ''} {SHORT_MONTHS[day.month - 1] if day.month else ''} {day.year}".strip()
        labels.append(Label(LEFT - 6, y + 4, written_day, "end"))
        rects.append(Rect(x - 9, y - 9, 18, 18, "paper"))
        labels.append(Label(x, y + 4, str(number_), "middle", "value"))
        for earlier in event.responds_to:
            if earlier in places:
                from_x, from_y = places[earlier]
                lines.append((from_x, from_y + 9, x, y - 9))
    return Drawing(34.0 + len(events) * 24, tuple(rects), tuple(labels), tuple(lines))


_DRAW: Mapping[ChartKind, Callable[[list[Series], Catalogue], Drawing]] = {
    ChartKind.bars: _bars,
    ChartKind.layers: _layers,
    ChartKind.steps: _steps,
    ChartKind.signals: _signals,
}
