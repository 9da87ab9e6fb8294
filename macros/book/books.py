"""The books: handbook.pdf, handbook-plain.pdf and chronology.pdf, each made of the pages of a built site."""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from macros.book import register, svg
from macros.book.blocks import Blocks
from macros.book.fault import Fault
from macros.book.inline import Writer, line, words
from macros.book.links import LIST, Links
from macros.book.pages import Page, has, page, read, remove
from macros.book.shrink import shrunk
from macros.book.typeset import NotSet, pdf, quoted
from macros.model import Edition

KINDS = {"index": "Handbook, standard text", "plain": "Handbook, plain text", "chronology": "The chronology"}
FILES = {"handbook.pdf": "index", "handbook-plain.pdf": "plain", "chronology.pdf": "chronology"}


def make(site: Path, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Name and content of each book. Stops with a Fault at the first thing that cannot be set."""
    for file, kind in FILES.items():
        body = Chronology(site) if kind == "chronology" else Handbook(site, kind)
        try:
            yield file, shrunk(pdf(_front(site, edition, kind) + body.markup(), edition.published.first))
        except NotSet as error:
            raise Fault(file, str(error)) from error


def _front(site: Path, edition: Edition, kind: str) -> str:
    """The document's own data, the cover and the contents."""
    home = html.fromstring((site / "index.html").read_bytes())
    about = next(iter(home.xpath("//meta[@name='description']/@content")), "")
    day, through = edition.published, edition.coverage_through
    facts = [
        f"Edition {edition.edition}, published {day.label}",
        f"The record reaches {through.label}; nothing later is stated.",
        edition.author,
        f"Text and data: {edition.licence}",
        edition.licence_url,
    ]
    title = f"{edition.title}: {KINDS[kind].lower()}"
    date = f"datetime(year: {day.first.year}, month: {day.first.month}, day: {day.first.day})"
    return (
        f"#show: book.with(title: {quoted(title)}, author: {quoted(edition.author)}, day: {date})\n"
        f"#cover({quoted(edition.title)}, {quoted(KINDS[kind])}, {quoted(about)}, ({', '.join(map(quoted, facts))},))\n"
        f'#contents("Contents")\n\n'
    )


class Handbook:
    """The whole site as a book. `level` is the reading level of its chapters, `index` or `plain`."""

    def __init__(self, site: Path, level: str):
        self.level, self.css = level, svg.styles(site)
        self.opening = read(site, "explain/")
        urls = [
            f"explain/{link.get('href')}{'plain/' if level == 'plain' else ''}"
            for link in self.opening.root.xpath(".//ol[@class='chapters']/li/a[1]")
        ]
        self.chapters = [read(site, url) for url in urls]
        self.asked = read(site, "questions/")
        addresses = self.asked.root.xpath(".//ol[contains(@class, 'questions')]/li/a[1]/@href")
        self.questions = [read(site, f"questions/{href}") for href in addresses]
        self.claims, self.pledges = read(site, "claims/"), read(site, "pledges/")
        self.list, self.data = read(site, LIST), read(site, "data/")
        self.glossary, self.sources, self.help = read(site, "glossary/"), read(site, "sources/"), _help(site)
        for opening in (self.opening, self.asked):
            for listed in opening.root.xpath(".//ol[contains(@class, 'chapters')]"):
                remove(listed)
        _without_fields(self.data)
        self.links = Links(self._pages(), level)

    def _pages(self) -> list[Page]:
        before = [self.opening, *self.chapters, self.asked, *self.questions, self.claims, self.pledges]
        return [*before, self.list, self.data, self.glossary, self.sources, self.help]

    def markup(self) -> str:
        """The text of all parts, once every link is known to land."""
        parts = [self._set(self.opening, 0)]
        parts += ["#new-page()\n" + self._set(page, 1) for page in self.chapters]
        parts += [self._set(self.asked, 0), *(self._set(page, 1) for page in self.questions)]
        parts += [self._set(self.claims, 0), self._set(self.pledges, 0), self._events()]
        parts += [self._set(self.data, 0, whole_charts=True), self._set(self.glossary, 0), self._sources()]
        parts.append(self._set(self.help, 0))
        self.links.check()
        return self.links.numbered("\n\n".join(parts))

    def _set(self, page: Page, shift: int, whole_charts: bool = False) -> str:
        return Blocks(Writer(page, self.links), shift, self.css, whole_charts).page()

    def _events(self) -> str:
        label = self.list.headings[0].get("data-label")
        self.links.made.add(label)
        where = "Each event’s day, title and summary. Both accounts, the figures and the sources stand on the site."
        return (
            f'#head(1, {self.links.mark(label)})[#"The chronology in short";]\n\n#standfirst[#{quoted(where)};]\n\n'
            + register.short(Writer(self.list, self.links))
        )

    def _sources(self) -> str:
        """The sources that the book gives by number; those of footnotes and of questions stand there in full."""
        writer, kept = Writer(self.sources, self.links), self.links.cited()
        label = self.sources.headings[0].get("data-label")
        self.links.made.add(label)
        what = (
            f"The {len(kept)} documents this book gives by number, by whose voice they are. Those of footnotes and "
            "of questions stand there in full; all of the record’s sources are on the site."
        )
        parts = [f'#head(1, {self.links.mark(label)})[#"Sources";]', f"#standfirst[#{quoted(what)};]"]
        for section in self.sources.root.iter("section"):
            if listed := register.sources(writer, section.find("ul"), kept):
                count = section.find("h2/span[@class='count']")
                remove(count)
                parts += [Blocks(writer, 0, self.css).heading(section.find("h2")), listed]
        return "\n\n".join(parts)


def _help(site: Path) -> Page:
    """The help panel, which stands on every page, as a page of its own."""
    panel = html.fromstring((site / "index.html").read_bytes()).xpath("//aside[@id='help']")
    if not panel:
        raise Fault("", "the help panel is missing")
    panel[0].tag = "section"
    panel[0].find("h2").tag = "h1"
    return page("help/", panel[0])


def _without_fields(data: Page) -> None:
    """Leave out what explains the files' fields and the list of files: they are for those who have the files."""
    for heading in data.root.xpath("./h2[starts-with(@id, 'the-fields-of')]"):
        after = heading.getnext()
        while after is not None and after.tag not in {"h1", "h2"}:
            following = after.getnext()
            data.root.remove(after)
            after = following
        data.headings.remove(heading)
        data.root.remove(heading)
    for element in data.root.xpath("./h1/following-sibling::*[following-sibling::h2[@id='how-to-read-a-figure']]"):
        if not has(element, "standfirst"):
            data.root.remove(element)


class Chronology:
    """The record as a printed reference: tables by year, the charts, and the sources with full addresses."""

    def __init__(self, site: Path):
        self.css = svg.styles(site)
        self.list = read(site, LIST)
        self.charts = _charts(read(site, "data/"))
        self.listed = self.list.root.xpath(".//ol[contains(@class, 'listed__sources')]")
        if not self.listed:
            raise Fault(LIST, "the chronology’s list of sources is missing")
        self.links = Links([self.list, *([self.charts] if self.charts else [])])

    def markup(self) -> str:
        """Tables, charts, sources."""
        writer = Writer(self.list, self.links, numbers=False)
        parts = [self._head("The record, year by year", self.list.headings[0].get("data-label"))]
        through = "Each event with its day, where it was done, its signal and its sources, numbered as at the end."
        parts += [f"#standfirst[{line(writer, words(writer, through, self.list.root))}]", register.tables(writer)]
        if self.charts:
            parts.append(Blocks(Writer(self.charts, self.links), 0, self.css).page())
        parts.append(self._head("Sources", f"{LIST}#sources"))
        parts.append(register.sources(writer, self.listed[0]))
        self.links.check()
        return "\n\n".join(parts)

    def _head(self, title: str, label: str) -> str:
        self.links.made.add(label)
        return f"#head(1, {self.links.mark(label)})[#{quoted(title)};]"


def _charts(data: Page) -> Page | None:
    """The charts of the data page, each once, as a page of their own."""
    figures = [figure for figure in data.root.iter("figure") if has(figure, "chart")]
    root = etree.Element("section")
    etree.SubElement(root, "h1").text = "The charts"
    root.extend(figures)
    for link in root.iter("a"):
        link.set("href", posixpath.join("../data/", link.get("href") or ""))
    return page("charts/", root) if figures else None
