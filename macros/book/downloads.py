"""What can be taken away, in the folder downloads/ of a built site: made, summed up and listed on its page.

docs/downloads.md says what each file is good for. Each row names its file in `<a data-download="handbook.epub">`; when
the files are made, `take_away` turns that into a link with size, pages and date. A row whose file was not made goes; a
file without a row is an error. So the page lists what is there, whatever its size has become.
"""

import hashlib
import re
from pathlib import Path

from pypdf import PdfReader

from macros.book import epub, offline
from macros.dates import PartialDate
from macros.model import Edition

FOLDER = "downloads"
EPUB, ZIP, SUMS = "handbook.epub", "site-offline.zip", "SHA256SUMS"
_ROW = re.compile(r'<tr>(?:(?!</tr>).)*?<a data-download="([^"]+)">(.*?)</a>(?:(?!</tr>).)*?</tr>\s*', re.DOTALL)


class Unlisted(ValueError):
    """The page of downloads and the folder do not agree; the message names page and file."""


def take_away(site: Path, edition: Edition, site_url: str = "") -> dict[str, str]:
    """Make EPUB, offline zip and sums beside what is in downloads/ already, and fill in the page. File -> its size.

    Raises ValueError with one clear line where the site holds what one of them cannot take.
    """
    folder = site / FOLDER
    page = folder / "index.html"
    if not page.is_file():
        raise Unlisted("downloads/index.html: the page is missing (restore docs/downloads.md)")
    written = page.read_text("utf-8")
    day = edition.published
    (folder / EPUB).write_bytes(epub.epub(site, edition, site_url))
    inside = {name: facts(folder / name, day) for name in listed(folder) if not name.endswith((".pdf", ZIP, SUMS))}
    zipped = offline.offline(site, day.first, {f"{FOLDER}/index.html": fill(written, inside)})
    (folder / ZIP).write_bytes(zipped)
    (folder / SUMS).write_text(sums(site), encoding="utf-8", newline="")
    page.write_text(fill(written, {name: facts(folder / name, day) for name in listed(folder)}), encoding="utf-8")
    return {name: size((folder / name).stat().st_size) for name in listed(folder)}


def listed(folder: Path) -> list[str]:
    """Every file in the folder that is not a page, by name."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if not name.endswith(".html"))


def facts(path: Path, day: PartialDate) -> str:
    """Size, pages where it has pages, and date of a file, as HTML."""
    pages = len(PdfReader(path).pages) if path.suffix == ".pdf" else 0
    counted = f", {pages} page{'s' if pages != 1 else ''}" if pages else ""
    return f'{size(path.stat().st_size)}{counted}, <time datetime="{day}">{day.label}</time>'


def size(count: int) -> str:
    """A number of bytes for people, in decimal units: 0.7 MB, 35 kB."""
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{max(1, round(count / 1e3))} kB"


def fill(page: str, files: dict[str, str]) -> str:
    """The page with a link and the facts in the row of each file, and no row for any other."""
    missing = set(files) - {row[1] for row in _ROW.finditer(page)}
    if missing:
        name = min(missing)
        raise Unlisted(f"docs/downloads.md: no row for {FOLDER}/{name} (say there what it is and what it is good for)")

    def row(match: re.Match[str]) -> str:
        name, words = match.groups()
        if name not in files:
            return ""
        link = f'<a href="{name}" download>{words}</a><br><span class="note">{files[name]}</span>'
        return match[0].replace(f'<a data-download="{name}">{words}</a>', link)

    return _ROW.sub(row, page)


def sums(site: Path) -> str:
    """SHA-256 of every download and every file of data, as `sha256sum --check` reads them in the folder downloads/."""
    folders = {FOLDER: "", "data": "../data/", "schema": "../schema/"}
    files = {prefix + name: site / top / name for top, prefix in folders.items() for name in listed(site / top)}
    files.pop(SUMS, None)
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in sorted(files.items()))
