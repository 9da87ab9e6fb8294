"""The Catalogue: every valid record, where each was written, and how records hang together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from macros.model import (
    Actor,
    Chapter,
    Chart,
    Citation,
    Claim,
    Edition,
    Event,
    Exemption,
    Figure,
    HelpLine,
    PlainVersion,
    Pledge,
    Question,
    QuotedFigure,
    Series,
    Source,
    Term,
    Theme,
    Tour,
)
from macros.model.base import Path

Position = tuple[int, int]
JUDGEMENTS = ("claims", "pledges", "questions")
LISTING_SOURCES = ("events", *JUDGEMENTS, "series")
"""Collections whose records list every source they rest on, with what it supports."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong, where, and how to write it.

    `rule` is the check that found it (empty for the loader), `record` what data/exceptions.yaml would call the place.
    """

    file: str
    line: int
    column: int
    message: str
    rule: str = ""
    record: str = field(default="", compare=False)

    def __str__(self) -> str:
        rule = f" [{self.rule}]" if self.rule else ""
        return f"{self.file}:{self.line}:{self.column}: {self.message}{rule}"


@dataclass(frozen=True)
class Place:
    """Where a record was written: its file, and the line and column of every value and key in it."""

    file: str
    values: Mapping[Path, Position] = field(default_factory=dict, repr=False)
    keys: Mapping[Path, Position] = field(default_factory=dict, repr=False)
    root: Path = ()

    def value(self, path: Path) -> Position:
        """Position of the value at `path`, or of the nearest thing around it."""
        path = self.root + path
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def key(self, path: Path) -> Position:
        """Position of the key at `path`, or of its value where it has no key."""
        return self.keys.get(self.root + path) or self.value(path)


@dataclass(frozen=True)
class Catalogue:
    """All records by id, in the order the site shows them (events by date)."""

    edition: Edition
    events: Mapping[str, Event] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    help: Mapping[str, HelpLine] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    pledges: Mapping[str, Pledge] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    figures: Mapping[str, QuotedFigure] = field(default_factory=dict)
    tours: Mapping[str, Tour] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    chapters: Mapping[str, Chapter] = field(default_factory=dict)
    plain_versions: Mapping[str, PlainVersion] = field(default_factory=dict)
    exemptions: tuple[Exemption, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict, repr=False)
    broken: frozenset[str] = frozenset()
    """Records that exist but could not be read, as `events/<id>`, and whole collections, as `actors`: links to
    them are not reported as well."""

    def problem(self, record: str, path: Path, message: str) -> Problem:
        """A Problem at the place in `record` (`events/<id>`, `sources/<id>` …) that `path` names."""
        place = self.places.get(record, Place(record))
        return Problem(place.file, *place.value(path), message, record=record)

    def has(self, collection: str, identifier: str) -> bool:
        """True when the record exists, readable or not."""
        unread = {collection, f"{collection}/{identifier}"} & self.broken
        return identifier in getattr(self, collection) or bool(unread)

    @cached_property
    def answers(self) -> Mapping[str, tuple[Event, ...]]:
        """For each event id, the events that answer it, by date."""
        found: dict[str, list[Event]] = {}
        for event in self.events.values():
            for earlier in event.responds_to:
                found.setdefault(earlier, []).append(event)
        return {identifier: tuple(events) for identifier, events in found.items()}

    @cached_property
    def quotable(self) -> Mapping[str, tuple[Event | None, Figure]]:
        """Every figure that a page may quote, by id, with the event that holds it where one does."""
        held = {figure.id: (event, figure) for event in self.events.values() for figure in event.figures}
        return held | {figure.id: (None, figure) for figure in self.figures.values()}

    @cached_property
    def citing(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """For each source id, the records that cite it, as (collection, id), each once."""
        found: dict[str, dict[tuple[str, str], None]] = {}
        for record, _, citation in self.citations():
            collection, identifier = record.split("/", 1)
            found.setdefault(citation.id, {})[(collection, identifier)] = None
        return {identifier: tuple(records) for identifier, records in found.items()}

    @cached_property
    def weighing(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """For each event id, the claims, pledges and questions that rest on it, as (collection, id)."""
        found: dict[str, list[tuple[str, str]]] = {}
        for collection in JUDGEMENTS:
            for identifier, record in getattr(self, collection).items():
                for event in record.events:
                    found.setdefault(event, []).append((collection, identifier))
        return {event: tuple(records) for event, records in found.items()}

    def citations(self) -> Iterator[tuple[str, Path, Citation]]:
        """Every citation in every record: the record (`events/<id>`), the place in it, the citation."""
        for collection in (*LISTING_SOURCES, "figures"):
            for identifier, record in getattr(self, collection).items():
                for path, citation in record.citations():
                    yield f"{collection}/{identifier}", path, citation
        for collection in ("actors", "glossary", "help"):
            for identifier, record in getattr(self, collection).items():
                for number, citation in enumerate(record.sources):
                    yield f"{collection}/{identifier}", ("sources", number), citation

    def select(self, *, theme: str | None = None, actor: str | None = None) -> tuple[Event, ...]:
        """Events with this theme and this actor, by date. None stands for any."""
        return tuple(
            event
            for event in self.events.values()
            if (theme is None or theme in event.themes) and (actor is None or actor in event.actors)
        )


def chronological(events: Iterable[Event]) -> list[Event]:
    """Events by date; on one day, an answer after what it answers, then by id. Never by the order of files."""
    by_id = {event.id: event for event in events}

    def steps(event: Event, seen: frozenset[str] = frozenset()) -> int:
        """How many events of the same day lead up to this one."""
        same_day = [by_id[earlier] for earlier in event.responds_to if earlier in by_id and earlier not in seen]
        seen |= {event.id}
        return max((1 + steps(earlier, seen) for earlier in same_day if earlier.date == event.date), default=0)

    return sorted(by_id.values(), key=lambda event: (event.date, steps(event), event.id))
