"""A build: what is wrong with the project, and the complete list of generated files."""

import functools
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape

from macros import check
from macros.catalogue import JUDGEMENTS, Catalogue, Problem
from macros.exports import bibliography, tables
from macros.load import Project
from macros.render import Renderer, calls, fields


@dataclass
class Build:
    """One reading of the project. `renderer` is None where nothing could be loaded."""

    problems: list[Problem]
    catalogue: Catalogue | None
    renderer: Renderer | None


@functools.cache
def _project(root: Path) -> Project:
    return Project(root)


_current: dict[Path, Build] = {}


def begin(root: Path, site_url: str = "", repo_url: str = "") -> Build:
    """Read the project again, files that have not changed excepted, and check all of it."""
    loaded = _project(root).load()
    problems = list(loaded.problems)
    renderer = None
    if loaded.catalogue:
        problems += check.problems(loaded.catalogue) + calls.problems(loaded.catalogue)
        renderer = None if problems else Renderer(loaded.catalogue, site_url, repo_url)
    _current[root] = Build(sorted(set(problems)), loaded.catalogue, renderer)
    return _current[root]


def current(root: Path) -> Build:
    """The build under way, begun if there is none."""
    return _current.get(root) or begin(root)


def report(problems: list[Problem]) -> str:
    """All problems, one a line, then their count."""
    count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
    return "\n".join([*map(str, problems), count])


def pages(catalogue: Catalogue) -> dict[str, str]:
    """Markdown path -> text of every generated page: one macro call, never record text, which would be evaluated."""
    made = {"event": catalogue.events, "question": catalogue.questions}
    return {
        f"{kind}s/{identifier}.md": f'{{{{ {kind}_page("{identifier}") }}}}\n'
        for kind, records in made.items()
        for identifier in records
    }


def site_files(catalogue: Catalogue, root: Path, site_url: str = "") -> dict[str, str]:
    """Site path -> content of every generated file that is not a page."""
    files = {
        "data/events.json": tables.events_json(catalogue, site_url),
        "data/events.csv": tables.events_csv(catalogue, site_url),
        "data/sources.json": bibliography.sources_json(catalogue),
        "data/sources.bib": bibliography.sources_bib(catalogue),
    }
    files |= {f"data/{name}.json": tables.judgements_json(catalogue, name, site_url) for name in JUDGEMENTS}
    files |= {
        "data/tours.json": tables.tours_json(catalogue, site_url),
        "data/series.json": tables.series_json(catalogue, site_url),
        "data/figures.json": tables.figures_json(catalogue),
    }
    files |= {f"data/series/{each.id}.csv": tables.series_csv(catalogue, each) for each in catalogue.series.values()}
    files |= {f"schema/{name}": text for name, text in fields.schemas().items()}
    for event in catalogue.events.values():
        files[f"data/events/{event.id}.yaml"] = (root / "data" / "events" / f"{event.id}.yaml").read_text("utf-8")
        files |= {f"events/{alias}/index.html": _moved(alias, event.id) for alias in event.aliases}
    return files


def _moved(alias: str, identifier: str) -> str:
    """A page that sends a reader of an earlier address on, with scripts off too."""
    target = escape(f"../{identifier}/")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(alias)} has moved</title>'
        f'<meta name="robots" content="noindex"><link rel="canonical" href="{target}">'
        f'<meta http-equiv="refresh" content="0; url={target}"></head>'
        f'<body><p>This event is now at <a href="{target}">{escape(identifier)}</a>.</p></body></html>\n'
    )
