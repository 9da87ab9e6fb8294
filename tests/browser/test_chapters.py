"""Chapters as they are read: two levels, notes on demand, ways on, charts and registers."""

import re

import pytest

from macros.load import Project
from tests import sample
from tests.browser.test_pages import PHONE


@pytest.fixture(scope="session")
def catalogue():
    return Project(sample.ROOT).load().catalogue


def test_the_level_a_reader_chooses_stays_chosen(visit, catalogue):
    first, second = list(catalogue.chapters)[:2]
    page = visit(f"explain/{first}/")
    page.get_by_role("link", name="Read the plain version").click()
    assert page.url.endswith(f"explain/{first}/plain/")
    page.click("a[rel=next]")
    assert page.url.endswith(f"explain/{second}/plain/")
    page.get_by_role("link", name="All chapters").click()
    page.locator(f".chapters a[href*='{first}']").first.click()
    assert page.url.endswith(f"explain/{first}/plain/")
    page.get_by_role("link", name="Read the standard version").click()
    page.click("a[rel=next]")
    assert page.url.endswith(f"explain/{second}/")


def test_a_chosen_level_breaks_no_page_with_a_drawing_that_links(visit, catalogue):
    page = visit(f"explain/{next(iter(catalogue.chapters))}/")
    home = page.url.split("explain/")[0]
    page.get_by_role("link", name="Read the plain version").click()
    page.goto(f"{home}chronology/")
    assert page.locator("main svg a").count() > 0
    page.goto(f"{home}themes/")


def test_every_chapter_leads_to_the_next_with_scripts_off(visit, catalogue):
    page = visit(f"explain/{next(iter(catalogue.chapters))}/", java_script_enabled=False)
    for identifier in list(catalogue.chapters)[1:]:
        page.click("a[rel=next]")
        assert page.url.endswith(f"explain/{identifier}/")
    assert page.locator("a[rel=next]").count() == 0


def chapter_with(catalogue, macro):
    return next(slug for slug in catalogue.chapters if f"{{{{ {macro}(" in catalogue.pages[f"explain/{slug}/index.md"])


@pytest.mark.parametrize("macro", ["term", "mention"])
def test_a_note_opens_on_hover_and_focus_and_escape_puts_it_away(visit, catalogue, macro):
    page = visit(f"explain/{chapter_with(catalogue, macro)}/")
    link = page.locator(f".noted > a.{macro}").first
    note = link.locator("xpath=following-sibling::span")
    assert not note.is_visible()
    link.hover()
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()
    page.mouse.move(0, 0)
    link.focus()
    assert note.is_visible()


def test_a_first_tap_shows_the_note_and_the_second_follows(visit, catalogue):
    slug = chapter_with(catalogue, "mention")
    page = visit(f"explain/{slug}/", **PHONE)
    link = page.locator(".noted > a.mention").first
    target = link.get_attribute("href")
    link.tap()
    assert link.locator("xpath=following-sibling::span").is_visible() and page.url.endswith(f"{slug}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    link.tap()
    page.wait_for_url(re.compile(re.escape(target.replace("../", ""))))


def test_a_term_is_explained_on_paper(visit, catalogue):
    page = visit(f"explain/{chapter_with(catalogue, 'term')}/")
    page.emulate_media(media="print")
    assert page.locator(".term + .aside-note").first.is_visible()
    assert not page.locator(".mention + .aside-note").first.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_chapter_scrolls_sideways(visit, catalogue, width):
    page = visit("", viewport={"width": width, "height": 800})
    home = page.url
    assert len(catalogue.chapters) > 10
    for slug in catalogue.chapters:
        for level in ("", "plain/"):
            page.goto(f"{home}explain/{slug}/{level}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (slug, level)


def test_a_chart_has_its_numbers_beside_it(visit, catalogue):
    page = visit("data/")
    assert page.locator(".chart").count() == len(catalogue.charts)
    chart = page.locator("#chart-deaths")
    rows = chart.locator("tbody tr")
    assert rows.count() == len(catalogue.series["us-overdose-deaths-synthetic-opioids"].points)
    assert not rows.first.is_visible()
    chart.locator("summary").click()
    assert rows.first.is_visible()


def test_promises_are_filtered_and_the_filter_is_an_address(visit, catalogue):
    page = visit("pledges/")
    page.select_option("#sieve-state", "kept")
    kept = [pledge.id for pledge in catalogue.pledges.values() if pledge.state == "kept"]
    shown = "found => found.map(each => each.id)"
    assert page.eval_on_selector_all(".judgement:not([hidden])", shown) == kept != []
    page.select_option("#sieve-side", "prc")
    both = page.eval_on_selector_all(".judgement:not([hidden])", shown)
    assert 0 < len(both) < len(kept) and page.url.endswith("pledges/?side=prc&state=kept")
    assert page.locator(".sieve .filter__status").inner_text() == f"{len(both)} of {len(catalogue.pledges)}"
    page.go_back()
    assert page.eval_on_selector_all(".judgement:not([hidden])", shown) == kept
    wrong = visit("pledges/?state=<script>&year=1")
    assert wrong.locator(".judgement:not([hidden])").count() == len(catalogue.pledges)


def test_every_question_has_a_page_with_every_position(visit, catalogue):
    page = visit("questions/")
    for question in catalogue.questions.values():
        assert page.locator(f"[id='{question.id}'] > a").count() == 1
    page.locator(".questions a").first.click()
    first = next(iter(catalogue.questions.values()))
    assert page.locator(".position").count() == len(first.positions) and page.locator("h1").inner_text()
    page.locator(".position .account__sources a").first.click()
    assert "#evidence-" in page.url
