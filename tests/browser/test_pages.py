"""The site in a browser: scripts on and off, phone, dark, print, keyboard, and no request to any other host."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PHONE = {"viewport": {"width": 375, "height": 800}, "has_touch": True, "is_mobile": True}
MODES = {
    "desktop": {},
    "phone": PHONE,
    "dark": {"color_scheme": "dark"},
    "scripts off": {"java_script_enabled": False},
    "reduced motion": {"reduced_motion": "reduce"},
}
PAGES = [
    "explain/",
    "explain/in-five-minutes/",
    "explain/numbers/plain/",
    "questions/is-cooperation-leverage/",
    "",
    "chronology/",
    "tours/",
    "questions/",
    "pledges/",
    "claims/",
    "actors/",
    "themes/",
    "glossary/",
    "sources/",
    "data/",
    "downloads/",
    "about/method/",
]


@pytest.mark.parametrize("mode", MODES)
def test_the_chronology_is_whole_and_in_order_in_every_mode(visit, events, mode):
    page = visit("chronology/", **MODES[mode])
    headings = page.locator("li.entry h3")
    assert headings.count() == len(events) >= 45
    assert headings.first.is_visible() and headings.last.is_visible()
    assert page.locator("li.entry time").first.get_attribute("datetime") == events[0]["date"]
    years = page.locator(".year > h2").all_text_contents()
    assert years == sorted(years) and len(years) == len(set(years))
    assert page.locator("footer #help").is_visible()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_no_page_scrolls_sideways(visit, path, width):
    page = visit(path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_year_an_event_and_the_way_back_are_each_one_click(visit):
    page = visit("chronology/")
    page.click(".years a[href='#y2019']")
    assert page.url.endswith("#y2019")
    page.locator("#y2019 ~ ol h3 a").first.click()
    assert page.locator("h1").inner_text()
    page.click("p.crumb a")
    assert "/chronology/#2019-" in page.url


def test_every_source_an_event_names_is_one_click_from_its_page(visit, events):
    milestone = next(event for event in events if event["importance"] == 1)
    page = visit(f"events/{milestone['id']}/")
    cited = page.locator("li[id^='evidence-']")
    assert cited.count() == len(milestone["sources"])
    page.locator(".account__sources a").first.click()
    assert "#evidence-" in page.url


def test_the_keyboard_reaches_the_text_first_and_sees_where_it_is(visit):
    page = visit("chronology/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Skip to the text" and focused.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid" and page.evaluate("document.activeElement.closest('main') !== null")


def test_light_and_dark_are_both_ours(visit):
    colors = {
        scheme: visit("", color_scheme=scheme).evaluate(
            "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
        )
        for scheme in ("light", "dark")
    }
    assert colors["light"] == ["rgb(251, 248, 241)", "rgb(34, 32, 28)"]
    assert colors["dark"] == ["rgb(23, 22, 19)", "rgb(233, 228, 216)"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reading_face_is_ours_and_loads_from_here(visit, scheme):
    page = visit("about/", color_scheme=scheme)
    page.evaluate("document.fonts.ready")
    assert page.evaluate("getComputedStyle(document.querySelector('main p')).fontFamily").startswith('"Source Serif 4"')
    assert page.evaluate("document.fonts.check('16px \"Source Serif 4\"')")


def test_search_finds_an_event_by_a_word_of_its_title(visit, events):
    page = visit("")
    page.keyboard.press("f")
    page.keyboard.type("Woodside")
    # The page itself links there too; what the search found hands the words on.
    page.wait_for_selector("a[href*='events/2023-woodside-summit/?h=']")


def test_print_leaves_out_what_paper_cannot_use(visit):
    page = visit("chronology/")
    page.emulate_media(media="print")
    assert not page.locator(".years").is_visible() and page.locator("li.entry h3").last.is_visible()
    assert page.locator("footer #help").is_visible()
    assert len(page.pdf(format="A4")) > 50_000


@pytest.mark.parametrize("path", [*PAGES, "EVENT"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(visit, events, path, scheme):
    if path == "EVENT":
        path = f"events/{next(event['id'] for event in events if event['importance'] == 1)}/"
    page = visit(path, color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found] == []


def test_paper_shows_what_the_screen_keeps_folded(visit):
    page = visit("pledges/")
    evidence = page.locator(".judgement details h3").last
    assert not evidence.is_visible()
    page.emulate_media(media="print")
    assert evidence.is_visible() and evidence.bounding_box()["height"] > 0
