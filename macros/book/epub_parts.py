"""The built site's pages as parts of a book: which pages, in which order, and what of each page a book can use.

Only words that a page repeats for the screen are left out (OMITTED). An element that is not known here is an error
that names page and element, so that nothing is ever lost in silence.
"""

import posixpath
import re
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree, html

Element = html.HtmlElement

OMITTED = (
    "a.headerlink, #content, nav, form, script, button, p.crumb, p.chapter-head__level, p.chart__take, a.edit,"
    " .noted > .aside-note, svg.mark"
)
"""What only a screen needs: ways around the site, filters, downloads, notes whose text the book has elsewhere."""
WORDS_FOR_PATTERNS = {"plain": "gray", "hatch": "hatched", "dots": "dotted", "ink": "black", "paper": "white"}
KNOWN = {"a", "abbr", "article", "aside", "b", "blockquote", "br", "caption", "cite", "code", "dd", "dfn", "div", "dl"}
KNOWN |= {"dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img"}
KNOWN |= {"li", "ol", "p", "pre", "q", "s", "section", "small", "span", "strong", "sub", "sup", "table", "tbody", "td"}
KNOWN |= {"tfoot", "th", "thead", "time", "tr", "u", "ul"}
KEPT = {"id", "class", "href", "src", "alt", "lang", "title", "datetime", "scope", "colspan", "rowspan", "start"}
KEPT |= {"role", "aria-labelledby", "aria-label", "headers"}


class Unfit(ValueError):
    """A page holds what the book cannot take; the message names the page and the element."""


@dataclass
class Part:
    """One file of the book: the page it comes from, its name, its title, its group in the contents, its text."""

    page: str
    name: str
    title: str
    group: str
    body: Element

    @cached_property
    def ids(self) -> set[str]:
        """Every id a link can lead to."""
        return set(self.body.xpath(".//@id"))

    @property
    def headings(self) -> list[tuple[str, str]]:
        """(id, text) of the headings of the second level that have an id, for the contents."""
        return [(each.get("id"), each.text_content().strip()) for each in self.body.iter("h2") if each.get("id")]


def parts(site: Path) -> list[Part]:
    """In reading order: chapters, questions, claims, promises, chronology, numbers, glossary, sources, help."""
    made = [_page(site, page, "Chapters") for page in _listed(site, "explain/")]
    made += [_page(site, page, "Contested questions") for page in ("questions/", *_listed(site, "questions/"))]
    made += [_page(site, "claims/", ""), _page(site, "pledges/", ""), _chronology(site), _numbers(site)]
    made += [_page(site, "glossary/", ""), *_sources(site), _help(site)]
    return made


def _read(site: Path, page: str) -> Element:
    path = site / page / "index.html"
    if not path.is_file():
        raise Unfit(f"{page}index.html: the page is missing, and the handbook needs it")
    return html.fromstring(path.read_text("utf-8"))


def _article(site: Path, page: str) -> Element:
    found = _read(site, page).cssselect("article")
    if not found:
        raise Unfit(f"{page}index.html: no <article>, and the handbook takes the text from it")
    return found[-1]  # A question's own article stands inside the theme's.


def _listed(site: Path, page: str) -> list[str]:
    """The pages that a register lists, in its order."""
    links = _article(site, page).cssselect("ol.chapters > li > a")
    return [posixpath.normpath(posixpath.join(page, link.get("href"))) + "/" for link in links]


def _page(site: Path, page: str, group: str) -> Part:
    return _part(site, page, page.strip("/").replace("/", "-"), group, _article(site, page))


def _part(site: Path, page: str, name: str, group: str, body: Element) -> Part:
    """One part, cleaned. Its title is its one heading of the first level."""
    body = _clean(deepcopy(body), page, site)
    uncounted = ".//text()[not(ancestor::*[@class='count'])]"
    titles = ["".join(heading.xpath(uncounted)).strip() for heading in body.iter("h1")]
    if len(titles) != 1 or not titles[0]:
        raise Unfit(f"{page}index.html: {len(titles)} first headings, and a part of the book has exactly one title")
    if not (set(body.iter("p", "li", "dd", "td")) and body.text_content().strip() != titles[0]):
        raise Unfit(f"{page}index.html: no text under the title {titles[0]!r}")
    return Part(page, f"{name}.xhtml", titles[0], group, body)


