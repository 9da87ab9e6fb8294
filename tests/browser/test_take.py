"""A view taken away: each format read back by a reader that is not ours."""

import csv
import json

import bibtexparser
import pytest
from icalendar import Calendar

VIEW = "chronology/?theme=courts"


@pytest.fixture
def take(visit):
    """take(kind) -> (file name, text) of the view's download."""
    page = visit(VIEW)

    def get(kind):
        with page.expect_download() as started:
            page.click(f".take button[value={kind}]")
        return started.value.suggested_filename, started.value.path().read_bytes().decode("utf-8")

    get.shown = page.eval_on_selector_all("li.entry:not([hidden])", "found => found.map(entry => entry.id)")
    get.page = page
    return get


@pytest.fixture(scope="session")
def events(events):
    return {event["id"]: event for event in events}


def test_csv_json_and_the_open_data_agree(take, events):
    name, text = take("csv")
    rows = list(csv.DictReader(text.splitlines()))
    whole = json.loads(take("json")[1])
    assert name.endswith(f"-{len(take.shown)}-events.csv")
    assert [row["id"] for row in rows] == [event["id"] for event in whole["events"]] == take.shown != []
    assert whole["view"].endswith(VIEW) and whole["count"] == len(take.shown)
    for event in whole["events"]:
        known = events[event["id"]]
        for key in ("date", "end_date", "lane", "signal", "importance", "status", "themes", "actors"):
            assert event[key] == known[key]


def test_the_calendar_is_read_by_icalendar(take, events):
    calendar = Calendar.from_ical(take("ics")[1])
    found = {str(entry["uid"]).split("@")[0]: entry for entry in calendar.walk("VEVENT")}
    assert list(found) == take.shown
    for identifier, entry in found.items():
        assert entry.decoded("dtstart").isoformat() == (events[identifier]["date"] + "-01-01")[:10]
        assert entry.decoded("dtend") > entry.decoded("dtstart")
    assert all(len(line.encode()) <= 75 for line in take("ics")[1].splitlines())


def test_bibtex_and_markdown_name_every_event(take):
    library = bibtexparser.parse_string(take("bib")[1])
    assert not library.failed_blocks and [entry.key for entry in library.entries] == take.shown
    table = take("md")[1].splitlines()
    assert len(table) == len(take.shown) + 2 and all(row.count(" | ") == 2 for row in table[2:])


def test_the_link_is_copied_and_said(visit):
    page = visit(VIEW, permissions=["clipboard-read", "clipboard-write"])
    page.click(".take button[value=link]")
    page.get_by_text("The link to this view is copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(VIEW)
