"""The overview strip: every event once, bars that start at zero, and rows that may be empty."""

from macros.render import strip
from tests import sample

DUTY = sample.FILES["data/series/duty.yaml"]


def drawn(tmp_path, files=None):
    return strip.strip(sample.catalogue(tmp_path, sample.many(60) | (files or {})))


def test_every_event_stands_in_one_quarter_or_before_the_first_year(tmp_path):
    early = {"data/events/1964-early.yaml": sample.event(99, date="1964")}
    made = drawn(tmp_path, early)
    assert sum(span.total for span in made.spans) == 62
    assert made.spans[0].label == "before 2015" and made.spans[0].total == 1
    april = next(span for span in made.spans if span.label == "2019, quarter 2")
    assert (april.start, april.until) == ("2019-04", "2019-06")


def test_bars_stand_on_the_axis_and_the_tallest_fills_the_row(tmp_path):
    made = drawn(tmp_path)
    tallest = max(made.spans, key=lambda span: span.total)
    assert abs(sum(bar.height for bar in tallest.bars) - strip.EVENTS_ROW[1]) < 0.5
    for span in made.spans:
        for bar in span.bars:
            assert bar.y + bar.height <= made.base + 0.2 and bar.y >= strip.EVENTS_ROW[0] - 0.2


def test_the_duty_runs_from_its_day_to_the_next_and_provisional_deaths_are_marked(tmp_path):
    deaths = DUTY | {
        "period_kind": "calendar_year",
        "unit": "deaths",
        "points": [
            {"period": year, "value": value, "status": status, "source": {"id": "source-0"}}
            for year, value, status in (("2014", "9", "final"), ("2015", "100", "final"), ("2016", "50", "provisional"))
        ],
    }
    made = drawn(tmp_path, {f"data/series/{strip.DUTY}.yaml": DUTY, f"data/series/{strip.DEATHS}.yaml": deaths})
    assert [(bar.kind, bar.label) for bar in made.duty] == [("10 %", "10 % from 1 April 2019")]
    assert [(bar.kind, bar.label, bar.height) for bar in made.deaths] == [
        ("final", "100", strip.DEATHS_ROW[1]),
        ("provisional", "50", strip.DEATHS_ROW[1] / 2),
    ]


def test_without_series_the_rows_are_empty(tmp_path):
    made = drawn(tmp_path)
    assert made.duty == made.deaths == ()
