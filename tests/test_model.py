import json

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from macros import model
from macros.load import Project
from macros.render import fields
from tests import sample


def test_records_are_frozen(tmp_path):
    event = sample.catalogue(tmp_path).events["2019-example"]
    with pytest.raises(ValidationError, match="frozen"):
        event.title = "Another"


@pytest.mark.parametrize(
    ("account", "message"),
    [
        ({}, "an account needs says and sources"),
        ({"says": "x"}, "an account needs says and sources"),
        ({"none_found": "true"}, "none_found needs the day looked"),
        ({"none_found": "true", "looked": "2026", "says": "x"}, "none_found stands alone"),
        ({"says": "x", "quote": "y", "sources": [{"id": "a"}]}, "a quote needs its speaker"),
    ],
)
def test_an_account_is_a_statement_or_says_that_none_was_found(account, message):
    with pytest.raises(ValidationError, match=message):
        model.Account.model_validate(account)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//x.org", "data:text/html,x", "https://x", "https://x.org/a b", 'https://x.org/"']
)
def test_only_whole_web_addresses_are_taken(url):
    with pytest.raises(ValidationError, match="is not a web address"):
        model.Source.model_validate(sample.source(url=url) | {"id": "x"})


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u200f", "\x07", "\x1b", "\x85"])
def test_characters_nobody_can_see_are_refused_by_name(character):
    with pytest.raises(ValidationError, match=f"U\\+{ord(character):04X}"):
        model.Event.model_validate(sample.event(title=f"A{character}B") | {"id": "x"})


def test_the_schema_takes_every_real_record_and_refuses_a_wrong_one():
    validator = Draft202012Validator(fields.schema(model.Event))
    Draft202012Validator.check_schema(validator.schema)
    good = sample.event() | {"date": 1964}
    assert list(validator.iter_errors(good)) == []
    wrong = good | {"lane": "moscow", "lain": 1, "date": "1 April"}
    assert {error.validator for error in validator.iter_errors(wrong)} == {"enum", "additionalProperties", "anyOf"}


@pytest.mark.parametrize("name", sorted(fields.schemas()))
def test_the_schemas_in_the_repository_are_current(name):
    written = (sample.ROOT / "schema" / name).read_text("utf-8")
    assert written == fields.schemas()[name], "run: python -m macros schema"
    Draft202012Validator.check_schema(json.loads(written))


def test_every_record_names_its_schema_for_editors():
    project = Project(sample.ROOT)
    records = project.load().catalogue
    assert records.events and records.sources
    for place in records.places.values():
        if place.file == "data/exceptions.yaml" or place.file.endswith(".md"):
            continue
        path = sample.ROOT / place.file
        line = path.read_text("utf-8").splitlines()[0]
        prefix = "# yaml-language-server: $schema="
        assert line.startswith(prefix), place.file
        assert (path.parent / line.removeprefix(prefix)).resolve().is_file(), place.file


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"status": None}, "status"),
        ({"value": "1,000"}, "is not a number"),
        ({"value": "five"}, "is not a number"),
        ({"value": "1."}, "is not a number"),
        ({"instrument": None}, "needs its instrument"),
        ({"source": None}, "source"),
    ],
)
def test_a_point_of_a_series_is_whole(change, message):
    series = sample.FILES["data/series/duty.yaml"]
    point = {key: value for key, value in (series["points"][0] | change).items() if value is not None}
    with pytest.raises(ValidationError, match=message):
        model.Series.model_validate(series | {"id": "duty", "points": [point, series["points"][1]]})


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (model.Claim, "claims/a-claim"),
        (model.Pledge, "pledges/2019-a-pledge"),
        (model.Question, "questions/a-question"),
    ],
)
def test_a_judgement_without_a_source_is_refused(kind, name):
    record = sample.FILES[f"data/{name}.yaml"] | {"id": "x", "sources": []}
    with pytest.raises(ValidationError, match="sources"):
        kind.model_validate(record)
