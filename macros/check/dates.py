"""Rules about days: their order within an act, and between an act and its answer."""

from collections.abc import Iterator

from macros.catalogue import Catalogue, Problem
from macros.dates import PartialDate
from macros.model import Event
from macros.vocabulary import DateKind

BEFORE_EFFECT = {DateKind.announced, DateKind.adopted, DateKind.decided, DateKind.signed}
AFTER_EFFECT = {DateKind.expires, DateKind.ended, DateKind.paused}


def days_in_order(catalogue: Catalogue) -> Iterator[Problem]:
    """Announced, adopted, decided or signed before in force; in force before paused, ended or expired."""
    for event in catalogue.events.values():
        record = f"events/{event.id}"
        if event.end_date and event.end_date.certainly_before(event.date):
            message = f"end_date {event.end_date} is before date {event.date} (check which is wrong)"
            yield catalogue.problem(record, ("end_date",), message)
        for number, day in _in_force(event):
            path = ("date",) if number is None else ("dates", number, "date")
            for other_kind, other in _days(event):
                if other_kind in BEFORE_EFFECT and day.certainly_before(other):
                    message = f"in force {day} is before {other_kind.value} {other} (check which is wrong)"
                    yield catalogue.problem(record, path, message)
                if other_kind in AFTER_EFFECT and other.certainly_before(day):
                    message = f"{other_kind.value} {other} is before in force {day} (check which is wrong)"
                    yield catalogue.problem(record, path, message)


def _days(event: Event) -> list[tuple[DateKind, PartialDate]]:
    return [(event.date_kind, event.date)] + [(other.kind, other.date) for other in event.dates]


def _in_force(event: Event) -> list[tuple[int | None, PartialDate]]:
    """Numbered as in the record; None for the event's own date. The first day in force is the one that counts."""
    days = [(None, event.date)] if event.date_kind == DateKind.in_force else []
    days += [(number, other.date) for number, other in enumerate(event.dates) if other.kind == DateKind.in_force]
    return sorted(days, key=lambda day: day[1])[:1]


def within_coverage(catalogue: Catalogue) -> Iterator[Problem]:
    """No event later than the day the record reaches."""
    limit = catalogue.edition.coverage_through
    for event in catalogue.events.values():
        if limit.certainly_before(event.date):
            message = f"date {event.date} is after coverage_through {limit} (correct it, or move data/edition.yaml on)"
            yield catalogue.problem(f"events/{event.id}", ("date",), message)


def answer_follows(catalogue: Catalogue) -> Iterator[Problem]:
    """`responds_to` names nothing later than the answer."""
    for event in catalogue.events.values():
        for number, identifier in enumerate(event.responds_to):
            earlier = catalogue.events.get(identifier)
            if earlier and event.date.certainly_before(earlier.date):
                message = f"answers {identifier} of {earlier.date}, but is itself of {event.date} (turn it round)"
                yield catalogue.problem(f"events/{event.id}", ("responds_to", number), message)


def no_circular_thread(catalogue: Catalogue) -> Iterator[Problem]:
    """Events of one day could name each other; that would make a thread without a beginning."""
    finished: set[str] = set()
    for start in catalogue.events:
        trail: list[str] = []
        stack = [(start, 0)]
        while stack:
            identifier, depth = stack.pop()
            del trail[depth:]
            if identifier in trail:
                circle = " -> ".join([*trail[trail.index(identifier) :], identifier])
                yield catalogue.problem(f"events/{trail[-1]}", ("responds_to",), f"a circle: {circle} (cut one link)")
                continue
            if identifier in finished or identifier not in catalogue.events:
                continue
            trail.append(identifier)
            stack += [(earlier, len(trail)) for earlier in catalogue.events[identifier].responds_to]
        finished.add(start)
