"""Sources as CSL-JSON, and everything a citation processor makes of them. The only module that imports pypandoc.

Pandoc's citeproc (https://pandoc.org/MANUAL.html#citations) was chosen because it implements the whole of CSL 1.0.2, is
kept up, comes as one wheel with pypandoc_binary, and writes BibTeX as well. citeproc-py passes well under all of the
CSL test suite and wants 90 MB of styles.
"""

import functools
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

import pypandoc

from macros.dates import PartialDate
from macros.model import Name, Source

CslItem = dict[str, Any]
STYLE = Path(__file__).parent / "templates" / "house.csl"
# A tag, which stays as it is, or a run of Chinese with its punctuation, which screen readers must be told of.
_CHINESE = re.compile("(<[^>]*>)|([\u3400-\u9fff][\u2014\u2018-\u201d\u3000-\u303f\u3400-\u9fff\uff00-\uffef]*)")


def csl_date(day: PartialDate) -> dict[str, list[list[int]]]:
    """A CSL date variable, exactly as precise as the record's."""
    parts = [part for part in (day.year, day.month, day.day) if part is not None]
    return {"date-parts": [parts]}


def csl_item(source: Source) -> CslItem:
    """One source as a CSL-JSON item (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html)."""
    title = source.title if not source.title_en else f"{source.title} [{source.title_en.strip('[]')}]"
    item: CslItem = {"id": source.id, "type": source.type.value, "title": title}
    # A body's own document stands under the body's name, as style guides set corporate authors.
    body = [{"literal": source.publisher}] if source.primary else []
    if author := [_name(name) for name in source.author] or body:
        item["author"] = author
    named = {"publisher": source.publisher, "container-title": source.container_title, "volume": source.volume}
    named |= {"issue": source.issue, "page": source.page, "number": source.number, "authority": source.authority}
    named |= {"event-title": source.event_title, "DOI": source.DOI, "language": source.language.value}
    named |= {"URL": source.address}
    item |= {key: value for key, value in named.items() if value}
    if item["publisher"] in (item.get("container-title"), *(name.get("literal") for name in item.get("author", ()))):
        del item["publisher"]
    if source.issued:
        item["issued"] = csl_date(source.issued)
    item["accessed"] = csl_date(source.accessed)
    return item


def _name(name: Name) -> dict[str, str]:
    parts = {"literal": name.literal, "family": name.family, "given": name.given}
    return {key: value for key, value in parts.items() if value}


def bibliography(items: Iterable[CslItem]) -> dict[str, str]:
    """Each item's bibliography entry as HTML, by id, in the style of templates/house.csl."""
    return dict(_bibliography(json.dumps(list(items), ensure_ascii=False, sort_keys=True)))


def bibtex(items: Iterable[CslItem]) -> str:
    """The items as a BibTeX file, keys = ids."""
    return _pandoc(json.dumps(list(items), ensure_ascii=False, sort_keys=True), "biblatex")


@functools.lru_cache(maxsize=8)
def _bibliography(items: str) -> tuple[tuple[str, str], ...]:
    # Ids become HTML ids; numbering keeps any id, however written, out of the markup.
    numbered = {f"n{number}": item for number, item in enumerate(json.loads(items))}
    if not numbered:
        return ()
    csl = json.dumps([item | {"id": key} for key, item in numbered.items()], ensure_ascii=False)
    html = _pandoc(csl, "html5", "--citeproc", f"--csl={STYLE}", "--wrap=none")
    entries = {}
    for entry in ET.fromstring(f"<refs>{html}</refs>").iter("div"):
        key = entry.get("id", "").removeprefix("ref-")
        if key in numbered:
            inner = escape(entry.text or "", quote=False) + "".join(ET.tostring(child, "unicode") for child in entry)
            entries[numbered[key]["id"]] = _CHINESE.sub(_marked, inner.strip())
    return tuple(entries.items())


def _marked(match: re.Match[str]) -> str:
    return match[1] or f'<span lang="zh">{match[2]}</span>'


@functools.lru_cache(maxsize=8)
def _pandoc(csl_json: str, to: str, *options: str) -> str:
    return pypandoc.convert_text(csl_json, to, format="csljson", extra_args=list(options))
