"""A project's files to a Catalogue and the problems found on the way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from macros import model
from macros.catalogue import Catalogue, Place, Problem, chronological
from macros.model.base import Path as KeyPath
from macros.reader import LARGEST_FILE, Document, parse

FOLDERS: dict[str, type[model.Record]] = {
    "events": model.Event,
    "sources": model.Source,
    "claims": model.Claim,
    "pledges": model.Pledge,
    "questions": model.Question,
    "series": model.Series,
    "tours": model.Tour,
}
MAPPINGS: dict[str, type[model.Record]] = {
    "actors": model.Actor,
    "themes": model.Theme,
    "glossary": model.Term,
    "help": model.HelpLine,
    "figures": model.QuotedFigure,
    "charts": model.Chart,
}

CHAPTERS: dict[str, tuple[str, type[model.Record]]] = {
    "index.md": ("chapters", model.Chapter),
    "plain.md": ("plain_versions", model.PlainVersion),
}
"""File of a chapter's folder -> collection and model of its front matter."""


@dataclass
class Loaded:
    """What came of reading a project: a Catalogue of all that is valid, and every problem."""

    catalogue: Catalogue | None
    problems: list[Problem]


def _dotted(path: KeyPath) -> str:
    return ".".join(str(part) for part in path) or "the file"


def explain(error: dict[str, Any], record: type[BaseModel]) -> str:
    """One pydantic error in plain words, with a remedy."""
    path, kind = error["loc"], error["type"]
    name, last = _dotted(path), path[-1] if path else ""
    if kind == "extra_forbidden":
        near = get_close_matches(str(last), _keys(record, path[:-1]), n=1)
        return f"unknown key `{last}` ({f'did you mean `{near[0]}`?' if near else 'delete it, or see CONTRIBUTING.md'})"
    if path == ("id",):
        name = "the record’s name"
    plain = _PLAIN.get(kind)
    if plain:
        expected = error.get("ctx", {}).get("expected", "")
        return plain.format(name=name, last=last, given=repr(error["input"]), expected=expected)
    message = error["msg"].removeprefix("Value error, ")
    return f"{name}: {message}" if path else message


_NOT_KEYS = "{name}: needs keys and values, not a bare value (see CONTRIBUTING.md)"
_PLAIN = {
    "missing": "`{last}` is missing (add it)",
    "enum": "{name}: {given} is not one of them (write {expected})",
    "string_pattern_mismatch": "{name}: {given} is not an id (lower-case letters, digits and single hyphens)",
    "model_type": _NOT_KEYS,
    "model_attributes_type": _NOT_KEYS,
    "tuple_type": "{name}: needs a list (write [one, two], or one per line after a hyphen)",
    "too_short": "{name}: needs at least one entry",
}