def _numbers(site: Path) -> Part:
    """The data page without its files and field tables: charts, series and quoted figures."""
    article = _article(site, "data/")
    inside = False
    for child in list(article):
        if child.tag == "h2":
            inside = not child.get("id", "").startswith("the-fields-of")
        if not inside and child.tag != "h1":
            child.drop_tree()
    return _part(site, "data/", "data", "", article)


def _chronology(site: Path) -> Part:
    """The chronology in short: day, title, tags and summary of every event, by year."""
    article = _article(site, "chronology/")
    body = html.Element("div")
    body.append(article.find(".//h1"))
    for year in article.cssselect(".year"):
        section = etree.SubElement(body, "section")
        section.append(year.find(".//h2"))
        for entry in year.cssselect("li.entry"):
            short = etree.SubElement(section, "div", {"class": "entry", "id": entry.get("id")})
            short.extend(entry.cssselect("h3, .entry__when, .entry__tags, .entry__summary"))
            for link in short.cssselect("h3 a"):
                link.drop_tag()
    return _part(site, "chronology/", "chronology", "", body)


def _sources(site: Path) -> list[Part]:
    """The register of sources, one part for each kind of voice: as one file it would be slow to open."""
    article = _article(site, "sources/")
    made = []
    for section in article.cssselect(".bibliography > section"):
        section.attrib.pop("aria-labelledby", None)
        heading = section.find("h2")
        heading.tag = "h1"
        made.append(_part(site, "sources/", f"sources-{len(made) + 1}", "Sources", section))
    return made


def _help(site: Path) -> Part:
    """Where help is, from the foot of the home page."""
    body = _read(site, "").get_element_by_id("help")
    body.find("h2").tag = "h1"
    return _part(site, "", "help", "", body)


def _clean(body: Element, page: str, site: Path) -> Element:
    for each in body.cssselect(OMITTED):
        each.drop_tree()
    for comment in body.xpath(".//comment()"):
        comment.drop_tree()
    body.tag = "section"
    for drawing in body.cssselect("svg"):
        _drawing(drawing, page, site)
    for details in list(body.iter("details")):
        details.tag = "div"
        details.set("class", "more")
    for summary in list(body.iter("summary")):
        summary.tag = "p"
        summary.set("class", "more__title")
    for table in body.cssselect(".scroller"):  # a region to scroll on a screen; the caption names the table
        for name in ("role", "aria-label"):
            table.attrib.pop(name, None)
    for each in body.iter():
        if each.tag not in KNOWN:
            raise Unfit(f"{page}index.html: the handbook does not know the element <{each.tag}>")
        if each.tag == "img" and not (each.get("alt") or "").strip():
            raise Unfit(f"{page}index.html: a picture without alternative text: {each.get('src')}")
        for name in set(each.attrib) - KEPT:
            del each.attrib[name]
    return body


def _drawing(drawing: Element, page: str, site: Path) -> None:
    """A chart becomes its file in data/charts/ with title and description as its text; a swatch becomes a word."""
    names = drawing.get("class", "").split()
    if "strip__swatch" in names:
        kind = re.search(r"chart__rect--(\w+)", html.tostring(drawing, encoding="unicode"))
        word = html.Element("b")
        word.text = WORDS_FOR_PATTERNS.get(kind[1] if kind else "", "unmarked") + ":"
        return _put(drawing, word)
    said = [" ".join(each.text_content().split()) for each in drawing.iter("title", "desc")]
    chart = next((each.get("id", "").removeprefix("chart-") for each in drawing.iterancestors("figure")), "")
    file = f"data/charts/{chart}.svg"
    if "chart__svg" not in names or not (site / file).is_file():
        raise Unfit(f"{page}index.html: a drawing that the handbook does not know: <svg class='{' '.join(names)}'>")
    if len(said) != 2 or not all(said):
        raise Unfit(f"{page}index.html: the chart {chart} lacks a title or a description")
    return _put(drawing, html.Element("img", {"src": file, "alt": f"{said[0].rstrip('.')}. {said[1]}"}))


def _put(old: Element, new: Element) -> None:
    new.tail = old.tail
    old.getparent().replace(old, new)
