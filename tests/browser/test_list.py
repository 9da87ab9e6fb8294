"""The printable list: any view, its sources numbered and in full, on screen and on paper."""

import io
import re

import pytest
from pypdf import PdfReader

VIEWS = ["", "?theme=courts", "?lane=beijing&from=2025&importance=1.2", "?words=woodside"]


def ids(page):
    return page.eval_on_selector_all("li.entry:not([hidden])", "found => found.map(entry => entry.id)")


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_the_chronology_and_its_list_show_the_same(visit, view):
    chronology = visit("chronology/" + view)
    chronology.click(".take__print")
    chronology.wait_for_url(re.compile(r"/chronology/list/"))
    assert chronology.url.endswith("chronology/list/" + view)
    assert ids(chronology) == ids(visit("chronology/" + view)) != []


def test_a_view_chosen_by_hand_goes_along_to_the_list(visit):
    page = visit("chronology/")
    page.get_by_role("button", name="Milestones", exact=True).click()
    page.wait_for_function("document.querySelector('.take__print').search === '?importance=1'")
    shown = ids(page)
    page.click(".take__print")
    page.wait_for_url("**/list/?importance=1")
    assert ids(page) == shown
    page.click(".filter__chips button")
    page.wait_for_function(
        "document.querySelector('.listed__address a').textContent === location.origin + location.pathname"
    )


@pytest.mark.parametrize("view", VIEWS)
def test_sources_are_numbered_from_one_and_are_those_of_the_view(visit, events, view):
    page = visit("chronology/list/" + view)
    listed = page.eval_on_selector_all(
        ".listed__sources > li:not([hidden])", "found => found.map(source => [source.id.slice(7), source.value])"
    )
    sources = {event["id"]: [source["id"] for source in event["sources"]] for event in events}
    cited = list(dict.fromkeys(source for event in ids(page) for source in sources[event]))
    assert listed == [[source, number] for number, source in enumerate(cited, 1)]
    numbers = dict(listed)
    for event in ids(page)[:20]:
        marks = page.locator(f"[id='{event}'] .entry__numbers a").all_text_contents()
        assert marks == [str(numbers[source]) for source in sources[event]]


def test_paper_states_the_view_every_event_and_every_address(visit, site):
    page = visit("chronology/list/?theme=courts&from=2025")
    titles = page.locator("li.entry:not([hidden]) h3").all_inner_texts()
    addresses = page.eval_on_selector_all(
        ".listed__sources > li:not([hidden]) .source a", "found => found.map(link => link.textContent)"
    )
    assert titles and addresses and all(address.startswith("http") for address in addresses)
    read = PdfReader(io.BytesIO(page.pdf(format="A4")))
    paper = "".join(re.sub(r"\s", "", sheet.extract_text()) for sheet in read.pages)
    for words in ["The courts", "from 2025", f"{len(titles)} of ", "?theme=courts&from=2025", *titles, *addresses]:
        assert re.sub(r"\s", "", words) in paper, words


def test_without_scripts_the_list_is_whole(visit, events):
    page = visit("chronology/list/", java_script_enabled=False)
    assert page.locator("li.entry:visible").count() == len(events)
    assert not page.locator(".filter").is_visible() and not page.locator(".listed__print").is_visible()
    assert page.locator(".listed__sources > li:visible").count() > len(events)


def test_the_list_says_its_address_and_prints(visit):
    page = visit("chronology/list/?lane=joint")
    assert page.locator(".listed__address a").inner_text() == page.url
    page.evaluate("window.print = () => (document.title = 'printed')")
    page.click(".listed__print button")
    assert page.title() == "printed"


def test_events_that_are_closed_stay_folded_on_paper(visit):
    page = visit("chronology/?theme=courts")
    entry = page.locator("li.entry:not([hidden])").first
    folded = entry.locator(".entry__body")
    page.emulate_media(media="print")
    assert not folded.is_visible()
    page.emulate_media(media="screen")
    entry.locator("summary").click()
    page.emulate_media(media="print")
    assert folded.is_visible()
