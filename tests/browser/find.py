"""Find a Chromium for the browser tests, or get one: `python -m tests.browser.find`.

In this order: $CHROMIUM, a system Chromium or Chrome, the one Playwright installed, Playwright's download, and on Debian
and Ubuntu as root the package. Where none of them works: one line that says what to install, exit code 1.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def arguments() -> list[str]:
    """Chromium's flags: no calls home, and no sandbox as root, where Chromium refuses to start with one."""
    return QUIET + (["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])


def chromium() -> str | None:
    """The path of a Chromium that is there, or None."""
    named = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), MAC]
    found = next((path for path in named if path and Path(path).is_file()), None)
    if found:
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def _install() -> None:
    print("browser: none found; asking Playwright for one", flush=True)
    _quietly(sys.executable, "-m", "playwright", "install", "chromium")
    if not chromium() and shutil.which("apt-get") and os.geteuid() == 0:
        print("browser: installing Debian's package chromium", flush=True)
        _quietly("apt-get", "update", "--quiet")
        _quietly("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "chromium")


def _quietly(*command: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def main() -> None:
    """Make sure that there is a browser and that it starts."""
    if not chromium():
        _install()
    path = chromium()
    if not path:
        sys.exit(
            "browser: none found; install Chromium or Chrome, or set CHROMIUM to one (Debian: apt install chromium)"
        )
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=arguments())
            print(f"browser: Chromium {browser.version}")
            browser.close()
    except Error as error:
        sys.exit(f"browser: {path} does not start: {error.message.splitlines()[0]}")


if __name__ == "__main__":
    main()
