"""A crawl of the built site: every href, src and srcset inside it leads somewhere, every anchor and id is right.

MkDocs checks Markdown links only; links in HTML that macros made are checked by nobody else.
"""

import posixpath
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[tuple[int, str]] = []
        self.external_assets: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value for name, value in attributes if value is not None}
        if "id" in values:
            self.ids.append(values["id"])
        line = self.getpos()[0]
        loaded = tag in {"script", "img", "iframe", "source", "audio", "video"}
        loaded = loaded or (tag == "link" and values.get("rel") in {"stylesheet", "icon", "preload", "modulepreload"})
        for name in ("href", "src"):
            if name in values and tag != "base":
                self.links.append((line, values[name]))
                if loaded and urlsplit(values[name]).netloc:
                    self.external_assets.append((line, values[name]))


def faults(site: Path) -> list[str]:
    """Every dead link, missing anchor, doubled id and asset from another host, as `page:line: what is wrong`.

    Raises ValueError where `site` holds no page, so that a crawl of nothing cannot pass.
    """
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    if not pages:
        raise ValueError(f"no page in {site}")
    ids = {name: set(page.ids) for name, page in pages.items()}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    found = []
    for name, page in pages.items():
        found += [
            f"{name}: the id {twice!r} stands twice" for twice in sorted({i for i in page.ids if page.ids.count(i) > 1})
        ]
        found += [f"{name}:{line}: loads from another host: {url}" for line, url in page.external_assets]
        if name != "404.html":  # its links are absolute, for whatever address was not found
            found += [f"{name}:{line}: {fault}" for line, url in page.links if (fault := _fault(name, url, files, ids))]
    return found


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text("utf-8"))
    return page


def _fault(page: str, url: str, files: set[str], ids: dict[str, set[str]]) -> str | None:
    parts = urlsplit(url)
    if parts.scheme in {"http", "https", "mailto", "tel", "sms", "data"}:
        return None
    if parts.scheme or parts.netloc:
        return f"an address of a kind not used here: {url}"
    target = page
    if parts.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        if parts.path.endswith("/") or target == ".":
            target = posixpath.normpath(posixpath.join(target, "index.html"))
    if target not in files:
        return f"leads nowhere: {url}"
    fragment = unquote(parts.fragment)
    if fragment and target in ids and fragment not in ids[target] and not fragment.startswith("__"):
        return f"no such anchor: {url}"
    return None
