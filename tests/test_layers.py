"""The layers of CONTRIBUTING.md: modules import only leftwards, and each outside library has one door."""

import ast
import re

import pytest

from tests.sample import ROOT

LAYERS = [
    {"dates"},
    {"vocabulary"},
    {"model"},
    {"catalogue"},
    {"reader"},
    {"load"},
    {"citeproc", "check"},
    {"render", "exports", "book", "crawl", "skeleton", "report"},
    {"outputs"},
    {"__init__", "__main__", "hooks"},
]
DOORS = {
    "yaml": {"reader"},
    "pypandoc": {"citeproc"},
    "jinja2": {"render"},
    "markdown_it": {"render"},
    "mkdocs": {"hooks"},
    "lxml": {"book"},
    "pypdf": {"book"},
    "typst": {"book"},
    "pikepdf": {"book"},
}
NO_CLOCK_NO_DISK = {"dates", "vocabulary", "model", "catalogue", "check", "exports", "skeleton", "reader", "report"}
FILES = [ROOT / "hooks.py", *sorted((ROOT / "macros").rglob("*.py"))]


def layer_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "macros" else parts[0]


def imports(path):
    """(module, names) for every import statement, wherever it stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module, [alias.name for alias in node.names]


def own(path):
    """The layers a file imports from."""
    for module, names in imports(path):
        if module == "macros":
            yield from names
        elif module.startswith("macros."):
            yield module.split(".")[1]


def rank(name):
    return next(number for number, names in enumerate(LAYERS) if name in names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_imports_only_leftwards(path):
    here = layer_of(path)
    for other in own(path):
        assert other == here or rank(other) < rank(here), f"{here} imports {other}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_outside_library_has_one_door(path):
    for module, _ in imports(path):
        doors = DOORS.get(module.split(".")[0])
        assert doors is None or layer_of(path) in doors, f"{module} belongs in {doors}"


@pytest.mark.parametrize("path", [path for path in FILES if layer_of(path) in NO_CLOCK_NO_DISK], ids=lambda p: p.name)
def test_the_middle_reads_no_clock_and_no_disk(path):
    text = path.read_text("utf-8")
    assert not re.findall(r"(?<![\w])(?:open|today|now|read_text|read_bytes|write_text)\(|os\.environ|time\.time", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_and_functions_stay_small(path):
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= 350
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno - node.lineno < 35, f"{path.name}: {node.name}"


def test_the_rules_can_fail():
    assert rank("dates") < rank("outputs")
    assert "mkdocs" in {module.split(".")[0] for module, _ in imports(ROOT / "hooks.py")}
