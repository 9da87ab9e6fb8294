import pytest

from macros import skeleton
from macros.model import Event
from macros.reader import parse


def test_a_skeleton_explains_every_field_and_asks_for_what_is_missing():
    name, text = skeleton.event("Two bodies — “agree” on: precursors", "2025-11", "2026-11-24")
    assert name == "2025-two-bodies-agree-on-precursors.yaml"
    document = parse(text.encode())
    assert document.data["title"] == "Two bodies — “agree” on: precursors" and document.data["date"] == "2025-11"
    for field, info in Event.model_fields.items():
        if field != "id":
            assert info.description in text and f"{field}:" in text
    empty = [message for _, message in document.problems]
    assert "summary is empty (give a value, or delete the line)" in empty and len(empty) >= 7


@pytest.mark.parametrize(
    ("title", "date", "message"),
    [
        ("", "2025", "a new event needs a title"),
        ("Title", "", "'' is not a date"),
        ("Title", "2025-02-30", "February 2025 has no day 30"),
        ("公告", "2025", "has no letter a-z or digit for the file name"),
    ],
)
def test_a_missing_title_or_wrong_date_is_refused(title, date, message):
    with pytest.raises(ValueError, match=message):
        skeleton.event(title, date, "2026-11-24")
