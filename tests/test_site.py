"""The real site, built strictly; and small projects built to see that nothing wrong ever gets through."""

import csv
import json
import re
import subprocess
import sys

import pytest
from lxml import html

from macros import crawl
from macros.render.environment import typographic
from tests import sample
from tests.conftest import SITE_URL, run

EVENT = "data/events/2019-example.yaml"


def page(site, path):
    return html.fromstring((site / path).read_text("utf-8"))


def test_every_link_anchor_and_id_in_the_site_is_right(site):
    assert crawl.faults(site) == []
    assert len(list(site.rglob("*.html"))) > 60


def test_the_published_addresses_are_there(site):
    for address in (
        "chronology",
        "claims",
        "pledges",
        "questions",
        "actors",
        "themes",
        "glossary",
        "sources",
        "data",
        "about",
    ):
        assert (site / address / "index.html").is_file()
    for address in ("events.json", "events.csv", "sources.json", "sources.bib"):
        assert (site / "data" / address).stat().st_size > 1000
    for address in ("event.schema.json", "source.schema.json"):
        assert (site / "schema" / address).is_file()


def test_pages_and_downloads_carry_the_same_events(site):
    events = json.loads((site / "data/events.json").read_text("utf-8"))["events"]
    ids = [event["id"] for event in events]
    with (site / "data/events.csv").open(newline="", encoding="utf-8") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ids
    entries = page(site, "chronology/index.html").cssselect("li.entry")
    assert [entry.get("id") for entry in entries] == ids
    for event in events:
        text = page(site, f"events/{event['id']}/index.html")
        assert text.cssselect("h1")[0].text_content() == typographic(event["title"])
        assert text.cssselect("time")[0].get("datetime") == event["date"]
        assert event["url"] == f"{SITE_URL}events/{event['id']}/"


def test_each_entry_of_the_chronology_has_heading_date_lane_themes_actors_and_sources(site):
    entries = page(site, "chronology/index.html").cssselect("li.entry")
    assert entries
    for entry in entries:
        assert entry.cssselect("h3 a") and entry.cssselect("time[datetime]") and entry.cssselect(".lane")
        facts = {term.text_content(): term.getnext() for term in entry.cssselect("dt")}
        assert list(facts)[:5] == ["Who acted", "Themes", "Agreement", "Certainty", "Sources"]
        assert all(facts[name].cssselect("a") for name in ("Who acted", "Themes", "Sources"))


def test_every_page_has_help_in_the_same_place_one_h1_and_a_skip_link(site):
    pages = sorted(site.rglob("*.html"))
    assert pages
    for path in pages:
        read = html.fromstring(path.read_text("utf-8"))
        assert len(read.cssselect("footer aside#help")) == 1, path
        assert "988" in read.cssselect("footer aside#help")[0].text_content()
        assert len(read.cssselect("h1")) == 1, path
        assert len(read.cssselect("a.skip[href='#content']")) == 1
        assert read.get("lang") == "en"


def test_event_pages_lead_to_the_record_that_made_them(site):
    identifier = sorted((site / "events").iterdir())[0].name
    read = page(site, f"events/{identifier}/index.html")
    assert (
        read.cssselect("a.edit")[0].get("href") == f"https://example.org/repo/edit/main/data/events/{identifier}.yaml"
    )
    assert (site / f"data/events/{identifier}.yaml").is_file()
    assert SITE_URL in read.cssselect("section.cite-this p")[0].text_content()


@pytest.mark.parametrize("collection", ["claims", "pledges", "questions"])
def test_what_weighs_an_event_and_the_event_link_to_each_other(site, collection):
    records = json.loads((site / f"data/{collection}.json").read_text("utf-8"))[collection]
    weighed = page(site, f"{collection}/index.html")
    shown = weighed.cssselect("section.judgement, .questions > li")
    assert [section.get("id") for section in shown] == [record["id"] for record in records]
    assert len(records) >= {"claims": 12, "pledges": 22, "questions": 8}[collection]
    for record in records:
        event = page(site, f"events/{record['events'][0]}/index.html")
        home = f"{collection}/{record['id']}/" if collection == "questions" else f"{collection}/#{record['id']}"
        assert event.cssselect(f"section a[href='../../{home}']")


def test_no_braces_of_a_macro_are_left_in_any_page(site):
    for path in site.rglob("*.html"):
        assert "{{" not in path.read_text("utf-8"), path


def test_two_builds_of_one_record_are_the_same_bytes(tmp_path):
    built = []
    for name in ("a", "b"):
        root = sample.project(tmp_path / name, buildable=True)
        assert run(root, "site", SOURCE_DATE_EPOCH="1700000000").returncode == 0
        files = {
            path.relative_to(root): path.read_bytes() for path in sorted((root / "site").rglob("*")) if path.is_file()
        }
        built.append(files)
    assert built[0] == built[1] and len(built[0]) > 20


