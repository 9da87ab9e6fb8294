"""The real record: one test id for each record, so that a failure reads as a sentence about one of them."""

import pytest

from macros import outputs
from macros.report import SCHOLARLY
from tests.sample import ROOT

BUILD = outputs.begin(ROOT)
CATALOGUE = BUILD.catalogue
RECORDS = sorted(CATALOGUE.places)
BY_FILE: dict[str, list[str]] = {}
for _problem in BUILD.problems:
    BY_FILE.setdefault(_problem.file, []).append(str(_problem))


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_breaks_no_rule(record):
    assert BY_FILE.get(CATALOGUE.places[record].file, []) == []


@pytest.mark.parametrize("page", sorted(CATALOGUE.pages))
def test_a_page_calls_macros_rightly_and_keeps_to_the_wording(page):
    assert BY_FILE.get(f"docs/{page}", []) == []


def test_nothing_else_is_wrong_with_the_project():
    assert [str(problem) for problem in BUILD.problems] == []


def test_the_record_covers_what_it_says():
    events = CATALOGUE.events.values()
    assert len(events) >= 170
    assert sum(event.milestone for event in events) >= 50
    assert len(CATALOGUE.actors) >= 70 and len(CATALOGUE.glossary) >= 80 and len(CATALOGUE.pledges) >= 22
    assert len(CATALOGUE.questions) >= 8
    assert min(event.date.year for event in events) == 1964 and max(event.date.year for event in events) == 2026
    assert {theme for event in events for theme in event.themes} == set(CATALOGUE.themes)
    assert {event.lane for event in events} == {"washington", "beijing", "joint", "third"}


def test_the_sources_are_many_and_of_many_voices():
    sources = CATALOGUE.sources.values()
    assert len(sources) >= 300
    assert sum(source.role == "prc" or source.language == "zh" for source in sources) >= 40
    assert sum(source.role == "research" and source.type.value in SCHOLARLY for source in sources) >= 15


WANTED_SERIES = {
    "us-overdose-deaths-all-drugs",
    "us-overdose-deaths-synthetic-opioids",
    "us-overdose-deaths-12-months",
    "cbp-fentanyl-seizures-nationwide",
    "cbp-fentanyl-seizures-southwest-border",
    "cbp-fentanyl-seizures-northern-border",
    "us-fentanyl-duty-on-china",
    "us-fentanyl-duty-on-canada",
    "us-fentanyl-duty-on-mexico",
    "us-duty-stack-on-china",
    "china-retaliation-general-rate",
    "treasury-designations-china-by-action",
    "doj-defendants-china-by-action",
}


def test_every_figure_that_the_story_turns_on_has_its_series():
    assert set(CATALOGUE.series) >= WANTED_SERIES
    for series in CATALOGUE.series.values():
        assert {point.status.value for point in series.points} <= {"final", "provisional"}


def test_every_actor_acts_somewhere():
    idle = [actor for actor in CATALOGUE.actors if not CATALOGUE.select(actor=actor)]
    assert idle == []


@pytest.mark.parametrize("line", sorted(CATALOGUE.help))
def test_the_help_panel_names_a_place_and_a_contact(line):
    record = CATALOGUE.help[line]
    assert record.where and (record.link or any(character.isdigit() for character in record.contact))


def test_the_lines_for_readers_in_the_united_states_are_there():
    contacts = " ".join(line.contact for line in CATALOGUE.help.values())
    assert "988" in contacts and "4357" in contacts
