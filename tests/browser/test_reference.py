"""Eight states of the chronology as pictures, on made-up records, so that an accidental change of look is seen.

After a change that was meant: look at the new pictures, and keep them with `REFERENCES=keep` in the environment.
"""

import io
import os

import pytest
from PIL import Image, ImageChops

from tests import sample
from tests.browser.test_pages import PHONE
from tests.conftest import run

FOLDER = sample.ROOT / "tests" / "browser" / "reference"
SMALLER = 4
DARKER = 40
TOLERANCE = 0.02
"""Share of the shrunken picture's points that may differ by more than DARKER of 255: room for another font renderer."""

VIEW = "chronology/?importance=1.2&lane=washington.beijing&from=2019&until=2021"
TOUR = {
    "title": "A path of three",
    "order": 1,
    "question": "What followed?",
    "summary": "It shows three acts.",
    "steps": [
        {"event": "2019-example", "narration": "See what was announced."},
        {"event": "2022-event-7", "narration": "See what came next."},
        {"event": "2024-event-9", "narration": "See how it ended."},
    ],
    "added": "2026-11-24",
}
YEAR = "document.querySelector('#y2020').scrollIntoView()"
STATES = {
    "desktop": ("chronology/", {}, ""),
    "dark": ("chronology/", {"color_scheme": "dark"}, YEAR),
    "phone": ("chronology/", PHONE, YEAR),
    "filtered": (VIEW, {}, "document.querySelector('.years').scrollIntoView()"),
    "empty": ("chronology/?words=xyzzyxyzzy", {}, "document.querySelector('.filter').scrollIntoView()"),
    "tour": (
        "chronology/?tour=a-tour&step=2",
        {},
        "document.querySelector('[aria-current=step]').scrollIntoView({ block: 'center' })",
    ),
    "compare": ("chronology/?compare=.2019.2019~.2020.2021", {}, "document.querySelector('.compare').scrollIntoView()"),
    "list": ("chronology/list/?from=2019&until=2019", {"viewport": {"width": 794, "height": 1123}}, ""),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A small made-up site: its pictures do not change with the record."""
    lanes, signals = ("washington", "beijing", "joint", "third"), ("cooperation", "pressure", "rupture", "neutral")
    files = sample.many(60) | {"data/tours/a-tour.yaml": TOUR}
    for number, (name, record) in enumerate(sorted(files.items())):
        if "/events/" in name:
            record |= {"lane": lanes[number % 4], "signal": signals[number % 3]}
    root = sample.project(tmp_path_factory.mktemp("pictures") / "site", files, buildable=True)
    built = run(root, "site")
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    return root / "site"


@pytest.fixture(scope="module")
def address(site, serve):
    with serve(site) as at:
        yield at


def differing(one: Image.Image, other: Image.Image) -> float:
    """The share of points that differ, both pictures in grey and shrunken; 1 where their sizes differ."""
    if one.size != other.size:
        return 1.0
    grey = [picture.convert("L").reduce(SMALLER) for picture in (one, other)]
    histogram = ImageChops.difference(*grey).histogram()
    return sum(histogram[DARKER:]) / sum(histogram)


@pytest.mark.parametrize("state", STATES)
def test_a_state_looks_as_it_did(visit, state, tmp_path):
    path, options, script = STATES[state]
    page = visit(path, **({"reduced_motion": "reduce"} | options))
    if state == "list":
        page.emulate_media(media="print")
    page.evaluate("document.fonts.ready")
    # Months are laid out as they come near the screen, so a place is found in a few steps.
    for _ in range(4):
        page.evaluate(f"() => {{ {script} }}")
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    taken = Image.open(io.BytesIO(page.screenshot()))
    kept = FOLDER / f"{state}.png"
    if os.environ.get("REFERENCES") == "keep":
        FOLDER.mkdir(exist_ok=True)
        taken.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(kept, optimize=True)
    share = differing(taken, Image.open(kept).convert("RGB"))
    if share > TOLERANCE:
        taken.save(tmp_path / f"{state}.png")
    assert share <= TOLERANCE, f"{share:.1%} of {state} differs from {kept}; as it is now: {tmp_path}/{state}.png"


def test_another_state_is_another_picture():
    pictures = {name: Image.open(FOLDER / f"{name}.png").convert("RGB") for name in ("desktop", "filtered", "empty")}
    assert differing(pictures["desktop"], pictures["desktop"]) == 0
    assert differing(pictures["desktop"], pictures["filtered"]) > TOLERANCE < differing(*list(pictures.values())[1:])
