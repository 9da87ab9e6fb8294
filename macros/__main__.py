"""The commands: `python -m macros check | new | serve | site | report | export | schema`. The Makefile calls them."""

import argparse
import os
import shutil
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

from macros import crawl, outputs, skeleton
from macros import report as reports
from macros.book import books, downloads
from macros.book.fault import Fault
from macros.catalogue import Catalogue
from macros.render import fields

ROOT = Path.cwd()


def stop(message: str) -> None:
    """Print one clear line and end with exit code 1."""
    sys.exit(message)


def project() -> outputs.Build:
    """The project in this folder, or a clear end where it has problems."""
    if not (ROOT / "mkdocs.yml").is_file():
        stop("there is no mkdocs.yml here: run this from the top folder of the project")
    build = outputs.begin(ROOT)
    if build.problems:
        stop(outputs.report(build.problems))
    return build


def check(_: argparse.Namespace) -> None:
    """Every rule over every record and page."""
    catalogue = project().catalogue
    print(
        f"no problems: {len(catalogue.events)} events, {len(catalogue.sources)} sources, {len(catalogue.pages)} pages"
    )


def new(options: argparse.Namespace) -> None:
    """Write a commented event record that explains itself."""
    try:
        name, text = skeleton.event(options.title, options.date, added=date.today().isoformat())
    except ValueError as error:
        stop(f"{error}\nfor example: make new TITLE='What happened' DATE=2025-11-10")
    path = ROOT / "data" / "events" / name
    if path.exists():
        stop(f"{path.relative_to(ROOT)} exists already (choose another title, or edit that record)")
    path.write_text(text, encoding="utf-8")
    print(f"{path.relative_to(ROOT)} written; fill it in, then run make check")


def serve(options: argparse.Namespace) -> None:
    """The site, rebuilt whenever a file changes."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", options.port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            stop(f"port {options.port}: {reason} (stop what uses it, or name another: make serve PORT=8001)")
    project()
    mkdocs("serve", "--livereload", "--dev-addr", f"127.0.0.1:{options.port}")


def site(_: argparse.Namespace) -> None:
    """The finished site and its downloads, built aside, crawled and only then put in the place of the last one."""
    catalogue = project().catalogue
    building, finished, previous = (ROOT / name for name in ("site.building", "site", "site.previous"))
    for leftover in (building, previous):
        shutil.rmtree(leftover, ignore_errors=True)
    mkdocs("build", "--strict", "--clean", "--site-dir", str(building))
    if faults := crawl.faults(building):
        stop("\n".join([*faults, f"{len(faults)} dead links or anchors; site/ is as it was"]))
    if os.environ.get("PDF") != "0":
        make_books(building, catalogue)
    try:
        made = downloads.take_away(building, catalogue.edition, os.environ.get("SITE_URL", ""))
    except (ValueError, OSError) as error:
        stop(f"{error}; site/ is as it was")
    if finished.exists():
        finished.rename(previous)
    building.rename(finished)
    shutil.rmtree(previous, ignore_errors=True)
    sizes = ", ".join(f"{name} ({size})" for name, size in made.items())
    print(f"site/ is ready: {sum(1 for _ in finished.rglob('*.html'))} pages; to take away: {sizes}")


def make_books(building: Path, catalogue: Catalogue) -> None:
    """The PDFs of a built site, in its downloads/."""
    folder = building / "downloads"
    folder.mkdir(exist_ok=True)
    try:
        for name, content in books.make(building, catalogue.edition):
            (folder / name).write_bytes(content)
            print(f"downloads/{name}: {len(content) // 1000} KB", flush=True)
    except Fault as fault:
        stop(f"no book was made: {fault}; site/ is as it was")


def mkdocs(*arguments: str) -> None:
    """Run MkDocs on this project; its failure is ours."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run([sys.executable, "-m", "mkdocs", *arguments], cwd=ROOT, env=environment, check=False)
    except KeyboardInterrupt:
        return
    if done.returncode:
        stop(f"mkdocs {arguments[0]} stopped; what it says is above, and site/ is as it was")


def export(options: argparse.Namespace) -> None:
    """Write every generated file into a folder, for use without MkDocs."""
    catalogue = project().catalogue
    for path, content in outputs.site_files(catalogue, ROOT).items():
        target = options.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="")
    print(f"{options.folder}: written")


def report(_: argparse.Namespace) -> None:
    """What the record is made of, and where it is thin."""
    print(reports.report(project().catalogue), end="")


def schema(_: argparse.Namespace) -> None:
    """Write the JSON Schemas that editors read into schema/."""
    for name, text in fields.schemas().items():
        (ROOT / "schema").mkdir(exist_ok=True)
        (ROOT / "schema" / name).write_text(text, encoding="utf-8")
    print("schema/: written")


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="check | new | serve | site | report | export | schema")
    added = {
        run.__name__: commands.add_parser(run.__name__, help=run.__doc__)
        for run in (check, new, serve, site, report, export, schema)
    }
    for name, command in added.items():
        command.set_defaults(run=globals()[name])
    added["new"].add_argument("--title", default="")
    added["new"].add_argument("--date", default="")
    added["serve"].add_argument("--port", type=int, default=8000)
    added["export"].add_argument("folder", type=Path)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
