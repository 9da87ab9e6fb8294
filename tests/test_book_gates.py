"""What stops a book, each with a page that has it; and what is set right instead."""

from datetime import date

import pytest
from lxml import html

from macros.book import glyphs, pages, typeset
from macros.book.blocks import Blocks
from macros.book.fault import Fault
from macros.book.inline import Writer
from macros.book.links import Links
from tests import sample
from tests.conftest import run
from tests.pdf import extract

COLUMN_ENDS = (210 - 38) / 25.4 * 72 + 0.5
DAY = date(2026, 11, 24)
GOOD = "<h1 id='t'>What was listed?</h1><p>A body met.</p>"
FRONT = '#show: book.with(title: "Sample", author: "The editors", day: datetime(year: 2026, month: 11, day: 24))\n'


def markup(text: str, url: str = "explain/sample/") -> str:
    """A page's HTML as markup, every gate passed."""
    page = pages.page(url, html.fromstring(f"<article>{text}</article>"))
    links = Links([page])
    made = Blocks(Writer(page, links), 0, "").page()
    links.check()
    return made


def pdf(text: str) -> bytes:
    return typeset.pdf(FRONT + markup(text), DAY)


def chart(inner: str) -> str:
    return (
        f'{GOOD}<figure class="chart" id="chart-a"><figcaption><b class="chart__title">Deaths</b></figcaption>'
        f'<svg viewBox="0 0 9 9" role="img">{inner}<g aria-hidden="true"><rect width="5" height="5"/></g></svg></figure>'
    )


def table(cells: int, word: str) -> str:
    head, row = "".join(f"<th>h{n}</th>" for n in range(cells)), "".join(f"<td>{word}</td>" for _ in range(cells))
    return f"{GOOD}<table><thead><tr>{head}</tr></thead><tbody><tr>{row}</tr></tbody></table>"


CITED = '<sup class="cite"><a href="#source-1">1</a></sup>'
STOPPED = {
    "a chart without alternative text": (chart(""), "a figure without alternative text"),
    "a chart with an empty description": (
        chart("<title>Deaths</title><desc> </desc>"),
        "a figure without alternative text",
    ),
    "an image": (f'{GOOD}<img src="a.png">', "does not know: <img>"),
    "a skipped heading level": (f"{GOOD}<h3>Too deep</h3>", "a heading level is skipped before <h3> “Too deep”"),
    "no title": ("<p>A body met.</p>", "no title"),
    "an empty title": ("<h1> </h1><p>A body met.</p>", "no title"),
    "an empty heading": (f"{GOOD}<h2></h2>", "a heading without words"),
    "an empty chapter": ("<h1>What was listed?</h1><p> </p>", "has a title and no text"),
    "a dead anchor": (f'{GOOD}<p>See <a href="#nowhere">there</a>.</p>', "a dead link: #nowhere"),
    "an emoji": (f"{GOOD}<p>A pill \U0001f48a.</p>", "no font of the book has “\U0001f48a” (U+1F48A), in <p>"),
    "Arabic": (f"{GOOD}<blockquote><p>سلام</p></blockquote>", "(U+0633)"),
    "an unknown block": (f"{GOOD}<video></video>", "does not know: <video>"),
    "an unknown block with words": (f"{GOOD}<marquee class='m'>Read me</marquee>", "<marquee.m> “Read me”"),
    "an unknown element in a line": (f"{GOOD}<p>A <em><blink>word</blink></em>.</p>", "within a line: <blink> “word”"),
    "something hidden": (f"{GOOD}<p hidden>Words</p>", "a hidden element"),
    "a note of no term": (f'{GOOD}<p><span class="aside-note">Words</span></p>', "belongs to no term"),
    "a mark without a source": (f"{GOOD}<p>Said{CITED}.</p>", "a citation without its source"),
    "a source without a mark": (
        f'{GOOD}<h2 id="sources">Sources</h2><ol class="references"><li id="source-1">A. B.</li></ol>',
        "no mark leads to: source-1",
    ),
    "a table without headings": (
        f"{GOOD}<table><tbody><tr><td>1</td></tr></tbody></table>",
        "without a row of headings",
    ),
}


@pytest.mark.parametrize("text, words", STOPPED.values(), ids=STOPPED)
def test_it_stops_and_names_page_and_element(text, words):
    with pytest.raises(Fault) as stopped:
        markup(text)
    assert str(stopped.value).startswith("explain/sample/: ")
    assert words in str(stopped.value)


def test_a_table_wider_than_the_page_stops():
    with pytest.raises(typeset.NotSet, match="explain/sample/: a table wider than the page: <table>"):
        pdf(table(14, "unbreakable-by-nothing".replace("-", "")))
    pdf(table(5, "short"))


