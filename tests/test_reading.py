"""The reading grade: the published formula, and syllables close to a dictionary's."""

import pytest

from macros.check.reading import grade, syllables

# Syllables as the CMU Pronouncing Dictionary has them.
DICTIONARY = {
    "fentanyl": 3, "precursor": 3, "scheduling": 3, "duties": 2, "countries": 2, "listed": 2, "announced": 2, "sources": 2,
    "united": 3, "substances": 3, "police": 2, "table": 2, "make": 1, "the": 1, "agreed": 2, "cooperation": 5, "tariff": 2,
    "suspended": 3, "opioid": 3, "chemical": 3, "government": 3, "China": 2, "Mexico": 3, "created": 3, "being": 2,
}  # fmt: skip


@pytest.mark.parametrize("word", DICTIONARY)
def test_syllables(word):
    assert abs(syllables(word) - DICTIONARY[word]) <= (1 if word in {"being"} else 0)


def test_the_sum_over_a_text_is_close_to_the_dictionary():
    assert abs(sum(map(syllables, DICTIONARY)) - sum(DICTIONARY.values())) <= 1


def test_the_formula():
    """Two sentences of five words, eleven syllables: 0.39 * 5 + 11.8 * 1.1 - 15.59."""
    assert grade("The cat sat over there. He saw it go home.") == pytest.approx(0.39 * 5 + 11.8 * 1.1 - 15.59)


@pytest.mark.parametrize("text", ["It cost 2.5 percent of it. So it was.", "It cost 2.5 percent of it.\nSo it was"])
def test_a_decimal_point_ends_no_sentence_and_a_line_does(text):
    assert grade(text) == grade("It cost two percent of it. So it was.") - 0.0


def test_no_words_have_no_grade():
    with pytest.raises(ValueError, match="no words"):
        grade(" … ")
