"""The real site, built once for a run, as `make site` builds it."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.sample import ROOT

SITE_URL = "https://example.org/fentanyl/"


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """One command of the package in the project at `root`, as the Makefile runs it, but without the books unless PDF=1."""
    return subprocess.run(
        [sys.executable, "-m", "macros", *arguments],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root), "PDF": "0"} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The built site of the real project, in a copy, so that the working tree stays as it is."""
    root = tmp_path_factory.mktemp("real")
    for name in ("data", "docs", "macros"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "hooks.py"):
        shutil.copy(ROOT / name, root)
    built = run(root, "site", PDF="1", SITE_URL=SITE_URL, REPO_URL="https://example.org/repo")
    assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
    return root / "site"


@pytest.fixture(scope="session")
def disk(site, tmp_path_factory) -> Path:
    """The offline zip of the real site, unpacked."""
    folder = tmp_path_factory.mktemp("disk")
    with zipfile.ZipFile(site / "downloads/site-offline.zip") as packed:
        packed.extractall(folder)
    return folder
