"""A link to exactly the events that were picked by hand."""

from tests.browser.test_list import ids


def test_ten_picked_events_are_a_link(visit, events):
    page = visit("chronology/?lane=beijing")
    wanted = [event["id"] for event in events if event["lane"] == "beijing"][:20:2]
    assert len(wanted) == 10
    for identifier in reversed(wanted):
        page.click(f"[id='{identifier}'] .entry__pick")
    assert page.locator(".pick [role=status]").inner_text() == "10 events picked"
    page.click(f"[id='{wanted[0]}'] .entry__pick")
    page.click(f"[id='{wanted[0]}'] .entry__pick")
    page.click(".pick button[value=show]")
    assert ids(page) == wanted and not page.locator(".pick").is_visible()
    assert page.url.endswith("chronology/?events=" + ".".join(wanted))
    assert page.evaluate("document.activeElement.textContent") == "10 events picked ×"
    again = visit("chronology/" + page.url.split("/")[-1])
    assert ids(again) == wanted
    again.click(".filter__chips button")
    assert len(ids(again)) == len(events) and again.url.endswith("chronology/")


def test_a_view_of_picked_events_can_be_changed(visit):
    page = visit("chronology/?events=2019-class-listing-announced.2023-woodside-summit")
    assert not page.locator(".pick").is_visible() and page.locator(".view__count").inner_text().startswith(
        "This view shows 2 of "
    )
    page.click("[id='2023-woodside-summit'] .entry__pick")
    assert page.locator(".pick [role=status]").inner_text() == "1 event picked"
    page.click(".filter__chips button")
    page.click("[id='2025-busan-meeting'] .entry__pick")
    page.click(".pick button[value=show]")
    assert ids(page) == ["2019-class-listing-announced", "2025-busan-meeting"]


def test_picks_by_keyboard_and_cleared(visit):
    page = visit("chronology/?importance=1")
    button = page.locator("li.entry:not([hidden]) .entry__pick").first
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true" and page.locator(".pick").is_visible()
    page.click(".pick button[value=clear]")
    assert button.get_attribute("aria-pressed") == "false" and not page.locator(".pick").is_visible()


def test_an_unknown_pick_is_named_and_the_others_shown(visit):
    page = visit("chronology/?events=2023-woodside-summit.1999-never.2019-class-listing-announced")
    assert ids(page) == ["2019-class-listing-announced", "2023-woodside-summit"]
    assert "event: 1999-never" in page.locator(".filter__notice").inner_text()
    only_unknown = visit("chronology/?events=nothing")
    assert len(ids(only_unknown)) > 100 and only_unknown.locator(".filter__notice").is_visible()
