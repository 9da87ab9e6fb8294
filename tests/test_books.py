"""The books of the real site, read back by other programs: pikepdf, poppler, veraPDF."""

import json
import re
import subprocess
import sys
from collections import Counter

import pikepdf
import pytest
from lxml import html

from macros.book import books
from macros.load import Project
from tests.pdf import extract
from tests.sample import ROOT

BOOKS = ["handbook.pdf", "handbook-plain.pdf", "chronology.pdf"]
LIMIT = 3 * 1024 * 1024

SCREEN = (
    "headerlink", "back", "neighbours", "crumb", "level", "para", "chart__take", "filter", "listed__address", "listed__print",
    "locator",
)  # fmt: skip
"""Classes that only lead about on a screen."""


def drop(root, path: str) -> None:
    """Take elements out, the words after them left where they are."""
    for element in root.xpath(path):
        if element.getparent() is not None:
            element.drop_tree()


def has(name: str) -> str:
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def article(site, url: str):
    """A page's text as it should stand in a book, read with none of the book's own code."""
    root = html.fromstring((site / url / "index.html").read_bytes()).xpath("//article")[0]
    for name in SCREEN:
        drop(root, f".//*[{has(name)}]")
    drop(root, ".//svg | .//script | .//*[@class='visually-hidden' and not(parent::*[@class='lines__what'])]")
    drop(root, ".//*[@class='aside-note' and preceding-sibling::a[@class='mention']]")
    drop(root, ".//p[a[@class='edit']] | .//*[@class='note']/a[.='Record']")
    drop(root, ".//*[@class='account__sources']/a[contains(@href, '.csv')]")
    drop(root, ".//h2[@id='sources' and following-sibling::ol[@class='references']]")
    return root


def handbook(site, level: str):
    """The roots of the pages that a handbook takes, each without what the book says it leaves out."""
    plain = "plain/" if level == "plain" else ""
    opening, asked, data = article(site, "explain/"), article(site, "questions/"), article(site, "data/")
    for link in opening.xpath(".//ol[@class='chapters']/li/a[1]/@href"):
        chapter = article(site, f"explain/{link}{plain}")
        drop(chapter, ".//figure//details")
        yield chapter
    yield from (article(site, f"questions/{link}") for link in asked.xpath(".//ol/li/a[1]/@href"))
    for root in (opening, asked):
        drop(root, ".//ol[contains(@class, 'chapters')]")
    for heading in data.xpath("./h2[starts-with(@id, 'the-fields-of')]"):
        while (after := heading.getnext()) is not None and after.tag != "h2":
            data.remove(after)
        data.remove(heading)
    drop(data, "./*[following-sibling::h2[@id='how-to-read-a-figure']][not(self::h1)][not(@class='standfirst')]")
    yield from (opening, asked, data, article(site, "claims/"), article(site, "pledges/"), article(site, "glossary/"))
    listed = article(site, "chronology/list/")
    yield from listed.xpath(".//li[contains(@class, 'entry')]//*[contains(@class, 'entry__when') or self::h3]")
    yield from listed.xpath(".//li[contains(@class, 'entry')]//p[@class='entry__summary' or @class='entry__tags']")
    help_panel = html.fromstring((site / "index.html").read_bytes()).xpath("//aside[@id='help']")[0]
    yield help_panel


def chronology(site):
    """The roots of what the chronology takes."""
    listed = article(site, "chronology/list/")
    drop(listed, "./*[following-sibling::div[contains(@class, 'chronology')]] | .//p[@class='entry__tags']")
    yield listed
    yield from article(site, "data/").iter("figure")


WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")


def words(text: str) -> Counter:
    """Words, and Chinese characters one by one."""
    parts = re.sub(r"([\u3400-\u9fff])", r" \1 ", re.sub("[\u200b\u00ad]", "", text))
    return Counter(WORD.findall(parts))


@pytest.fixture(scope="session")
def folder(site):
    return site / "downloads"


@pytest.mark.parametrize("name", BOOKS)
def test_no_word_is_lost(site, folder, name):
    kind = books.FILES[name]
    roots = chronology(site) if kind == "chronology" else handbook(site, kind)
    expected = Counter()
    for root in roots:
        for text in root.itertext():
            expected += words(text)
    assert sum(expected.values()) > 30_000
    runs = extract.runs(folder / name)
    found = words("\n".join(runs)) | words("".join(runs))
    squeezed = "".join(WORD.findall("".join(runs)))
    lost = {word: count for word, count in (expected - found).items() if word not in squeezed}
    assert not lost
    # What is counted too low stood in an address, broken there by the end of a line.
    assert sum((expected - found).values()) < 0.004 * sum(expected.values())


