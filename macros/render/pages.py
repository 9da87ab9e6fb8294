"""What each page shows. `PageMacros` are the functions that Markdown pages call; each returns finished HTML."""

import inspect
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from macros import check
from macros.check import wording
from macros.check.links import kind_of, near
from macros.model import Event, Pledge
from macros.render import charts, fields, standing, strip, words
from macros.render.environment import relative

if TYPE_CHECKING:
    from macros.render.renderer import Renderer


class UnknownId(LookupError):
    """A macro was given an id that no record has."""


class PageMacros:
    """The macros of one page. Public methods are macros; the page's citations are numbered as they come."""

    def __init__(self, renderer: "Renderer", url: str):
        self._renderer = renderer
        self._catalogue = renderer.catalogue
        self._url = url
        self._cited: dict[str, list[str]] = {}
        self._explained: set[str] = set()

    def _link(self, target: str) -> str:
        return relative(target, self._url)

    def _get(self, collection: str, identifier: str) -> Any:
        records = getattr(self._catalogue, collection)
        if identifier not in records:
            raise UnknownId(f"no {kind_of(collection)} `{identifier}` ({near(identifier, records)})")
        return records[identifier]

    def _render(self, template: str, **values: Any) -> Markup:
        entries = self._renderer.entries
        html = self._renderer.environment.get_template(template).render(link=self._link, entries=entries, **values)
        return Markup(html.strip())

    def _edit_url(self, path: str) -> str:
        """Where a file of the repository is edited; how to contribute, where the repository has no address."""
        repository = self._renderer.repo_url
        return f"{repository}/edit/main/{path}" if repository else self._link("about/contribute/#correct-a-record")

    # Within a page

    def event(self, id: str) -> Markup:
        """A card for one event: date, title, the way to its page, and its summary except in plain versions."""
        return self._render("card.html", event=self._get("events", id), short=self._url.endswith("/plain/"))

    def timeline(self, theme: str | None = None, actor: str | None = None, ids: Iterable[str] = ()) -> Markup:
        """A short list of events by date: those of a theme, of an actor, of both, or those named."""
        if theme:
            self._get("themes", theme)
        if actor:
            self._get("actors", actor)
        events = self._catalogue.select(theme=theme, actor=actor)
        if named := [self._get("events", identifier).id for identifier in ids]:
            events = tuple(event for event in events if event.id in named)
        return self._render("timeline.html", events=events)

    def cite(self, source: str, locator: str | None = None) -> Markup:
        """A numbered mark; the source is listed at the end of the page."""
        self._get("sources", source)
        places = self._cited.setdefault(source, [])
        places.append(locator or "")
        number = list(self._cited).index(source) + 1
        return self._render("cite.html", number=number, mark=len(places), locator=locator)

    def figure(self, id: str) -> Markup:
        """A number from the record with its unit, linked to where it comes from."""
        event, figure = self._get("quotable", id)
        home = f"events/{event.id}/" if event else "data/"
        return self._render("figure.html", home=home, figure=figure)

    def point(self, series: str, period: str) -> Markup:
        """One value of a series with its unit, linked to the series' table."""
        record = self._get("series", series)
        points = {str(point.period): point for point in record.points}
        if period not in points:
            raise UnknownId(f"no point `{period}` in {series} ({near(period, points)})")
        return self._render("point.html", series=record, point=points[period])

    def series(self, id: str | None = None) -> Markup:
        """One series as a table with its definition, revisions, limits and sources; all of them without `id`."""
        shown = [self._get("series", id)] if id else self._catalogue.series.values()
        return self._render("series.html", shown=shown)

    def chart(self, id: str) -> Markup:
        """A chart with its takeaway, what it does not show, its table, sources and downloads."""
        chart = self._get("charts", id)
        shown = [self._catalogue.series[identifier] for identifier in chart.series]
        spans = [] if shown or chart.events else strip.strip(self._catalogue).spans
        drawing = charts.draw(chart, self._catalogue)
        svg = self._render("chart.svg", chart=chart, drawing=drawing, alone=False)
        return self._render("chart.html", chart=chart, drawing=drawing, svg=svg, shown=shown, spans=spans)

    def charts(self) -> Markup:
        """Every chart."""
        return Markup("\n").join(self.chart(identifier) for identifier in self._catalogue.charts)

    def mention(self, id: str, text: str) -> Markup:
        """Words of a sentence, linked to an event; its card shows on hover and focus."""
        return self._render("mention.html", event=self._get("events", id), text=text)

    def quoted_figures(self) -> Markup:
        """The figures that are often quoted, with origin and limits."""
        return self._render("quoted_figures.html")

    def actor(self, id: str) -> Markup:
        """An actor's name, linked to its entry."""
        return self._render(
            "name.html", target=f"actors/#{id}", record=self._get("actors", id), kind="actor", note=False
        )

    def term(self, id: str, text: str | None = None) -> Markup:
        """A term, linked to its definition, which a note gives at first use; `text` is another form of it."""
        record = self._get("glossary", id)
        first = id not in self._explained
        self._explained.add(id)
        return self._render("name.html", target=f"glossary/#{id}", record=record, kind="term", text=text, note=first)

    def coverage_through(self) -> Markup:
        """The day the record reaches."""
        return self._renderer.environment.filters["time"](self._catalogue.edition.coverage_through)

    def count(self, collection: str) -> Markup:
        """How many events, sources, actors, themes or glossary terms the record holds."""
        return Markup(len(getattr(self._catalogue, collection)))

    # Chapters

    def chapters(self) -> Markup:
        """Every chapter in order, with its first sentence and how long it takes to read."""
        return self._render("chapters.html", minutes=self._renderer.minutes)

    def chapter_head(self, slug: str, level: str) -> Markup:
        """What stands above a chapter's text. `level` is index (standard) or plain."""
        versions = {"index": self._catalogue.chapters, "plain": self._catalogue.plain_versions}
        minutes = self._renderer.minutes(slug, level)
        return self._render("chapter_head.html", chapter=versions[level][slug], level=level, minutes=minutes)

    def chapter_foot(self, slug: str, level: str) -> Markup:
        """The ways on: the chapter before and the one after, at the same level."""
        order = list(self._catalogue.chapters.values())
        at = [chapter.id for chapter in order].index(slug)
        before, after = order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None
        return self._render("chapter_foot.html", before=before, after=after, page="" if level == "index" else "plain/")

    # Whole pages

    def event_page(self, id: str) -> Markup:
        """The page of one event."""
        event = self._get("events", id)
        order = list(self._catalogue.events.values())
        at = order.index(event)
        earlier = [self._catalogue.events[answered] for answered in event.responds_to]
        return self._render(
            "event.html",
            event=event,
            answers=sorted(earlier, key=lambda answered: answered.date),
            answered_by=self._catalogue.answers.get(event.id, ()),
            before=order[at - 1] if at else None,
            after=order[at + 1] if at + 1 < len(order) else None,
            edit_url=self._edit_url(f"data/events/{event.id}.yaml"),
            own_entry=self._renderer.entries[f"event:{event.id}"],
        )

    def chronology(self) -> Markup:
        """Every event, by year, with the filter's choices, the overview strip, tours and comparison."""
        catalogue = self._catalogue
        return self._render(
            "chronology.html", strip=strip.strip(catalogue), steps=strip.steps(catalogue), **self._record()
        )

    def chronology_list(self) -> Markup:
        """The same events and filter as a list for paper, with numbered sources and their full addresses."""
        cited = dict.fromkeys(support.id for event in self._catalogue.events.values() for support in event.sources)
        numbers = {identifier: number for number, identifier in enumerate(cited, 1)}
        site_url = self._renderer.site_url
        return self._render(
            "list.html", numbers=numbers, address=site_url and f"{site_url}{self._url}", **self._record()
        )

    def _record(self) -> dict[str, Any]:
        """What the chronology and its list share: the events by year and the filter's choices."""
        catalogue = self._catalogue
        years = [(year, list(events)) for year, events in groupby(catalogue.events.values(), lambda e: e.date.year)]
        acting = [actor for actor in catalogue.actors.values() if catalogue.select(actor=actor.id)]
        by_side = [
            (label, sorted((each.name, each.id) for each in acting if each.side.value == side))
            for side, label in words.SIDES.items()
        ]
        facets = [
            ("theme", "Theme", [("", [(theme.id, theme.label) for theme in catalogue.themes.values()])]),
            (
                "actor",
                "Who acted",
                [(side, [(each, name) for name, each in named]) for side, named in by_side if named],
            ),
            ("lane", "Where", [("", list(words.LANES.items()))]),
            ("signal", "Signal", [("", list(words.SIGNALS.items()))]),
            ("importance", "Weight", [("", list(words.IMPORTANCE.items()))]),
            ("status", "Agreement", [("", list(words.AGREEMENT.items()))]),
        ]
        return {"years": years, "facets": facets, "chinese_names": self._chinese_names}

    def _chinese_names(self, event: Event) -> str:
        """Characters and pinyin of the event's actors, so that a search finds them."""
        names = [self._catalogue.actors[identifier].chinese for identifier in event.actors]
        return " ".join(f"{name.characters} {name.pinyin}" for name in names if name)

    def actors(self) -> Markup:
        """Every actor by side, with its events."""
        return self._render("actors.html", events_of=lambda identifier: self._catalogue.select(actor=identifier))

    def themes(self) -> Markup:
        """Every theme, with its events."""
        return self._render("themes.html", events_of=lambda identifier: self._catalogue.select(theme=identifier))

    def sources(self) -> Markup:
        """Every source by whose voice it is, with the records it carries."""
        ordered = sorted(self._catalogue.sources.values(), key=lambda source: (source.publisher.casefold(), source.id))
        groups = [(role, [source for source in ordered if source.role == role]) for role in words.ROLES]
        return self._render("sources.html", groups=[group for group in groups if group[1]])

    def claims(self) -> Markup:
        """Every claim of the article this site began from, with its verdict."""
        return self._render("claims.html", counts=_counts(self._catalogue.claims, "verdict", words.VERDICTS))

    def pledges(self) -> Markup:
        """Every promise, with what became of it."""
        pledges = self._catalogue.pledges
        years = sorted({pledge.made_on.year for pledge in pledges.values()})
        counts = _counts(pledges, "state", words.PLEDGE_STATES)
        return self._render("pledges.html", counts=counts, years=years, sides=self._sides)

    def _sides(self, pledge: Pledge) -> list[str]:
        """The sides whose people and bodies made a promise."""
        return sorted({self._catalogue.actors[identifier].side.value for identifier in pledge.made_by})

    def question_page(self, id: str) -> Markup:
        """The page of one contested question, its positions side by side."""
        question = self._get("questions", id)
        order = list(self._catalogue.questions.values())
        at = order.index(question)
        return self._render(
            "question.html",
            question=question,
            before=order[at - 1] if at else None,
            after=order[at + 1] if at + 1 < len(order) else None,
            edit_url=self._edit_url(f"data/questions/{question.id}.yaml"),
        )

    def standing(self) -> Markup:
        """Where things stand on the day the record reaches."""
        return self._render("standing.html", lines=standing.standing(self._catalogue))

    def questions(self) -> Markup:
        """Every contested question."""
        return self._render("questions.html")

    def tours(self) -> Markup:
        """Every tour, step by step, to read and to print."""
        return self._render("tours.html")

    def glossary(self) -> Markup:
        """Every term, in alphabetical order."""
        return self._render(
            "glossary.html", terms=sorted(self._catalogue.glossary.values(), key=lambda t: t.term.casefold())
        )

    def changes(self) -> Markup:
        """Every correction, then every update, newest first."""
        found = [(event, change) for event in self._catalogue.events.values() for change in event.changes]
        found.sort(key=lambda pair: str(pair[1].date), reverse=True)
        by_kind = {kind: [pair for pair in found if pair[1].kind.value == kind] for kind in words.CHANGES}
        return self._render("changes.html", changes=by_kind)

    def rules(self) -> Markup:
        """Every check, and why the site has it."""
        return self._render("rules.html", rules=(*check.RULES, check.STALE), exemptions=self._catalogue.exemptions)

    def wording(self) -> Markup:
        """Every wording the checks refuse, and what to write instead."""
        return self._render("wording.html", lists=wording.described())

    def fields(self, record: str) -> Markup:
        """The fields of a record (`event` or `source`), from the model itself."""
        return self._render("fields.html", record=record, rows=fields.table(record))

    def references(self) -> Markup:
        """What the page cites, numbered as in its text; empty if nothing. hooks.py puts it at the end of the page."""
        return self._render("references.html", cited=self._cited) if self._cited else Markup()

    def help_panel(self) -> Markup:
        """The help panel, the same on every page."""
        return self._render("help.html")


def _counts(records: Mapping[str, Any], field: str, labels: Mapping[str, str]) -> list[tuple[str, str, int]]:
    """(value, label, how many) for each value of `field` that occurs, in the order of the labels."""
    found = Counter(getattr(record, field).value for record in records.values())
    return [(value, label, found[value]) for value, label in labels.items() if found[value]]


MACROS = {
    name: function
    for name, function in inspect.getmembers(PageMacros, inspect.isfunction)
    if not name.startswith("_") and name not in {"references", "help_panel", "chapter_head", "chapter_foot"}
}
"""Macro name -> function, as pages may call them."""
