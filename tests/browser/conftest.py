"""A real Chromium on the real site, served from loopback."""

import contextlib
import functools
import http.server
import json
import threading

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.find import arguments, chromium


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextlib.contextmanager
def _serve(folder):
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def serve():
    """serve(folder): a context in which the folder is served on loopback, at the address it gives."""
    return _serve


@pytest.fixture(scope="session")
def address(site, serve):
    with serve(site) as at:
        yield at


@pytest.fixture(scope="session")
def browser():
    path = chromium()
    assert path, "no browser: run `python -m tests.browser.find`"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=arguments())
        yield started
        started.close()


@pytest.fixture
def visit(browser, address):
    """visit(path, **context options) -> a loaded page; it must ask no other host and log no error."""
    contexts, wrong = [], []

    def open_page(path="", **options):
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request", lambda request: request.url.startswith((address, "data:", "blob:")) or wrong.append(request.url)
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: message.type == "error" and wrong.append(message.text))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def events(site):
    return json.loads((site / "data/events.json").read_text("utf-8"))["events"]


@pytest.fixture(scope="session")
def tours(site):
    return json.loads((site / "data/tours.json").read_text("utf-8"))["tours"]
