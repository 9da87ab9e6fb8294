"""The commented record that `make new` writes: every key with what to put there, from the model's own words."""

import re
import unicodedata
from enum import EnumMeta

from macros.dates import PartialDate
from macros.model import Event

_REQUIRED_LISTS = {
    "themes": "[]",
    "actors": "[]",
}
_BLOCKS = {
    "dates": ["  - kind: in_force", "    date: YYYY-MM-DD"],
    "accounts": [
        "  us:",
        "    says: What the United States government said, in our own words.",
        "    sources: [{id: source-id, locator: paragraph 3}]",
        "  prc: {none_found: true, looked: YYYY-MM-DD}",
    ],
    "figures": [
        "  - id: what-is-counted-2025",
        '    value: "10"',
        "    unit: percent",
        "    definition: whose, on what, on top of what, under which law",
        "    period: from 2025-02-04",
        "    status: final",
        "    source: {id: source-id, locator: section 2}",
    ],
    "changes": ["  - date: YYYY-MM-DD", "    kind: correction", "    was: What it said.", "    is: What it says."],
}


def event(title: str, written_date: str, added: str) -> tuple[str, str]:
    """File name and text of a new event record. Raises ValueError where title or date is missing or wrong."""
    title = " ".join(title.split())
    if not title:
        raise ValueError("a new event needs a title")
    day = PartialDate.parse(written_date)
    known = {"date": str(day), "title": _quoted(title), "added": added, "responds_to": "[]"}
    lines = [
        "# yaml-language-server: $schema=../../schema/event.schema.json",
        "# Fill in what is empty, delete the lines you do not need, then run `make check`.",
        "# The editorial rules are in docs/about/method.md and docs/about/care.md.",
    ]
    for name, info in Event.model_fields.items():
        if name == "id":
            continue
        lines += ["", f"# {info.description}.{_choices(info.annotation)}"]
        lines += _field(name, known, required=info.is_required())
    return f"{day.year}-{_slug(title)}.yaml", "\n".join(lines) + "\n"


def _field(name: str, known: dict[str, str], *, required: bool) -> list[str]:
    if name in known:
        return [f"{name}: {known[name]}"]
    if name == "sources":
        return ["sources:", "  - id:", "    supports:", "    # locator: page, section or paragraph"]
    if name in _BLOCKS:
        return [f"# {line}" for line in [f"{name}:", *_BLOCKS[name]]]
    if name in _REQUIRED_LISTS:
        return [f"{name}: {_REQUIRED_LISTS[name]}"]
    if name == "body":
        return ["body: |", "  "]
    return [f"{name}:" if required else f"# {name}:"]


def _choices(annotation: object) -> str:
    return f" One of: {', '.join(annotation)}." if isinstance(annotation, EnumMeta) else ""


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    if not words:
        raise ValueError(f"the title {title!r} has no letter a-z or digit for the file name (write it in English)")
    return "-".join(words)[:60].rstrip("-")


def _quoted(title: str) -> str:
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
