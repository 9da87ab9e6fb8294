import pytest

import macros.vocabulary
from macros.render import MACROS, Renderer, words
from macros.render.environment import markdown, number, relative, spelled, typographic
from macros.render.pages import UnknownId
from tests import sample

FIGURE = {
    "id": "rate",
    "value": "10",
    "unit": "percent",
    "definition": "a duty on goods",
    "period": "from 2019",
    "status": "provisional",
}
FIGURE |= {"source": {"id": "source-0"}}


@pytest.fixture
def page(tmp_path):
    later = sample.event(1, date="2020-05", responds_to=["2019-example"], figures=[FIGURE], importance=3)
    return Renderer(sample.catalogue(tmp_path, {"data/events/2020-other.yaml": later})).page("explain/x/")


@pytest.mark.parametrize(
    ("target", "here", "address"),
    [
        ("events/a/", "chronology/", "../events/a/"),
        ("events/b/", "events/a/", "../b/"),
        ("events/a/#x", "events/a/", "#x"),
        ("data/events.json", "", "data/events.json"),
        ("chronology/#y2019", "", "chronology/#y2019"),
        ("", "events/a/", "../../"),
    ],
)
def test_links_are_relative_so_that_the_site_works_anywhere(target, here, address):
    assert relative(target, here) == address


def test_a_card_gives_date_title_and_the_way_to_the_page(page):
    html = page.event("2019-example")
    assert '<time datetime="2019-04-01">1 April 2019</time>' in html
    assert 'href="../../events/2019-example/"' in html and "Beijing" in html and "Cooperation" in html


def test_a_timeline_lists_by_date_what_was_asked_for(page):
    both = page.timeline(theme="control")
    assert both.index("measure 0") < both.index("measure 1")
    one = page.timeline(actor="body", ids=["2020-other"])
    assert "measure 1" in one and "measure 0" not in one and "May 2020" in one


def test_citations_are_numbered_as_they_come_and_listed_once(page):
    first, second, again = page.cite("source-1"), page.cite("source-0", "page 4"), page.cite("source-1", "note 2")
    assert ['href="#source-1"' in mark for mark in (first, second, again)] == [True, False, True]
    listed = page.references()
    assert listed.count("<li id=") == 2
    assert listed.index("Publisher 1") < listed.index("Publisher 0")
    assert listed.count('href="#cite-1-') == 2 and "page 4" in listed and "note 2" in listed


def test_a_page_that_cites_nothing_has_no_list(page):
    assert page.references() == ""


def test_a_figure_carries_unit_definition_and_way_to_its_source(page):
    html = page.figure("rate")
    assert '10&nbsp;percent <span class="kind">(provisional)</span>' in html and "a duty on goods" in html
    assert "events/2020-other/#figure-rate" in html


def test_a_quoted_figure_and_a_point_link_to_the_data_page(page):
    assert 'href="../../data/#figure-potency"' in page.figure("potency")
    html = page.point("duty", "2019-05-01")
    assert '0&nbsp;percent <span class="kind">(provisional)</span>' in html and 'href="../../data/#duty"' in html


def test_a_series_shows_its_layers_revisions_and_limits(page):
    html = page.series("duty")
    for part in (
        "7.5: first layer (Order 0)",
        "Published as 5 in",
        "It leaves out other duties.",
        "data/series/duty.csv",
        "Order 2",
    ):
        assert part in html
    assert page.series() == html
    quoted = page.quoted_figures()
    assert 'id="figure-potency"' in quoted and "An agency gave it." in quoted and "It is a range." in quoted


def test_actor_and_term_link_to_their_entries(page):
    assert page.actor("body") == '<a class="actor" href="../../actors/#body">Example Body</a>'
    first = page.term("scheduling", "scheduled")
    assert '<a class="term" href="../../glossary/#scheduling">scheduled</a>' in first and ">Listing.</span>" in first
    assert page.term("scheduling") == '<a class="term" href="../../glossary/#scheduling">scheduling</a>'


def test_a_mention_brings_the_card_of_its_event(page):
    said = page.mention("2019-example", "the listing")
    assert 'href="../../events/2019-example/">the listing</a>' in said and "Example body announces measure 0" in said


