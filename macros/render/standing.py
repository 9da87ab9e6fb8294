"""Where things stand on the day the record reaches, computed from the record."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalogue import Catalogue
from macros.dates import PartialDate
from macros.model import Event
from macros.render.strip import DUTY
from macros.vocabulary import FigureStatus, Lane

TOLL = "us-overdose-deaths-all-drugs"
CHANNEL = "cooperation"
LEADERS = {"xi-jinping", "president-trump"}
"""The two presidents in office on the day the record reaches."""


@dataclass(frozen=True)
class Standing:
    """One line of the board: what, how it stands, since or on which day, and the event it rests on."""

    what: str
    how: str
    day: PartialDate
    event: Event | None
    series: str | None = None


def standing(catalogue: Catalogue) -> list[Standing]:
    """Duty, channel, presidents, toll and the next day that is set; lines that the record cannot fill are left out."""
    return [line for line in _lines(catalogue) if line]


def _lines(catalogue: Catalogue) -> Iterator[Standing | None]:
    if series := catalogue.series.get(DUTY):
        point = series.points[-1]
        how = f"{point.value} percent on goods from China" if point.value else "None on goods from China"
        event = catalogue.events.get(point.event or "")
        yield Standing("The US duty over fentanyl", f"{how}: {point.instrument}", point.period, event, DUTY)
    events = list(catalogue.events.values())
    joint = [event for event in events if event.lane is Lane.joint]
    yield _last("The drug-control channel, last used", [event for event in joint if CHANNEL in event.themes])
    yield _last("The two presidents’ last contact", [event for event in joint if set(event.actors) >= LEADERS])
    if series := catalogue.series.get(TOLL):
        point = series.points[-1]
        status = "provisional" if point.status is FigureStatus.provisional else "final"
        how = f"{point.value:,} {series.unit} from all drugs in the United States, {status}"
        yield Standing("The toll, by year", how, point.period, catalogue.events.get(point.event or ""), TOLL)
    yield _next(catalogue)


def _last(what: str, events: list[Event]) -> Standing | None:
    return Standing(what, events[-1].title, events[-1].date, events[-1]) if events else None


def _next(catalogue: Catalogue) -> Standing | None:
    """The first day after the record's last that an act sets."""
    reach = catalogue.edition.coverage_through.last
    ahead = [
        (other.date.first, event, other)
        for event in catalogue.events.values()
        for other in event.dates
        if other.date.first > reach
    ]
    if not ahead:
        return None
    _, event, other = min(ahead, key=lambda found: (found[0], found[1].id))
    return Standing(
        "The next day that is set", event.title + (f": {other.note}" if other.note else ""), other.date, event
    )
