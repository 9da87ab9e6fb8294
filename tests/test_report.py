from macros.report import report, thinness, weaknesses
from tests import sample

EVENT = "data/events/2019-example.yaml"


def test_a_report_counts_what_there_is(tmp_path):
    text = report(sample.catalogue(tmp_path, sample.many(30)))
    assert "31 events, 32 sources" in text
    assert "primary      32 of 32 sources (100%)" in text
    assert "per event    2.0 sources on average, 2 at least" in text
    assert "1 figures, 1 series" in text and "points       2 in the series" in text
    assert text.count("\n  events/20") == 20


def test_an_event_says_where_its_evidence_is_thin(tmp_path):
    press = {"primary": False, "url": None, "read_at": "https://copy.example.org/a"}
    weak = sample.event(0, importance=2, accounts=None, confidence="low", confidence_note="One copy.", sources=[
        {"id": "source-0", "supports": "the day"}])  # fmt: skip
    files = {EVENT: weak, "data/sources/source-0.yaml": sample.source(0, **press), "data/sources/source-1.yaml": None}
    catalogue = sample.catalogue(tmp_path, files)
    assert weaknesses(catalogue, catalogue.events["2019-example"]) == [
        "no primary source",
        "one publisher",
        "no independent source",
        "no source with a known original address",
        "low confidence",
        "no account of the United States government",
        "no account of the Chinese government",
        "no source in Chinese",
    ]


def test_a_sound_event_has_fewer_weaknesses(tmp_path):
    catalogue = sample.catalogue(
        tmp_path, {"data/sources/source-1.yaml": sample.source(1, role="press", language="zh")}
    )
    found = weaknesses(catalogue, catalogue.events["2019-example"])
    assert found == ["no account of the Chinese government"]


def test_a_milestone_whose_account_rests_on_no_primary_text_says_so(tmp_path):
    second_hand = {"data/sources/source-0.yaml": sample.source(0, primary=False)}
    catalogue = sample.catalogue(tmp_path, second_hand)
    found = weaknesses(catalogue, catalogue.events["2019-example"])
    assert "no primary text for the account of the United States government" in found


def test_a_judgement_says_where_its_evidence_is_thin(tmp_path):
    catalogue = sample.catalogue(tmp_path)
    assert thinness(catalogue, catalogue.claims["a-claim"]) == ["one publisher", "no independent source"]