def test_an_event_page_shows_thread_figures_accounts_and_history(page):
    html = page.event_page("2020-other")
    for part in (
        "This answers",
        'id="figure-rate"',
        "No statement found",
        "Welcomed it.",
        "24 November 2026",
        "Edit this record",
    ):
        assert part in html
    assert "What answered it" in page.event_page("2019-example")


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("event", ["2019-exampel"], "no event `2019-exampel` (did you mean 2019-example?)"),
        ("cite", ["source-9"], "no source `source-9` (did you mean source-1 or source-0?)"),
        ("figure", ["rat"], "no figure `rat` (did you mean rate?)"),
        ("series", ["dutty"], "no series `dutty` (did you mean duty?)"),
        ("point", ["duty", "2019-05"], "no point `2019-05` in duty (did you mean 2019-05-01 or 2019-04-01?)"),
        ("actor", ["boddy"], "no actor `boddy` (did you mean body?)"),
    ],
)
def test_a_wrong_id_is_refused_with_near_spellings(page, name, arguments, message):
    with pytest.raises(UnknownId) as raised:
        getattr(page, name)(*arguments)
    assert str(raised.value.args[0]) == message


@pytest.mark.parametrize(
    ("vocabulary", "labels"),
    [
        ("Lane", words.LANES),
        ("Signal", words.SIGNALS),
        ("Status", words.STATUSES),
        ("Status", words.AGREEMENT),
        ("Confidence", words.CONFIDENCE),
        ("DateKind", words.DATE_KINDS),
        ("Role", words.ROLES),
        ("Side", words.SIDES),
        ("ActorKind", words.KINDS),
        ("ChangeKind", words.CHANGES),
        ("Language", words.LANGUAGES),
        ("Verdict", words.VERDICTS),
        ("PledgeState", words.PLEDGE_STATES),
        ("PositionSide", words.POSITION_SIDES),
    ],
)
def test_every_value_of_every_vocabulary_has_words(vocabulary, labels):
    assert {value.value for value in getattr(macros.vocabulary, vocabulary)} == set(labels)


def test_every_macro_explains_itself():
    assert {"event", "timeline", "cite", "figure", "actor", "term"} <= set(MACROS)
    assert all(function.__doc__ for function in MACROS.values())


def test_html_that_a_page_gets_begins_with_a_block_tag_or_is_one_line(page):
    for html in (
        page.event_page("2019-example"),
        page.chronology(),
        page.sources(),
        page.actors(),
        page.timeline(),
    ):
        assert html.startswith("<div")
    for html in (page.cite("source-0"), page.figure("rate"), page.actor("body"), page.term("scheduling")):
        assert "\n" not in html


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", "<img src=x onerror=alert(1)>", "[x](data:text/html,x)"],
)
def test_markdown_in_a_record_never_becomes_markup_of_its_own(text):
    html = markdown(text)
    assert "<script" not in html and "<img" not in html and "href=" not in html


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("3105", "3,105"),
        ("100306", "100,306"),
        ("79,385", "79,385"),
        ("-35.6", "−35.6"),
        ("10", "10"),
        ("50000000", "50,000,000"),
    ],
)
def test_numbers_are_set_alike_however_their_source_wrote_them(value, shown):
    assert number(value) == shown


def test_iso_dates_in_a_text_are_set_as_the_site_sets_dates():
    html = spelled("from 2025-02-04 to 2025-03 <b>")
    assert html == (
        'from <time datetime="2025-02-04">4 February 2025</time> to <time datetime="2025-03">March 2025</time> &lt;b&gt;'
    )


@pytest.mark.parametrize("text", ["under SOR/2025-66", "case 25-1812", "order 2025-1101", "part 2025-13"])
def test_a_number_that_only_looks_like_a_date_stays(text):
    assert spelled(text) == text


def test_quotes_are_set_as_printers_set_them():
    assert typographic("""Xi's "first step" ('so')""") == "Xi’s “first step” (‘so’)"
    assert typographic(3) == 3
