"""Every rule has a record that breaks it, and the exact words it answers with."""

import pytest

from macros import check
from tests import sample

EVENT = "data/events/2019-example.yaml"
OTHER = "data/events/2020-other.yaml"
PLACE = r"data/events/2019-example.yaml"


def found(tmp_path, files, rule):
    catalogue = sample.catalogue(tmp_path, files)
    return [f"{p.file}: {p.message}" for p in check.problems(catalogue) if p.rule == rule]


def one(**changes):
    return {EVENT: sample.event(0, **changes)}


def two(first=None, **changes):
    return {EVENT: sample.event(0, **(first or {})), OTHER: sample.event(1, **({"date": "2020-05-01"} | changes))}


CITES_TWO = [{"id": "source-0", "supports": "the day"}, {"id": "source-1", "supports": "the measure"}]
FIGURE = {"id": "rate", "value": "10", "unit": "percent", "definition": "a duty", "period": "2019", "status": "final"}
FIGURE |= {"source": {"id": "source-0"}}

SERIES = sample.FILES["data/series/duty.yaml"]
PERSON = {"name": "A Person", "kind": "person", "side": "us", "role": "Minister."}
ACTORS = sample.FILES["data/actors.yaml"]


def points(*changes, **whole):
    """The example series with each point changed in turn."""
    changed = [point | change for point, change in zip(SERIES["points"], changes, strict=True)]
    return {"data/series/duty.yaml": SERIES | {"points": changed} | whole}


def office(**held):
    return {"data/actors.yaml": ACTORS | {"minister": PERSON | {"offices": [{"title": "Minister"} | held]}}} | one(
        actors=["body", "minister"]
    )


def tour(*events):
    steps = [{"event": event, "narration": "See it."} for event in events]
    return {"data/tours/a-tour.yaml": sample.FILES["data/tours/a-tour.yaml"] | {"steps": steps}}


CHAPTER, PLAIN = "docs/explain/a-chapter/index.md", "docs/explain/a-chapter/plain.md"
LONG = "A body met another body in a large hall and spoke for a long time about many things."
HARD = 'Intergovernmental negotiations considerably complicated pharmaceutical administration{{ cite("source-0") }}.'
QUESTION = sample.FILES["data/questions/a-question.yaml"]

