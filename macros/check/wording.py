"""Rules about words: lengths, people first, and a state is not a people.

The lists follow NIDA, "Words Matter" (https://nida.nih.gov/research-topics/addiction-science/words-matter-preferred-
language-talking-about-addiction) and the Associated Press Stylebook's entry on addiction.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from macros.catalogue import LISTING_SOURCES, Catalogue, Problem
from macros.model.base import Path

QUOTE_WORDS = 30
# Characters. Long enough for a sentence or three, short enough for a card, a list and a handout.
LIMITS = {"title": 110, "question": 140, "summary": 300, "short": 300, "role": 160, "definition": 320, "what": 320}
LIMITS |= {
    "origin": 300,
    "narration": 400,
    "takeaway": 300,
    "not_shown": 300,
    "correct": 400,
    "agreed": 400,
    "position": 500,
}


@dataclass(frozen=True)
class Avoided:
    """A wording to avoid, and what to write instead."""

    pattern: str
    instead: str


STIGMA = (
    Avoided(r"addicts?", "a person with a substance use disorder"),
    Avoided(
        r"(?<!rights )(drug |opioid |fentanyl |substance )?abus(e|er|ers|es|ed|ing)", "misuse, use, or use disorder"
    ),
    Avoided(r"junk(ie|ies|y)", "a person who uses drugs"),
    Avoided(r"(former|recovering) (drug )?users?", "a person in recovery"),
    Avoided(r"(got|gets|getting|stay|stays|staying|stayed) clean", "stopped using drugs"),
    Avoided(r"dirty (needles?|tests?|urine)", "used needles, positive tests"),
    Avoided(r"drug habits?", "substance use disorder"),
    Avoided(r"scourge|epidemic of addiction", "the number of deaths, with its source"),
    Avoided(r"enough to kill|could kill (every|millions|thousands)[^.]*", "the amount, without the spectacle"),
)
NATION = (
    Avoided(
        r"the Chinese(?=[.,;:!?)]| (have|has|had|did|do|are|were|was|will|would|say|said|agreed|want|refused|must)\b)",
        "the body that acted, or the Chinese government",
    ),
    Avoided(
        r"the (Mexicans|Canadians|Americans)(?= (have|had|did|do|are|were|will|would|say|said|agreed|refused)\b)",
        "the body that acted, or the government",
    ),
    Avoided(r"Chinese (fentanyl|drug dealers|poison|virus)", "fentanyl, with where it was made as the source says"),
    Avoided(r"China virus|opium war revenge|reverse opium war", "the claim, attributed and quoted"),
)
# Names that contain an avoided word and cannot be written otherwise.
OFFICIAL_NAMES = (
    "National Institute on Drug Abuse",
    "Substance Abuse and Mental Health Services Administration",
    "Comprehensive Drug Abuse Prevention and Control Act",
    "Office of National Drug Control Policy",
    "Anti-Drug Abuse Act",
    "Controlled Substances and Abuse",
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH_FIRST = re.compile(rf"\b(?P<month>{_MONTHS}) (?P<day>[1-9]|[12][0-9]|3[01])\b")
_CODE = re.compile(r"`[^`]*`|\{[{%#].*?[}%#]\}", re.DOTALL)


def text_length(catalogue: Catalogue) -> Iterator[Problem]:
    """Titles, summaries, roles and definitions in characters; quotations in words."""
    for record, path, text in _texts(catalogue):
        limit = LIMITS.get(str(path[-1]))
        measured = path[-1] == "definition" and not record.startswith("glossary/")
        if limit and len(text) > limit and not measured:
            yield catalogue.problem(record, path, f"{path[-1]} has {len(text)} characters (at most {limit})")
        if path[-1] == "quote" and len(text.split()) > QUOTE_WORDS:
            yield catalogue.problem(record, path, f"quote has {len(text.split())} words (at most {QUOTE_WORDS})")


def people_first(catalogue: Catalogue) -> Iterator[Problem]:
    """Outside quotations and official names."""
    yield from _avoid(catalogue, STIGMA)


def state_not_people(catalogue: Catalogue) -> Iterator[Problem]:
    """Outside quotations."""
    yield from _avoid(catalogue, NATION)


def dates_alike(catalogue: Catalogue) -> Iterator[Problem]:
    """Dates in prose are written `10 November 2025`, outside quotations."""
    for record, path, text in _texts(catalogue):
        if path[-1] in {"quote", "locator"} or path[0] == "changes":
            continue
        for match in _MONTH_FIRST.finditer(_QUOTED.sub(_blank, text)):
            words = f"{_label(path)}: “{match[0]}” (write {match['day']} {match['month']}, day first)"
            yield catalogue.problem(record, path, words)


def _texts(catalogue: Catalogue) -> Iterator[tuple[str, Path, str]]:
    """Every text in our own voice or quoted, with its place. Titles of sources are other people's words."""
    for collection in (*LISTING_SOURCES, "figures", "tours", "actors", "themes", "glossary", "help"):
        for identifier, record in getattr(catalogue, collection).items():
            for path, text in _strings(record, ()):
                yield f"{collection}/{identifier}", path, text


def _strings(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _strings(item, (*path, number))
    elif type(value) is str:
        yield path, value


def _avoid(catalogue: Catalogue, avoided: tuple[Avoided, ...]) -> Iterator[Problem]:
    for record, path, text in _texts(catalogue):
        if path[-1] in {"quote", "id"}:
            continue
        for words, instead, _ in _found(text, avoided):
            yield catalogue.problem(record, path, f"{_label(path)}: avoid “{words}” (write {instead})")
    for page, text in catalogue.pages.items():
        for words, instead, start in _found(_CODE.sub(_blank, text), avoided):
            line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
            message = f"avoid “{words}” (write {instead})"
            yield Problem(f"docs/{page}", line, column, message, record=page)


def _label(path: Path) -> str:
    return ".".join(str(part) for part in path)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _found(text: str, avoided: tuple[Avoided, ...]) -> Iterator[tuple[str, str, int]]:
    own = _QUOTED.sub(_blank, text)
    for name in OFFICIAL_NAMES:
        own = own.replace(name, " " * len(name))
    for entry in avoided:
        for match in re.finditer(rf"\b({entry.pattern})(?!\w)", own, re.IGNORECASE if entry in STIGMA else 0):
            yield match[1], entry.instead, match.start()


def described() -> dict[str, tuple[Avoided, ...]]:
    """The two lists under the names of their rules, for the page that publishes them."""
    return {"people-first": STIGMA, "state-not-people": NATION}
