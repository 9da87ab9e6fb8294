"""A source: a document that was read, as CSL-YAML with a few keys of our own."""

from pydantic import Field, model_validator

from macros.model.base import Date, Id, Line, Record, Url
from macros.vocabulary import Language, Role, SourceType


class Name(Record):
    """A person (family, given) or a body (literal), as in CSL."""

    family: Line | None = None
    given: Line | None = None
    literal: Line | None = Field(None, description="The name of a body")

    @model_validator(mode="after")
    def _person_or_body(self) -> "Name":
        if bool(self.literal) == bool(self.family):
            raise ValueError("a name is {family: …, given: …} for a person or {literal: …} for a body")
        return self


class Source(Record):
    """A document that was read. CSL variable names where CSL has one (https://docs.citationstyles.org/en/1.0.2/)."""

    id: Id = Field(exclude=True)
    type: SourceType = Field(description="CSL item type")
    title: Line = Field(description="In the document's own language")
    title_en: Line | None = Field(None, description="English translation of a title in another language")
    author: tuple[Name, ...] = Field((), description="People as {family, given}, bodies as {literal}")
    publisher: Line = Field(description="Who answers for the text; for a newspaper, the newspaper")
    container_title: Line | None = Field(None, alias="container-title", description="Journal, newspaper, gazette")
    volume: Line | None = None
    issue: Line | None = None
    page: Line | None = None
    number: Line | None = Field(None, description="E.O. 14195, Public Law 116-92, docket …")
    authority: Line | None = Field(None, description="Court or legislature")
    event_title: Line | None = Field(None, alias="event-title", description="Conference or hearing")
    DOI: Line | None = None
    issued: Date | None = Field(None, description="The day, month or year of publication")
    language: Language = Field(description="ISO 639-1 code")
    url: Url | None = Field(None, description="The original's own address, only if seen or by an official rule")
    read_at: Url | None = Field(None, description="The copy actually read, if other")
    accessed: Date = Field(description="The day it was read")
    role: Role = Field(description="Whose voice it is")
    primary: bool = Field(description="true: the document or the actor's own words. false: reporting or study about it")
    note: Line | None = Field(None, description="What a reader should know about this source")

    @property
    def address(self) -> str | None:
        """Where a reader can open it: the original where known, else the copy read."""
        return self.url or self.read_at
