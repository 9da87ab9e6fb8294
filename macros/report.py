"""What the record is made of, and where it is thin: the text of `make report`."""

from collections import Counter
from statistics import mean

from macros.catalogue import JUDGEMENTS, Catalogue
from macros.model import Event

WEAKEST = 20


def report(catalogue: Catalogue) -> str:
    """Counts, share of primary sources, languages, sources per event, oldest look, and the weakest events."""
    events, sources = list(catalogue.events.values()), list(catalogue.sources.values())
    primary = sum(source.primary for source in sources)
    per_event = [len(event.sources) for event in events]
    collections = ("events", "sources", "figures", "actors", "glossary", *JUDGEMENTS)
    lines = [
        "counts       " + ", ".join(f"{len(getattr(catalogue, name))} {name}" for name in collections),
        "importance   " + _tally(str(event.importance) for event in events),
        "lanes        " + _tally(event.lane.value for event in events),
        "status       " + _tally(event.status.value for event in events),
        "confidence   " + _tally(event.confidence.value for event in events),
        f"primary      {primary} of {len(sources)} sources ({primary / len(sources):.0%})",
        "voices       " + _tally(source.role.value for source in sources),
        "languages    " + _tally(source.language.value for source in sources),
        f"per event    {mean(per_event):.1f} sources on average, {min(per_event)} at least",
        f"oldest look  {min(source.accessed for source in sources)}",
        "",
        f"the {WEAKEST} weakest events, and why",
    ]
    ranked = sorted(events, key=lambda event: (-len(weaknesses(catalogue, event)), event.id))[:WEAKEST]
    lines += [f"  {event.id}: {', '.join(weaknesses(catalogue, event)) or 'nothing found'}" for event in ranked]
    return "\n".join(lines) + "\n"


def _tally(values) -> str:
    return ", ".join(f"{count} {value}" for value, count in Counter(values).most_common())


def weaknesses(catalogue: Catalogue, event: Event) -> list[str]:
    """What a reader might hold against an event's evidence, in words."""
    cited = [catalogue.sources[support.id] for support in event.sources]
    accounts = (event.accounts.us, event.accounts.prc)
    tests = {
        "no primary source": not any(source.primary for source in cited),
        "one publisher": len({source.publisher.casefold() for source in cited}) < 2,
        "no independent source": not any(source.role.value in {"press", "research", "court"} for source in cited),
        "no source with a known original address": not any(source.url for source in cited),
        f"{event.confidence.value} confidence": event.confidence.value != "high",
        "no account of the United States government": accounts[0] is None or accounts[0].none_found,
        "no account of the Chinese government": accounts[1] is None or accounts[1].none_found,
        "no source in Chinese": event.lane.value == "beijing" and not any(s.language.value == "zh" for s in cited),
    }
    return [words for words, weak in tests.items() if weak]
