"""Tables: a header that repeats, rows that do not split, and a stop where a table cannot fit the page."""

from typing import TYPE_CHECKING

from lxml import etree

from macros.book.fault import Fault, name
from macros.book.inline import breakable, inside, line
from macros.book.pages import has
from macros.book.typeset import quoted

if TYPE_CHECKING:
    from macros.book.blocks import Blocks


def table(blocks: "Blocks", element: etree._Element) -> list[str]:
    """A table as markup, its caption above it."""
    page = blocks.writer.page
    caption = element.find("caption")
    head, rows = element.findall("thead/tr"), element.xpath("./tbody/tr | ./tr | ./tfoot/tr")
    if not head:
        raise Fault(page.url, f"a table without a row of headings: {name(element)}")
    known = {"caption", "thead", "tbody", "tfoot", "tr"}
    if strange := [child for child in element if child.tag not in known]:
        raise Fault(page.url, f"HTML that the book does not know in a table: {name(strange[0])}")
    columns = max(sum(_span(cell) for cell in row) for row in [*head, *rows])
    longest = [quoted(token) for token in _longest(columns, [*head, *rows])]
    cells = ", ".join(_cell(blocks, cell) for row in rows for cell in row)
    header = ", ".join(_cell(blocks, cell) for row in head for cell in row)
    title = f"#caption[{line(blocks.writer, inside(blocks.writer, caption))}]\n\n" if caption is not None else ""
    where = f"{page.url}: a table wider than the page: {name(element)}"
    widths = ", ".join(_widths(columns, rows))
    return [f"{title}#rows({quoted(where)}, ({', '.join(longest)},), ({widths},), table.header({header}), {cells})"]


def _span(cell: etree._Element) -> int:
    return int(cell.get("colspan") or 1)


def _longest(columns: int, rows: list[etree._Element]) -> list[str]:
    """The longest unbreakable word of each column: what the column must be at least as wide as."""
    longest = [""] * columns
    for row in rows:
        at = 0
        for cell in row:
            for token in (
                breakable(" ".join(cell.itertext())).replace("\u200b", " ").split() if _span(cell) == 1 else ()
            ):
                longest[at] = max(longest[at], token, key=len)
            at += _span(cell)
    return longest


def _widths(columns: int, rows: list[etree._Element]) -> list[str]:
    """Short columns as wide as what is in them; the long ones share the rest by how much they hold."""
    held = [0] * columns
    for row in rows:
        for at, cell in enumerate(row if sum(map(_span, row)) == len(row) else ()):
            held[at] = max(held[at], len(" ".join("".join(cell.itertext()).split())))
    if sum(held) < 110:
        return ["auto"] * columns
    return ["auto" if most <= 16 else f"{min(max(round(most**0.5), 4), 16)}fr" for most in held]


def _cell(blocks: "Blocks", cell: etree._Element) -> str:
    if cell.tag not in {"td", "th"}:
        raise Fault(blocks.writer.page.url, f"HTML that the book does not know in a row: {name(cell)}")
    blocks.writer.anchor(cell)
    body = "\n\n".join(blocks.flow(cell))
    settings = [f"{key}: {cell.get(key)}" for key in ("colspan", "rowspan") if cell.get(key)]
    settings += ["align: right"] if has(cell, "number") else []
    body = f"#strong[{body}]" if cell.tag == "th" else body
    return f"table.cell({', '.join(settings)}{', ' if settings else ''})[{body}]" if settings else f"[{body}]"
