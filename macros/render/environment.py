"""The one Jinja environment, which escapes everything. The only module that imports jinja2 for rendering."""

import posixpath
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from macros.dates import PartialDate

TEMPLATES = Path(__file__).parent.parent / "templates"

# `html: False` prints raw HTML as text; markdown-it refuses javascript:, vbscript:, file: and data: links by itself.
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(
    ["table", "replacements", "smartquotes"]
)


def relative(target: str, here: str) -> str:
    """The address of a page, file or anchor of this site, as seen from the page `here`. Both are site paths."""
    path, hash_mark, fragment = target.partition("#")
    if path == here and fragment:
        return f"#{fragment}"
    start = posixpath.dirname(f"/{here}")
    address = posixpath.relpath(f"/{path}", start)
    if (path.endswith("/") or not path) and not address.endswith("/"):
        address += "/"
    return f"{address}{hash_mark}{fragment}"


def time_element(day: PartialDate) -> Markup:
    """A date as the site sets it everywhere, with its machine form."""
    return Markup('<time datetime="{}">{}</time>').format(str(day), day.label)


def markdown(text: str) -> Markup:
    """A record's Markdown as HTML; raw HTML in it is shown as text."""
    return Markup(_MARKDOWN.render(text))


def typographic(value: Any) -> Any:
    """Straight quotes and apostrophes in a record's plain text as printers set them; the records stay as typed."""
    if type(value) is not str:
        return value
    value = re.sub(r"(^|[\s(\[])\"(?=\S)", r"\1“", value).replace('"', "”")
    return re.sub(r"(^|[\s(\[“])'(?=\S)", r"\1‘", value).replace("'", "’")


def address(url: str) -> Markup:
    """A web address, escaped and otherwise untouched."""
    return Markup(escape(url))


_WRITTEN_DATE = re.compile(r"(?<![\w/-])(\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\w/-])")


def spelled(text: str) -> Markup:
    """Text with its ISO dates set as the site sets dates: `from 2025-02-04` -> `from 4 February 2025`.

    Numbers of laws that look alike (`SOR/2025-66`) stay as they are.
    """
    parts = _WRITTEN_DATE.split(typographic(text))
    return Markup().join(time_element(PartialDate.parse(part)) if n % 2 else part for n, part in enumerate(parts))


def number(value: str) -> str:
    """A figure's value with its thousands set apart and a true minus sign: `-100306.5` -> `−100,306.5`."""
    if re.fullmatch(r"-?\d{4,}(\.\d+)?", value):
        whole, point, rest = value.partition(".")
        value = f"{int(whole):,}{point}{rest}"
    return re.sub(r"^-(?=\d)", "−", value)


def written(value: Decimal) -> str:
    """A value as a reader takes it in: thousands set apart, no decimals from 100 up. The tables keep every digit."""
    plain = f"{round(value) if value >= 100 else value:f}"
    return number(plain.rstrip("0").rstrip(".") if "." in plain else plain)


def words(value: str) -> str:
    """A vocabulary value as a person reads it: `one_sided` -> `one sided`."""
    return value.replace("_", " ")


def distinct_words(text: str) -> str:
    """Each word of a text once, in the order they come: all that a search by words needs."""
    return " ".join(dict.fromkeys(text.split()))


def phone(contact: str) -> str:
    """The digits of the telephone number in a text, for a `tel:` address (RFC 3966); empty where there is none."""
    found = re.search(r"\d[\d -]*\d", contact)
    return re.sub(r"\D", "", found[0]) if found else ""


def environment() -> Environment:
    """Autoescape on, undefined names are errors, blocks leave no blank lines."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=typographic,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "time": time_element,
        "markdown": markdown,
        "words": words,
        "address": address,
        "number": number,
        "written": written,
        "spelled": spelled,
        "distinct_words": distinct_words,
        "phone": phone,
    }
    return made
