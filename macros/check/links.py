"""Rules about ids: they exist, they are unique, they say what they should."""

from collections.abc import Iterator
from difflib import get_close_matches

from macros.catalogue import JUDGEMENTS, Catalogue, Problem
from macros.model.base import Path


def kind_of(collection: str) -> str:
    """What one record of a collection is called."""
    named = {"help": "help line", "glossary": "term", "series": "series", "quotable": "figure"}
    return named.get(collection, collection.removesuffix("s"))


def near(identifier: str, known) -> str:
    """The hint for an unknown id: the nearest spellings, or where the list is."""
    spellings = get_close_matches(identifier, sorted(known), n=3, cutoff=0.5)
    return f"did you mean {' or '.join(spellings)}?" if spellings else "no id is spelt like it"


def ids_resolve(catalogue: Catalogue) -> Iterator[Problem]:
    """Themes, actors, answered events, cited sources and related terms."""
    for record, path, collection, identifier in _references(catalogue):
        if not catalogue.has(collection, identifier):
            kind = kind_of(collection)
            hint = near(identifier, getattr(catalogue, collection))
            yield catalogue.problem(record, path, f"no {kind} `{identifier}` ({hint})")


def _references(catalogue: Catalogue) -> Iterator[tuple[str, Path, str, str]]:
    for event in catalogue.events.values():
        for name, collection in (("themes", "themes"), ("actors", "actors"), ("responds_to", "events")):
            for number, identifier in enumerate(getattr(event, name)):
                yield f"events/{event.id}", (name, number), collection, identifier
    for record, path, citation in catalogue.citations():
        yield record, (*path, "id"), "sources", citation.id
    for collection in JUDGEMENTS:
        for record in getattr(catalogue, collection).values():
            for number, identifier in enumerate(record.events):
                yield f"{collection}/{record.id}", ("events", number), "events", identifier
    yield from _references_of_one_kind(catalogue)


def _references_of_pledges(catalogue: Catalogue) -> Iterator[tuple[str, Path, str, str]]:
    for pledge in catalogue.pledges.values():
        yield f"pledges/{pledge.id}", ("event",), "events", pledge.event
        for name in ("made_by", "made_to"):
            for number, identifier in enumerate(getattr(pledge, name)):
                yield f"pledges/{pledge.id}", (name, number), "actors", identifier


def _references_of_one_kind(catalogue: Catalogue) -> Iterator[tuple[str, Path, str, str]]:
    """What only pledges, series, charts, tours and terms name."""
    yield from _references_of_pledges(catalogue)
    for series in catalogue.series.values():
        for number, point in enumerate(series.points):
            if point.event:
                yield f"series/{series.id}", ("points", number, "event"), "events", point.event
    for chart in catalogue.charts.values():
        for name in ("series", "events"):
            for number, identifier in enumerate(getattr(chart, name)):
                yield f"charts/{chart.id}", (name, number), name, identifier
    for tour in catalogue.tours.values():
        for number, step in enumerate(tour.steps):
            yield f"tours/{tour.id}", ("steps", number, "event"), "events", step.event
    for term in catalogue.glossary.values():
        for number, identifier in enumerate(term.see):
            yield f"glossary/{term.id}", ("see", number), "glossary", identifier


def id_matches_date(catalogue: Catalogue) -> Iterator[Problem]:
    """`<year>-<slug>`, the year that of `date`."""
    for event in catalogue.events.values():
        if not event.id.startswith(f"{event.date.year}-"):
            message = (
                f"the file name does not begin with the year of {event.date} (rename it, keep the old id in aliases)"
            )
            yield catalogue.problem(f"events/{event.id}", ("date",), message)


def ids_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """Earlier ids are never used again; figure ids are unique among all events; nothing is listed twice."""
    figures: dict[str, str] = dict.fromkeys(catalogue.figures, "data/figures.yaml")
    aliases: dict[str, str] = {}
    for event in catalogue.events.values():
        record = f"events/{event.id}"
        for number, figure in enumerate(event.figures):
            if figure.id in figures:
                message = f"the figure id `{figure.id}` is used in {figures[figure.id]} too (rename one)"
                yield catalogue.problem(record, ("figures", number, "id"), message)
            figures.setdefault(figure.id, event.id)
        for number, alias in enumerate(event.aliases):
            if alias in catalogue.events or alias in aliases:
                message = f"the earlier id `{alias}` is in use (an id is never used again)"
                yield catalogue.problem(record, ("aliases", number), message)
            aliases[alias] = event.id
        for name in ("themes", "actors", "responds_to"):
            listed = getattr(event, name)
            for number, identifier in enumerate(listed):
                if identifier in listed[:number]:
                    yield catalogue.problem(record, (name, number), f"`{identifier}` is listed twice (delete one)")
