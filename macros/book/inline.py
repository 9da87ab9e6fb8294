"""Words in a line: text, emphasis, links with page numbers, citation marks and explained terms as footnotes."""

import re
from dataclasses import dataclass, field

from lxml import etree

from macros.book import glyphs
from macros.book.fault import Fault, name
from macros.book.links import Links
from macros.book.pages import Page, has
from macros.book.typeset import quoted

TAGS = {"a", "abbr", "b", "br", "cite", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup", "svg", "time"}
WRAPPED = {
    "em": "emph",
    "i": "emph",
    "cite": "emph",
    "strong": "strong",
    "b": "strong",
    "sub": "sub",
    "code": "quiet-words",
}
CHINESE = re.compile(r"[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+")
LONG = re.compile(r"\S{41,}")
UNBROKEN = re.compile(r"[^\s/\-\u200b]{30}(?=[^\s/\-])")
UNBROKEN_ADDRESS = re.compile(r"[^\s/\-.?&=_#\u200b]{31}")
CHARACTER = re.compile(r"%[0-9A-F]{2}|.")
"""One character of an address, a percent-encoded one whole."""

Token = tuple[bool, str]
"""Whether it is text, and the text or the markup."""


@dataclass
class Writer:
    """What the text of one page is set with: its links, and the notes given so far."""

    page: Page
    links: Links
    given: dict[str, str | None] = field(default_factory=dict)
    terms: int = 0
    pending: list[str] = field(default_factory=list)
    numbers: bool = True
    in_note: bool = False

    def anchor(self, element: etree._Element) -> None:
        """Remember that an element's id is to be a place that links reach, where its first words are."""
        identifier = element.get("id")
        label = f"{self.page.url}#{identifier}"
        if identifier and label not in self.links.same and label not in self.links.made:
            self.links.made.add(label)
            self.pending.append(label)


def _broken_address(address: str) -> str:
    """An address with places to break after its own marks, or else after 30 characters.

    Typst breaks an address by itself, but no longer where one zero-width space stands in it.
    """
    out, since = [], 0
    for character in CHARACTER.findall(address):
        out.append(character)
        since += len(character)
        if since >= 30 or (since >= 8 and character in "/.-?&=_#"):
            out.append("\u200b")
            since = 0
    return "".join(out)


def breakable(text: str) -> str:
    """Text with places to break in what is too long for a line: a zero-width space after 30 unbroken characters."""

    def broken(found: re.Match) -> str:
        if found[0].startswith(("http://", "https://")):
            return _broken_address(found[0]) if UNBROKEN_ADDRESS.search(found[0]) else found[0]
        return UNBROKEN.sub("\\g<0>\u200b", found[0])

    return LONG.sub(broken, text)


def line(writer: Writer, tokens: list[Token]) -> str:
    """Tokens as markup: white space as one space, none at either end; places for links before the first word."""
    kept: list[Token] = []
    space = True
    for is_text, content in tokens:
        text = re.sub(r"[ \t\r\n]+", " ", content) if is_text else content
        if is_text:
            text = text[1:] if space and text.startswith(" ") else text
            space = text.endswith(" ") if text else space
        elif text == "#linebreak();":
            space = True
        if text:
            kept.append((is_text, text))
    while kept and kept[-1][0] and not kept[-1][1].strip(" "):
        kept.pop()
    if not any(text.strip() for is_text, text in kept if is_text):
        return ""
    if kept[-1][0]:
        kept[-1] = (True, kept[-1][1].rstrip(" "))
    places = [f"#place-of({writer.links.mark(label)});" for label in writer.pending]
    writer.pending.clear()
    return "".join([*places, *(_set(text) if is_text else text for is_text, text in kept)])


def _set(text: str) -> str:
    """Text as string expressions; Chinese says that it is Chinese."""
    parts, at = [], 0
    for found in CHINESE.finditer(text):
        if text[at : found.start()]:
            parts.append(f"#{quoted(text[at : found.start()])};")
        parts.append(f"#zh({quoted(found[0])});")
        at = found.end()
    return "".join([*parts, f"#{quoted(text[at:])};"] if text[at:] else parts)


def words(writer: Writer, text: str | None, element: etree._Element) -> list[Token]:
    """A text node as a token, once every character of it is known to have a glyph."""
    if not text:
        return []
    if lost := glyphs.missing(text):
        shown = ", ".join(f"“{char}” (U+{ord(char):04X})" for char in lost)
        raise Fault(writer.page.url, f"no font of the book has {shown}, in {name(element)}")
    return [(True, breakable(text))]


def inside(writer: Writer, element: etree._Element) -> list[Token]:
    """All that is in an element, as tokens."""
    tokens = words(writer, element.text, element)
    for child in element:
        tokens += inline(writer, child) + words(writer, child.tail, element)
    return tokens


def inline(writer: Writer, element: etree._Element) -> list[Token]:
    """One element within a line."""
    if not isinstance(element.tag, str):
        return []
    if element.tag not in TAGS or (element.tag == "svg" and element.get("aria-hidden") != "true"):
        raise Fault(writer.page.url, f"HTML that the book does not know within a line: {name(element)}")
    if not (element.get("id") or "cite-").startswith("cite-"):
        writer.anchor(element)
    if element.tag in {"br", "svg"} or has(element, "locator"):
        return [(False, "#linebreak();")] if element.tag == "br" else []
    if element.tag == "sup":
        return _cite(writer, element) if has(element, "cite") else _in(writer, "super", element)
    if element.tag == "span":
        return _span(writer, element)
    if element.tag == "a":
        return _link(writer, element, inside(writer, element))
    return _in(writer, WRAPPED[element.tag], element) if element.tag in WRAPPED else inside(writer, element)


def _in(writer: Writer, function: str, element: etree._Element) -> list[Token]:
    return [(False, f"#{function}["), *inside(writer, element), (False, "];")]


def _span(writer: Writer, element: etree._Element) -> list[Token]:
    if has(element, "visually-hidden"):
        return _in(writer, "lane", element) if has(element.getparent(), "lines__what") else []
    if has(element, "noted"):
        link, note = element.find("a"), element.find("span")
        return inline(writer, link) + (_term(writer, note) if has(link, "term") else [])
    if has(element, "aside-note"):
        raise Fault(writer.page.url, f"a note that belongs to no term: {name(element)}")
    quiet = ("lines__date", "tag", "note", "kind", "count", "supports", "source__copy", "help__note")
    function = "strong" if has(element, "chart__title") else "quiet-words" if has(element, *quiet) else ""
    return _in(writer, function, element) if function else inside(writer, element)


def _term(writer: Writer, note: etree._Element) -> list[Token]:
    """The definition of a term as a footnote with a letter."""
    if writer.in_note:
        return [(True, " ("), *inside(writer, note), (True, ")")]
    at, mark = writer.terms, ""
    while at >= 0:
        mark, at = chr(ord("a") + at % 26) + mark, at // 26 - 1
    writer.terms += 1
    label = f"{writer.page.url}@term-{mark}"
    return [(False, f"#note({writer.links.mark(label)}, {quoted(mark)})[{_note(writer, note)}];")]


def _note(writer: Writer, element: etree._Element) -> str:
    pending, writer.pending = writer.pending, []
    writer.in_note = True
    text = line(writer, inside(writer, element))
    writer.in_note, writer.pending = False, pending
    return text


def _cite(writer: Writer, element: etree._Element) -> list[Token]:
    """A citation mark: the source in full the first time, afterwards its mark, and a note where the place differs."""
    link = element.find("a")
    key, place = link.get("href").lstrip("#"), link.get("title")
    if key not in writer.page.notes:
        raise Fault(writer.page.url, f"a citation without its source: {name(element)}")
    mark, label = key.removeprefix("source-"), f"{writer.page.url}@{key}"
    at = f" {_set(breakable(place))}." if place else ""
    if key not in writer.given:
        writer.given[key] = place
        note = _note(writer, writer.page.notes[key])
        return [(False, f"#note({writer.links.mark(label)}, {quoted(mark)})[{note}{at}];")]
    if place and place != writer.given[key]:
        return [(False, f"#note-again({writer.links.mark(label)}, {quoted(mark)})[{at.strip()}];")]
    return [(False, f"#again({writer.links.mark(label)}, {quoted(mark)});")]


def _link(writer: Writer, element: etree._Element, tokens: list[Token]) -> list[Token]:
    href = element.get("href")
    if not href or not "".join(element.itertext()).strip():
        return tokens
    if href.startswith(("http:", "https:", "mailto:")):
        return _outside(writer, href, element, tokens)
    label = writer.links.target(writer.page.url, href)
    if label is None:
        return tokens
    linked = [(False, f"#goto({writer.links.mark(label)})["), *tokens, (False, "];")]
    if label in writer.links.numbers:
        return [*linked, (False, f"#number-of({writer.links.number(label)});")] if writer.numbers else linked
    return (
        linked
        if label.split("#")[0] == writer.page.url
        else [*linked, (False, f"#page-of({writer.links.mark(label)});")]
    )


def _outside(writer: Writer, href: str, element: etree._Element, tokens: list[Token]) -> list[Token]:
    """A link that leaves the book prints its address, once."""
    shown = href.removeprefix("mailto:")
    linked = [(False, f"#link({quoted(href)})["), *tokens, (False, "];")]
    if "".join(element.itertext()).strip() in {shown, href}:
        return linked
    address = [(False, f"#link({quoted(href)})["), *words(writer, shown, element), (False, "];")]
    return [*linked, (True, " ("), *address, (True, ")")]
