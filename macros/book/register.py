"""The two long registers in the form a book has them: the events in short, and the sources with their numbers."""

from lxml import etree

from macros.book.fault import Fault, name
from macros.book.inline import Writer, inside, line
from macros.book.pages import Page, has


def only(page: Page, element: etree._Element, *classes: str) -> etree._Element:
    """The one element of a class within another."""
    found = [each for each in element.iter() if isinstance(each.tag, str) and has(each, *classes)]
    if len(found) != 1:
        raise Fault(page.url, f"{len(found)} elements of class {classes[0]} in {name(element)}, where a book needs one")
    return found[0]


def years(page: Page) -> list[tuple[etree._Element, list[etree._Element]]]:
    """Each year's heading with its events, from the chronology's list."""
    sections = [section for section in page.root.iter("section") if has(section, "year")]
    if not sections:
        raise Fault(page.url, "no year with events in the chronology’s list")
    return [(section.find("h2"), [item for item in section.iter("li") if has(item, "entry")]) for section in sections]


def entry(writer: Writer, item: etree._Element) -> tuple[str, str, str, str]:
    """An event's label, and as markup its days, title and what follows."""
    page = writer.page
    label = f"{page.url}#{item.get('id')}"
    writer.links.made.add(label)
    title = item.find(".//h3")
    if title is None:
        raise Fault(page.url, f"an event without a title: {name(item)}")
    known = {"entry__when", "entry__tags", "entry__summary", "entry__numbers"}
    for part in item.iter("p", "div", "ul", "table", "blockquote"):
        if not has(part, "entry__what", *known):
            raise Fault(page.url, f"HTML that the book does not know in an event: {name(part)}")
    when = line(writer, inside(writer, only(page, item, "entry__when")))
    tags = line(writer, inside(writer, only(page, item, "entry__tags")))
    summary = line(writer, inside(writer, only(page, item, "entry__summary")))
    return label, f"{when}#linebreak();{tags}", "".join(_words(writer, title)), summary


def _words(writer: Writer, title: etree._Element) -> str:
    """A title without its link, which leads to a page that the book holds right here."""
    for link in title.iter("a"):
        link.attrib.pop("href", None)
    return line(writer, inside(writer, title))


def short(writer: Writer) -> str:
    """The chronology in short: days and kind in the margin, title and summary."""
    out = []
    for heading, events in years(writer.page):
        out.append(head(writer, heading, 2))
        for item in events:
            label, when, title, summary = entry(writer, item)
            out.append(f"#event({writer.links.mark(label)}, [{when}], [{title}], [{summary}])")
    return "\n\n".join(out)


def head(writer: Writer, heading: etree._Element, level: int) -> str:
    """A heading that the outline has and the contents leave out."""
    label = heading.get("data-label")
    writer.links.made.add(label)
    return f"#side-head({level}, {writer.links.mark(label)})[{line(writer, inside(writer, heading))}]"


def tables(writer: Writer) -> str:
    """The chronology as tables by year; the last column holds the numbers of the sources."""
    out = []
    for heading, events in years(writer.page):
        label = heading.get("data-label")
        writer.links.made.add(label)
        out.append(f"#head(2, {writer.links.mark(label)})[{line(writer, inside(writer, heading))}]")
        rows = []
        for item in events:
            label, when, title, summary = entry(writer, item)
            numbers = line(writer, inside(writer, only(writer.page, item, "entry__numbers")))
            rows.append(f"[#place-of({writer.links.mark(label)});{when}], [#strong[{title}]\n\n{summary}], [{numbers}]")
        out.append(f"#record({', '.join(rows)})")
    return "\n\n".join(out)


def sources(writer: Writer, holder: etree._Element, kept: list[str] | None = None) -> str:
    """A list of sources in two columns, numbered through; what each is cited by stands where it is cited.

    `kept` are the labels of those to be listed, all where it is None.
    """
    out = []
    for item in holder.iter("li"):
        label = f"{writer.page.url}#{item.get('id')}"
        if kept is not None and label not in kept:
            continue
        writer.links.made.add(label)
        for part in [part for part in item.iter("span") if has(part, "supports")]:
            item.remove(part)
        out.append(
            f"#source({writer.links.number(label)})[#place-of({writer.links.mark(label)});"
            f"{line(writer, inside(writer, item))}]"
        )
    return f"#in-columns[{chr(10).join(out)}]" if out else ""
