"""Rules about evidence: what rests on what."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from macros.catalogue import Catalogue, Problem


def listed(catalogue: Catalogue) -> Iterator[Problem]:
    """A source cited in an account or a figure also stands in the event's own list; none stands there twice."""
    for event in catalogue.events.values():
        own = [support.id for support in event.sources]
        for path, citation in event.citations():
            if path[0] != "sources" and citation.id not in own:
                message = f"`{citation.id}` is not in this event's sources (add it there, with what it supports)"
                yield catalogue.problem(f"events/{event.id}", (*path, "id"), message)
        for number, identifier in enumerate(own):
            if identifier in own[:number]:
                message = f"`{identifier}` is listed twice (make one entry of the two)"
                yield catalogue.problem(f"events/{event.id}", ("sources", number, "id"), message)


def used(catalogue: Catalogue) -> Iterator[Problem]:
    """A source that no record and no page cites carries nothing. A record that cannot be read may cite anything."""
    if any(not record.startswith("sources") for record in catalogue.broken):
        return
    cited_on_pages = "\n".join(catalogue.pages.values())
    for identifier in catalogue.sources:
        if identifier not in catalogue.citing and f'cite("{identifier}"' not in cited_on_pages:
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
