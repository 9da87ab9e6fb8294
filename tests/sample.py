"""Made-up records for tests and benchmarks. None of this is data of the site."""

import json
import random
import re
import shutil
from pathlib import Path
from typing import Any

from macros.catalogue import Catalogue
from macros.load import Project

ROOT = Path(__file__).resolve().parent.parent
_REAL_RECORDS = re.compile(
    r"\{\{ (?:cite|figure|point|event|mention|actor|term|timeline|chart|series)\([^)}][^}]*\) \}\}"
)
WORDS = "A body met another body and agreed to list a substance from a given day, each side giving its own account. "


def source(number: int = 0, **changes: Any) -> dict[str, Any]:
    """A valid source; `changes` replace keys, a value of None removes one."""
    record = {
        "type": "webpage",
        "title": f"Notice number {number}",
        "publisher": f"Publisher {number}",
        "issued": "2019-04-01",
        "language": "en",
        "url": f"https://example.org/notice/{number}",
        "accessed": "2026-11-24",
        "role": "us",
        "primary": True,
    }
    return _changed(record, changes)


def event(number: int = 0, **changes: Any) -> dict[str, Any]:
    """A valid milestone that cites source-0 and source-1."""
    record = {
        "date": "2019-04-01",
        "title": f"Example body announces measure {number}",
        "summary": f"Measure {number} puts a substance under control from a later day.",
        "body": f"{WORDS * 6}\n\n**Limits.** {WORDS * 2}",
        "importance": 1,
        "lane": "beijing",
        "signal": "cooperation",
        "themes": ["control"],
        "actors": ["body"],
        "status": "agreed",
        "confidence": "high",
        "accounts": {
            "us": {"says": "Welcomed it.", "sources": [{"id": "source-0"}]},
            "prc": {"none_found": True, "looked": "2026-11-24"},
        },
        "sources": [
            {"id": "source-0", "supports": "the day"},
            {"id": "source-1", "supports": "the measure"},
        ],
        "added": "2026-11-24",
    }
    return _changed(record, changes)


