from macros.catalogue import Place, Problem
from tests import sample


def test_events_stand_by_date_and_on_one_day_an_answer_after_what_it_answers(tmp_path):
    day = {"date": "2019-04-01"}
    files = {
        "data/events/2019-a-answer.yaml": sample.event(1, **day, responds_to=["2019-example"]),
        "data/events/2019-b-answer-to-the-answer.yaml": sample.event(2, **day, responds_to=["2019-a-answer"]),
        "data/events/2019-year-only.yaml": sample.event(3, date="2019"),
        "data/events/2018-before.yaml": sample.event(4, date="2018-12"),
    }
    catalogue = sample.catalogue(tmp_path, files)
    order = ["2018-before", "2019-year-only", "2019-example", "2019-a-answer", "2019-b-answer-to-the-answer"]
    assert list(catalogue.events) == order
    assert [event.id for event in catalogue.answers["2019-example"]] == ["2019-a-answer"]


def test_what_cites_a_source_is_known(tmp_path):
    catalogue = sample.catalogue(tmp_path)
    assert catalogue.citing["source-1"] == (("events", "2019-example"),)
    assert ("glossary", "scheduling") in catalogue.citing["source-0"]


def test_selection_combines_theme_and_actor(tmp_path):
    catalogue = sample.catalogue(tmp_path)
    assert [event.id for event in catalogue.select(theme="control", actor="body")] == ["2019-example"]
    assert catalogue.select(theme="control", actor="nobody") == ()


def test_a_place_answers_for_what_is_not_written_with_what_is_around_it():
    place = Place("x.yaml", {(): (1, 1), ("a",): (2, 4), ("a", 0): (3, 5)}, {("a",): (2, 1)})
    assert place.value(("a", 0, "missing")) == (3, 5) and place.value(("b",)) == (1, 1)
    assert place.key(("a",)) == (2, 1) and place.key(("a", 0)) == (3, 5)


def test_a_problem_prints_as_editors_read_it():
    assert str(Problem("data/x.yaml", 7, 3, "wrong", "a-rule")) == "data/x.yaml:7:3: wrong [a-rule]"
