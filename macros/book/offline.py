"""site-offline.zip: the built site as it opens from a disk, with no server and no network.

A second build with Material's `offline` plugin took 15.3 seconds of processor time; rewriting the first takes 2.1. From
a disk a browser opens no folder's index.html, so every link to a folder names it. It starts no worker and fetches no
file either: the search index becomes a script, which the theme's own code asks for, and iframe-worker
(https://github.com/squidfunk/iframe-worker, MIT) stands in for the worker.
"""

import json
import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.book import zipped

SHIM = "assets/javascripts/iframe-worker-shim.js"
TEMPLATES = Path(__file__).parent.parent / "templates" / "book"
LEFT_OUT = {"404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}
"""What only a server uses. PDFs, which have no need of the zip, and source maps are left out too."""
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_LINK = re.compile(r"""(?<=\s)(href|src)=("[^"]*"|'[^']*')""")
_REFRESH = re.compile(r"""(?<=\bcontent=")(\d+; url=)([^"]*)""")
_RAW = re.compile(r"(<(script|style)\b[^>]*>)(.*?)(</\2>)|(<!--.*?-->)", re.DOTALL | re.IGNORECASE)


class DeadLink(ValueError):
    """A page of the zip leads nowhere; the message names page and link."""


def offline(site: Path, day: date, pages: Mapping[str, str]) -> bytes:
    """The built site as a zip. `pages` stand in for pages of it. Raises DeadLink where a page would lead nowhere."""
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    names = {name for name in names - LEFT_OUT if not name.endswith((".map", ".pdf"))}
    made = {name: (site / name).read_bytes() for name in sorted(names)}
    index = (site / "search/search_index.json").read_text("utf-8")
    made["search/search_index.js"] = f"var __index = {_indexed(index)}".encode()
    made[SHIM] = (TEMPLATES / "iframe-worker-shim.js").read_bytes()
    made[f"{SHIM.removesuffix('.js')}.LICENSE.txt"] = (TEMPLATES / "LICENSE-iframe-worker.txt").read_bytes()
    for name in sorted(names):
        if name.endswith(".html"):
            made[name] = _page(name, pages.get(name) or made[name].decode("utf-8"), made).encode("utf-8")
    return zipped.archive(made, day)


def _indexed(index: str) -> str:
    """The search index with addresses that a disk can open."""
    read = json.loads(index)
    for entry in read["docs"]:
        path, mark, fragment = entry["location"].partition("#")
        entry["location"] = _opened(path or "./").removeprefix("./") + mark + fragment
    return json.dumps(read, ensure_ascii=False, separators=(",", ":"))


def _opened(path: str) -> str:
    """A link's path with the file that a server would have given for a folder."""
    if path.endswith("/") or posixpath.basename(path) in {".", ".."}:
        return posixpath.join(path, "index.html")
    return path


def _page(name: str, text: str, files: Collection[str]) -> str:
    """One page with links to files, and the stand-in for workers before every other script."""

    def link(match: re.Match[str]) -> str:
        attribute, quoted = match.groups()
        return f'{attribute}="{escape(_link(name, unescape(quoted[1:-1]), files))}"'

    def tag(match: re.Match[str]) -> str:
        moved = _REFRESH.sub(lambda found: found[1] + _link(name, found[2], files), match[0])
        return _LINK.sub(link, moved)

    shim = posixpath.relpath(SHIM, posixpath.dirname(name) or ".")
    return _outside_scripts(text, lambda part: _TAG.sub(tag, part)).replace(
        "</head>", f'<script src="{shim}"></script></head>', 1
    )


def _outside_scripts(text: str, change: Callable[[str], str]) -> str:
    """Change markup: no comment, and of scripts and styles only their own tags."""
    made, at = [], 0
    for raw in _RAW.finditer(text):
        made.append(change(text[at : raw.start()]))
        made += [raw[5]] if raw[5] else [change(raw[1]), raw[3], raw[4]]
        at = raw.end()
    return "".join([*made, change(text[at:])])


def _link(page: str, url: str, files: Collection[str]) -> str:
    """The address that opens from a disk. A link that would lead nowhere is an error."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or not parts.path:
        return url
    path = _opened(parts.path)
    if unquote(path).endswith(".pdf"):  # left out; the page of downloads says where it is
        return posixpath.relpath("downloads/index.html", posixpath.dirname(page) or ".")
    if posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path))) not in files:
        raise DeadLink(f"{page}: in the offline zip this leads nowhere: {url}")
    return parts._replace(path=path).geturl()