EXAMPLES = {
    "days-in-order": [
        (one(dates=[{"kind": "in_force", "date": "2019-03"}], date_kind="announced"), f"{PLACE}: in force 2019-03 is before announced 2019-04-01 (check which is wrong)"),
        (one(dates=[{"kind": "expires", "date": "2019-03-01"}], date_kind="in_force"), f"{PLACE}: expires 2019-03-01 is before in force 2019-04-01 (check which is wrong)"),
        (one(end_date="2019-03-31"), f"{PLACE}: end_date 2019-03-31 is before date 2019-04-01 (check which is wrong)"),
    ],
    "within-coverage": [
        ({EVENT: None, "data/events/2026-late.yaml": sample.event(0, date="2026-07-01")}, "data/events/2026-late.yaml: date 2026-07-01 is after coverage_through 2026-06-30 (correct it, or move data/edition.yaml on)"),
        (points({}, {"period": "2026-07-01"}), "data/series/duty.yaml: period 2026-07-01 is after coverage_through 2026-06-30 (correct it, or move data/edition.yaml on)"),
        ({"data/pledges/2019-a-pledge.yaml": sample.FILES["data/pledges/2019-a-pledge.yaml"] | {"as_of": "2026-07-01"}}, "data/pledges/2019-a-pledge.yaml: as_of 2026-07-01 is after coverage_through 2026-06-30 (correct it, or move data/edition.yaml on)"),
    ],
    "in-office": [
        (office(**{"from": "2020-01-20"}), f"{PLACE}: `minister` held none of their offices on 2019-04-01 (correct the date or the offices)"),
        (office(**{"from": "2017", "until": "2019-03-31"}), f"{PLACE}: `minister` held none of their offices on 2019-04-01 (correct the date or the offices)"),
        (office(**{"from": "2019", "until": "2018"}), "data/actors.yaml: until 2018 is before from 2019 (check which is wrong)"),
    ],
    "no-twins": [
        (two(date="2019-04-01", title="Example body announces the measure") | {"data/events/2020-other.yaml": None, "data/events/2019-same.yaml": sample.event(0)}, "data/events/2019-same.yaml: reads like 2019-example of the same day (make one event of the two, or say what differs)"),
    ],
    "primary-share": [
        ({"data/sources/source-1.yaml": sample.source(1, primary=False)}, "data/edition.yaml: 1 of 2 sources are primary (at least 60%: find the documents)"),
    ],
    "points-in-order": [
        (points({}, {"period": "2019-03-01"}), "data/series/duty.yaml: 2019-03-01 does not follow 2019-04-01 (oldest first, each once)"),
        (points({}, {"period": "2019-04-01"}), "data/series/duty.yaml: 2019-04-01 does not follow 2019-04-01 (oldest first, each once)"),
        (points({}, {"period": "2020"}), "data/series/duty.yaml: 2020 is not the period of a step series (write YYYY-MM-DD, the first day it holds)"),
        (points({}, {}, period_kind="fiscal_year"), "data/series/duty.yaml: 2019-04-01 is not the period of a fiscal year series (write YYYY, the year the fiscal year ends in)"),
    ],
    "parts-add-up": [
        (points({"value": "11"}, {}), "data/series/duty.yaml: the parts add up to 10.0, not to 11 (correct one of them)"),
    ],
    "tour-in-order": [
        (two() | tour("2020-other", "2019-example"), "data/tours/a-tour.yaml: 2019-example of 2019-04-01 comes after 2020-other of 2020-05-01 (turn them round)"),
        (tour("2019-example", "2019-example"), "data/tours/a-tour.yaml: stops at 2019-example twice (delete one)"),
    ],
    "answer-follows": [
        (two({"responds_to": ["2020-other"]}), f"{PLACE}: answers 2020-other of 2020-05-01, but is itself of 2019-04-01 (turn it round)"),
    ],
    "no-circular-thread": [
        (two({"responds_to": ["2020-other"]}, responds_to=["2019-example"]), f"{OTHER}: a circle: 2019-example -> 2020-other -> 2019-example (cut one link)"),
        (one(responds_to=["2019-example"]), f"{PLACE}: a circle: 2019-example -> 2019-example (cut one link)"),
    ],
    "ids-resolve": [
        (one(actors=["boddy"]), f"{PLACE}: no actor `boddy` (did you mean body?)"),
        (one(themes=["zzz"]), f"{PLACE}: no theme `zzz` (no id is spelt like it)"),
        (one(sources=[*CITES_TWO, {"id": "source-2", "supports": "x"}]), f"{PLACE}: no source `source-2` (did you mean source-1 or source-0?)"),
        (points({"event": "2019-exmple"}, {}), "data/series/duty.yaml: no event `2019-exmple` (did you mean 2019-example?)"),
        (tour("2019-exampel"), "data/tours/a-tour.yaml: no event `2019-exampel` (did you mean 2019-example?)"),
        (one(responds_to=["2018-example"]), f"{PLACE}: no event `2018-example` (did you mean 2019-example?)"),
    ],
    "id-matches-date": [
        (one(date="2018-04-01"), f"{PLACE}: the file name does not begin with the year of 2018-04-01 (rename it, keep the old id in aliases)"),
    ],
    "ids-unique": [
        (two({"figures": [FIGURE]}, figures=[FIGURE]), f"{OTHER}: the figure id `rate` is used in 2019-example too (rename one)"),
        (one(figures=[FIGURE | {"id": "potency"}]), f"{PLACE}: the figure id `potency` is used in data/figures.yaml too (rename one)"),
        (two(aliases=["2019-example"]), f"{OTHER}: the earlier id `2019-example` is in use (an id is never used again)"),
        (one(themes=["control", "control"]), f"{PLACE}: `control` is listed twice (delete one)"),
    ],
    "source-listed": [
        (one(sources=[{"id": "source-1", "supports": "x"}]), f"{PLACE}: `source-0` is not in this record's sources (add it there, with what it supports)"),
        (points({"source": {"id": "source-1"}}, {}), "data/series/duty.yaml: `source-1` is not in this record's sources (add it there, with what it supports)"),
        (one(sources=[*CITES_TWO, CITES_TWO[0]]), f"{PLACE}: `source-0` is listed twice (make one entry of the two)"),
    ],
    "source-used": [
        ({"data/sources/spare.yaml": sample.source(5)}, "data/sources/spare.yaml: no record or page cites the source `spare` (cite it where it supports something, or delete it)"),
    ],
    "url-once": [
        ({"data/sources/source-1.yaml": sample.source(1, url="http://www.example.org/notice/0/#top")}, "data/sources/source-1.yaml: the address is that of source-0 too (make one source of the two)"),
    ],
    "two-publishers": [
        ({"data/sources/source-1.yaml": sample.source(1, publisher="publisher 0")}, f"{PLACE}: a milestone with one publisher, Publisher 0 (add an independent source)"),
    ],
    "both-capitals": [
        (one(accounts={"us": {"none_found": True, "looked": "2026-11-24"}}), f"{PLACE}: a milestone without accounts.prc (add what it said, or none_found with the day looked)"),
    ],
    "three-positions": [
        (
            {"data/questions/a-question.yaml": QUESTION | {"positions": QUESTION["positions"][1:]}},
            "data/questions/a-question.yaml: a question needs three positions, both governments' among them (add the missing one)",
        ),
    ],
    "text-length": [
        (one(summary="word " * 70), f"{PLACE}: summary has 349 characters (at most 300)"),
        (one(title="x" * 111), f"{PLACE}: title has 111 characters (at most 110)"),
        (one(accounts={"us": {"says": "x", "quote": "so " * 31, "speaker": "s", "sources": [{"id": "source-0"}]}, "prc": {"none_found": True, "looked": "2026"}}), f"{PLACE}: quote has 31 words (at most 30)"),
    ],
    "dates-alike": [
        (one(summary="It was announced on April 1, 2019."), f"{PLACE}: summary: “April 1” (write 1 April, day first)"),
    ],
    "people-first": [
        (one(summary="A measure against drug abuse."), f"{PLACE}: summary: avoid “drug abuse” (write misuse, use, or use disorder)"),
        (one(body="It helped addicts."), f"{PLACE}: body: avoid “addicts” (write a person with a substance use disorder)"),
        ({"docs/index.md": "---\ntitle: x\n---\n\nAn Addict spoke.\n"}, "docs/index.md: avoid “Addict” (write a person with a substance use disorder)"),
    ],
    "state-not-people": [
        (one(summary="In 2019 the Chinese agreed to list it."), f"{PLACE}: summary: avoid “the Chinese” (write the body that acted, or the Chinese government)"),
        (one(body="It stopped Chinese fentanyl."), f"{PLACE}: body: avoid “Chinese fentanyl” (write fentanyl, with where it was made as the source says)"),
    ],
    "figures-by-macro": [
        ({"docs/index.md": "# Title\n\nIn May 2019 about 25 substances were listed.\n"}, "docs/index.md: “25” is typed (take it from the record with figure() or point())"),
        ({"docs/index.md": "A duty of 10% since 1 May 2019.\n"}, "docs/index.md: “10%” is typed (take it from the record with figure() or point())"),
    ],
    "paragraphs-cite": [
        ({CHAPTER: sample.chapter(1, LONG)}, f"{CHAPTER}: “{LONG[:40]}…” rests on nothing (add cite() or mention())"),
    ],
    "both-levels": [
        ({PLAIN: None}, f"{CHAPTER}: has no plain.md beside it (write it)"),
        ({CHAPTER: None}, f"{PLAIN}: has no index.md beside it (write it)"),
        ({PLAIN: sample.chapter(title="Another?")}, f"{PLAIN}: the title differs from the standard version's, “What was listed?” (write the same)"),
    ],
    "reading-grade": [
        ({PLAIN: sample.chapter(body=HARD)}, f"{PLAIN}: reads at grade 43.8 (at most 8: shorter sentences and words)"),
        ({CHAPTER: sample.chapter(1, HARD)}, f"{CHAPTER}: reads at grade 43.8 (at most 13: shorter sentences and words)"),
    ],
    "same-facts": [
        ({PLAIN: sample.chapter(body='It was listed{{ cite("source-1") }}.')}, f"{PLAIN}: `source-1` is not in the standard version (add it there, or leave it out here)"),
        ({PLAIN: sample.chapter(body='It was {{ point("duty", "2019-04-01") }}{{ cite("source-0") }}.')}, f"{PLAIN}: `duty 2019-04-01` is not in the standard version (add it there, or leave it out here)"),
        ({PLAIN: sample.chapter(body="It was listed.")}, f"{PLAIN}: cites 0 of the standard version's 1 sources (at least half)"),
    ],
    "stale-exception": [
        ({"data/exceptions.yaml": [{"rule": "people-first", "record": "events/2019-example", "reason": "x"}]}, "data/exceptions.yaml: people-first finds nothing in events/2019-example (delete this exception)"),
    ],
}  # fmt: skip

