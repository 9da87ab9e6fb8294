import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros import check
from macros.load import Project
from macros.reader import LARGEST_FILE, parse
from tests import sample

EVENT = "data/events/2019-example.yaml"
GOOD = """\
date: 2019-04-01
title: A body announces a measure
summary: A measure is announced.
body: Text.
importance: 2
lane: beijing
signal: cooperation
themes: [control]
actors: [body]
status: agreed
confidence: high
sources:
  - id: source-0
    supports: the day
  - id: source-1
    supports: the measure
added: 2026-11-24
"""


def problems(root, files):
    return [str(problem) for problem in Project(sample.project(root, files)).load().problems]


def test_a_good_project_loads_whole(tmp_path):
    catalogue = sample.catalogue(tmp_path, {EVENT: GOOD})
    event = catalogue.events["2019-example"]
    assert (event.id, str(event.date), event.importance, event.actors) == ("2019-example", "2019-04-01", 2, ("body",))
    assert set(catalogue.sources) == {"source-0", "source-1"}


WRONG = {
    "date": ("date: 2019-04-01", "date: 2019-13-01", "1:7: date: month 13 does not exist (write YYYY, YYYY-MM or YYYY-MM-DD)"),
    "unknown key": ("lane: beijing", "lain: beijing", "6:1: unknown key `lain` (did you mean `lane`?)"),
    "key twice": ("body: Text.", "body: Text.\ntitle: Again", "5:1: the key `title` stands twice (first on line 2; keep one)"),
    "word not in list": (
        "signal: cooperation",
        "signal: friendly",
        "7:9: signal: 'friendly' is not one of them (write 'cooperation', 'pressure', 'rupture' or 'neutral')",
    ),
    "importance": ("importance: 2", "importance: 4", "5:13: importance: Input should be less than or equal to 3"),
    "empty": ("summary: A measure is announced.", "summary:", "3:9: summary is empty (give a value, or delete the line)"),
    "not a list": ("themes: [control]", "themes: control", "8:9: themes: needs a list (write [one, two], or one per line after a hyphen)"),
    "no themes": ("themes: [control]", "themes: []", "8:9: themes: needs at least one entry"),
    "not an id": ("actors: [body]", "actors: [The Body]", "9:10: actors.0: 'The Body' is not an id (lower-case letters, digits and single hyphens)"),
    "nested key": ("    supports: the day", "    suports: the day", "14:5: unknown key `suports` (did you mean `supports`?)"),
    "status without reason": ("status: agreed", "status: disputed", "1:1: status disputed needs a reason (add status_note: one sentence)"),
    "id inside": ("date: 2019-04-01", "id: other\ndate: 2019-04-01", "1:1: unknown key `id` (the name of the record is its id)"),
    "bidi control": ("title: A body", 'title: "A \\u202Ebody', None),
    "alias": ("themes: [control]", "themes: &x [control]\nactors2: *x", "8:9: anchors and aliases (& and *) are not used here (write the value out)"),
    "tag": ("title: A body", "title: !!python/name:os.system A body", None),
    "yaml": ("body: Text.", "body: 'Text.", None),
    "tab": ("body: Text.", "body:\n\tText.", None),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_each_mistake_is_named_at_its_place_with_a_remedy(tmp_path, case):
    old, new, message = WRONG[case]
    assert old in GOOD
    text = GOOD.replace(old, new)
    if case == "bidi control":
        text = text.replace("announces a measure\n", 'announces a measure"\n', 1)
        message = "2:8: title: contains the invisible control character U+202E (delete it)"
    found = problems(tmp_path, {EVENT: text})
    if message:
        assert f"{EVENT}:{message}" in found
    else:
        assert len(found) == 1 and found[0].startswith(f"{EVENT}:") and "(" in found[0]


def test_a_record_with_every_mistake_reports_all_of_them_at_once(tmp_path):
    text = GOOD.replace("2019-04-01", "2019-02-30").replace("lane:", "lain:").replace("importance: 2", "importance: x")
    found = problems(tmp_path, {EVENT: text})
    assert [line.split(": ", 1)[0] for line in found] == [
        f"{EVENT}:1:1",
        f"{EVENT}:1:7",
        f"{EVENT}:5:13",
        f"{EVENT}:6:1",
    ]
    assert f"{EVENT}:1:1: `lane` is missing (add it)" in found


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "1:1: the file is empty (`make new` writes a skeleton)"),
        (b"# only a comment\n", "1:1: the file is empty (`make new` writes a skeleton)"),
        (b"\xff\xfe\x00binary", "1:1: this is not UTF-8 text (save the file as UTF-8)"),
        (b"title: \x00", "1:1: a control character that YAML does not allow (delete it)"),
        (
            b"a: " * (10 * 1024 * 1024 // 3),
            f"1:1: the file is too large: 10.0 MB (a record has at most {LARGEST_FILE // 1024} KB)",
        ),
        (b"[" * 300_000, "1:13: nested more than 12 levels deep"),
        (b"- a list\n- is no record\n", "1:1: a record is a list of `key: value` lines"),
        (b"just words\n", "1:1: a record is a list of `key: value` lines"),
        (b"a: 1\n---\nb: 2\n", "2:1: a second document begins here (one file, one document; delete `---`)"),
        (b"? {a: b}\n: c\n", "1:3: a key must be one word (check brackets and the colon)"),
    ],
)
def test_a_file_that_is_no_record_gets_one_clear_line(tmp_path, content, message):
    assert f"{EVENT}:{message}" in problems(tmp_path, {EVENT: content})