def _keys(record: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys a record has at `path`, following the types of its fields."""
    for part in path:
        if isinstance(part, int):
            continue
        fields = {info.alias or name: info for name, info in record.model_fields.items()}
        record = (
            next((kind for kind in _models(fields[part].annotation) if part in fields), record)
            if part in fields
            else record
        )
    return [info.alias or name for name, info in record.model_fields.items() if name != "id" or not info.exclude]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models(argument)


def validate(record: type[model.Record], identifier: str, data: Any, place: Place) -> tuple[Any, list[Problem]]:
    """Type one record. Returns the record or None, and the problems at their places."""
    keyed = "id" in record.model_fields
    if not isinstance(data, dict):
        return None, [Problem(place.file, *place.value(()), "a record is a list of `key: value` lines")]
    problems = []
    if keyed and "id" in data:
        problems.append(Problem(place.file, *place.key(("id",)), "unknown key `id` (the name of the record is its id)"))
        data = {key: value for key, value in data.items() if key != "id"}
    try:
        return record.model_validate(data | {"id": identifier} if keyed else data), problems
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            at_key = error["type"] == "extra_forbidden"
            position = (place.key if at_key else place.value)(error["loc"])
            problems.append(Problem(place.file, *position, explain(error, record)))
    return None, problems


@dataclass
class _Cached:
    stamp: tuple[int, int]
    records: list[tuple[str, Any, Place]]
    problems: list[Problem]


class Project:
    """A folder with data/ and docs/. Reads each file once for as long as it does not change."""

    def __init__(self, root: Path):
        self.root = root
        self._cache: dict[Path, _Cached] = {}
        self._missing: set[str] = set()
        self._fronts: dict[str, Document] = {}

    def load(self) -> Loaded:
        """Read everything. `catalogue` is None only where there is nothing to check rules against."""
        problems: list[Problem] = []
        found, places, broken = self._read_all(problems)
        edition = found.pop("edition", {}).get("edition")
        if edition is None:
            return Loaded(None, sorted(problems))
        exemptions = found.pop("exceptions", {})
        events = found.pop("events")
        pages = self._pages(problems)
        chapters = self._chapters(pages, problems, places)
        catalogue = Catalogue(
            edition=edition,
            events={event.id: event for event in chronological(events.values())},
            claims=_ordered(found.pop("claims"), lambda claim: claim.order),
            pledges=_ordered(found.pop("pledges"), lambda pledge: (pledge.made_on, pledge.id)),
            questions=_ordered(found.pop("questions"), lambda question: question.order),
            tours=_ordered(found.pop("tours"), lambda tour: tour.order),
            exemptions=tuple(exemptions.values()),
            pages=pages,
            chapters=_ordered(chapters["chapters"], lambda chapter: chapter.order),
            plain_versions=chapters["plain_versions"],
            places=places,
            broken=frozenset(broken | self._missing),
            **found,
        )
        return Loaded(catalogue, sorted(problems))

    def _read_all(self, problems: list[Problem]) -> tuple[dict[str, dict[str, Any]], dict[str, Place], set[str]]:
        found: dict[str, dict[str, Any]] = {name: {} for name in (*FOLDERS, *MAPPINGS)}
        places: dict[str, Place] = {}
        broken: set[str] = set()
        self._missing = set()
        for collection, files in self._files(problems):
            for path in files:
                cached = self._read(path, collection)
                problems += cached.problems
                if cached.problems and not cached.records:
                    self._missing.add(collection)
                for identifier, record, place in cached.records:
                    places[f"{collection}/{identifier}"] = place
                    if record is None:
                        broken.add(f"{collection}/{identifier}")
                    else:
                        found.setdefault(collection, {})[identifier] = record
        return found, places, broken

    def _files(self, problems: list[Problem]) -> Iterator[tuple[str, list[Path]]]:
        data = self.root / "data"
        for folder in FOLDERS:
            if not (data / folder).is_dir():
                self._missing.add(folder)
                problems.append(Problem(f"data/{folder}", 1, 1, "the folder is missing (restore it)"))
                continue
            paths = sorted(path for path in (data / folder).iterdir() if not path.name.startswith("."))
            for path in paths:
                if path.suffix != ".yaml" or not path.is_file():
                    problems.append(Problem(self._name(path), 1, 1, "not a record (records are files named <id>.yaml)"))
            yield folder, [path for path in paths if path.suffix == ".yaml" and path.is_file()]
        for name in ("edition", *MAPPINGS, "exceptions"):
            path = data / f"{name}.yaml"
            if path.is_file():
                yield name, [path]
            elif name != "exceptions":
                self._missing.add(name)
                problems.append(Problem(f"data/{name}.yaml", 1, 1, "the file is missing (restore it)"))

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _read(self, path: Path, collection: str) -> _Cached:
        state = path.stat()
        stamp = (state.st_mtime_ns, state.st_size)
        cached = self._cache.get(path)
        if cached is None or cached.stamp != stamp:
            with path.open("rb") as file:
                document = parse(file.read(LARGEST_FILE + 1), state.st_size)
            cached = self._cache[path] = _Cached(stamp, *self._records(path, collection, document))
        return cached

    def _records(self, path: Path, collection: str, document: Document) -> tuple[list, list[Problem]]:
        name = self._name(path)
        problems = [Problem(name, *position, message) for position, message in document.problems]
        whole = Place(name, document.values, document.keys)
        records = []
        for identifier, record, data, root in _split(collection, path.stem, document.data):
            place = Place(name, document.values, document.keys, root)
            typed, wrong = (None, []) if problems else validate(record, identifier, data, place)
            problems += wrong
            records.append((identifier, typed, place))
        if not records and not problems:
            problems.append(Problem(name, *whole.value(()), "no record in the file (see CONTRIBUTING.md)"))
        return records, problems

    def _pages(self, problems: list[Problem]) -> dict[str, str]:
        pages = {}
        for path in sorted((self.root / "docs").rglob("*.md")):
            try:
                pages[path.relative_to(self.root / "docs").as_posix()] = path.read_text("utf-8")
            except UnicodeDecodeError:
                problems.append(Problem(self._name(path), 1, 1, "this is not UTF-8 text (save the file as UTF-8)"))
        return pages

    def _chapters(self, pages: dict[str, str], problems: list[Problem], places: dict[str, Place]) -> dict[str, dict]:
        """The front matter of docs/explain/<id>/index.md and plain.md."""
        found: dict[str, dict] = {collection: {} for collection, _ in CHAPTERS.values()}
        for page, text in pages.items():
            folder, _, rest = page.partition("/")
            identifier, _, name = rest.partition("/")
            if folder != "explain" or name not in CHAPTERS:
                continue
            collection, record = CHAPTERS[name]
            # The opening line becomes a comment, so that positions stay those of the page.
            front = "#" + text.partition("\n---\n")[0] if text.startswith("---\n") else "{}"
            document = self._fronts.get(front) or parse(front.encode(), len(front))
            self._fronts[front] = document
            place = Place(f"docs/{page}", document.values, document.keys)
            places[f"{collection}/{identifier}"] = place
            wrong = [Problem(place.file, *position, message) for position, message in document.problems]
            typed, more = (None, []) if wrong else validate(record, identifier, document.data, place)
            problems += wrong + more
            if typed:
                found[collection][identifier] = typed
        return found


def _ordered(records: dict[str, Any], key: Callable[[Any], Any]) -> dict[str, Any]:
    return {record.id: record for record in sorted(records.values(), key=key)}


def _split(collection: str, stem: str, data: Any) -> list[tuple[str, type[model.Record], Any, KeyPath]]:
    """The records of one file: (id, model, data, path in the file)."""
    if collection in FOLDERS:
        return [(stem, FOLDERS[collection], data, ())]
    if collection == "edition":
        return [("edition", model.Edition, data, ())]
    if collection == "exceptions":
        entries = data if isinstance(data, list) else []
        return [(str(number), model.Exemption, entry, (number,)) for number, entry in enumerate(entries)]
    entries = data if isinstance(data, dict) else {}
    return [(identifier, MAPPINGS[collection], entry, (identifier,)) for identifier, entry in entries.items()]
