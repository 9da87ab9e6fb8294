"""One YAML file to plain data, in which every scalar is a string and has a place. The only module that imports yaml."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from macros.catalogue import Position
from macros.model.base import Path as KeyPath

LARGEST_FILE = 512 * 1024
"""Bytes. The longest record is a hundredth of this; anything larger is a mistake, and slow to parse."""
DEEPEST = 12
"""Levels of nesting. The deepest record has five."""


class _NotARecord(Exception):
    def __init__(self, position: Position, message: str):
        super().__init__(message)
        self.position, self.message = position, message


@dataclass
class Document:
    """One YAML file, parsed: plain data in which every scalar is a string, and where everything stands."""

    data: Any = None
    values: dict[KeyPath, Position] = field(default_factory=dict)
    keys: dict[KeyPath, Position] = field(default_factory=dict)
    problems: list[tuple[Position, str]] = field(default_factory=list)


def parse(raw: bytes, size: int | None = None) -> Document:
    """Parse one YAML file. Never raises: whatever is wrong is in `problems`.

    `size` is the file's size in bytes where `raw` is only its beginning, as it is for a file that is too large.
    """
    document = Document()
    try:
        _Reader(document).read(_text(raw, size or len(raw)))
    except _NotARecord as wrong:
        document.data = None
        document.problems.append((wrong.position, wrong.message))
    return document


def _text(raw: bytes, size: int) -> str:
    if size > LARGEST_FILE:
        found = f"{size / 1024 / 1024:.1f} MB"
        raise _NotARecord((1, 1), f"the file is too large: {found} (a record has at most {LARGEST_FILE // 1024} KB)")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _NotARecord((line, 1), "this is not UTF-8 text (save the file as UTF-8)") from None


def _position(mark: yaml.Mark) -> Position:
    return mark.line + 1, mark.column + 1


class _Reader:
    """Builds plain data from YAML's events, without recursion, so that no input can exhaust the stack."""

    def __init__(self, document: Document):
        self.document = document
        self.stack: list[tuple[dict | list, KeyPath]] = []
        self.key: list[str | None] = [None]
        self.documents = 0

    def read(self, text: str) -> None:
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                self._take(event, _position(event.start_mark))
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            raise _NotARecord((line, 1), "a control character that YAML does not allow (delete it)") from None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            position = _position(mark) if mark else (1, 1)
            message = f"not valid YAML: {error.problem} (check quotes, colons and indentation)"
            raise _NotARecord(position, message) from None
        if self.document.data is None:
            raise _NotARecord((1, 1), "the file is empty (`make new` writes a skeleton)")

    def _take(self, event: yaml.Event, position: Position) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _NotARecord(position, "a second document begins here (one file, one document; delete `---`)")
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _NotARecord(position, "anchors and aliases (& and *) are not used here (write the value out)")
        elif getattr(event, "tag", None) not in (None, "!"):
            raise _NotARecord(position, f"the tag {event.tag!r} is not used here (write the plain value)")
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, position)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], position)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
            self.key.pop()

    def _scalar(self, event: yaml.ScalarEvent, position: Position) -> None:
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key[-1] is None:
            self._name(event.value, position)
            return
        path = self._place(event.value, position)
        if event.value == "" and event.implicit[0]:
            name = ".".join(map(str, path)) or "the file"
            self.document.problems.append((position, f"{name} is empty (give a value, or delete the line)"))

    def _name(self, key: str, position: Position) -> None:
        container, path = self.stack[-1]
        if key in container:
            first = self.document.keys[(*path, key)][0]
            message = f"the key `{key}` stands twice (first on line {first}; keep one)"
            self.document.problems.append((position, message))
        self.document.keys.setdefault((*path, key), position)
        self.key[-1] = key

    def _open(self, container: dict | list, position: Position) -> None:
        if len(self.stack) == DEEPEST:
            raise _NotARecord(position, f"nested more than {DEEPEST} levels deep")
        self.stack.append((container, self._place(container, position)))
        self.key.append(None)

    def _place(self, value: Any, position: Position) -> KeyPath:
        if not self.stack:
            self.document.data = value
            path: KeyPath = ()
        else:
            container, parent = self.stack[-1]
            if isinstance(container, list):
                path = (*parent, len(container))
                container.append(value)
            elif self.key[-1] is None:
                raise _NotARecord(position, "a key must be one word (check brackets and the colon)")
            else:
                path = (*parent, self.key[-1])
                container[self.key[-1]] = value
                self.key[-1] = None
        self.document.values[path] = position
        return path
