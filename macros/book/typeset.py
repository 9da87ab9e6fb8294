"""Typst markup to PDF: PDF/UA-1 and PDF/A-2a in one file, from the vendored fonts only, the same bytes every time."""

from datetime import UTC, date, datetime
from pathlib import Path

import typst

from macros.book.glyphs import FONTS

STYLE = Path(__file__).parent / "book.typ"


class NotSet(Exception):
    """Typst refused the book; its message says why."""


def pdf(markup: str, day: date) -> bytes:
    """The PDF of a whole document. `day` is the date it bears; no clock is read."""
    stamp = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    document = STYLE.read_text("utf-8") + "\n" + markup
    try:
        return typst.compile(
            document.encode(),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            timestamp=stamp,
        )
    except typst.TypstError as error:
        hints = "; ".join(getattr(error, "hints", None) or [])
        raise NotSet(f"{error}{f' ({hints})' if hints else ''}") from error


def quoted(text: str) -> str:
    """Text as a Typst string, so that none of it is read as markup."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
