"""Two views side by side equal what the data say."""

import pytest


def cells(page, name):
    row = page.locator(".compare tbody tr", has=page.get_by_role("rowheader", name=name, exact=True))
    return [text.split(" ")[0] for text in row.locator("td").all_text_contents()]


def test_two_spans_are_counted_side_by_side(visit, events):
    page = visit("chronology/")
    page.click(".compare summary")
    spans = [
        [e for e in events if first <= e["date"][:4] <= last] for first, last in (("2018", "2019"), ("2025", "2026"))
    ]
    assert cells(page, "Events") == [str(len(span)) for span in spans]
    for signal in ("cooperation", "pressure", "rupture", "neutral"):
        counted = [str(sum(e["signal"] == signal for e in span)) for span in spans]
        assert cells(page, signal.capitalize()) == counted
    assert page.locator(".compare tr[data-milestones] td >> nth=1").locator("li").count() == sum(
        e["importance"] == 1 for e in spans[1]
    )


def test_two_themes_are_an_address(visit, events):
    page = visit("chronology/")
    page.click(".compare summary")
    for number, theme in enumerate(("scheduling", "tariffs")):
        side = page.locator(".compare__side").nth(number)
        side.locator("[name=theme]").select_option(theme)
        side.locator("[name=from]").select_option("")
        side.locator("[name=until]").select_option("")
    again = visit("chronology/" + page.url.split("/")[-1])
    assert again.locator(".compare").get_attribute("open") is not None
    themes = [[e for e in events if theme in e["themes"]] for theme in ("scheduling", "tariffs")]
    assert cells(again, "Events") == [str(len(theme)) for theme in themes]
    assert again.locator(".compare thead th").all_text_contents()[1:] == ["Control of the drug", "Tariffs and trade"]


@pytest.mark.parametrize("query", ["?compare=<script>", "?compare=x.9999.0~~~", "?compare=" + "a" * 5000])
def test_a_hostile_comparison_does_nothing(visit, events, query):
    page = visit("chronology/" + query)
    assert page.locator(".compare script").count() == 0
    assert page.locator("li.entry:not([hidden])").count() == len(events)
