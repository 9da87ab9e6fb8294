"""Stable paragraph numbers of a chapter: `p12` is the twelfth paragraph of its text, on the web and in the books.

The rule: count the paragraphs that stand in the text itself (not in a list, card, chart, table or quotation), in order,
from 1, each reading level for itself. No new layout changes a number; a paragraph added or taken out moves those after
it.
"""

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class _Places(HTMLParser):
    """Where each paragraph at the top of the text opens and closes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.found: list[tuple[tuple[int, int], bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p" and self.depth == 0 and not attrs:
            self.found.append((self.getpos(), True))
        self.depth += tag not in VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag not in VOID
        if tag == "p" and self.depth == 0 and self.found and self.found[-1][1]:
            self.found.append((self.getpos(), False))


def numbered(html: str) -> str:
    """The HTML of a chapter with an id for each paragraph of its text, and a link to itself at the paragraph's end."""
    places = _Places()
    places.feed(html)
    starts = [0]
    for line in html.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    number, at, out = 0, 0, []
    for (line, column), opens in places.found:
        here = starts[line - 1] + column
        number += opens
        out.append(html[at:here])
        at = here + len("<p>") if opens else here
        link = f'<a class="para" href="#p{number}" title="Link to this paragraph" data-search-exclude>¶{number}</a>'
        out.append(f'<p id="p{number}">' if opens else link)
    return "".join([*out, html[at:]])
