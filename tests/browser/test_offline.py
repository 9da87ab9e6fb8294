"""The offline zip opened from a disk, as a reader opens it: everything works, and no request leaves the disk."""

import csv
import io
import re
import shutil

import pytest

from tests.conftest import SITE_URL

FOUND = "a[href*='events/2023-woodside-summit/index.html?h=']"
"""What the search found, told from other links by the words it hands on."""


@pytest.fixture
def disk_visit(browser, disk):
    """disk_visit(path) -> the page of that file. Only files may be asked for, and no error may be logged."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    wrong = []
    context.on(
        "request", lambda request: request.url.startswith(("file:", "data:", "blob:")) or wrong.append(request.url)
    )
    # What the reader left before it was loaded, and what was saved instead of shown, ends as aborted.
    context.on("requestfailed", lambda request: "ABORTED" in request.failure or wrong.append(f"failed: {request.url}"))
    context.on("console", lambda message: message.type == "error" and wrong.append(message.text))
    context.on("weberror", lambda error: wrong.append(str(error.error)))

    def open_page(path="index.html"):
        page = context.new_page()
        page.goto(disk.as_uri() + "/" + path)
        return page

    yield open_page
    context.close()
    assert wrong == []


def test_search_finds_an_event_and_leads_to_its_file(disk_visit):
    page = disk_visit()
    page.keyboard.press("f")
    page.keyboard.type("Woodside")
    found = page.locator(FOUND).first
    found.wait_for()
    found.click()
    page.wait_for_url(re.compile(r"^file:.*/events/2023-woodside-summit/index\.html\?h="))
    assert "Woodside" in page.locator("h1").inner_text()


def test_search_works_from_a_page_deep_down(disk_visit):
    page = disk_visit("explain/2019-deal/plain/index.html")
    page.keyboard.press("f")
    page.keyboard.type("Woodside")
    page.locator(FOUND).first.wait_for()


def test_the_chronology_filters_and_the_address_keeps_the_view(disk_visit, events):
    page = disk_visit("chronology/index.html")
    page.locator("#filter-words").fill("Woodside")
    page.wait_for_url(re.compile(r"/chronology/index\.html\?words=Woodside$"))
    shown = page.locator("li.entry:not([hidden])").count()
    assert 0 < shown < len(events)
    again = disk_visit("chronology/index.html?words=Woodside")
    assert again.locator("li.entry:not([hidden])").count() == shown
    again.locator("li.entry:not([hidden]) h3 a").first.click()
    assert again.locator("h1").inner_text() and again.url.endswith("/index.html")


def test_a_tour_steps(disk_visit, tours):
    page = disk_visit("chronology/index.html")
    page.click(".tours summary")
    page.locator(f"[id='tour-{tours[0]['id']}'] button").click()
    page.keyboard.press("Enter")
    assert page.locator("[aria-current=step]").get_attribute("id") == tours[0]["steps"][1]["event"]
    assert f"step 2 of {len(tours[0]['steps'])}" in page.locator(".walk [role=status]").inner_text()


def test_the_reading_level_stays_chosen(disk_visit):
    page = disk_visit("explain/2019-deal/index.html")
    page.get_by_role("link", name="Read the plain version").click()
    page.click("a[rel=next]")
    page.wait_for_url(re.compile(r"/plain/index\.html$"))
    assert "2019-deal" not in page.url


def test_promises_filter(disk_visit):
    page = disk_visit("pledges/index.html")
    everything = page.locator(".judgement").count()
    page.select_option("#sieve-state", "kept")
    assert 0 < page.locator(".judgement:not([hidden])").count() < everything
    assert page.url.endswith("/pledges/index.html?state=kept")


def test_the_printable_list_shows_the_view_and_its_published_address(disk_visit):
    page = disk_visit("chronology/index.html?lane=beijing")
    shown = page.locator("li.entry:not([hidden])").count()
    page.click(".take__print")
    page.wait_for_url(re.compile(r"/chronology/list/index\.html\?lane=beijing$"))
    assert page.locator(".entry:not([hidden])").count() == shown
    assert page.locator(".listed__address a").inner_text() == f"{SITE_URL}chronology/list/?lane=beijing"


def test_a_view_taken_away_names_published_addresses(disk_visit):
    page = disk_visit("chronology/index.html?lane=beijing")
    with page.expect_download() as saved:
        page.click(".take button[value=csv]")
    rows = list(csv.DictReader(io.StringIO(saved.value.path().read_text("utf-8"))))
    assert rows and {row["url"] for row in rows} == {f"{SITE_URL}events/{row['id']}/" for row in rows}


def test_downloads_in_the_zip_can_be_saved(disk_visit, disk):
    page = disk_visit("downloads/index.html")
    links = page.locator("article a[download]")
    assert [links.nth(at).get_attribute("href") for at in range(links.count())] == ["handbook.epub"]
    with page.expect_download() as saved:
        links.first.click()
    assert saved.value.path().read_bytes() == (disk / "downloads/handbook.epub").read_bytes()


def test_without_the_stand_in_for_workers_the_search_would_fail(browser, disk, tmp_path):
    """The test of the search can fail: the same zip, its shim emptied."""
    shutil.copytree(disk / "assets", tmp_path / "assets")
    shutil.copytree(disk / "search", tmp_path / "search")
    shutil.copy(disk / "index.html", tmp_path)
    (tmp_path / "assets/javascripts/iframe-worker-shim.js").write_text("")
    page = browser.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.keyboard.press("f")
    page.keyboard.type("Woodside")
    page.wait_for_timeout(2500)
    assert page.locator(FOUND).count() == 0
    page.close()