CASES = [(rule, number) for rule, cases in EXAMPLES.items() for number in range(len(cases))]


@pytest.mark.parametrize(("rule", "number"), CASES, ids=[f"{rule}-{number}" for rule, number in CASES])
def test_a_rule_names_what_breaks_it(tmp_path, rule, number):
    files, message = EXAMPLES[rule][number]
    assert message in found(tmp_path, files, rule)


def test_every_rule_has_an_example_and_the_example_project_breaks_none(tmp_path):
    assert set(EXAMPLES) == {rule.name for rule in (*check.RULES, check.STALE)}
    assert check.problems(sample.catalogue(tmp_path)) == []


@pytest.mark.parametrize(
    "text",
    [
        "He called it “drug abuse” in 2018.",
        "The National Institute on Drug Abuse published it.",
        "It cited human rights abuses.",
        "The Chinese government agreed; the Chinese Ministry said so.",
        "A cleaner record, cleanly kept.",
    ],
)
def test_quotations_official_names_and_other_meanings_pass(tmp_path, text):
    catalogue = sample.catalogue(tmp_path, one(body=text))
    assert check.problems(catalogue) == []


def test_an_exception_excuses_one_rule_in_one_record(tmp_path):
    files = two({"body": "Help for addicts."}, body="Help for addicts.")
    files["data/exceptions.yaml"] = [{"rule": "people-first", "record": "events/2019-example", "reason": "a title"}]
    problems = check.problems(sample.catalogue(tmp_path, files))
    assert [problem.file for problem in problems] == [OTHER]


def test_a_page_problem_stands_at_its_line_and_column(tmp_path):
    catalogue = sample.catalogue(tmp_path, {"docs/index.md": "# Title\n\nSome words, the Chinese said.\n"})
    assert [str(problem) for problem in check.problems(catalogue)] == [
        "docs/index.md:3:13: avoid “the Chinese” (write the body that acted, or the Chinese government) [state-not-people]"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On 10 November 2025, in November 2025, in 2018–19 and from 3 to 5 May 2024.",
        "Section 301, Executive Order 14195, Public Law 119-60, 4-ANPP and T40.4.",
        "1. First\n2. Second",
        "`{{ 25 }}` and [a link](25.md), {{ figure('x25') }}.",
        "| 25 | 26 |\n| --- | --- |",
    ],
)
def test_dates_names_list_numbers_and_code_are_no_figures(tmp_path, text):
    assert found(tmp_path, {"docs/index.md": f"---\ntitle: 25 years\n---\n\n{text}\n"}, "figures-by-macro") == []


def test_about_pages_may_count_what_the_site_did(tmp_path):
    assert found(tmp_path, {"docs/about/method.md": "It checked 25 events.\n"}, "figures-by-macro") == []
