"""The chronology's filter: what it shows equals what the data say, by mouse, keyboard and address."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FACETS = {
    "theme": "themes",
    "actor": "actors",
    "lane": "lane",
    "signal": "signal",
    "importance": "importance",
    "status": "status",
}


def shown(page):
    return page.eval_on_selector_all("li.entry:not([hidden])", "found => found.map(entry => entry.id)")


def values(event, facet):
    value = event[FACETS[facet]]
    return {str(each) for each in value} if isinstance(value, list) else {str(value)}


def oracle(events, view):
    """What a view must show, by reading the open data."""

    def passes(event):
        first, last = event["date"], (event["end_date"] or event["date"])
        facets = all(values(event, facet) & set(view[facet]) for facet in FACETS if view.get(facet))
        since = max([event["added"], *(change["date"] for change in event["changes"])]) >= view.get("since", "")
        until = view.get("until", "9999")
        return facets and since and last >= view.get("from", "")[: len(last)] and first[: len(until)] <= until

    return [event["id"] for event in events if passes(event)]


def choose(page, facet, value):
    page.eval_on_selector(f"input[name={facet}][value='{value}']", "input => input.closest('details').open = true")
    page.check(f"input[name={facet}][value='{value}']")


def test_values_of_one_list_widen_and_lists_narrow_each_other(visit, events):
    page = visit("chronology/")
    choose(page, "theme", "tariffs")
    choose(page, "theme", "courts")
    either = [event["id"] for event in events if {"tariffs", "courts"} & set(event["themes"])]
    assert shown(page) == either
    choose(page, "lane", "beijing")
    both = [event["id"] for event in events if event["id"] in either and event["lane"] == "beijing"]
    assert shown(page) == both and 0 < len(both) < len(either)
    assert page.locator(".filter__status").inner_text() == f"{len(both)} of {len(events)} events"
    years = page.eval_on_selector_all(".year:not([hidden]) > h2", "found => found.map(year => year.textContent)")
    assert years == sorted({event["date"][:4] for event in events if event["id"] in both})


def test_counts_beside_the_choices_say_what_each_would_show(visit, events):
    page = visit("chronology/?lane=beijing")
    count = page.locator("input[name=signal][value=cooperation] ~ .filter__count").text_content()
    assert int(count) == sum(event["lane"] == "beijing" and event["signal"] == "cooperation" for event in events)
    lane = page.locator("input[name=lane][value=washington] ~ .filter__count").text_content()
    assert int(lane) == sum(event["lane"] == "washington" for event in events)


def test_a_view_is_an_address_and_back_leads_back(visit, events):
    page = visit("chronology/")
    choose(page, "signal", "rupture")
    rupture = shown(page)
    assert page.url.endswith("chronology/?signal=rupture")
    choose(page, "importance", "1")
    page.go_back()
    assert page.url.endswith("?signal=rupture") and shown(page) == rupture
    page.go_back()
    assert len(shown(page)) == len(events)
    again = visit(f"chronology/?signal=rupture&importance=1&from={events[0]['date'][:4]}")
    assert shown(again) == [e["id"] for e in events if e["signal"] == "rupture" and e["importance"] == 1]


def test_words_are_found_without_case_accents_or_characters(visit, events):
    page = visit("chronology/")
    page.fill("#filter-words", "WOODSIDE summit")
    assert "2023-woodside-summit" in shown(page) and len(shown(page)) < 10
    page.fill("#filter-words", "公安部")
    by_characters = shown(page)
    page.fill("#filter-words", "gonganbu")
    assert shown(page) == by_characters == [e["id"] for e in events if "mps" in e["actors"]]


def test_years_bound_the_view(visit, events):
    page = visit("chronology/")
    page.select_option("#filter-from", "2018")
    page.select_option("#filter-until", "2019")
    assert shown(page) == [event["id"] for event in events if event["date"][:4] in {"2018", "2019"}]


def test_nothing_found_says_what_to_loosen_and_one_button_shows_all(visit, events):
    page = visit("chronology/?words=xyzzyxyzzy")
    assert shown(page) == [] and page.locator(".filter__empty").is_visible()
    page.click(".filter button[type=reset]")
    assert len(shown(page)) == len(events) and not page.locator(".filter__empty").is_visible()
    assert page.url.endswith("chronology/")
    assert page.evaluate("document.activeElement.id") == "filter-words"


def test_a_chip_takes_one_choice_back(visit, events):
    page = visit("chronology/?theme=courts&lane=washington")
    assert page.locator(".filter__chips button").all_inner_texts() == ["The courts ×", "Washington ×"]
    page.click(".filter__chips button >> nth=1")
    assert page.url.endswith("?theme=courts")
    assert shown(page) == [event["id"] for event in events if "courts" in event["themes"]]


def test_the_filter_works_by_keyboard_alone(visit, events):
    page = visit("chronology/")
    page.focus(".filter details summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    first = page.locator("input[name=theme]").first.get_attribute("value")
    assert shown(page) == [event["id"] for event in events if first in event["themes"]]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_view_shows_what_the_data_say(visit, shared_page, events, data):
    view = {}
    for facet in FACETS:
        known = sorted({value for event in events for value in values(event, facet)})
        if chosen := data.draw(st.lists(st.sampled_from(known), max_size=3, unique=True), label=facet):
            view[facet] = chosen
    days = st.sampled_from(["2015", "2018-12", "2019-05-01", "2023", "2025-02", "2025-11-10"])
    if data.draw(st.booleans()):
        view["from"] = data.draw(days)
    if data.draw(st.booleans()):
        view["until"] = data.draw(days)
    if view.get("from", "") > view.get("until", "9999"):
        view["from"], view["until"] = view["until"], view["from"]
    query = urlencode({name: value if isinstance(value, str) else ".".join(value) for name, value in view.items()})
    shared_page.evaluate(
        "query => { history.pushState(null, '', '?' + query); dispatchEvent(new PopStateEvent('popstate')); }", query
    )
    assert shown(shared_page) == oracle(events, view)


def test_an_address_with_a_month_or_a_day_is_a_view(visit, events):
    page = visit("chronology/?from=2025-02&until=2025-03-04")
    assert shown(page) == oracle(events, {"from": "2025-02", "until": "2025-03-04"})
    assert page.locator(".filter__chips button").all_inner_texts() == ["from 2025-02 ×", "until 2025-03-04 ×"]
    reversed_days = visit("chronology/?from=2025-03-04&until=2025-02")
    assert shown(reversed_days) == shown(page)


def test_since_shows_what_was_added_or_changed(visit, events):
    page = visit("chronology/?since=1999-01-01")
    assert len(shown(page)) == len(events)
    page.fill("#filter-since", "2999-01-01")
    page.dispatch_event("#filter-since", "change")
    assert shown(page) == [] and page.url.endswith("?since=2999-01-01")


def test_what_an_address_asks_for_and_nobody_offers_is_named(visit, events):
    page = visit("chronology/?theme=courts.no-such-theme&from=2025-13&lane=moon")
    assert shown(page) == oracle(events, {"theme": ["courts"]})
    assert (
        page.locator(".filter__notice").inner_text()
        == "Not in the record, and left out: theme: no-such-theme; lane: moon; from: 2025-13."
    )
    page.click(".filter button[type=reset]")
    assert not page.locator(".filter__notice").is_visible()


def test_a_quarter_of_the_strip_is_a_view_by_keyboard_and_back(visit, events):
    page = visit("chronology/")
    quarter = page.locator(".strip__span[data-from='2025-01']")
    quarter.focus()
    page.keyboard.press("Enter")
    expected = oracle(events, {"from": "2025-01", "until": "2025-03"})
    assert shown(page) == expected and page.url.endswith("?from=2025-01&until=2025-03")
    assert quarter.get_attribute("aria-label").startswith("2025, quarter 1: ")
    assert quarter.get_attribute("aria-current") == "true"
    page.keyboard.press("Enter")
    assert len(shown(page)) == len(events)


def test_the_strip_shows_where_the_view_lies(visit, events):
    page = visit("chronology/?lane=joint")
    height = float(page.locator(".strip__span[data-from='2025-10'] .strip__shown").get_attribute("height"))
    unit = float(page.locator(".strip__span").first.get_attribute("data-unit"))
    joint = [e for e in events if e["lane"] == "joint" and "2025-10" <= e["date"][:7] <= "2025-12"]
    assert joint and round(height / unit) == len(joint)


@pytest.mark.parametrize("written", ["tariffs", "TARIFF", "tarriff"])
def test_a_plural_a_capital_and_a_slip_of_one_letter_find_the_same(visit, written):
    page = visit(f"chronology/?words={written}")
    assert {"2025-executive-order-14195", "2024-trump-tariff-threat"} <= set(shown(page))


def test_found_words_are_marked(visit):
    page = visit("chronology/?words=woodside")
    marked = "[...(CSS.highlights.get('found') || [])].map(range => range.toString().toLowerCase())"
    found = set(page.evaluate(marked))
    assert found and all("woodside" in word for word in found)
    page.click(".filter button[type=reset]")
    assert page.evaluate(marked) == []


def test_levels_show_milestones_first(visit, events):
    page = visit("chronology/")
    page.get_by_role("button", name="Milestones", exact=True).click()
    assert shown(page) == oracle(events, {"importance": ["1"]}) and page.url.endswith("?importance=1")
    page.get_by_role("button", name="Milestones and notable").click()
    assert shown(page) == oracle(events, {"importance": ["1", "2"]})
    assert page.get_by_role("button", name="Milestones and notable").get_attribute("aria-pressed") == "true"


def test_an_event_opens_in_place_with_both_accounts(visit, events):
    page = visit("chronology/?importance=1")
    entry = page.locator("[id='2019-class-listing-announced']")
    entry.locator("summary").click()
    assert entry.locator(".account--us").is_visible() and entry.locator(".account--prc").is_visible()
    page.get_by_role("button", name="Open every event here").click()
    assert page.locator("li.entry details[open]").count() == len(events)


def test_a_link_to_an_event_that_the_view_hides_shows_it(visit):
    page = visit("chronology/?theme=courts")
    page.evaluate("location.hash = '2019-class-listing-announced'")
    page.wait_for_selector("[id='2019-class-listing-announced']", state="visible")


@pytest.mark.parametrize(
    "query",
    [
        "?words=<script>alert(1)</script>",
        "?theme=<img src=x onerror=alert(1)>",
        "?lane=__proto__.constructor",
        "?from=9999&until=abc",
        "?words=%E0%A4%A",
        "?" + "words=" + "a" * 5000,
    ],
)
def test_a_hostile_address_does_nothing(visit, query):
    page = visit("chronology/" + query)
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    assert page.locator(".filter").is_visible()
    assert page.locator(".filter script, .filter img").count() == 0


@pytest.fixture(scope="module")
def shared_page(browser, address):
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "chronology/")
    yield page
    context.close()


def test_without_scripts_there_is_no_filter_and_all_events(visit, events):
    page = visit("chronology/", java_script_enabled=False)
    assert not page.locator(".filter").is_visible()
    assert page.locator("li.entry").count() == len(events)


def test_a_filtered_view_prints_as_it_stands(visit):
    page = visit("chronology/?theme=courts")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})
    assert page.locator(".filter__chips").is_visible() and not page.locator(".strip table").is_visible()
    drawn, paper = page.locator(".strip svg").first.bounding_box(), page.locator(".chronology").bounding_box()
    assert drawn["width"] <= paper["width"]
    assert page.locator(".filter__status").is_visible() and not page.locator("#filter-words").is_visible()
    assert page.locator("li.entry:visible").count() == page.locator("li.entry[data-theme~=courts]").count() > 0


def test_the_page_works_from_a_disk(browser, site, events):
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "chronology/index.html").as_uri())
    choose(page, "lane", "joint")
    assert shown(page) == [event["id"] for event in events if event["lane"] == "joint"]
    context.close()
