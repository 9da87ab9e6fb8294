"""One page of the built site, read for a book: without what only a screen needs, checked for what a book must have."""

import copy
import re
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree, html

from macros.book.fault import Fault, name

SCREEN_ONLY = {"headerlink", "back", "neighbours", "crumb", "level", "para", "years", "take", "chart__take"} | {
    "filter",
    "sieve",
    "listed__address",
    "listed__print",
}
"""Classes of what only leads about on a screen. Their words are not text of the page."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def has(element, *classes: str) -> bool:
    """Whether the element has one of the classes."""
    return not set(classes).isdisjoint((element.get("class") or "").split())


@dataclass
class Page:
    """A page by its site path (`explain/truce/`), and the element that holds its text."""

    url: str
    root: etree._Element
    headings: list[etree._Element] = field(default_factory=list)
    notes: dict[str, etree._Element] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The words of its first heading."""
        return " ".join("".join(self.headings[0].itertext()).split())


def read(site: Path, url: str) -> Page:
    """The page at a site path, cleaned and checked."""
    file = site / url / "index.html"
    if not file.is_file():
        raise Fault(url, "there is no such page in the built site")
    articles = html.fromstring(file.read_bytes()).xpath("//article")
    if not articles:
        raise Fault(url, "no <article> holds the page's text")
    return page(url, articles[0])


def page(url: str, root: etree._Element) -> Page:
    """A page made of an element: screen-only parts taken out, headings and text checked."""
    root = copy.deepcopy(root)
    for element in list(root.iter()):
        if (
            not isinstance(element.tag, str)
            or has(element, *SCREEN_ONLY)
            or element.tag in {"script", "style"}
            or (element.tag == "a" and "".join(element.itertext()) == "Record" and has(element.getparent(), "note"))
        ):
            remove(element)
        elif (
            element.tag == "a"
            and re.search(r"\.(csv|svg)$", element.get("href") or "")
            and has(element.getparent(), "account__sources")
        ):
            element.tail = (element.tail or "").removeprefix(".")
            remove(element)
    made = Page(url, root, notes=_notes(root))
    made.headings = list(root.iter(*HEADINGS))
    _check(made)
    return made


def _notes(root: etree._Element) -> dict[str, etree._Element]:
    """The sources that the page's marks lead to, by id: a book has them as footnotes, not as a list under a heading."""
    notes = {}
    for listed in root.xpath(".//ol[@class='references']"):
        items = listed.findall("li")
        if items and all(re.fullmatch(r"source-\d+", item.get("id") or "") for item in items):
            notes |= {item.get("id"): item for item in items}
            before = listed.getprevious()
            if before is not None and before.tag == "h2" and before.get("id") == "sources":
                remove(before)
            remove(listed)
    return notes


def remove(element: etree._Element) -> None:
    """Take an element out and leave the text after it where it is."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _check(made: Page) -> None:
    if not made.headings or not made.title:
        raise Fault(made.url, "the page has no title (its first heading)")
    last = 0
    for heading in made.headings:
        level = int(heading.tag[1])
        if not "".join(heading.itertext()).strip():
            raise Fault(made.url, f"a heading without words: {name(heading)}")
        if level > last + 1:
            raise Fault(
                made.url, f"a heading level is skipped before {name(heading)} (h{last} is followed by h{level})"
            )
        last = level
    heads = {inner for head in made.root.iter("div") if has(head, "chapter-head") for inner in head.iter()}
    held = [element for element in made.root.iter("p", "li", "td", "dd") if element not in heads]
    if not any("".join(element.itertext()).strip() for element in held):
        raise Fault(made.url, "the page has a title and no text")
