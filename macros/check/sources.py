"""Rules about evidence: what rests on what."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from macros.catalogue import LISTING_SOURCES, Catalogue, Problem


def listed(catalogue: Catalogue) -> Iterator[Problem]:
    """A source cited anywhere in a record also stands in the record's own list; none stands there twice."""
    for collection in LISTING_SOURCES:
        for identifier, record in getattr(catalogue, collection).items():
            own = [support.id for support in record.sources]
            for path, citation in record.citations():
                if path[0] != "sources" and citation.id not in own:
                    message = f"`{citation.id}` is not in this record's sources (add it there, with what it supports)"
                    yield catalogue.problem(f"{collection}/{identifier}", (*path, "id"), message)
            for number, cited in enumerate(own):
                if cited in own[:number]:
                    message = f"`{cited}` is listed twice (make one entry of the two)"
                    yield catalogue.problem(f"{collection}/{identifier}", ("sources", number, "id"), message)


def used(catalogue: Catalogue) -> Iterator[Problem]:
    """A source that no record and no page cites carries nothing. A record that cannot be read may cite anything."""
    if any(not record.startswith("sources") for record in catalogue.broken):
        return
    cited_on_pages = "\n".join(catalogue.pages.values())
    for identifier in catalogue.sources:
        on_a_page = re.search(rf"cite\(\s*[\"']{re.escape(identifier)}[\"']", cited_on_pages)
        if identifier not in catalogue.citing and not on_a_page:
            message = (
                f"no record or page cites the source `{identifier}` (cite it where it supports something, or delete it)"
            )
            yield catalogue.problem(f"sources/{identifier}", (), message)


def address_once(catalogue: Catalogue) -> Iterator[Problem]:
    """`url` and `read_at` over all sources, compared without scheme, `www.`, fragment and final slash."""
    seen: dict[str, str] = {}
    for source in catalogue.sources.values():
        for name in ("url", "read_at"):
            address = getattr(source, name)
            if not address:
                continue
            key = _same_address(address)
            if seen.setdefault(key, source.id) != source.id:
                message = f"the address is that of {seen[key]} too (make one source of the two)"
                yield catalogue.problem(f"sources/{source.id}", (name,), message)


def _same_address(address: str) -> str:
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + query


def two_publishers(catalogue: Catalogue) -> Iterator[Problem]:
    """Publishers are told apart by name."""
    for event in catalogue.events.values():
        known = [catalogue.sources[support.id] for support in event.sources if support.id in catalogue.sources]
        publishers = {source.publisher.casefold() for source in known}
        if event.milestone and len(known) == len(event.sources) and len(publishers) < 2:
            message = f"a milestone with one publisher, {known[0].publisher} (add an independent source)"
            yield catalogue.problem(f"events/{event.id}", ("sources",), message)


def both_capitals(catalogue: Catalogue) -> Iterator[Problem]:
    """Milestones only; elsewhere accounts are welcome."""
    for event in catalogue.events.values():
        for side in ("us", "prc"):
            if event.milestone and getattr(event.accounts, side) is None:
                message = f"a milestone without accounts.{side} (add what it said, or none_found with the day looked)"
                yield catalogue.problem(f"events/{event.id}", ("accounts",), message)


PRIMARY_SHARE = 0.6


def primary_share(catalogue: Catalogue) -> Iterator[Problem]:
    """Documents and actors' own words, among all sources."""
    sources = catalogue.sources.values()
    primary = sum(source.primary for source in sources)
    if any(record.startswith("sources") for record in catalogue.broken):
        return
    if sources and primary / len(sources) < PRIMARY_SHARE:
        message = f"{primary} of {len(sources)} sources are primary (at least {PRIMARY_SHARE:.0%}: find the documents)"
        yield catalogue.problem("edition/edition", (), message)


def three_positions(catalogue: Catalogue) -> Iterator[Problem]:
    """Both governments among them, or the question is not shown fairly."""
    for question in catalogue.questions.values():
        sides = {position.side.value for position in question.positions}
        if len(question.positions) < 3 or not {"us", "prc"} <= sides:
            message = "a question needs three positions, both governments' among them (add the missing one)"
            yield catalogue.problem(f"questions/{question.id}", ("positions",), message)
