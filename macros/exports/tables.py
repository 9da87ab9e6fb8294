"""The events as JSON and CSV, with the fields that design.md promises to others."""

import csv
import io
import json
from typing import Any

from macros.catalogue import Catalogue
from macros.model import Event, Series

COLUMNS = (
    "id", "date", "end_date", "dates", "title", "summary", "importance", "lane", "signal", "themes", "actors",
    "responds_to", "status", "confidence", "sources", "url",
)  # fmt: skip


POINT_COLUMNS = (
    "period", "value", "unit", "status", "instrument", "event", "note", "source", "publisher", "source_url", "locator",
)  # fmt: skip


def events_json(catalogue: Catalogue, site_url: str = "") -> str:
    """`{"edition", "coverage_through", "count", "events": [...]}`, events by date."""
    return _whole(
        catalogue, "events", [event_object(catalogue, event, site_url) for event in catalogue.events.values()]
    )


def judgements_json(catalogue: Catalogue, collection: str, site_url: str = "") -> str:
    """The claims, pledges or questions, in the shape of events.json."""
    records = []
    for record in getattr(catalogue, collection).values():
        plain = record.model_dump(mode="json", by_alias=True, exclude_none=True)
        records.append({"id": record.id} | plain | {"url": f"{site_url}{collection}/#{record.id}"})
    return _whole(catalogue, collection, records)


def tours_json(catalogue: Catalogue, site_url: str = "") -> str:
    """Every tour, in the shape of events.json."""
    records = []
    for tour in catalogue.tours.values():
        records.append({"id": tour.id} | tour.model_dump(mode="json") | {"url": f"{site_url}tours/#{tour.id}"})
    return _whole(catalogue, "tours", records)


def series_json(catalogue: Catalogue, site_url: str = "") -> str:
    """Every series, in the shape of events.json. Values are strings of digits, exactly as published."""
    records = []
    for series in catalogue.series.values():
        plain = series.model_dump(mode="json", exclude_none=True)
        records.append({"id": series.id} | plain | {"url": f"{site_url}data/#{series.id}"})
    return _whole(catalogue, "series", records)


def figures_json(catalogue: Catalogue) -> str:
    """Every figure that pages may quote: those of events, and the often-quoted ones with origin and limits."""
    records = []
    for identifier, (event, figure) in catalogue.quotable.items():
        plain = figure.model_dump(mode="json", exclude_none=True)
        records.append({"id": identifier} | plain | ({"event": event.id} if event else {}))
    return _whole(catalogue, "figures", records)


def series_csv(catalogue: Catalogue, series: Series) -> str:
    """One row a point."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(POINT_COLUMNS)
    for point in series.points:
        source = catalogue.sources[point.source.id]
        row = [series.unit, point.status.value, point.instrument, point.event, point.note]
        row += [source.id, source.publisher, source.address, point.source.locator]
        writer.writerow([point.period, point.value, *map(_cell, row)])
    return out.getvalue()


def _whole(catalogue: Catalogue, collection: str, records: list[dict[str, Any]]) -> str:
    edition = catalogue.edition
    whole = {"edition": edition.edition, "coverage_through": str(edition.coverage_through)}
    whole |= {"licence": edition.licence_url, "count": len(records), collection: records}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def event_object(catalogue: Catalogue, event: Event, site_url: str) -> dict[str, Any]:
    """One event as plain data: authored fields under their own names, sources spelt out, its address added."""
    plain = event.model_dump(mode="json", by_alias=True)
    accounts = {side: account for side, account in plain["accounts"].items() if account}
    for account in accounts.values():
        for key in [key for key, value in account.items() if value in (None, [], False)]:
            del account[key]
    plain |= {"accounts": accounts, "sources": [_source(catalogue, support.id) for support in event.sources]}
    return {"id": event.id} | plain | {"url": f"{site_url}events/{event.id}/"}


def _source(catalogue: Catalogue, identifier: str) -> dict[str, Any]:
    source = catalogue.sources[identifier]
    return {
        "id": source.id,
        "title": source.title,
        "title_en": source.title_en,
        "publisher": source.publisher,
        "url": source.address,
        "date": str(source.issued) if source.issued else None,
        "role": source.role.value,
        "primary": source.primary,
    }


def events_csv(catalogue: Catalogue, site_url: str = "") -> str:
    """One row an event; lists are joined with `; `, other days written `kind date`. CRLF and quotes as in RFC 4180."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for event in catalogue.events.values():
        plain = event_object(catalogue, event, site_url)
        plain["dates"] = [f"{other['kind']} {other['date']}" for other in plain["dates"]]
        plain["sources"] = [source["id"] for source in plain["sources"]]
        writer.writerow([_cell(plain[column]) for column in COLUMNS])
    return out.getvalue()


def _cell(value: Any) -> str:
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    # A cell that begins so is run as a formula by spreadsheets (OWASP, "CSV Injection"); the apostrophe makes it text.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
