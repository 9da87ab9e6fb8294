"""Where a link of the site leads in a book: a label, or nowhere where the book does not take that page."""

import posixpath
import re
from urllib.parse import unquote, urlsplit

from macros.book.fault import Fault
from macros.book.pages import Page

LIST = "chronology/list/"
SOURCES = "sources/#"


class Links:
    """The labels of one book. `level` is the reading level of its chapters, `index` or `plain`."""

    def __init__(self, pages: list[Page], level: str = "index"):
        self.level = level
        self.taken = {page.url for page in pages}
        self.same: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        self.marks: dict[str, str] = {}
        self.made: set[str] = set()
        self.wanted: dict[str, tuple[str, str]] = {}
        for page in pages:
            self._know(page)

    def _know(self, page: Page) -> None:
        """A section or another frame is its first heading; the page is its title."""
        for number, heading in enumerate(page.headings):
            heading.set("data-label", f"{page.url}#{heading.get('id') or f'heading-{number}'}")
        self.same[page.url] = self.same[f"{page.url}#"] = page.headings[0].get("data-label")
        for frame in page.root.iter("section", "div", "article"):
            first = next(frame.iter("h1", "h2", "h3", "h4"), None)
            if frame.get("id") and first is not None:
                self.same[f"{page.url}#{frame.get('id')}"] = first.get("data-label")
        for listed in page.root.xpath(".//*[contains(@class, 'references')]"):
            for item in listed.iter("li"):
                if item.get("id"):
                    start = self.numbers.get(page.url, 0) + 1
                    self.numbers[page.url] = self.numbers[f"{page.url}#{item.get('id')}"] = start

    def target(self, page: str, href: str) -> str | None:
        """The label that a link leads to, None for a page or file that the book does not hold."""
        parts = urlsplit(href)
        path = posixpath.normpath(posixpath.join(page, unquote(parts.path))) if parts.path else page.rstrip("/")
        path = "" if path == "." else f"{path}/"
        label = self._moved(path, unquote(parts.fragment))
        if label.split("#")[0] not in self.taken:
            return None
        label = self.same.get(label, label)
        self.wanted.setdefault(label, (page, href))
        return label

    def _moved(self, path: str, fragment: str) -> str:
        """Where a book holds what the site has on a page of its own."""
        if found := re.fullmatch(r"events/([^/]+)/", path):
            return f"{LIST}#{found[1]}"
        if path == "chronology/":
            path = LIST
        if path == "questions/" and fragment and f"questions/{fragment}/" in self.taken:
            return f"questions/{fragment}/"
        if found := re.fullmatch(r"explain/([^/]+)/(?:plain/)?", path):
            path = f"explain/{found[1]}/{'plain/' if self.level == 'plain' else ''}"
        return f"{path}#{fragment}" if fragment else path

    def mark(self, label: str) -> str:
        """A label as the PDF has it: what a chapter has by name (`handbook.pdf#truce-what-held`), all else short."""
        if label not in self.marks:
            found = re.fullmatch(r"explain/([\w-]+)/(?:plain/)?#([\w-]+)", label)
            self.marks[label] = f"{found[1]}-{found[2]}" if found else f".{len(self.marks)}"
        return f'"{self.marks[label]}"'

    def number(self, label: str) -> str:
        """A source's number in its list. Those of the book's own list get theirs in the end: see `numbered`."""
        return f"<{label}>" if label.startswith(SOURCES) else str(self.numbers[label])

    def cited(self) -> list[str]:
        """The labels of those sources of the site's list that the book gives by number, in the list's order."""
        return [label for label in self.numbers if label.startswith(SOURCES) and label in self.wanted]

    def numbered(self, markup: str) -> str:
        """The markup with the numbers of the book's own list of sources."""
        numbers = {label: str(number) for number, label in enumerate(self.cited(), 1)}
        return re.sub(r"<(sources/#[^>]+)>", lambda found: numbers[found[1]], markup)

    def check(self) -> None:
        """Stop at the first link whose target was not set."""
        for label, (page, href) in self.wanted.items():
            if label not in self.made:
                raise Fault(page, f"a dead link: {href} leads to {label}, which the book does not hold")