@pytest.mark.parametrize("name", BOOKS)
def test_every_number_of_the_contents_is_right(folder, name):
    printed, leads = [], []
    with pikepdf.open(folder / name) as document:
        reach = extract.reached(document)
        for number in range(2, 12):
            if not (found := _contents(folder / name, number)):
                break
            printed += found
            leads += reach[number - 1]
    assert len(printed) >= 20 and printed == leads


def _contents(path, number: int) -> list[int]:
    text = extract.poppler("pdftotext", "-layout", "-f", str(number), "-l", str(number), path, "-")
    return [int(found) for found in re.findall(r"\u2060 ?(\d+)$", text, re.MULTILINE)]


@pytest.mark.parametrize("name", BOOKS)
def test_every_link_within_the_book_lands(folder, name):
    with pikepdf.open(folder / name) as document:
        leads = [target for page in extract.reached(document) for target in page]
        outside = [note.A for page in document.pages for note in page.get("/Annots", ()) if "/A" in note]
        assert len(leads) > 300 and all(1 <= target <= len(document.pages) for target in leads)
        assert {str(action.S) for action in outside} == {"/URI"}


@pytest.mark.parametrize("name", ["handbook.pdf", "handbook-plain.pdf"])
def test_every_page_that_a_sentence_names_is_the_page_its_link_leads_to(folder, name):
    """A link's words are followed by (p. N); the words may end the page before."""
    tree = extract.lines(folder / name)
    with pikepdf.open(folder / name) as document:
        reach = extract.reached(document)
    named = 0
    for page, leads, before in zip(tree, reach, [[], *reach[:-1]], strict=True):
        for number in re.findall(r"\(p\. ?(\d+)\)", page):
            named += 1
            assert int(number) in leads + before
    assert named > 1000


@pytest.mark.parametrize("name", BOOKS)
def test_the_outline_is_the_headings(folder, name):
    with pikepdf.open(folder / name) as document:
        headings = extract.headings(document)
        assert headings[0] == "Contents"
        assert extract.outline(document) == headings[1:]
        assert len(headings) > 20


@pytest.mark.parametrize("name", BOOKS)
def test_it_says_what_it_is(folder, name):
    with pikepdf.open(folder / name) as document:
        assert str(document.Root.Lang) == "en-US" and document.Root.MarkInfo.Marked
        with document.open_metadata() as metadata:
            assert metadata["dc:title"].startswith("Fentanyl Diplomacy, Explained: ")
            assert metadata["pdfuaid:part"] == "1" and metadata["pdfaid:conformance"] == "A"
    assert (folder / name).stat().st_size <= LIMIT
    cover = extract.poppler("pdftotext", "-l", "1", folder / name, "-")
    assert "The record reaches 2 June 2026" in cover and "Edition 2026.11" in cover
    assert extract.rightmost(folder / name) < (210 - 30) / 25.4 * 72


def test_every_chart_has_words_for_it(folder):
    for name in BOOKS:
        with pikepdf.open(folder / name) as document:
            figures = [
                each
                for each in document.objects
                if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
            ]
            assert len(figures) >= 9 and all(len(str(figure.Alt)) > 60 for figure in figures)


@pytest.mark.parametrize("name, page", [("handbook.pdf", ""), ("handbook-plain.pdf", "plain/")])
def test_paragraphs_have_one_number_on_the_web_and_in_the_book(site, folder, name, page):
    expected = []
    for chapter in article(site, "explain/").xpath(".//ol[@class='chapters']/li/a[1]/@href"):
        root = html.fromstring((site / "explain" / chapter / page / "index.html").read_bytes())
        numbers = [link.text_content() for link in root.xpath("//article/p/a[@class='para']")]
        assert numbers == [f"¶{number}" for number in range(1, len(numbers) + 1)] and len(numbers) > 3
        assert [link.get("id") for link in root.xpath("//article/p[a[@class='para']]")] == [
            f"p{each[1:]}" for each in numbers
        ]
        expected += numbers
    assert re.findall(r"¶\d+", "\n".join(extract.runs(folder / name))) == expected


def test_two_runs_give_the_same_bytes(site, folder):
    edition = Project(ROOT).load().catalogue.edition
    for name, content in books.make(site, edition):
        assert content == (folder / name).read_bytes(), name


@pytest.mark.parametrize("name", BOOKS)
def test_the_verapdf_engine_finds_no_fault(folder, name):
    checked = _verapdf(folder / name)
    assert [each["rules"] for each in checked] == [106, 153]
    assert all(each["assertions"] > 100_000 and each["failed"] == {} for each in checked)


def test_the_verapdf_engine_does_find_faults(tmp_path):
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(tmp_path / "blank.pdf")
    assert all(each["failed"] for each in _verapdf(tmp_path / "blank.pdf"))


def _verapdf(path) -> list[dict]:
    command = [sys.executable, "-m", "tests.verapdf", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return list(json.loads(done.stdout).values())
