"""The commands, run as a person runs them."""

import shutil
import socket
import subprocess
import sys

import pytest

from macros.load import Project
from tests import sample
from tests.conftest import run


def test_check_counts_what_it_looked_at(tmp_path):
    pages = len(list((sample.ROOT / "docs").rglob("*.md")))
    ended = run(sample.project(tmp_path, buildable=True), "check")
    assert (ended.returncode, ended.stdout) == (0, f"no problems: 1 events, 2 sources, {pages} pages\n")


def test_check_prints_every_problem_and_their_count(tmp_path):
    wrong = {"data/events/2019-example.yaml": sample.event(0, date="2019-13", lane="north", extra="x")}
    ended = run(sample.project(tmp_path, wrong, buildable=True), "check")
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == "3 problems" and len(ended.stderr.splitlines()) == 4


def test_new_writes_a_record_and_never_over_another(tmp_path):
    root = sample.project(tmp_path, buildable=True)
    written = run(root, "new", "--title", "A new act", "--date", "2025-06")
    assert (written.returncode, written.stdout) == (
        0,
        "data/events/2025-a-new-act.yaml written; fill it in, then run make check\n",
    )
    assert Project(root).load().problems
    again = run(root, "new", "--title", "A new act", "--date", "2025-06")
    assert again.returncode == 1 and "exists already" in again.stderr


@pytest.mark.parametrize(
    ("title", "date", "words"),
    [("", "2025", "needs a title"), ("x", "25", "is not a date"), ("x", "", "is not a date")],
)
def test_new_without_title_or_date_says_how(tmp_path, title, date, words):
    ended = run(sample.project(tmp_path, buildable=True), "new", "--title", title, "--date", date)
    assert ended.returncode == 1 and words in ended.stderr and "for example: make new TITLE=" in ended.stderr


def test_a_port_in_use_is_one_clear_line(tmp_path):
    root = sample.project(tmp_path, buildable=True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run(root, "serve", "--port", str(port))
    assert ended.returncode == 1 and f"port {port}: Address already in use" in ended.stderr
    assert "make serve PORT=8001" in ended.stderr and "Traceback" not in ended.stderr


def test_outside_a_project_it_says_where_to_run_it(tmp_path):
    (tmp_path / "macros").symlink_to(sample.ROOT / "macros")
    ended = run(tmp_path, "check")
    assert ended.returncode == 1 and ended.stderr.startswith("there is no mkdocs.yml here")


def test_export_writes_the_generated_files_without_mkdocs(tmp_path):
    root = sample.project(tmp_path / "project", buildable=True)
    assert run(root, "export", str(tmp_path / "out")).returncode == 0
    assert (tmp_path / "out/data/events.json").is_file() and (tmp_path / "out/schema/event.schema.json").is_file()


@pytest.mark.parametrize("arguments", [[], ["everything"], ["site", "dev"]])
def test_the_installer_says_what_it_takes(arguments):
    script = str(sample.ROOT / "requirements/install.py")
    ended = subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=False)
    assert (
        ended.returncode == 1
        and ended.stderr == "setup: say which set to install: python3 requirements/install.py site | dev\n"
    )


def test_no_network_is_one_clear_line(tmp_path):
    """An index that nobody serves stands in for no network."""
    (tmp_path / "requirements").mkdir()
    for name in ("install.py", "site.txt"):
        shutil.copy(sample.ROOT / "requirements" / name, tmp_path / "requirements")
    ended = subprocess.run(
        [sys.executable, "requirements/install.py", "site"],
        cwd=tmp_path,
        env={
            "PATH": "/usr/bin:/bin",
            "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
            "PIP_RETRIES": "0",
            "PIP_CONFIG_FILE": "/dev/null",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith(
        "setup: could not install requirements/site.txt: is there a network"
    )
    assert not (tmp_path / ".venv/.installed-site").exists()


def test_no_browser_is_one_clear_line(tmp_path):
    """No Chromium on the path, none of Playwright's, and nobody to download one from."""
    environment = {
        "PATH": "",
        "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path),
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
    }
    ended = subprocess.run(
        [sys.executable, "-m", "tests.browser.find"],
        cwd=sample.ROOT,
        env=environment | {"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert (
        ended.stderr.startswith("browser: none found; install Chromium or Chrome") and "Traceback" not in ended.stderr
    )


def test_make_alone_lists_the_commands():
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=sample.ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert [line.split()[1] for line in listed.splitlines()] == [
        "serve",
        "test",
        "site",
        "check",
        "new",
        "report",
        "bench",
    ]
