"""Rules about the pages' prose: numbers come from the record, paragraphs cite, both levels tell the same."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalogue import Catalogue, Problem
from macros.check.reading import grade

HIGHEST_GRADE = {"index": 13.0, "plain": 8.0}
FEW_WORDS = 12
"""A paragraph of fewer words leads on or closes; it need not cite."""
FROM_THE_RECORD = {"cite", "mention", "figure", "point"}
_MACRO = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}", re.DOTALL)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NOT_PROSE = re.compile(r"`[^`\n]*`|\]\([^)]*\)|\{[:%#].*?[}%#]?\}|<[^>]*>|^\|.*$", re.MULTILINE)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATES = re.compile(
    rf"\b\d{{1,2}}(?:(?: to | and | or |–)\d{{1,2}})? (?:{_MONTHS})\b(?: \d{{4}})?|\b(?:{_MONTHS}) \d{{4}}\b"
    r"|\b(?:19|20)\d\d(?:[–-]\d\d(?:\d\d)?)?s?\b"
)
NAMES_WITH_DIGITS = (
    r"Section \d+\w*",
    r"Executive Orders? \d+",
    r"Proclamation \d+",
    r"Public Law \d+-\d+",
    r"Title \d+",
    r"4-[A-Za-z]+",
    r"T40\.4",
    r"ICD-10",
    r"G20",
    r"grades? \d+(?: (?:to|and) \d+)?",
    r"ISO 8601",
    r"(?:version|CC BY|Attribution) \d\.\d(?:\.\d)?",
    r"WCAG \d\.\d",
    r"988",
)
"""Digits that are part of a name. Anything else with a digit is a figure, and comes from the record by macro."""
_NAMES = re.compile("|".join(rf"\b(?:{name})\b" for name in NAMES_WITH_DIGITS))
_MARKER = re.compile(r"^\s*(?:\d+\.|[-*>]|#+)\s+", re.MULTILINE)


@dataclass(frozen=True)
class Call:
    """A macro call in a page: its name and its written arguments, in order."""

    name: str
    values: tuple[object, ...]


def calls(text: str) -> list[Call]:
    """Every macro call whose arguments are written out."""
    return [call for match in _MACRO.finditer(text) if (call := _call(match))]


def _call(match: re.Match[str]) -> Call | None:
    try:
        tree = ast.parse(f"f({match[2]})", mode="eval").body
        values = [*tree.args, *(keyword.value for keyword in tree.keywords)]
        return Call(match[1], tuple(ast.literal_eval(value) for value in values))
    except (SyntaxError, ValueError):
        return None


def plain_text(catalogue: Catalogue, text: str) -> str:
    """A page's prose as it is read: macros as words, no front matter, headings, tables or marks; a paragraph a line."""
    text = _MACRO.sub(lambda match: _said(catalogue, _call(match)), _FRONT.sub("", text))
    blocks = [block for block in re.split(r"\n\s*\n", text) if not block.lstrip().startswith(("#", "<", "|", "{:"))]
    lines = [re.sub(r"\s+", " ", _NOT_PROSE.sub(" ", _MARKER.sub("", part))) for part in _items(blocks)]
    return "\n".join(line.strip() for line in lines if re.search(r"[A-Za-z]", line)).translate(
        str.maketrans("", "", "*_[]")
    )


def _items(blocks: list[str]) -> Iterator[str]:
    for block in blocks:
        yield from re.split(r"\n(?=\s*(?:\d+\.|[-*]) )", block)


def _said(catalogue: Catalogue, call: Call | None) -> str:
    """What a macro call puts into a sentence: words, a name, a value with its unit, or nothing."""
    first, *rest = call.values if call and call.values else ("",)
    if rest and call.name in {"mention", "term"}:
        return str(rest[0])
    named = {
        "term": (catalogue.glossary, lambda term: term.term),
        "actor": (catalogue.actors, lambda actor: actor.name),
        "figure": (catalogue.quotable, lambda found: f"{found[1].value} {found[1].unit}"),
        "point": (catalogue.series, lambda series: f"1,000 {series.unit}"),
    }
    records, words = named.get(call.name if call else "", ({}, str))
    return words(records[first]) if isinstance(first, str) and first in records else ""


def _chapters(catalogue: Catalogue) -> Iterator[tuple[str, str, str, str]]:
    """(page, slug, level, text) of every chapter at both levels."""
    for page, text in catalogue.pages.items():
        if match := re.fullmatch(r"explain/([^/]+)/(index|plain)\.md", page):
            yield page, match[1], match[2], text