def _changed(record: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    record |= changes
    return {key: value for key, value in record.items() if value is not None}


EDITION = {
    "title": "Fentanyl Diplomacy, Explained",
    "edition": "2026.11",
    "published": "2026-11-24",
    "coverage_through": "2026-06-30",
    "author": "The editors",
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
}


def chapter(order: int | None = None, body: str = "", **changes: Any) -> str:
    """A chapter's file, or its plain version where there is no order."""
    front = {"title": "What was listed?", "description": f"What was listed, and when, told as chapter {order}."}
    front |= {"summary": ["A body met.", "It listed a substance.", "Both told of it."]}
    front = _changed(front | ({"order": order} if order else {}), changes)
    text = (
        body or 'The body listed {{ mention("2019-example", "the substance") }} on 1 April 2019{{ cite("source-0") }}.'
    )
    return f"---\n{json.dumps(front)}\n---\n\n{text}\n"


CITED = [{"id": "source-0"}]
FILES: dict[str, Any] = {
    "data/edition.yaml": EDITION,
    "data/themes.yaml": {"control": {"label": "Control", "question": "Who?", "explanation": "Control of the drug."}},
    "data/actors.yaml": {"body": {"name": "Example Body", "kind": "body", "side": "prc", "role": "Lists substances."}},
    "data/glossary.yaml": {"scheduling": {"term": "scheduling", "definition": "Listing.", "sources": CITED}},
    "data/help.yaml": {
        "line": {"name": "A line", "where": "Here", "contact": "Call 988", "note": "Free.", "sources": CITED}
    },
    "data/claims/a-claim.yaml": {
        "order": 1,
        "quote": "a complete ban",
        "claim": "It was a ban.",
        "verdict": "wrong",
        "why": "It was a listing.",
        "correct": "A substance was listed.",
        "events": ["2019-example"],
        "sources": [{"id": "source-0", "supports": "the listing"}],
        "added": "2026-11-24",
    },
    "data/pledges/2019-a-pledge.yaml": {
        "title": "To list a substance",
        "made_on": "2019-04-01",
        "made_by": ["body"],
        "event": "2019-example",
        "what": "To list it by May.",
        "accounts": {"us": {"says": "Done.", "sources": [{"id": "source-0"}]}},
        "evidence": "None was found.",
        "state": "kept",
        "state_note": "It was listed.",
        "as_of": "2026-01-01",
        "events": ["2019-example"],
        "sources": [{"id": "source-0", "supports": "the account"}],
        "added": "2026-11-24",
    },
    "data/questions/a-question.yaml": {
        "question": "Did it work?",
        "order": 1,
        "short": "Whether it did.",
        "positions": [
            {
                "holder": f"Holder {side}",
                "side": side,
                "date": "2020",
                "position": "Yes.",
                "sources": [{"id": "source-0"}],
            }
            for side in ("us", "prc", "research")
        ],
        "agreed": "That it was listed.",
        "decide": "A count.",
        "events": ["2019-example"],
        "sources": [{"id": "source-0", "supports": "the positions"}],
        "added": "2026-11-24",
    },
    "data/figures.yaml": {
        "potency": {
            "value": "50 to 100",
            "unit": "times morphine",
            "definition": "Strength by weight",
            "period": "2020",
            "status": "final",
            "source": {"id": "source-0"},
            "origin": "An agency gave it.",
            "limits": "It is a range.",
        }
    },
    "data/series/duty.yaml": {
        "title": "A duty, from day to day",
        "unit": "percent",
        "definition": "A duty on all goods.",
        "period_kind": "step",
        "place": "One country",
        "revisions": "None.",
        "limits": "It leaves out other duties.",
        "points": [
            {
                "period": "2019-04-01",
                "value": "10",
                "status": "final",
                "source": {"id": "source-0"},
                "instrument": "Order 1",
                "event": "2019-example",
                "parts": [
                    {"what": "first layer", "value": "7.5", "instrument": "Order 0"},
                    {"what": "second layer", "value": "2.5", "instrument": "Order 1"},
                ],
            },
            {
                "period": "2019-05-01",
                "value": "0",
                "status": "provisional",
                "source": {"id": "source-0"},
                "instrument": "Order 2",
                "note": "It ended.",
                "earlier": [{"value": "5", "published": "2019-04", "source": {"id": "source-0"}}],
            },
        ],
        "sources": [{"id": "source-0", "supports": "the rates"}],
        "added": "2026-11-24",
    },
    "data/charts.yaml": {
        "steps": {
            "title": "A duty, in steps",
            "kind": "steps",
            "series": ["duty"],
            "takeaway": "It rose and fell.",
            "not_shown": "What it was for.",
        }
    },
    "docs/explain/a-chapter/index.md": chapter(1),
    "docs/explain/a-chapter/plain.md": chapter(),
    "data/tours/a-tour.yaml": {
        "title": "A path",
        "order": 1,
        "question": "What followed?",
        "summary": "It shows one act.",
        "steps": [{"event": "2019-example", "narration": "See what was announced."}],
        "added": "2026-11-24",
    },
    "data/sources/source-0.yaml": source(0),
    "data/sources/source-1.yaml": source(1),
    "data/events/2019-example.yaml": event(0),
}


def write(root: Path, files: dict[str, Any]) -> Path:
    """Write files under `root`; a value of None deletes, text stays as it is, anything else becomes YAML (as JSON)."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.unlink(missing_ok=True)
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=2) + "\n"
            path.write_text(text, encoding="utf-8")
    return root


def project(root: Path, files: dict[str, Any] | None = None, *, buildable: bool = False) -> Path:
    """A small valid project with `files` laid over it; `buildable` adds what MkDocs needs."""
    root.mkdir(parents=True, exist_ok=True)
    if buildable:
        for name in ("mkdocs.yml", "hooks.py"):
            shutil.copy(ROOT / name, root)
        shutil.copytree(ROOT / "docs", root / "docs", dirs_exist_ok=True)
        for order, page in enumerate(sorted((root / "docs/explain").glob("*/index.md")), 1):
            write(root, {str(page): chapter(order), str(page.with_name("plain.md")): chapter()})
        for page in (root / "docs").rglob("*.md"):
            page.write_text(_REAL_RECORDS.sub("", page.read_text("utf-8")), encoding="utf-8")
        (root / "macros").symlink_to(ROOT / "macros")
    write(root, FILES | {"docs/index.md": "# Example\n"} | (files or {}))
    if buildable:
        # MkDocs lists the chapters of the real site, and no other.
        shutil.rmtree(root / "docs/explain/a-chapter")
    return root


def catalogue(root: Path, files: dict[str, Any] | None = None) -> Catalogue:
    """The Catalogue of such a project, which must load without a problem."""
    loaded = Project(project(root, files)).load()
    assert not loaded.problems, loaded.problems
    return loaded.catalogue


def many(count: int) -> dict[str, Any]:
    """`count` events over ten years, each with a source of its own."""
    files: dict[str, Any] = {}
    for number in range(count):
        year, month, day = 2015 + number % 10, 1 + number % 12, 1 + number % 28
        name = f"source-n{number}"
        files[f"data/sources/{name}.yaml"] = source(number + 2, url=f"https://example.org/n/{number}")
        cited = [{"id": "source-0", "supports": "the day"}, {"id": name, "supports": "the measure"}]
        files[f"data/events/{year}-event-{number}.yaml"] = event(
            number, date=f"{year}-{month:02}-{day:02}", sources=cited, importance=1 + number % 3
        )
    return files


def assorted(count: int) -> dict[str, Any]:
    """The same, varied and long as the real record is: 12 themes, 120 actors, every lane, threads, words of every rarity."""
    chance = random.Random(count)
    sounds = [first + second for first in "bcdfglmnprstv" for second in "aeiou"]
    lexicon = list(dict.fromkeys("".join(chance.choices(sounds, k=2 + number % 3)) for number in range(6000)))
    rarity = [1 / (rank + 8) for rank in range(len(lexicon))]

    def text(words: int) -> str:
        return " ".join(chance.choices(lexicon, rarity, k=words)).capitalize() + "."

    one_theme, one_actor = FILES["data/themes.yaml"]["control"], FILES["data/actors.yaml"]["body"]
    themes = {f"theme-{number}": one_theme | {"label": f"Theme {number}"} for number in range(12)}
    actors = {f"body-{number}": one_actor | {"name": f"Body {number}"} for number in range(120)}
    files = many(count)
    thread: list[str] = []
    events = [name for name in files if "/events/" in name]
    for name in events:
        files[name]["date"] = f"{files[name]['date'][:4]}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    for name in sorted(events, key=lambda name: files[name]["date"]):
        if len(thread) > 7 or chance.random() < 0.5:
            thread = []
        files[name] |= {
            "title": f"Example body {' '.join(chance.choices(lexicon, k=9))}"[:100],
            "summary": text(26),
            "body": f"{text(120)}\n\n**Limits.** {text(45)}",
            "lane": chance.choice(("washington", "beijing", "joint", "third")),
            "signal": chance.choice(("cooperation", "pressure", "rupture", "neutral")),
            "themes": chance.sample(list(themes), 2),
            "actors": chance.sample(list(actors), 3),
            "status": chance.choice(("agreed", "one_sided", "disputed")),
            "status_note": text(9),
            "responds_to": thread[-1:],
            "accounts": {side: {"says": text(45), "sources": [{"id": "source-0"}]} for side in ("us", "prc")},
        }
        thread.append(name.removeprefix("data/events/").removesuffix(".yaml"))
    named = {
        "data/themes.yaml": FILES["data/themes.yaml"] | themes,
        "data/actors.yaml": FILES["data/actors.yaml"] | actors,
    }
    return files | named