def test_missing_folders_files_and_strangers_are_named(tmp_path):
    root = sample.project(tmp_path, {"data/events/notes.txt": "x", "data/actors.yaml": None, EVENT: None})
    found = [str(problem) for problem in Project(root).load().problems]
    assert "data/events/notes.txt:1:1: not a record (records are files named <id>.yaml)" in found
    assert "data/actors.yaml:1:1: the file is missing (restore it)" in found
    (root / "data/events/notes.txt").unlink()
    (root / "data/events").rmdir()
    assert "data/events:1:1: the folder is missing (restore it)" in [str(p) for p in Project(root).load().problems]


def test_a_file_name_that_is_no_id_is_named(tmp_path):
    found = problems(tmp_path, {"data/sources/Bad_Name.yaml": sample.source(9)})
    message = "the record’s name: 'Bad_Name' is not an id (lower-case letters, digits and single hyphens)"
    assert found == [f"data/sources/Bad_Name.yaml:1:1: {message}"]


def test_what_depends_on_a_broken_file_is_not_reported_as_well(tmp_path):
    loaded = Project(sample.project(tmp_path, {"data/actors.yaml": "[", "data/sources/source-0.yaml": "["})).load()
    assert len(loaded.problems) == 2
    assert check.problems(loaded.catalogue) == []


def test_a_file_is_read_again_only_when_it_changed(tmp_path, monkeypatch):
    project = Project(sample.project(tmp_path))
    first = project.load().catalogue
    monkeypatch.setattr("macros.load.parse", lambda *_: pytest.fail("read an unchanged file again"))
    assert project.load().catalogue.events == first.events
    monkeypatch.undo()
    sample.write(tmp_path, {EVENT: sample.event(0, title="Another title altogether")})
    assert project.load().catalogue.events["2019-example"].title == "Another title altogether"


yaml_like = st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"#%@`,?\n\t \\0é\u202e"), max_size=80)


@given(
    st.one_of(
        st.binary(max_size=200),
        yaml_like.map(str.encode),
        st.text(max_size=80).map(lambda t: t.encode("utf-8", "surrogatepass")),
    )
)
@settings(max_examples=400)
def test_no_bytes_make_the_parser_crash(raw):
    document = parse(raw)
    assert document.data is not None or document.problems


json_like = st.recursive(
    st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(sample.event())), json_like)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_value_anywhere_makes_loading_crash(tmp_path, key, value):
    loaded = Project(sample.project(tmp_path, {EVENT: sample.event(0, **{key: value})})).load()
    for problem in loaded.problems:
        assert str(problem).startswith(EVENT)
