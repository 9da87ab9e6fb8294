"""The closed vocabularies of the record. What a reader sees for each value is in render/words.py."""

from enum import StrEnum


class Lane(StrEnum):
    """Where the act was done."""

    washington = "washington"
    beijing = "beijing"
    joint = "joint"
    third = "third"


class Signal(StrEnum):
    """What the act did to the dealings between the two governments."""

    cooperation = "cooperation"
    pressure = "pressure"
    rupture = "rupture"
    neutral = "neutral"


class Status(StrEnum):
    """Whether the two governments describe the act alike."""

    agreed = "agreed"
    one_sided = "one_sided"
    disputed = "disputed"
    superseded = "superseded"


class Confidence(StrEnum):
    """How well the sources carry the record."""

    high = "high"
    medium = "medium"
    low = "low"


class DateKind(StrEnum):
    """Which of an act's days a date is."""

    occurred = "occurred"
    held = "held"
    filed = "filed"
    announced = "announced"
    adopted = "adopted"
    decided = "decided"
    signed = "signed"
    published = "published"
    in_force = "in_force"
    paused = "paused"
    expires = "expires"
    ended = "ended"
    reported = "reported"


class SourceType(StrEnum):
    """Item types of the Citation Style Language 1.0.2 that the record uses."""

    article = "article"
    article_journal = "article-journal"
    article_magazine = "article-magazine"
    article_newspaper = "article-newspaper"
    bill = "bill"
    book = "book"
    broadcast = "broadcast"
    chapter = "chapter"
    dataset = "dataset"
    document = "document"
    hearing = "hearing"
    legal_case = "legal_case"
    legislation = "legislation"
    regulation = "regulation"
    report = "report"
    speech = "speech"
    treaty = "treaty"
    webpage = "webpage"


class Language(StrEnum):
    """Languages of sources, by ISO 639-1 code."""

    en = "en"
    es = "es"
    fr = "fr"
    ja = "ja"
    vi = "vi"
    zh = "zh"


class Role(StrEnum):
    """Whose voice a source is."""

    us = "us"
    prc = "prc"
    third = "third"
    multilateral = "multilateral"
    court = "court"
    research = "research"
    press = "press"


class Side(StrEnum):
    """Which of the two governments an actor belongs to, or neither."""

    us = "us"
    prc = "prc"
    third = "third"


class ActorKind(StrEnum):
    """What an actor is."""

    person = "person"
    body = "body"
    court = "court"
    group = "group"
    coalition = "coalition"


class FigureStatus(StrEnum):
    """Whether the publisher may still revise a figure."""

    final = "final"
    provisional = "provisional"


class PeriodKind(StrEnum):
    """What the period of a series' points is."""

    calendar_year = "calendar_year"
    fiscal_year = "fiscal_year"
    rolling_12_months = "rolling_12_months"
    step = "step"
    action = "action"

    @property
    def by_day(self) -> bool:
        """True where a point stands for a day: a step holds from it to the next, an action happened on it."""
        return self in {PeriodKind.step, PeriodKind.action}


class ChartKind(StrEnum):
    """How a chart draws: a bar a point, a line from day to day, a total in layers, or events."""

    bars = "bars"
    steps = "steps"
    layers = "layers"
    signals = "signals"
    exchange = "exchange"


class ChangeKind(StrEnum):
    """An update: the world changed. A correction: the record was wrong."""

    update = "update"
    correction = "correction"


class Verdict(StrEnum):
    """What the record makes of a claim."""

    supported = "supported"
    partly = "partly"
    misleading = "misleading"
    wrong = "wrong"
    unverifiable = "unverifiable"


class PledgeState(StrEnum):
    """What became of a promise."""

    kept = "kept"
    partly = "partly"
    not_kept = "not_kept"
    unknown = "unknown"
    superseded = "superseded"


class PositionSide(StrEnum):
    """Whose voice a position on a contested question is."""

    us = "us"
    prc = "prc"
    third = "third"
    research = "research"
