from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.dates import PartialDate


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("1964", "1964"),
        ("2025-06", "June 2025"),
        ("2025-11-10", "10 November 2025"),
        ("2024-02-29", "29 February 2024"),
    ],
)
def test_a_date_is_read_and_set_as_precisely_as_it_was_written(written, label):
    day = PartialDate.parse(written)
    assert (str(day), day.label) == (written, label)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("2025-13", "month 13 does not exist (write YYYY, YYYY-MM or YYYY-MM-DD)"),
        ("2025-02-30", "February 2025 has no day 30 (write YYYY, YYYY-MM or YYYY-MM-DD)"),
        ("2025-02-00", "February 2025 has no day 00 (write YYYY, YYYY-MM or YYYY-MM-DD)"),
        ("0000", "year 0000 is before 1800 (write YYYY, YYYY-MM or YYYY-MM-DD)"),
        ("10/11/2025", "'10/11/2025' is not a date (write YYYY, YYYY-MM or YYYY-MM-DD)"),
        ("2025-1-1", "'2025-1-1' is not a date (write YYYY, YYYY-MM or YYYY-MM-DD)"),
        ("٢٠٢٥", "'٢٠٢٥' is not a date (write YYYY, YYYY-MM or YYYY-MM-DD)"),
        ("", "'' is not a date (write YYYY, YYYY-MM or YYYY-MM-DD)"),
    ],
)
def test_a_wrong_date_says_what_is_wrong_and_how_to_write_it(written, message):
    with pytest.raises(ValueError) as raised:
        PartialDate.parse(written)
    assert str(raised.value) == message


def test_order_and_certainty_follow_precision():
    year, month, day = (PartialDate.parse(written) for written in ("2025", "2025-06", "2025-06-15"))
    assert sorted([day, month, year]) == [year, month, day]
    assert not month.certainly_before(day) and not day.certainly_before(month)
    assert PartialDate.parse("2025-05").certainly_before(day)
    assert (year.first.isoformat(), year.last.isoformat()) == ("2025-01-01", "2025-12-31")


@given(st.dates(min_value=date(1800, 1, 1)), st.sampled_from([4, 7, 10]))
def test_every_calendar_date_survives_being_written_and_read(day, precision):
    written = day.isoformat()[:precision]
    read = PartialDate.parse(written)
    assert str(read) == written
    assert read.first <= day <= read.last


@given(st.text(max_size=12))
def test_any_other_text_is_refused_with_a_remedy(text):
    try:
        assert str(PartialDate.parse(text)) == text
    except ValueError as error:
        assert "write YYYY" in str(error)
