"""Renders one Catalogue: the Jinja environment, the bibliography, the macros of each page, the charts as files."""

from markupsafe import Markup

from macros import citeproc
from macros.catalogue import Catalogue
from macros.check import prose
from macros.model import Event
from macros.render import charts, strip, words
from macros.render.environment import TEMPLATES, environment
from macros.render.pages import PageMacros
from macros.vocabulary import ChartKind

WORDS_A_MINUTE = 238
"""Adults reading English non-fiction in silence: Brysbaert, Journal of Memory and Language 109, 2019, 104047."""
STYLES = TEMPLATES.parent.parent / "docs" / "assets" / "chart.css"
"""What a chart looks like, on our pages and in its own file."""


class Renderer:
    """Renders one Catalogue. `site_url` and `repo_url` are the published addresses, empty where none is known."""

    def __init__(self, catalogue: Catalogue, site_url: str = "", repo_url: str = ""):
        self.catalogue = catalogue
        self.site_url = site_url
        self.repo_url = repo_url.rstrip("/")
        self.environment = environment()
        self.environment.globals |= {"catalogue": catalogue, "say": words}
        self.environment.globals["home"] = _home
        self.environment.filters["recorded"] = lambda ids: [
            event for event in catalogue.events.values() if event.id in ids
        ]
        items = [citeproc.csl_item(source) for source in catalogue.sources.values()]
        for item, source in zip(items, catalogue.sources.values(), strict=True):
            # A copy's address is not the work's; the copy is linked beside the entry, as a copy.
            if not source.url:
                item.pop("URL", None)
        items += [self._own_item(event) for event in catalogue.events.values()]
        self.entries = {key: Markup(html) for key, html in citeproc.bibliography(items).items()}
        self._pages: dict[str, PageMacros] = {}

    def chart_files(self) -> dict[str, str]:
        """Site path -> content: each chart as an SVG of its own, and the counts of those without a series."""
        template = self.environment.get_template("chart.svg")
        styles = STYLES.read_text("utf-8")
        files = {}
        for chart in self.catalogue.charts.values():
            drawing = charts.draw(chart, self.catalogue)
            files[f"data/charts/{chart.id}.svg"] = template.render(
                chart=chart, drawing=drawing, alone=True, styles=styles
            )
            if chart.kind is ChartKind.signals:
                files[f"data/charts/{chart.id}.csv"] = strip.counts_csv(self.catalogue)
        return files

    def minutes(self, slug: str, level: str) -> int:
        """How long a chapter takes to read, in minutes, rounded up, at least 1."""
        words = prose.plain_text(self.catalogue, self.catalogue.pages[f"explain/{slug}/{level}.md"]).split()
        return -(-len(words) // WORDS_A_MINUTE) or 1

    def page(self, url: str) -> "PageMacros":
        """The macros of the page at `url` (a site path), with the citations made on it so far."""
        return self._pages.setdefault(url, PageMacros(self, url))

    def _own_item(self, event: Event) -> citeproc.CslItem:
        """An event page as a CSL item, for "cite this"."""
        last = event.changes[-1].date if event.changes else event.added
        edition = self.catalogue.edition
        item = {"id": f"event:{event.id}", "type": "webpage", "title": event.title, "language": "en"}
        item |= {
            "author": [{"literal": edition.author}],
            "container-title": f"{edition.title}, edition {edition.edition}",
        }
        item |= {"issued": citeproc.csl_date(last)}
        return item | ({"URL": f"{self.site_url}events/{event.id}/"} if self.site_url else {})


def _home(collection: str, identifier: str) -> str:
    """Where a record that cites sources is shown, as a site path with its anchor."""
    if collection in {"events", "questions"}:
        return f"{collection}/{identifier}/"
    page, anchor = {"series": ("data", ""), "figures": ("data", "figure-")}.get(collection, (collection, ""))
    return f"{page}/#{anchor}{identifier}"
