"""The two files that hold a book together: its contents and its package (https://www.w3.org/TR/epub-33/#sec-package-doc).

What it says of its accessibility follows EPUB Accessibility 1.1 (https://www.w3.org/TR/epub-a11y-11/) in the words of
schema.org (https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20230718/).
"""

from html import escape
from itertools import groupby

from macros.model import Edition

CONTAINER = b"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
MEDIA = {".xhtml": "application/xhtml+xml", ".svg": "image/svg+xml", ".css": "text/css"}
ACCESSIBILITY = [
    ("schema:accessMode", "textual"),
    ("schema:accessMode", "visual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessModeSufficient", "textual,visual"),
    ("schema:accessibilityFeature", "alternativeText"),
    ("schema:accessibilityFeature", "longDescription"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "ARIA"),
    ("schema:accessibilityHazard", "none"),
]
SUMMARY = (
    "Text that adapts to any size and face. Every chart has a text alternative and a table with the same numbers. "
    "Headings are in order; citation marks lead to their sources and back; Chinese is marked as Chinese. There are no "
    "scripts, no sound and no film. Checked by machine with EPUBCheck; not yet read through by users of screen readers."
)

Entry = tuple[str, str, str, list[tuple[str, str]]]
"""Of one part: its group, its file, its title, and its headings as (id, text)."""


def contents(entries: list[Entry]) -> str:
    """The navigation document's body: parts, grouped; the headings of chapters below them; landmarks."""
    listed = []
    for group, members in groupby(entries, key=lambda entry: entry[0] or entry[1]):
        made = [_entry(*entry) for entry in members]
        first = next(entry for entry in entries if group in {entry[0], entry[1]})
        if first[0]:
            made = [f"<li><span>{escape(first[0])}</span>\n<ol>\n{''.join(made)}</ol></li>\n"]
        listed += made
    marks = [("toc", "contents.xhtml", "Contents"), ("bodymatter", entries[0][1], "Text")]
    marks += [("glossary", name, title) for _, name, title, _ in entries if name == "glossary.xhtml"]
    marks += [("bibliography", name, "Sources") for _, name, _, _ in entries if name == "sources-1.xhtml"]
    landmarks = "".join(f'<li><a epub:type="{kind}" href="{name}">{escape(t)}</a></li>\n' for kind, name, t in marks)
    listed.insert(0, '<li><a href="title.xhtml">About this book</a></li>\n')
    return (
        '<section><nav epub:type="toc" role="doc-toc" aria-labelledby="contents" id="toc">'
        f'<h1 id="contents">Contents</h1>\n<ol>\n{"".join(listed)}</ol></nav>\n'
        '<nav epub:type="landmarks" id="landmarks" hidden="hidden" aria-label="Landmarks">'
        f"<ol>\n{landmarks}</ol></nav></section>"
    )


def _entry(group: str, name: str, title: str, headings: list[tuple[str, str]]) -> str:
    below = ""
    if group == "Chapters" and headings:
        items = "".join(f'<li><a href="{name}#{escape(i)}">{escape(text)}</a></li>\n' for i, text in headings)
        below = f"\n<ol>\n{items}</ol>"
    return f'<li><a href="{name}">{escape(title)}</a>{below}</li>\n'


def package(edition: Edition, identifier: str, files: list[str], order: list[str]) -> bytes:
    """The package document: what the book is, what it holds, and in which order it is read."""
    metas = [("dcterms:modified", f"{edition.published.first}T00:00:00Z"), *ACCESSIBILITY]
    # No dcterms:conformsTo: no person has checked it against WCAG yet, and machines alone cannot certify.
    metas += [("schema:accessibilitySummary", SUMMARY)]
    described = "\n".join(f'<meta property="{name}">{escape(value)}</meta>' for name, value in metas)
    about = f"Edition {edition.edition}. The record reaches {edition.coverage_through.label}."
    kinds = {name: MEDIA[name[name.rindex(".") :]] for name in files}
    held = "\n".join(
        f'<item id="{_id(name)}" href="{name}" media-type="{kinds[name]}"'
        + (' properties="nav"' if name == "contents.xhtml" else "")
        + "/>"
        for name in sorted(files)
    )
    read = "\n".join(f'<itemref idref="{_id(name)}"/>' for name in ("title.xhtml", "contents.xhtml", *order))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en" prefix="a11y: http://www.idpf.org/epub/vocab/package/a11y/#">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{identifier}</dc:identifier>
<dc:title>{escape(edition.title)}</dc:title>
<dc:language>en</dc:language>
<dc:creator>{escape(edition.author)}</dc:creator>
<dc:date>{edition.published}</dc:date>
<dc:rights>{escape(f"{edition.licence}, {edition.licence_url}")}</dc:rights>
<dc:description>{escape(about)}</dc:description>
{described}
</metadata>
<manifest>
{held}
</manifest>
<spine>
{read}
</spine>
</package>
""".encode()


def _id(name: str) -> str:
    return "f-" + name.replace("/", "-")
