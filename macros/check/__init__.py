"""Every rule over every record: `problems(catalogue)`.

A rule is a small pure function from a Catalogue to Problems. Add one to RULES and give it a failing example in
tests/test_check.py; the test there fails for a rule without one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from macros.catalogue import Catalogue, Problem
from macros.check import dates, links, numbers, prose, sources, wording


@dataclass(frozen=True)
class Rule:
    """A named check, and why the site has it (shown on the method page)."""

    name: str
    why: str
    find: Callable[[Catalogue], Iterable[Problem]]


RULES = (
    Rule("days-in-order", "An act is announced before it is in force, and ends after it began.", dates.days_in_order),
    Rule("within-coverage", "Nothing is recorded after the day the record reaches.", dates.within_coverage),
    Rule("answer-follows", "An answer is not earlier than what it answers.", dates.answer_follows),
    Rule("tour-in-order", "A tour goes forward in time.", dates.tour_in_order),
    Rule("no-circular-thread", "Events cannot answer each other in a circle.", dates.no_circular_thread),
    Rule("in-office", "A person acts in an office only while holding it.", dates.in_office),
    Rule("no-twins", "One act is recorded once.", dates.no_twins),
    Rule("ids-resolve", "Every id that a record names exists.", links.ids_resolve),
    Rule("id-matches-date", "An event's id begins with the year of its date.", links.id_matches_date),
    Rule("ids-unique", "No id, earlier id or figure id is used twice.", links.ids_unique),
    Rule("source-listed", "Every source cited in a record is in its list, with what it supports.", sources.listed),
    Rule("source-used", "Every source in the record carries something.", sources.used),
    Rule("url-once", "One address, one source.", sources.address_once),
    Rule("two-publishers", "A milestone rests on two independent publishers.", sources.two_publishers),
    Rule("both-capitals", "A milestone says what each capital said, or that nothing was found.", sources.both_capitals),
    Rule("primary-share", "Most of the record rests on the documents themselves.", sources.primary_share),
    Rule("three-positions", "A contested question shows at least three positions.", sources.three_positions),
    Rule("points-in-order", "A series runs forward in one kind of period.", numbers.points_in_order),
    Rule("parts-add-up", "The layers of a total are the total.", numbers.parts_add_up),
    Rule("text-length", "Titles, summaries and quotations are short enough to use anywhere.", wording.text_length),
    Rule("dates-alike", "Dates in prose look the same everywhere: day, month, year.", wording.dates_alike),
    Rule("people-first", "Words that stigmatize people who use drugs stay inside quotations.", wording.people_first),
    Rule("state-not-people", "A government is named as a government, never as a people.", wording.state_not_people),
    Rule("figures-by-macro", "A number on a page comes from the record, never typed.", prose.figures_by_macro),
    Rule("paragraphs-cite", "Every paragraph of a chapter says where it comes from.", prose.paragraphs_cite),
    Rule("both-levels", "Every chapter has a plain version.", prose.both_levels),
    Rule(
        "reading-grade", "A chapter reads at grade 13 or lower, its plain version at 8 or lower.", prose.reading_grade
    ),
    Rule("same-facts", "Both versions of a chapter rest on the same sources and figures.", prose.same_facts),
)
STALE = Rule("stale-exception", "An exception that no longer excuses anything is deleted.", lambda _: ())


def problems(catalogue: Catalogue) -> list[Problem]:
    """What every rule finds, less what data/exceptions.yaml excuses, plus the exceptions that excuse nothing."""
    found = [replace(problem, rule=rule.name) for rule in RULES for problem in rule.find(catalogue)]
    kept, excused = [], set()
    for problem in found:
        matches = {
            number
            for number, exemption in enumerate(catalogue.exemptions)
            if (exemption.rule, exemption.record) == (problem.rule, problem.record)
        }
        excused |= matches
        if not matches:
            kept.append(problem)
    for number, exemption in enumerate(catalogue.exemptions):
        if number not in excused:
            message = f"{exemption.rule} finds nothing in {exemption.record} (delete this exception)"
            kept.append(replace(catalogue.problem(f"exceptions/{number}", (), message), rule=STALE.name))
    return sorted(set(kept))
