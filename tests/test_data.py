"""The real record: one test id for each record, so that a failure reads as a sentence about one of them."""

import pytest

from macros import outputs
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
    assert len(events) >= 45
    assert min(event.date.year for event in events) == 1964 and max(event.date.year for event in events) == 2026
    assert {theme for event in events for theme in event.themes} == set(CATALOGUE.themes)
    assert {event.lane for event in events} == {"washington", "beijing", "joint", "third"}


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
