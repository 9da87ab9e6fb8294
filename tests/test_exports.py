"""The published formats: their contract, the same ids in all of them, and readers that are not ours."""

import csv
import io
import json
import sqlite3

import bibtexparser
import pypandoc
import pytest

from macros.exports import bibliography, tables
from tests import sample

CONTRACT = [
    "id", "date", "end_date", "dates", "title", "summary", "body", "importance", "lane", "signal", "themes", "actors",
    "responds_to", "status", "confidence", "accounts", "sources", "changes", "url",
]  # fmt: skip
SOURCE_CONTRACT = {"id", "title", "publisher", "url", "date", "role", "primary"}


@pytest.fixture
def catalogue(tmp_path):
    return sample.catalogue(tmp_path, sample.many(5))


def test_events_json_keeps_its_contract(catalogue):
    whole = json.loads(tables.events_json(catalogue, "https://example.org/fd/"))
    assert (whole["edition"], whole["coverage_through"], whole["count"]) == (
        "2026.11",
        "2026-06-30",
        len(whole["events"]),
    )
    assert len(whole["events"]) == 6
    for event in whole["events"]:
        assert set(CONTRACT) <= set(event)
        assert event["url"] == f"https://example.org/fd/events/{event['id']}/"
        assert event["sources"] and all(set(source) >= SOURCE_CONTRACT for source in event["sources"])
    assert [event["date"] for event in whole["events"]] == sorted(event["date"] for event in whole["events"])


@pytest.mark.parametrize("collection", ["claims", "pledges", "questions"])
def test_judgements_have_the_shape_of_events_json(catalogue, collection):
    whole = json.loads(tables.judgements_json(catalogue, collection, "https://example.org/"))
    assert whole["count"] == len(whole[collection]) == 1
    record = whole[collection][0]
    assert record["url"] == f"https://example.org/{collection}/#{record['id']}" and record["events"] == ["2019-example"]
    assert record["sources"] == [{"id": "source-0", "supports": record["sources"][0]["supports"]}]


def test_every_format_carries_the_same_ids_and_counts(catalogue):
    events = json.loads(tables.events_json(catalogue))["events"]
    rows = list(csv.DictReader(io.StringIO(tables.events_csv(catalogue))))
    assert [event["id"] for event in events] == [row["id"] for row in rows] == list(catalogue.events)
    csl = json.loads(bibliography.sources_json(catalogue))
    bib = bibtexparser.parse_string(bibliography.sources_bib(catalogue))
    assert not bib.failed_blocks
    assert [item["id"] for item in csl] == sorted(catalogue.sources)
    assert sorted(entry.key for entry in bib.entries) == sorted(catalogue.sources)
    for event, row in zip(events, rows, strict=True):
        assert [source["id"] for source in event["sources"]] == row["sources"].split("; ")


def test_pandoc_reads_both_bibliographies_back(catalogue):
    for text, kind in (
        (bibliography.sources_json(catalogue), "csljson"),
        (bibliography.sources_bib(catalogue), "biblatex"),
    ):
        read = json.loads(pypandoc.convert_text(text, "csljson", format=kind))
        assert sorted(item["id"] for item in read) == sorted(catalogue.sources)
        assert all(item["issued"]["date-parts"] == [[2019, 4, 1]] for item in read)


def test_the_csv_loads_into_a_database(catalogue):
    rows = list(csv.reader(io.StringIO(tables.events_csv(catalogue))))
    with sqlite3.connect(":memory:") as database:
        database.execute(f"create table events ({', '.join(rows[0])})")
        database.executemany(f"insert into events values ({', '.join('?' * len(rows[0]))})", rows[1:])
        assert database.execute("select count(distinct id) from events").fetchone() == (6,)
    assert tables.events_csv(catalogue).endswith("\r\n")


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_begins_a_formula(tmp_path, start):
    changed = {"data/events/2019-example.yaml": sample.event(0, title=f"{start}HYPERLINK(1)")}
    rows = list(csv.DictReader(io.StringIO(tables.events_csv(sample.catalogue(tmp_path, changed)))))
    assert rows[0]["title"] == f"'{start}HYPERLINK(1)"


def test_exports_do_not_depend_on_the_clock_or_the_order_of_files(tmp_path):
    files = sample.many(4)
    first = sample.catalogue(tmp_path / "a", files)
    second = sample.catalogue(tmp_path / "b", dict(reversed(files.items())))
    for export in (tables.events_json, tables.events_csv, bibliography.sources_json, bibliography.sources_bib):
        assert export(first) == export(second)


def test_a_series_is_the_same_in_json_and_csv(catalogue):
    whole = json.loads(tables.series_json(catalogue, "https://example.org/"))
    assert whole["count"] == len(whole["series"]) == 1
    series = whole["series"][0]
    assert series["url"] == "https://example.org/data/#duty"
    rows = list(csv.DictReader(io.StringIO(tables.series_csv(catalogue, catalogue.series["duty"]))))
    assert [(row["period"], row["value"], row["status"]) for row in rows] == [
        (point["period"], point["value"], point["status"]) for point in series["points"]
    ]
    assert rows[0]["source_url"] == "https://example.org/notice/0" and rows[0]["event"] == "2019-example"


def test_every_quotable_figure_is_exported(catalogue):
    whole = json.loads(tables.figures_json(catalogue))
    assert [figure["id"] for figure in whole["figures"]] == list(catalogue.quotable) == ["potency"]
    assert whole["figures"][0]["origin"] == "An agency gave it."
