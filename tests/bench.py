"""`make bench`: this build's CPU time as a ratio to a plain Material build of as many pages with the same words.

The plain project has the same theme settings and the same pages, turned into Markdown by pandoc from what we built, but
no record, macro, hook, template or check. Ratios only, both measured in the same run, the median of three: seconds
differ from machine to machine. The rebuild is what `make serve` does after one record was edited.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import pypandoc
import yaml
from lxml import html

from tests import sample

COUNTS = (60, 300, 1000)
AIM = 1.5
REBUILD = """\
import os, sys, time
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config
def once():
    config = load_config("mkdocs.yml", site_dir="site")
    before = time.process_time() + sum(os.times()[2:4])
    build(config)
    return time.process_time() + sum(os.times()[2:4]) - before
once()
empty = once()
record = Path(sys.argv[1])
record.write_text(record.read_text().replace("Example body", "Edited body"))
print(once() / empty)
"""


def build_cpu(root: Path) -> float:
    """CPU seconds, children included, of one `mkdocs build` in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    mkdocs(root, "-m", "mkdocs", "build", "--quiet")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def mkdocs(root: Path, *arguments: str) -> str:
    """Run Python in the project, quietly; a failure ends the bench."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return done.stdout


def plain_settings(ours: Path) -> str:
    """The settings of a site of ours, less everything that makes it ours."""
    settings = yaml.safe_load((ours / "mkdocs.yml").read_text().replace("!ENV", ""))
    for ours_alone in ("hooks", "watch", "extra_css", "site_url", "repo_url", "validation", "strict"):
        del settings[ours_alone]
    del settings["theme"]["custom_dir"], settings["theme"]["favicon"]
    settings["plugins"] = ["search"]
    return yaml.safe_dump(settings)


def plain(root: Path, ours: Path) -> Path:
    """The pages of a site we built, as plain Markdown in a plain Material project."""
    pages: dict[str, str] = {"mkdocs.yml": plain_settings(ours)}
    pages |= {f"docs/{page.relative_to(ours / 'docs')}": "" for page in (ours / "docs").rglob("*.md")}
    pages |= {f"docs/events/{record.stem}.md": "" for record in (ours / "data/events").iterdir()}
    # One event page says as many words as the next, so one conversion serves for all.
    event = _markdown(ours / "site/events/2019-example/index.html")
    for name in [name for name in pages if name.endswith(".md")]:
        path = name.removeprefix("docs/").removesuffix(".md")
        built = "index.html" if path == "index" else f"{path.removesuffix('/index')}/index.html"
        pages[name] = event if path.startswith("events/") else _markdown(ours / "site" / built)
    return sample.write(root, pages)


def _markdown(page: Path) -> str:
    article = html.fromstring(page.read_text("utf-8")).cssselect("main article")[0]
    for link in article.cssselect("a.headerlink"):
        link.drop_tree()
    text = html.tostring(article, encoding="unicode")
    return pypandoc.convert_text(text, "commonmark_x-attributes-raw_html", format="html", extra_args=["--wrap=none"])


def main() -> None:
    """Print a line for each count, then whether growth is linear."""
    print("events   CPU, ours : plain Material   rebuild after one edit : empty rebuild", flush=True)
    ours: dict[int, float] = {}
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            project = sample.project(Path(folder) / "ours", sample.many(count), buildable=True)
            mkdocs(project, "-m", "mkdocs", "build")
            base = plain(Path(folder) / "plain", project)
            pairs = [(build_cpu(project), build_cpu(base)) for _ in range(3)]
            ours[count] = statistics.median(pair[0] for pair in pairs)
            ratio = ours[count] / statistics.median(pair[1] for pair in pairs)
            rebuild = float(mkdocs(project, "-c", REBUILD, "data/events/2019-example.yaml").splitlines()[-1])
            print(f"{count:6}   {ratio:20.2f} (aim: {AIM})   {rebuild:33.2f}", flush=True)
    low, middle, high = COUNTS
    growth = ((ours[high] - ours[middle]) / (high - middle)) / ((ours[middle] - ours[low]) / (middle - low))
    print(
        f"growth: an event from {middle} to {high} costs {growth:.2f} times an event from {low} to {middle} (linear: 1)"
    )


if __name__ == "__main__":
    main()
