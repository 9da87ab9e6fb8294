"""Charts: every point once, bars from zero, provisional told apart by a pattern, a file that stands alone."""

import re
from decimal import Decimal

import pytest
from lxml import etree

from macros.load import Project
from macros.render import Renderer, charts
from macros.render.environment import written
from tests import sample

SERIES = sample.FILES["data/series/duty.yaml"]
CHART = sample.FILES["data/charts.yaml"]["steps"]


@pytest.fixture(scope="module")
def real():
    return Project(sample.ROOT).load().catalogue


def drawn(tmp_path, points=None, **changes):
    files = {"data/charts.yaml": {"one": CHART | changes}}
    if points:
        files["data/series/duty.yaml"] = SERIES | {"points": points}
    catalogue = sample.catalogue(tmp_path, files)
    return charts.draw(catalogue.charts["one"], catalogue)


def test_bars_begin_at_zero_in_proportion_and_provisional_ones_are_hatched(real):
    chart = real.charts["deaths"]
    points = real.series[chart.series[0]].points
    rects = charts.draw(chart, real).rects
    assert len(rects) == len(points) > 5
    for point, rect in zip(points, rects, strict=True):
        assert rect.x == charts.LEFT
        assert rect.width / rects[0].width == pytest.approx(float(point.value / points[0].value), rel=0.02)
        assert (rect.kind == "hatch") == (point.status.value == "provisional")


def test_layers_are_as_long_as_their_total(real):
    chart = real.charts["stack"]
    points = real.series[chart.series[0]].points
    drawing = charts.draw(chart, real)
    assert len(drawing.key) == len({part.what for point in points for part in point.parts}) > 1
    rows = {}
    for rect in drawing.rects:
        rows[rect.y] = rows.get(rect.y, 0) + rect.width
    widths = [rows[y] for y in sorted(rows)]
    most = max(point.value for point in points)
    room = charts.WIDTH - charts.LEFT - charts.RIGHT
    assert widths == pytest.approx([float(point.value / most) * room for point in points if point.value], abs=0.2)


def test_steps_hold_until_the_next_and_nothing_is_drawn_for_zero(tmp_path):
    drawing = drawn(tmp_path)
    assert len(drawing.rects) == 1
    (step,) = drawing.rects
    values = [label.text for label in drawing.labels if label.kind == "value"]
    assert values == ["10", "0"] and 0 < step.width < charts.WIDTH


def test_no_label_leaves_the_drawing(real):
    assert len(real.charts) > 5
    for chart in real.charts.values():
        drawing = charts.draw(chart, real)
        for label in drawing.labels:
            width = len(label.text) * 7
            right = label.x + (0 if label.anchor == "end" else width)
            assert label.x - (width if label.anchor == "end" else 0) >= -8 and right <= charts.WIDTH + 30, (
                chart.id,
                label,
            )
            assert 0 <= label.y <= drawing.height
        assert all(rect.x + rect.width <= charts.WIDTH + 0.5 and rect.height > 0 for rect in drawing.rects)


@pytest.mark.parametrize(
    ("value", "text"), [("20", "20"), ("145", "145"), ("27022.85", "27,023"), ("2.5", "2.5"), ("0", "0")]
)
def test_values_are_written_short(value, text):
    assert written(Decimal(value)) == text


def test_signals_count_every_event_since_the_first_year(real):
    drawing = charts.draw(real.charts["signals"], real)
    tallest = max(sum(r.height for r in drawing.rects if r.x == x) for x in {r.x for r in drawing.rects})
    assert tallest == pytest.approx(100, abs=0.5) and len(drawing.key) == 4


def test_a_chart_is_a_file_of_its_own(real):
    files = Renderer(real).chart_files()
    assert {f"data/charts/{identifier}.svg" for identifier in real.charts} <= set(files)
    for name, text in files.items():
        if name.endswith(".svg"):
            root = etree.fromstring(text.encode())
            assert root.get("role") == "img" and len(root.findall(".//{*}title")) == 1 and "var(--ink)" in text
            ids = re.findall(r'id="([^"]+)"', text)
            assert len(ids) == len(set(ids)) and all(
                f'id="{used}"' in text for used in re.findall(r"url\(#([^)]+)\)", text)
            )
    rows = files["data/charts/signals.csv"].splitlines()
    assert rows[0] == "quarter,cooperation,pressure,rupture,neutral" and '"2019, quarter 2",' in "\n".join(rows)


def test_a_chart_needs_the_series_its_kind_draws(tmp_path):
    root = sample.project(
        tmp_path, {"data/charts.yaml": {"one": CHART | {"kind": "layers", "series": ["duty", "duty"]}}}
    )
    assert [str(problem) for problem in Project(root).load().problems] == [
        "data/charts.yaml:2:10: layers needs 1 series"
    ]


def test_an_unknown_series_is_named(tmp_path):
    from macros import check  # noqa: PLC0415

    catalogue = sample.catalogue(tmp_path, {"data/charts.yaml": {"one": CHART | {"series": ["dutty"]}}})
    assert "no series `dutty` (did you mean duty?)" in [problem.message for problem in check.problems(catalogue)]


def test_an_exchange_draws_each_act_in_its_lane_and_a_line_to_each_answer(real):
    chart = real.charts["exchange"]
    drawing = charts.draw(chart, real)
    events = [event for event in real.events.values() if event.id in chart.events]
    assert len(drawing.rects) == len(events) > 5
    assert len(drawing.lines) == sum(other in chart.events for event in events for other in event.responds_to) > 5
    columns = {event.lane: rect.x for event, rect in zip(events, drawing.rects, strict=True)}
    assert columns["washington"] < columns["joint"] < columns["beijing"]
    assert [rect.y for rect in drawing.rects] == sorted(rect.y for rect in drawing.rects)


@pytest.mark.parametrize("changes", [{"kind": "exchange", "series": []}, {"events": ["2019-example"]}])
def test_an_exchange_and_no_other_kind_has_events(tmp_path, changes):
    root = sample.project(tmp_path, {"data/charts.yaml": {"one": CHART | changes}})
    (problem,) = Project(root).load().problems
    assert problem.message == "exchange needs events, and no other kind has them"
