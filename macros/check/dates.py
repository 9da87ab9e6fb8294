"""Rules about days: their order within an act, and between an act and its answer."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from macros.catalogue import Catalogue, Problem
from macros.dates import PartialDate
from macros.model import Event, Office
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
    """No event, point of a series or judgement later than the day the record reaches."""
    limit = catalogue.edition.coverage_through
    days = [(f"events/{event.id}", ("date",), event.date) for event in catalogue.events.values()]
    days += [(f"pledges/{pledge.id}", ("as_of",), pledge.as_of) for pledge in catalogue.pledges.values()]
    for series in catalogue.series.values():
        days += [
            (f"series/{series.id}", ("points", n, "period"), point.period) for n, point in enumerate(series.points)
        ]
    for record, path, day in days:
        if limit.certainly_before(day):
            message = f"{path[-1]} {day} is after coverage_through {limit} (correct it, or move data/edition.yaml on)"
            yield catalogue.problem(record, path, message)


def answer_follows(catalogue: Catalogue) -> Iterator[Problem]:
    """`responds_to` names nothing later than the answer."""
    for event in catalogue.events.values():
        for number, identifier in enumerate(event.responds_to):
            earlier = catalogue.events.get(identifier)
            if earlier and event.date.certainly_before(earlier.date):
                message = f"answers {identifier} of {earlier.date}, but is itself of {event.date} (turn it round)"
                yield catalogue.problem(f"events/{event.id}", ("responds_to", number), message)


def tour_in_order(catalogue: Catalogue) -> Iterator[Problem]:
    """A tour stops at each event once, and never goes back in time."""
    for tour in catalogue.tours.values():
        for number, step in enumerate(tour.steps):
            at = (f"tours/{tour.id}", ("steps", number, "event"))
            if step.event in [earlier.event for earlier in tour.steps[:number]]:
                yield catalogue.problem(*at, f"stops at {step.event} twice (delete one)")
            here = catalogue.events.get(step.event)
            before = catalogue.events.get(tour.steps[number - 1].event) if number else None
            if here and before and here.date.certainly_before(before.date):
                message = f"{step.event} of {here.date} comes after {before.id} of {before.date} (turn them round)"
                yield catalogue.problem(*at, message)


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


def in_office(catalogue: Catalogue) -> Iterator[Problem]:
    """An office begins before it ends; a person with offices acts in no event that certainly falls outside them."""
    for actor in catalogue.actors.values():
        for number, office in enumerate(actor.offices):
            if office.end and office.end.certainly_before(office.start):
                message = f"until {office.end} is before from {office.start} (check which is wrong)"
                yield catalogue.problem(f"actors/{actor.id}", ("offices", number, "until"), message)
    for event in catalogue.events.values():
        for number, identifier in enumerate(event.actors):
            actor = catalogue.actors.get(identifier)
            if actor and actor.offices and not any(_held(office, event) for office in actor.offices):
                message = f"`{identifier}` held none of their offices on {event.date} (correct the date or the offices)"
                yield catalogue.problem(f"events/{event.id}", ("actors", number), message)


def _held(office: Office, event: Event) -> bool:
    ended = office.end is not None and office.end.certainly_before(event.date)
    return not ended and not (event.end_date or event.date).certainly_before(office.start)


ALIKE = 0.85
"""Share of letters two titles have in common (difflib's ratio) from which they are taken for one act told twice."""


def no_twins(catalogue: Catalogue) -> Iterator[Problem]:
    """Two events of one day with near-equal titles. Numbers differ between measures that are otherwise worded alike."""
    by_day: dict[PartialDate, list[Event]] = {}
    for event in catalogue.events.values():
        by_day.setdefault(event.date, []).append(event)
    for events in by_day.values():
        for first, second in combinations(events, 2):
            numbers = [re.findall(r"\d+", event.title) for event in (first, second)]
            titles = [event.title.casefold() for event in (first, second)]
            if numbers[0] == numbers[1] and SequenceMatcher(None, *titles).ratio() >= ALIKE:
                message = f"reads like {first.id} of the same day (make one event of the two, or say what differs)"
                yield catalogue.problem(f"events/{second.id}", ("title",), message)
