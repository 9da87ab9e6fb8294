"""A chart of a page as an SVG image of its own: names as SVG spells them, colors of paper for the page's variables."""

import re
from pathlib import Path

from lxml import etree

from macros.book.fault import Fault, name
from macros.book.pages import Page, has

PAPER = {"--ink": "#22201c", "--paper": "#ffffff", "--quiet": "#5c574d", "--plain": "#8a8577"}
SPELLED = {
    each.lower(): each
    for each in ("viewBox", "patternUnits", "patternTransform", "patternContentUnits", "clipPath", "linearGradient")
}
"""HTML parsers write these in small letters; SVG knows them only so."""
NAMESPACE = "http://www.w3.org/2000/svg"


def styles(site: Path) -> str:
    """The stylesheet of the charts, its variables resolved for paper."""
    text = (site / "assets" / "chart.css").read_text("utf-8")
    return re.sub(r"var\((--[\w-]+)\)", lambda found: PAPER.get(found[1], "#22201c"), text)


def alternative(page: Page, svg: etree._Element) -> str:
    """What a chart says to those who do not see it: its title and description."""
    parts = [" ".join("".join(part.itertext()).split()) for part in svg.iter("title", "desc")]
    if not svg.findall(".//title") or not all(parts):
        raise Fault(page.url, f"a figure without alternative text (a title and a description): {name(svg)}")
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts)


def image(svg: etree._Element, css: str, definitions: etree._Element | None = None) -> str:
    """The text of a stand-alone SVG file. A swatch of a key takes the patterns of its chart along."""
    root = etree.Element("svg", nsmap={None: NAMESPACE})
    root.set("font-family", "Source Sans 3")
    style = etree.SubElement(root, "style")
    style.text = css
    if definitions is not None:
        root.append(_spelled(definitions))
    for key, value in svg.attrib.items():
        if key not in {"role", "aria-labelledby", "xmlns", "aria-hidden", "focusable"}:
            root.set(SPELLED.get(key, key), value)
    for child in svg:
        if isinstance(child.tag, str) and child.tag not in {"title", "desc"}:
            root.append(_spelled(child))
    return etree.tostring(root, encoding="unicode")


def _spelled(element: etree._Element) -> etree._Element:
    made = etree.Element(SPELLED.get(element.tag, element.tag))
    made.text = element.text
    for key, value in element.attrib.items():
        made.set(SPELLED.get(key, key), value)
    for child in element:
        if isinstance(child.tag, str):
            made.append(_spelled(child))
    return made


def words(svg: etree._Element) -> str:
    """The words drawn in a chart."""
    return " ".join("".join(element.itertext()) for element in svg.iter("text"))


def key_of(figure: etree._Element) -> list[etree._Element]:
    """The entries that explain a chart's patterns."""
    return [item for listed in figure.iter("ul") if has(listed, "chart__key") for item in listed.findall("li")]
