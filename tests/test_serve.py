"""`make serve` as a person uses it: edit a record and the page follows; break one and the server says so and goes on."""

import os
import re
import socket
import subprocess
import sys
import threading
import urllib.request

import pytest

from tests import sample

EVENT = "data/events/2019-example.yaml"


@pytest.fixture
def server(tmp_path):
    root = sample.project(tmp_path, buildable=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "macros", "serve", "--port", str(port)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root), "PYTHONUNBUFFERED": "1"},
        stderr=subprocess.STDOUT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    limit = threading.Timer(120, os.killpg, (process.pid, 9))
    limit.start()

    def until(pattern: str) -> str:
        """Read what the server prints up to a line that fits."""
        for line in process.stdout:
            if re.search(pattern, line):
                return line
        pytest.fail(f"the server ended before it printed {pattern!r}")

    def edit(record: dict, pattern: str) -> str:
        """Save the record and read on to a line that fits. The watcher may not watch yet, so it is saved until then."""
        seen = threading.Event()

        def save():
            sample.write(root, {EVENT: record})
            while not seen.wait(3):
                sample.write(root, {EVENT: record})

        threading.Thread(target=save, daemon=True).start()
        try:
            return until(pattern)
        finally:
            seen.set()

    def get(path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
            return answer.read().decode()

    yield until, edit, get
    limit.cancel()
    os.killpg(process.pid, 15)
    process.communicate()


def test_an_edited_record_is_on_the_page_and_a_broken_one_does_not_end_the_server(server):
    until, edit, get = server
    until("Serving on")
    assert "announces measure 0" in get("/chronology/")

    edit(sample.event(0, title="A body announces something else"), "Reloading browsers")
    assert "A body announces something else" in get("/chronology/")

    problem = edit(sample.event(0, date="2019-04-31"), "data/events/")
    assert "data/events/2019-example.yaml:2:11: date: April 2019 has no day 31" in problem

    edit(sample.event(0, date="2019-04-30"), "Reloading browsers")
    assert "30 April 2019" in get("/chronology/")
