"""Macro calls in Markdown pages, read by Jinja's own parser and checked before anything is built.

The macros plugin would stop at the first wrong call with a traceback and a line number that leaves out the front
matter. This names every wrong call at its line, with near spellings.
"""

import inspect
import re
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.catalogue import Catalogue, Problem
from macros.check.links import kind_of, near
from macros.render.pages import MACROS

# Which collection a macro's argument names.
IDS = {
    ("event", "id"): "events",
    ("event_page", "id"): "events",
    ("mention", "id"): "events",
    ("question_page", "id"): "questions",
    ("chart", "id"): "charts",
    ("figure", "id"): "quotable",
    ("series", "id"): "series",
    ("actor", "id"): "actors",
    ("term", "id"): "glossary",
    ("cite", "source"): "sources",
    ("timeline", "theme"): "themes",
    ("timeline", "actor"): "actors",
    ("timeline", "ids"): "events",
}
OTHER_NAMES = {"page", "config"}


def problems(catalogue: Catalogue) -> list[Problem]:
    """Every wrong macro call on every page."""
    return sorted(problem for page, text in catalogue.pages.items() for problem in _page(catalogue, page, text))


def _page(catalogue: Catalogue, page: str, text: str) -> Iterator[Problem]:
    file = f"docs/{page}"
    try:
        tree = Environment().parse(text)
    except TemplateSyntaxError as error:
        yield Problem(file, error.lineno, 1, f"not a macro call: {error.message} (write {{% raw %}} around braces)")
        return
    assigned = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}
    for name in tree.find_all(nodes.Name):
        if name.name not in MACROS and name.name not in assigned | OTHER_NAMES:
            position = _position(text, name.lineno, name.name)
            yield Problem(file, *position, f"no macro `{name.name}` ({near(name.name, MACROS)})")
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in MACROS:
            for message, words in _call(catalogue, call):
                yield Problem(file, *_position(text, call.lineno, words), message)


def _call(catalogue: Catalogue, call: nodes.Call) -> Iterator[tuple[str, str]]:
    macro = call.node.name
    try:
        values = [argument.as_const() for argument in call.args]
        named = {keyword.key: keyword.value.as_const() for keyword in call.kwargs}
    except nodes.Impossible:
        return
    try:
        bound = inspect.signature(MACROS[macro]).bind(None, *values, **named).arguments
    except TypeError as error:
        yield f"{macro}: {error} (see the macros in CONTRIBUTING.md)", macro
        return
    for argument, value in bound.items():
        collection = IDS.get((macro, argument))
        for identifier in _listed(value) if collection else ():
            if identifier not in getattr(catalogue, collection):
                known = getattr(catalogue, collection)
                yield (
                    f"{macro}: no {kind_of(collection)} `{identifier}` ({near(str(identifier), known)})",
                    str(identifier),
                )


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]


def _position(text: str, line: int, words: str) -> tuple[int, int]:
    """Jinja gives the line a call begins on; the words may stand on a later line of the same call."""
    lines = text.splitlines()
    for number in range(line, min(line + 20, len(lines)) + 1):
        if match := re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", lines[number - 1]):
            return number, match.start() + 1
    return line, 1
