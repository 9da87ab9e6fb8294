"""Make .venv and install one of the locked requirement sets into it: `python3 requirements/install.py site|dev`.

Standard library only, because it runs before anything is installed. Uses uv where there is one and pip where not
(or where uv cannot reach its index: uv does not read pip's settings). Ends with one line on failure, exit code 1.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")


def stop(message: str) -> None:
    """Print one clear line and end with exit code 1."""
    sys.exit(f"setup: {message}")


def installed(command: list[str]) -> bool:
    """Run one installer; its own output is shown, its exit code is the answer."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def main(arguments: list[str]) -> None:
    """Install the set named on the command line and leave a stamp that make compares with the lock file."""
    if len(arguments) != 1 or arguments[0] not in {"site", "dev"}:
        stop("say which set to install: python3 requirements/install.py site | dev")
    if sys.version_info < (3, 11):  # noqa: UP036 (an older Python is just who this is for)
        found = ".".join(map(str, sys.version_info[:3]))
        stop(f"Python 3.11 or newer is needed, this is {found} (name another: make serve PYTHON=python3.12)")
    lock = f"requirements/{arguments[0]}.txt"
    try:
        if not (BIN / "python").exists():
            venv.create(VENV, with_pip=True, clear=True)
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        stop(f"could not make {VENV.name}: {error} (on Debian and Ubuntu: apt install python3-venv)")
    python = str(BIN / "python")
    uv = shutil.which("uv")
    print(f"setup: installing {lock} into {VENV.name}", flush=True)
    pip = [
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--require-hashes",
        "--requirement",
        lock,
    ]
    done = bool(uv) and installed([uv, "pip", "install", "--quiet", "--python", python, "--require-hashes", "-r", lock])
    if not done and not installed(pip):
        stop(f"could not install {lock}: is there a network, or a package index that pip can reach? Then run it again")
    (VENV / f".installed-{arguments[0]}").touch()


if __name__ == "__main__":
    main(sys.argv[1:])