HOSTILE = {
    "title": "A <script>alert(1)</script> {{ 7*7 }} </title><img src=x onerror=alert(1)>",
    "summary": "Sum <b>bold</b> {% raw %} {{ 7*7 }} \"quoted\" & 'single' <!-- comment",
    "body": "# Not a heading\n\n<script>alert(1)</script> [x](javascript:alert(1)) {{ 7*7 }}\n\n    indented </div></article>",
}


def test_a_hostile_record_comes_out_as_text_everywhere(tmp_path):
    hostile = sample.event(0, **HOSTILE, status="disputed", status_note="<i>{{ 7*7 }}</i>")
    source = sample.source(0, title="S <script>alert(1)</script> {{ 7*7 }}", publisher="P <img src=x onerror=alert(1)>")
    root = sample.project(tmp_path, {EVENT: hostile, "data/sources/source-0.yaml": source}, buildable=True)
    built = run(root, "site")
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    for name in ("chronology", "events/2019-example", "sources", "actors", "themes"):
        text = (root / f"site/{name}/index.html").read_text("utf-8")
        read = html.fromstring(text)
        assert not [script for script in read.iter("script") if "alert" in (script.text or "")]
        assert not read.cssselect("img") and "javascript:alert" not in "".join(read.xpath("//@href"))
        assert "49" not in read.text_content()
    event = page(root / "site", "events/2019-example/index.html")
    # Material puts its own name behind the title; the record's part of it must be the text as written.
    assert event.find(".//title").text_content().startswith(HOSTILE["title"])
    assert "{{ 7*7 }}" in event.cssselect("h1")[0].text_content()
    index = json.loads((root / "site/search/search_index.json").read_text("utf-8"))
    assert index["docs"] and not [
        entry for entry in index["docs"] if re.search(r"<(script|img)", entry["title"] + entry["text"])
    ]
    exported = json.loads((root / "site/data/events.json").read_text("utf-8"))["events"][0]
    assert (exported["title"], exported["summary"]) == (HOSTILE["title"], HOSTILE["summary"])


def test_an_earlier_id_sends_readers_on(tmp_path):
    root = sample.project(tmp_path, {EVENT: sample.event(0, aliases=["2019-older-name"])}, buildable=True)
    assert run(root, "site").returncode == 0
    moved = page(root / "site", "events/2019-older-name/index.html")
    assert moved.cssselect("meta[http-equiv='refresh']")[0].get("content") == "0; url=../2019-example/"


BROKEN = {
    "a wrong date": (
        {EVENT: sample.event(0, date="2019-02-30")},
        "data/events/2019-example.yaml:2:11: date: February 2019 has no day 30",
    ),
    "a rule broken": ({EVENT: sample.event(0, themes=["contrl"])}, "no theme `contrl` (did you mean control?)"),
    "a circle": ({EVENT: sample.event(0, responds_to=["2019-example"])}, "a circle: 2019-example -> 2019-example"),
    "an unknown macro": ({"docs/index.md": "# x\n\n{{ evnt('a') }}\n"}, "docs/index.md:3:4: no macro `evnt`"),
    "a binary file": (
        {EVENT: b"\x89PNG\r\n\x1a\n\x00\x00"},
        "data/events/2019-example.yaml:1:1: this is not UTF-8 text",
    ),
    "no data": ({"data/edition.yaml": None}, "data/edition.yaml:1:1: the file is missing (restore it)"),
}


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.parametrize("command", ["check", "site"])
def test_bad_input_stops_with_one_clear_line_and_leaves_the_site_as_it_was(tmp_path, case, command):
    files, message = BROKEN[case]
    root = sample.project(tmp_path, files, buildable=True)
    before = sample.write(root, {"site/index.html": "the last good build"}) / "site/index.html"
    ended = run(root, command)
    assert ended.returncode == 1
    assert message in ended.stderr and "Traceback" not in ended.stderr + ended.stdout
    assert ended.stderr.strip().splitlines()[-1] == "1 problem"
    assert before.read_text() == "the last good build"
    assert not (root / "site.building").exists()


def test_a_dead_link_on_a_page_stops_the_build_too(tmp_path):
    root = sample.project(tmp_path, {"docs/index.md": "# x\n\n<a href='gone/'>x</a>\n"}, buildable=True)
    sample.write(root, {"site/index.html": "the last good build"})
    ended = run(root, "site")
    assert ended.returncode == 1 and "index.html:" in ended.stderr and "leads nowhere: gone/" in ended.stderr
    assert (root / "site/index.html").read_text() == "the last good build"


def test_mkdocs_itself_refuses_before_it_empties_the_site(tmp_path):
    root = sample.project(tmp_path, {EVENT: sample.event(0, date="2019-02-30")}, buildable=True)
    sample.write(root, {"site/index.html": "the last good build"})
    ended = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=root, capture_output=True, text=True, check=False
    )
    assert ended.returncode != 0 and "February 2019 has no day 30" in ended.stderr and "Traceback" not in ended.stderr
    assert (root / "site/index.html").read_text() == "the last good build"
