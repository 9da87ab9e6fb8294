"""The chronology in each of its states: nothing for axe to find, sound HTML, small screens, large text, forced colors."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tinyhtml5.parser import HTMLParser

from tests.browser.test_pages import PAGES, PHONE

STATES = {
    "plain": ("chronology/", ""),
    "filtered": ("chronology/?theme=courts&signal=neutral&from=2025&words=duty", ""),
    "empty": ("chronology/?words=xyzzyxyzzy", ""),
    "warned": ("chronology/?theme=no-such", ""),
    "facets open": (
        "chronology/?importance=1",
        "for (const each of document.querySelectorAll('.filter details')) each.open = true",
    ),
    "event open": (
        "chronology/?importance=1&from=2019",
        "document.querySelector('.entry:not([hidden]) details').open = true",
    ),
    "thread": ("chronology/?importance=1", "document.querySelector('.entry:not([hidden]) .entry__follow').click()"),
    "tour": ("chronology/?importance=1&tour={tour}&step=2", ""),
    "tours open": ("chronology/?importance=1", "document.querySelector('details.tours:not(.compare)').open = true"),
    "compare": ("chronology/?importance=1&compare=.2018.2019~tariffs.2025.2026", ""),
    "picked": ("chronology/?importance=1", "document.querySelector('.entry:not([hidden]) .entry__pick').click()"),
    "list": ("chronology/list/?theme=courts", ""),
}
LOOKS = {"light": {}, "dark": {"color_scheme": "dark"}, "phone": PHONE}


@pytest.fixture
def state(visit, tours):
    """state(name, **context options) -> the chronology in that state."""

    def open_state(name, **options):
        path, script = STATES[name]
        page = visit(path.format(tour=tours[0]["id"]), **options)
        if script:
            page.evaluate(f"() => {{ {script} }}")
        return page

    return open_state


IN_EVERY_LOOK = {"facets open", "tour", "compare", "picked", "list"}
SEEN = [(name, look) for name in STATES for look in LOOKS if look == "light" or name in IN_EVERY_LOOK]


@pytest.mark.parametrize(("name", "look"), SEEN)
def test_axe_finds_nothing_wrong_in_any_state(state, name, look):
    page = state(name, **LOOKS[look])
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found] == []


def test_axe_finds_what_is_wrong(state):
    page = state("filtered")
    page.evaluate("document.querySelector('#filter-words').previousElementSibling.remove()")
    assert "label" in [each["id"] for each in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("name", STATES)
def test_no_state_scrolls_sideways_on_a_small_phone(state, name):
    page = state(name, viewport={"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", ["plain", "filtered", "compare", "tour", "list"])
def test_text_twice_as_large_fits(state, name):
    page = state(name)
    size = float(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))
    page.add_style_tag(content=f"html {{ font-size: {2 * size}px !important; }}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    cut = page.evaluate(
        """() => [...document.querySelectorAll('.chronology :is(button, summary, label, h3, p):not(.visually-hidden)')]
            .filter(each => each.checkVisibility() && getComputedStyle(each).overflowX === 'hidden' && each.scrollWidth > each.clientWidth + 1)
            .map(each => each.textContent.slice(0, 60))"""
    )
    assert cut == []


def faults(html):
    parser = HTMLParser()
    parser.parse(html)
    return [(position, name, values) for position, name, values in parser.errors]


@pytest.mark.parametrize("path", [*PAGES, "chronology/list/", "events/2019-class-listing-announced/", "404.html"])
def test_the_html_is_sound(site, path):
    file = site / path
    assert faults((file if file.is_file() else file / "index.html").read_text("utf-8")) == []


def test_unsound_html_is_found():
    assert faults("<!doctype html><title>x</title><p><ul><li>x</ul></p>")


def test_forced_colors_keep_focus_and_pressed_states_apart(state):
    page = state("plain", forced_colors="active")
    pressed, other = page.locator(".filter__level[aria-pressed=true]"), page.locator(".filter__level").first
    weight = "element => getComputedStyle(element).fontWeight"
    assert pressed.evaluate(weight) != other.evaluate(weight)
    other.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.evaluate("getComputedStyle(document.querySelector('.entry .mark')).fill") != "none"


def test_every_control_can_be_touched_on_a_phone(state, events):
    page = state("plain", **PHONE)
    page.tap(".filter details summary")
    page.tap("input[name=theme][value=courts]")
    assert page.locator("li.entry:not([hidden])").count() == sum("courts" in event["themes"] for event in events)
    entry = page.locator("li.entry:not([hidden])").first
    entry.locator("summary").tap()
    assert entry.locator(".account").first.is_visible()
    entry.locator(".entry__pick").tap()
    page.tap(".pick button[value=show]")
    assert page.locator("li.entry:not([hidden])").count() == 1
    page.tap(".filter__chips button")
    assert page.locator("li.entry:not([hidden])").count() == len(events)


TARGETS = """() => [...document.querySelectorAll('.chronology :is(button, summary, select, input, .years a, .filter__option)')]
    .filter(each => each.checkVisibility() && each.type !== 'checkbox')
    .map(each => [each.textContent.slice(0, 40), each.getBoundingClientRect()])
    .filter(([_, box]) => box.width < 24 || box.height < 24).map(([text, box]) => [text, box.width, box.height])"""


@pytest.mark.parametrize("name", ["facets open", "thread", "picked", "compare"])
def test_targets_are_large_enough_for_a_finger(state, name):
    assert state(name, **PHONE).evaluate(TARGETS) == []


def test_the_keyboard_alone_reaches_an_event_and_sees_where_it_is(state):
    page = state("plain")
    page.focus(".years a[href='#y2026']")
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#y2026 ~ ol h3 a')"):
            break
    assert page.evaluate("document.activeElement.matches('#y2026 ~ ol h3 a')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/2026-*/")


COVERED = """() => {
    const at = document.activeElement.getBoundingClientRect(), y = at.top + Math.min(at.height / 2, 12);
    const top = document.elementFromPoint(at.left + Math.min(at.width / 2, 20), y);
    return !top || top.closest('.lanes, .md-header') && !document.activeElement.closest('.md-header') ? document.activeElement.outerHTML.slice(0, 120) : '';
}"""


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_focus_is_never_under_the_header(state, key):
    page = state("plain")
    page.focus("[id='2019-class-listing-announced'] h3 a")
    for _ in range(60):
        page.keyboard.press(key)
        assert page.evaluate(COVERED) == ""


@pytest.mark.parametrize("size", [50_000])
def test_an_address_of_rubbish_shows_everything_and_says_so(visit, events, size):
    page = visit("chronology/?theme=" + "x." * (size // 2) + "&actor=%00%FF&from=0000&step=-1&compare=~~~&events=.")
    assert page.locator("li.entry:not([hidden])").count() == len(events)
    notice = page.locator(".filter__notice").inner_text()
    assert notice.startswith("Not in the record, and left out: theme: x") and len(notice) < 300