def test_typst_itself_refuses_a_document_without_title():
    with pytest.raises(typeset.NotSet, match="title"):
        typeset.pdf('#set text(lang: "en", font: "Source Serif 4")\n#"A";', DAY)


@pytest.mark.parametrize(
    "address", ["https://example.org/" + "a" * 380, "https://example.org/" + "a%20" * 95, "b" * 400]
)
def test_what_is_too_long_for_a_line_is_broken_and_kept(address, tmp_path):
    text = address if address.startswith("b") else f'<a href="{address}">{address}</a>'
    made = pdf(f"{GOOD}<p>{text}</p>")
    assert address in "".join(extract.text(made).split()).replace("\u200b", "")
    (tmp_path / "made.pdf").write_bytes(made)
    assert extract.rightmost(tmp_path / "made.pdf") < COLUMN_ENDS


def test_no_text_is_read_as_markup():
    hostile = '#panic("x") *bold* $math$ @ref // comment \\ " <label> [x] ] #"'
    made = pdf(f"{GOOD}<p>{_escaped(hostile)}</p>")
    assert "".join(hostile.split()) in "".join(extract.text(made).split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def test_a_source_is_a_footnote_and_a_term_is_explained_once():
    text = (
        f'{GOOD}<p>Said <span class="noted"><a class="term" href="../../glossary/#x">word</a><span class="aside-note">Its '
        f'meaning.</span></span>{CITED}. <span class="noted"><a class="mention" href="../../events/x/">Met</a><span '
        f'class="aside-note">A card.</span></span>{CITED}</p><h2 id="sources">Sources</h2><ol class="references">'
        '<li id="source-1">A paper. <a href="https://example.org/x">https://example.org/x</a> <a class="back" '
        'href="#cite-1-1">back</a></li></ol>'
    )
    made = markup(text)
    assert made.count("Its meaning.") == 1 and "A card." not in made and "back" not in made
    assert made.count("A paper.") == 1 and made.count("#again(") == 1 and "Sources" not in made
    assert "https://example.org/x" in extract.text(typeset.pdf(FRONT + made, DAY))


def test_chinese_says_that_it_is_chinese_and_has_its_own_font():
    made = pdf(f"{GOOD}<p>The ministry (公安部) said.</p>")
    assert "公安部" in extract.text(made) and any("NotoSansCJKsc" in font for font in extract.fonts(made))


def test_the_fonts_are_read_as_they_are():
    assert glyphs.missing("Línea Guójiā 国家禁毒委员会 – “x” ¶") == []
    assert glyphs.missing("سلام 💊") == list("سلام💊")


def test_a_good_page_passes():
    assert "A body met." in extract.text(pdf(GOOD))


EVENT = "data/events/2019-example.yaml"


def test_a_small_project_gets_its_books_and_hostile_text_stays_text(tmp_path):
    # Quotation marks are left to the markup's own test: the site sets them as printers do.
    hostile = sample.event(0, title="A #panic(1) <script>alert(1)</script> {{ 7*7 }} \\ ] *b* $x$ @y")
    root = sample.project(tmp_path, {EVENT: hostile}, buildable=True)
    built = run(root, "site", PDF="1")
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    for name in ("handbook.pdf", "handbook-plain.pdf", "chronology.pdf"):
        text = "".join(extract.text((root / "site/downloads" / name).read_bytes()).split())
        assert "".join(hostile["title"].split()) in text


FAULTS = {
    "an emoji": ({EVENT: sample.event(0, title="A pill \U0001f48a")}, "no font of the book has “\U0001f48a” (U+1F48A)"),
    "an unknown element": (
        {"docs/explain/truce/index.md": sample.chapter(12, body="<video></video>\n\nWords.")},
        "explain/truce/: HTML that the book does not know: <video>",
    ),
    "an empty chapter": ({"docs/explain/truce/index.md": sample.chapter(12, body="## A heading")}, "explain/truce/: "),
}


@pytest.mark.parametrize("files, message", FAULTS.values(), ids=FAULTS)
def test_a_book_that_cannot_be_made_stops_the_build_and_leaves_the_site_as_it_was(tmp_path, files, message):
    root = sample.project(tmp_path, files, buildable=True)
    sample.write(root, {"site/index.html": "the last good build"})
    ended = run(root, "site", PDF="1")
    last = ended.stderr.strip().splitlines()[-1]
    assert ended.returncode == 1 and last.startswith("no book was made: ") and message in last
    assert last.endswith("site/ is as it was") and "Traceback" not in ended.stderr
    assert (root / "site/index.html").read_text() == "the last good build"
