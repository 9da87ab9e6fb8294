"""What the record is made of, and where it is thin: the text of `make report`."""

from collections import Counter
from statistics import mean

from macros.catalogue import JUDGEMENTS, Catalogue
from macros.model import Claim, Event, Pledge, Question

WEAKEST = 20
NAMES = {"quotable": "figures"}
SCHOLARLY = {"article-journal", "chapter", "book", "report"}
Judgement = Claim | Pledge | Question


def report(catalogue: Catalogue) -> str:
    """Counts, share of primary sources, languages, sources per event, oldest look, and the weakest records."""
    events, sources = list(catalogue.events.values()), list(catalogue.sources.values())
    primary = sum(source.primary for source in sources)
    per_event = [len(event.sources) for event in events]
    collections = ("events", "sources", "quotable", "series", "actors", "glossary", *JUDGEMENTS)
    scholarly = sum(source.type.value in SCHOLARLY and source.role.value == "research" for source in sources)
    lines = [
        "counts       " + ", ".join(f"{len(getattr(catalogue, name))} {NAMES.get(name, name)}" for name in collections),
        f"points       {sum(len(series.points) for series in catalogue.series.values())} in the series",
        "importance   " + _tally(str(event.importance) for event in events),
        "lanes        " + _tally(event.lane.value for event in events),
        "status       " + _tally(event.status.value for event in events),
        "confidence   " + _tally(event.confidence.value for event in events),
        f"primary      {primary} of {len(sources)} sources ({primary / len(sources):.0%})",
        "voices       " + _tally(source.role.value for source in sources),
        f"scholarly    {scholarly} journal articles, chapters, books and research reports",
        "languages    " + _tally(source.language.value for source in sources),
        f"per event    {mean(per_event):.1f} sources on average, {min(per_event)} at least",
        f"oldest look  {min(source.accessed for source in sources)}",
        f"oldest check {min(pledge.as_of for pledge in catalogue.pledges.values())} (judgement of a promise)",
        "",
        f"the {WEAKEST} weakest records, and why",
    ]
    found = {f"events/{event.id}": weaknesses(catalogue, event) for event in events}
    for collection in JUDGEMENTS:
        for record in getattr(catalogue, collection).values():
            found[f"{collection}/{record.id}"] = thinness(catalogue, record)
    ranked = sorted(found, key=lambda record: (-len(found[record]), record))[:WEAKEST]
    lines += [f"  {record}: {', '.join(found[record]) or 'nothing found'}" for record in ranked]
    return "\n".join(lines) + "\n"


def _tally(values) -> str:
    return ", ".join(f"{count} {value}" for value, count in Counter(values).most_common())


def thinness(catalogue: Catalogue, record: Event | Judgement) -> list[str]:
    """What a reader might hold against any record's sources, in words."""
    cited = [catalogue.sources[support.id] for support in record.sources]
    tests = {
        "no primary source": not any(source.primary for source in cited),
        "one publisher": len({source.publisher.casefold() for source in cited}) < 2,
        "no independent source": not any(source.role.value in {"press", "research", "court"} for source in cited),
        "no source with a known original address": not any(source.url for source in cited),
    }
    return [words for words, weak in tests.items() if weak]


def weaknesses(catalogue: Catalogue, event: Event) -> list[str]:
    """What a reader might hold against an event's evidence, in words."""
    accounts = {"United States": event.accounts.us, "Chinese": event.accounts.prc}
    found = thinness(catalogue, event)
    if event.confidence.value != "high":
        found.append(f"{event.confidence.value} confidence")
    for government, account in accounts.items():
        if account is None or account.none_found:
            found.append(f"no account of the {government} government")
        elif event.milestone and not any(catalogue.sources[cited.id].primary for cited in account.sources):
            found.append(f"no primary text for the account of the {government} government")
    languages = {catalogue.sources[support.id].language.value for support in event.sources}
    if event.lane.value == "beijing" and "zh" not in languages:
        found.append("no source in Chinese")
    return found
