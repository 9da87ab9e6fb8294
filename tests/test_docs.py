"""What the papers say is true: each command, macro, rule and top-level name is documented, and nothing else is."""

import re

import pytest

from macros import check
from macros.render import MACROS
from tests.sample import ROOT

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
COMMANDS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)) - {"help", "lock"}


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_command_is_in_the_help_and_in_the_readme(command):
    assert f"@echo 'make {command} " in MAKEFILE or f'@echo "make {command} ' in MAKEFILE
    assert f"make {command}" in README


def test_the_papers_name_no_command_that_does_not_exist():
    named = set(re.findall(r"(?:`|^    )make ([a-z]+)", README + CONTRIBUTING, re.MULTILINE)) - {"lock"}
    assert named and named <= COMMANDS


def test_the_readme_opens_with_what_this_is_and_the_two_commands():
    opening = README[:1200]
    assert opening.startswith("# Fentanyl Diplomacy, Explained") and "make serve" in opening and "make test" in opening


@pytest.mark.parametrize("macro", sorted(MACROS))
def test_a_macro_is_documented(macro):
    assert f"`{macro}(" in CONTRIBUTING


@pytest.mark.parametrize("rule", [rule.name for rule in (*check.RULES, check.STALE)])
def test_a_rule_has_a_reason_of_one_sentence(rule):
    why = next(each.why for each in (*check.RULES, check.STALE) if each.name == rule)
    assert why.endswith(".") and why[0].isupper()


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md"])
def test_links_to_files_lead_somewhere(path):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / path).read_text("utf-8"))
    assert links
    for link in links:
        assert (ROOT / link).exists(), link


@pytest.mark.parametrize(
    "name", sorted(p.name for p in (ROOT / "macros").iterdir() if p.suffix == ".py" and p.stem != "__init__")
)
def test_the_layout_in_contributing_names_every_module(name):
    assert name.removesuffix(".py") in CONTRIBUTING
