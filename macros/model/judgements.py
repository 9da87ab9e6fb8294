"""Records that weigh events: claims of an article, pledges and their delivery, contested questions."""

from typing import ClassVar

from pydantic import Field, model_validator

from macros.model.base import Accounts, Citation, Date, Id, Line, Listed, Path, Record, Support, Text
from macros.vocabulary import PledgeState, PositionSide, Verdict


class Judgement(Listed):
    """What the three share: the events they rest on, their sources, and the day they were added."""

    id: Id = Field(exclude=True)
    events: tuple[Id, ...] = Field(min_length=1, description="Ids of the events that bear on it")
    sources: tuple[Support, ...] = Field(min_length=1, description="Every source the record rests on")
    added: Date = Field(description="The day the record was first published")

    def citations(self) -> list[tuple[Path, Citation]]:
        """Every citation in the record, with its place in it."""
        return [(("sources", number), support) for number, support in enumerate(self.sources)]


class Claim(Judgement):
    """A sentence of the article that this site began from, checked."""

    LABEL: ClassVar[str] = "claim"

    order: int = Field(ge=1, description="Its place in the article")
    quote: Line = Field(description="Exact words that identify the claim, 30 at most")
    claim: Line = Field(description="What the article says, in our words")
    verdict: Verdict = Field(description="What the record makes of it")
    why: Text = Field(description="Markdown: what the record shows, fairly and without scorn")
    correct: Line = Field(description="The correct statement")


class Pledge(Judgement):
    """A promise by one side to another, and what became of it."""

    LABEL: ClassVar[str] = "title"

    title: Line = Field(description="Short name of the promise, at most 110 characters")
    made_on: Date = Field(description="The day it was made")
    made_by: tuple[Id, ...] = Field(min_length=1, description="Ids from data/actors.yaml")
    made_to: tuple[Id, ...] = Field((), description="Ids from data/actors.yaml")
    event: Id = Field(description="The event at which it was made")
    what: Line = Field(description="What was promised, in our own words")
    quote: Line | None = Field(None, description="The words used, 30 at most")
    speaker: Line | None = Field(None, description="Who said them. Required with quote")
    translated: bool = Field(False, description="true when the quote is a translation")
    due: Date | None = Field(None, description="When it was due; left out where no day was set")
    accounts: Accounts = Field(description="Each side's account of its delivery")
    evidence: Text = Field(description="Markdown: independent evidence of delivery, or that none was found")
    state: PledgeState = Field(description="What became of it")
    state_note: Line = Field(description="One sentence: why this state")
    as_of: Date = Field(description="The day the state was judged")

    @model_validator(mode="after")
    def _quote_has_a_speaker(self) -> "Pledge":
        if self.quote and not self.speaker:
            raise ValueError("a quote needs its speaker (add speaker: name and role, or the document)")
        return self

    def citations(self) -> list[tuple[Path, Citation]]:
        """Every citation in the record, with its place in it."""
        return super().citations() + self.accounts.citations(("accounts",))


class Position(Record):
    """One answer to a contested question, in its strongest form."""

    holder: Line = Field(description="Who holds it: name and role")
    side: PositionSide = Field(description="Whose voice it is")
    date: Date = Field(description="When it was put")
    position: Line = Field(description="In our own words")
    quote: Line | None = Field(None, description="Exact words, 30 at most")
    translated: bool = Field(False, description="true when the quote is a translation")
    sources: tuple[Citation, ...] = Field(min_length=1, description="Where it was read")


class Question(Judgement):
    """A contested question, with positions. The site takes no side."""

    LABEL: ClassVar[str] = "question"

    question: Line = Field(description="As a reader would ask it, at most 110 characters")
    order: int = Field(ge=1, description="Its place on the page")
    short: Line = Field(description="What the disagreement is about, at most 300 characters")
    positions: tuple[Position, ...] = Field(min_length=1, description="At least three, each attributed and dated")
    agreed: Line = Field(description="What most sides do not dispute")
    decide: Text = Field(description="Markdown: what evidence would decide it, and what is missing")

    def citations(self) -> list[tuple[Path, Citation]]:
        """Every citation in the record, with its place in it."""
        found = super().citations()
        for number, position in enumerate(self.positions):
            found += [(("positions", number, "sources", n), cited) for n, cited in enumerate(position.sources)]
        return found
