"""What stands on lines of its own: paragraphs, headings, lists, tables, charts, cards. Anything else stops the book."""

import re

from lxml import etree

from macros.book import svg
from macros.book.fault import Fault, name
from macros.book.inline import TAGS, Token, Writer, inline, inside, line, words
from macros.book.pages import HEADINGS, has
from macros.book.tables import table
from macros.book.typeset import quoted

FRAMES = {"article", "section", "div", "main", "header", "figcaption", "form"}
PARAGRAPHS = dict.fromkeys(
    ("note", "kind", "kicker", "account__sources", "none-found", "card__when", "chapter-head__level"), "quiet-par"
) | {
    "standfirst": "standfirst",
    "judgement__state": "state",
    "judgement__answer": "answer",
    "card__title": "card-title",
}
"""Class of a paragraph -> the function of book.typ that sets it."""


class Blocks:
    """Sets one page. `shift` is added to every heading level; `css` colors its charts."""

    def __init__(self, writer: Writer, shift: int, css: str, whole_charts: bool = True):
        self.writer, self.shift, self.css, self.whole_charts = writer, shift, css, whole_charts

    def page(self) -> str:
        """The whole page as markup; stops where a source of its list is cited nowhere."""
        text = "\n\n".join(self.flow(self.writer.page.root))
        if unused := set(self.writer.page.notes) - set(self.writer.given):
            raise Fault(self.writer.page.url, f"sources that no mark leads to: {', '.join(sorted(unused))}")
        return text

    def flow(self, element: etree._Element, function: str = "") -> list[str]:
        """What is in an element: lines of loose words as paragraphs, blocks as they are."""
        out: list[str] = []
        run: list[Token] = words(self.writer, element.text, element)

        def flush() -> None:
            if text := line(self.writer, run):
                out.append(f"#{function}[{text}]" if function else f"#par[{text}]")
            run.clear()

        for child in element:
            if child.tag in TAGS and not (child.tag == "svg" and child.get("aria-hidden") != "true"):
                run += inline(self.writer, child)
            elif isinstance(child.tag, str):
                flush()
                out += self.block(child)
            run += words(self.writer, child.tail, element)
        flush()
        return out

    def block(self, element: etree._Element) -> list[str]:
        """One block-level element."""
        if element.get("hidden") is not None:
            raise Fault(self.writer.page.url, f"a hidden element that the book does not know: {name(element)}")
        if element.tag in HEADINGS:
            return [self.heading(element)]
        self.writer.anchor(element)
        set_by = {
            "p": self.paragraph, "ul": self.items, "ol": self.items, "blockquote": self.quotation, "table": self.table,
            "dl": self.terms, "details": self.details, "figure": self.chart, "aside": self.aside, "footer": self.footer,
        }  # fmt: skip
        if element.tag in set_by:
            return set_by[element.tag](element)
        if element.tag in FRAMES:
            return self.frame(element)
        raise Fault(self.writer.page.url, f"HTML that the book does not know: {name(element)}")

    def frame(self, element: etree._Element) -> list[str]:
        """A section or division: what is in it, the head of a chapter in a box."""
        inner = self.flow(element)
        return [f"#chapter-head[{_joined(inner)}]"] if has(element, "chapter-head") else inner

    def heading(self, element: etree._Element) -> str:
        """A heading with its label."""
        label, level = element.get("data-label"), int(element.tag[1]) + self.shift
        waiting, self.writer.pending = self.writer.pending, []
        body = line(self.writer, inside(self.writer, element))
        self.writer.pending = waiting
        self.writer.links.made.add(label)
        within = any(has(above, "judgement") and not has(above, "question") for above in element.iterancestors())
        function = ("record-head" if element.tag == "h2" else "minor-head") if within else "head"
        return f"#{function}({level}, {self.writer.links.mark(label)})[{body}]"

    def paragraph(self, element: etree._Element) -> list[str]:
        """A paragraph; a numbered one with its number in the margin."""
        if number := re.fullmatch(r"p(\d+)", element.get("id") or ""):
            return self.flow(element, f"numbered({quoted(number[1])})")
        classes = (element.get("class") or "").split()
        return self.flow(element, next((PARAGRAPHS[each] for each in classes if each in PARAGRAPHS), ""))

    def items(self, element: etree._Element) -> list[str]:
        """A list. Dated lines have their date for a mark; entries of a key stand side by side."""
        items = []
        for item in element:
            if item.tag != "li":
                raise Fault(self.writer.page.url, f"HTML that the book does not know in a list: {name(item)}")
            self.writer.anchor(item)
            items.append(f"[{_joined(self.flow(item))}]")
        if not items:
            raise Fault(self.writer.page.url, f"a list without entries: {name(element)}")
        kind = "keys" if has(element, "key") else "lines" if has(element, "lines") else ""
        kind = kind or ("evidence" if has(element, "references") else "")
        kind = kind or ("enum" if element.tag == "ol" else "list")
        return [f"#{kind}({', '.join(items)})"]

    def quotation(self, element: etree._Element) -> list[str]:
        """A quotation with its speaker."""
        return [f"#quotation[{_joined(self.flow(element))}]"]

    def footer(self, element: etree._Element) -> list[str]:
        """Who is quoted."""
        return self.flow(element, "quiet-par")

    def table(self, element: etree._Element) -> list[str]:
        """A table, as wide as the page allows."""
        return table(self, element)

    def terms(self, element: etree._Element) -> list[str]:
        """Terms with what they mean; each pair may stand in a division of its own."""
        out = []
        for child in element.iter("div", "dt", "dd"):
            if child.tag == "div":
                self.writer.anchor(child)
            elif child.tag == "dt":
                out.append(f"#term-of[{line(self.writer, inside(self.writer, child))}]")
            else:
                out.append(f"#meaning[{_joined(self.flow(child))}]")
        return out

    def details(self, element: etree._Element) -> list[str]:
        """What unfolds on a screen stands open on paper, under its summary."""
        summary = element.find("summary")
        head = f"#summary[{line(self.writer, inside(self.writer, summary))}]"
        element.remove(summary)
        return [head, *self.flow(element)]

    def aside(self, element: etree._Element) -> list[str]:
        """A card for an event; other asides are text."""
        inner = self.flow(element)
        return [f"#card[{_joined(inner)}]"] if has(element, "card") else inner

    def chart(self, element: etree._Element) -> list[str]:
        """A chart as a vector image with its title, takeaway, key and limits; its table after it, or where that is."""
        page, drawing = self.writer.page, element.find("svg")
        caption = element.find("figcaption")
        if drawing is None or caption is None:
            raise Fault(page.url, f"a figure without a drawing or a caption: {name(element)}")
        alternative = svg.alternative(page, drawing)
        words(self.writer, svg.words(drawing), element)
        title = line(self.writer, inside(self.writer, caption))
        drawn = f"#drawing({quoted(svg.image(drawing, self.css))}, {quoted(alternative)})[{title}]"
        below, after = self._around(element, drawing, caption)
        return [f"#{'together' if self.whole_charts else 'afloat'}[{_joined([drawn, *below])}]", *after]

    def _around(self, element, drawing, caption) -> tuple[list[str], list[str]]:
        below, after = [], []
        for child in element:
            if child in (drawing, caption):
                continue
            if has(child, "chart__key"):
                below.append(self._key(child, drawing.find("defs")))
            elif child.tag == "details" and self.whole_charts:
                after += self.block(child)
            elif child.tag == "details":
                label = self.writer.links.target("", f"data/#{element.get('id')}")
                if label:
                    mark = self.writer.links.mark(label)
                    words = '#"Table, definition and source";'
                    below.append(f"#quiet-par[#goto({mark})[{words}]#page-of({mark});]")
            else:
                below += self.block(child)
        return below, after

    def _key(self, element: etree._Element, patterns: etree._Element | None) -> str:
        entries = []
        for item in element.findall("li"):
            swatch = item.find("svg")
            image = f"#swatch({quoted(svg.image(swatch, self.css, patterns))})" if swatch is not None else ""
            entries.append(f"[{image} {line(self.writer, inside(self.writer, item))}]")
        return f"#keys({', '.join(entries)})"


def _joined(parts: list[str]) -> str:
    return "\n\n".join(part for part in parts if part)