def both_levels(catalogue: Catalogue) -> Iterator[Problem]:
    """A chapter and its plain version come together, under one title."""
    for page, slug, level, _ in _chapters(catalogue):
        other = {"index": "plain", "plain": "index"}[level]
        if f"explain/{slug}/{other}.md" not in catalogue.pages:
            yield Problem(f"docs/{page}", 1, 1, f"has no {other}.md beside it (write it)", record=page)
    for slug, plain in catalogue.plain_versions.items():
        chapter = catalogue.chapters.get(slug)
        if chapter and chapter.title != plain.title:
            message = f"the title differs from the standard version's, “{chapter.title}” (write the same)"
            yield catalogue.problem(f"plain_versions/{slug}", ("title",), message)


def reading_grade(catalogue: Catalogue) -> Iterator[Problem]:
    """By the Flesch-Kincaid formula."""
    for page, _, level, text in _chapters(catalogue):
        words = plain_text(catalogue, text)
        if words and (found := grade(words)) > HIGHEST_GRADE[level]:
            message = f"reads at grade {found:.1f} (at most {HIGHEST_GRADE[level]:.0f}: shorter sentences and words)"
            yield Problem(f"docs/{page}", 1, 1, message, record=page)


def figures_by_macro(catalogue: Catalogue) -> Iterator[Problem]:
    """Dates, list numbers and names excepted, and the About pages, which tell of the site."""
    for page, text in catalogue.pages.items():
        if page.startswith("about/"):
            continue
        front = _FRONT.match(text)
        masked = _blanked(front, text) if front else text
        for pattern in (_MACRO, re.compile(r"\{%.*?%\}|```.*?```", re.DOTALL), _NOT_PROSE, _DATES, _NAMES, _MARKER):
            masked = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), masked)
        for match in re.finditer(r"[^\s(“]*\d[^\s)”]*", masked):
            line, column = text.count("\n", 0, match.start()) + 1, match.start() - text.rfind("\n", 0, match.start())
            message = f"“{match[0].strip('.,;:')}” is typed (take it from the record with figure() or point())"
            yield Problem(f"docs/{page}", line, column, message, record=page)


def _blanked(match: re.Match[str], text: str) -> str:
    return re.sub(r"[^\n]", " ", match[0]) + text[match.end() :]


def paragraphs_cite(catalogue: Catalogue) -> Iterator[Problem]:
    """In chapters: a source, an event, a figure or a point in each."""
    for page, _, _, text in _chapters(catalogue):
        front = _FRONT.match(text)
        body = _blanked(front, text) if front else text
        for match in re.finditer(r"(?:(?!\n\s*\n).)+", body, re.DOTALL):
            block = match[0].strip()
            if block.startswith(("#", "<", "{")) or len(_MACRO.sub(" ", block).split()) < FEW_WORDS:
                continue
            if not FROM_THE_RECORD & {call.name for call in calls(block)}:
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                message = f"“{block[:40]}…” rests on nothing (add cite() or mention())"
                yield Problem(f"docs/{page}", text.count("\n", 0, start) + 1, 1, message, record=page)


def same_facts(catalogue: Catalogue) -> Iterator[Problem]:
    """The plain version has no source, figure or point of its own, and at least half of the standard one's sources."""
    for page, slug, level, text in _chapters(catalogue):
        standard = catalogue.pages.get(f"explain/{slug}/index.md")
        if level != "plain" or standard is None:
            continue
        for names in ({"cite"}, {"figure", "point"}):
            theirs, ours = (_used(each, names) for each in (standard, text))
            for extra in sorted(ours - theirs):
                message = f"`{' '.join(extra)}` is not in the standard version (add it there, or leave it out here)"
                yield Problem(f"docs/{page}", 1, 1, message, record=page)
        theirs, ours = (_used(each, {"cite"}) for each in (standard, text))
        if len(ours) * 2 < len(theirs):
            message = f"cites {len(ours)} of the standard version's {len(theirs)} sources (at least half)"
            yield Problem(f"docs/{page}", 1, 1, message, record=page)


def _used(text: str, names: set[str]) -> set[tuple[str, ...]]:
    """What calls of these macros name: a source or figure by its id, a point by series and period."""
    found = [call for call in calls(text) if call.name in names]
    return {tuple(map(str, call.values[: 2 if call.name == "point" else 1])) for call in found}
