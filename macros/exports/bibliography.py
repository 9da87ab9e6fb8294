"""The sources as CSL-JSON and BibTeX."""

import json

from macros import citeproc
from macros.catalogue import Catalogue


def sources_json(catalogue: Catalogue) -> str:
    """All sources as a CSL-JSON array, by id. Keys of the project's own stand under `custom`, as CSL-JSON provides."""
    items = []
    for source in sorted(catalogue.sources.values(), key=lambda source: source.id):
        own = {"role": source.role.value, "primary": source.primary, "url": source.url, "read_at": source.read_at}
        items.append(citeproc.csl_item(source) | {"custom": own})
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def sources_bib(catalogue: Catalogue) -> str:
    """All sources as BibLaTeX entries, keys = ids."""
    ordered = sorted(catalogue.sources.values(), key=lambda source: source.id)
    return citeproc.bibtex([citeproc.csl_item(source) for source in ordered])
