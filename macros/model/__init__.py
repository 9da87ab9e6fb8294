"""The records, as pydantic models: the one truth for fields, vocabularies, JSON Schema and field tables."""

from macros.model.base import Account, Accounts, Citation, Record, Support
from macros.model.chapter import Chapter, PlainVersion
from macros.model.chart import Chart
from macros.model.event import Event, Figure
from macros.model.judgements import Claim, Pledge, Question
from macros.model.registers import Actor, Edition, Exemption, HelpLine, Office, Term, Theme
from macros.model.series import Point, QuotedFigure, Series
from macros.model.source import Name, Source
from macros.model.tour import Step, Tour

__all__ = [
    "Account",
    "Accounts",
    "Actor",
    "Chapter",
    "Chart",
    "Citation",
    "Claim",
    "Edition",
    "Event",
    "Exemption",
    "Figure",
    "HelpLine",
    "Name",
    "Office",
    "PlainVersion",
    "Pledge",
    "Point",
    "Question",
    "QuotedFigure",
    "Record",
    "Series",
    "Source",
    "Step",
    "Support",
    "Term",
    "Theme",
    "Tour",
]
