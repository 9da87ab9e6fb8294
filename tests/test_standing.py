"""Where things stand: computed from the record, in the order of the board."""

from macros.load import Project
from macros.render.standing import standing
from tests import sample


def test_the_board_says_the_last_of_each():
    catalogue = Project(sample.ROOT).load().catalogue
    lines = standing(catalogue)
    assert [line.what for line in lines] == [
        "The US duty over fentanyl",
        "The drug-control channel, last used",
        "The two presidents’ last contact",
        "The toll, by year",
        "The next day that is set",
    ]
    duty, channel, contact, toll, ahead = lines
    assert duty.day == catalogue.series[duty.series].points[-1].period and duty.how.startswith(
        "None on goods from China"
    )
    joint = [event for event in catalogue.events.values() if event.lane == "joint"]
    assert not [event for event in joint if event.date.first > channel.day.last and "cooperation" in event.themes]
    assert not [event for event in joint if event.date.first > contact.day.last and "xi-jinping" in event.actors]
    assert toll.how.endswith("provisional") and ahead.day.first > catalogue.edition.coverage_through.last


def test_what_the_record_cannot_fill_is_left_out(tmp_path):
    assert standing(sample.catalogue(tmp_path)) == []


def test_the_next_day_is_the_first_after_the_last(tmp_path):
    dates = [
        {"kind": "expires", "date": day, "note": f"until {day}"} for day in ("2027-01-01", "2026-12-01", "2020-01-01")
    ]
    (line,) = standing(sample.catalogue(tmp_path, {"data/events/2019-example.yaml": sample.event(0, dates=dates)}))
    assert str(line.day) == "2026-12-01" and line.how == "Example body announces measure 0: until 2026-12-01"
