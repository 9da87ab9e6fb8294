import pytest

from macros.render import calls
from tests import sample

PAGE = "---\ntitle: x\n---\n\n# Page\n\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{{ event("2019-exampel") }}', "7:11: event: no event `2019-exampel` (did you mean 2019-example?)"),
        (
            'Words {{ cite("source-0") }} and {{ cite("source-x") }}',
            "7:43: cite: no source `source-x` (did you mean source-1 or source-0?)",
        ),
        ('{{ timeline(theme="contrl") }}', "7:20: timeline: no theme `contrl` (did you mean control?)"),
        (
            '{{ timeline(ids=["2019-example", "2018-none"]) }}',
            "7:35: timeline: no event `2018-none` (no id is spelt like it)",
        ),
        ('{{ term("scheduleing") }}', "7:10: term: no term `scheduleing` (did you mean scheduling?)"),
        ('{{ evnt("2019-example") }}', "7:4: no macro `evnt` (did you mean event or event_page or mention?)"),
        ("{{ event() }}", "7:4: event: missing a required argument: 'id' (see the macros in CONTRIBUTING.md)"),
        ("{{ event( }}", "7:1: not a macro call: unexpected '}', expected ')' (write {% raw %} around braces)"),
    ],
)
def test_a_wrong_call_is_named_at_its_line_front_matter_counted(tmp_path, text, message):
    catalogue = sample.catalogue(tmp_path, {"docs/about/page.md": PAGE + text + "\n"})
    assert [str(problem) for problem in calls.problems(catalogue)] == [f"docs/about/page.md:{message}"]


def test_all_wrong_calls_are_named_at_once_and_right_ones_pass(tmp_path):
    right = '{{ event("2019-example") }}{{ cite("source-0", "p. 1") }}{{ coverage_through() }}{% raw %}{{ x }}{% endraw %}\n'
    wrong = '{{ event("a") }}\n\n{{ actor("b") }}\n'
    catalogue = sample.catalogue(tmp_path, {"docs/index.md": right, "docs/other.md": wrong})
    assert [(problem.file, problem.line) for problem in calls.problems(catalogue)] == [
        ("docs/other.md", 1),
        ("docs/other.md", 3),
    ]
