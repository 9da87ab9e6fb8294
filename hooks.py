"""MkDocs adapter: checks before the build, generated pages and files in, titles from the records."""

import posixpath
from pathlib import Path

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from macros import outputs
from macros.render import paragraphs

GENERATED = {"events": ("title", "summary"), "questions": ("question", "short")}
"""Folder of generated pages -> the fields that are their title and description."""


def _root(config):
    return Path(config.config_file_path).resolve().parent


def on_pre_build(config):
    """Refuse to start on any problem, before MkDocs empties the site folder."""
    if problems := outputs.begin(_root(config), config.site_url or "", config.repo_url or "").problems:
        raise PluginError(outputs.report(problems))


def on_files(files, config):
    """Add the event pages and the open data."""
    catalogue = outputs.current(_root(config)).catalogue
    generated = outputs.pages(catalogue) | outputs.site_files(catalogue, _root(config), config.site_url or "")
    generated |= outputs.current(_root(config)).renderer.chart_files()
    for path, content in generated.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown, page, config, files):
    """Runs after the macros: title and description of event pages; the list of what a page cites."""
    build = outputs.current(_root(config))
    folder, name = posixpath.split(page.file.src_uri)
    if folder in GENERATED:
        record = getattr(build.catalogue, folder)[name.removesuffix(".md")]
        title, description = (str(escape(getattr(record, field))) for field in GENERATED[folder])
        # The theme puts both into HTML as they are.
        page.meta |= {"title": title, "description": description, "hide": ["toc"]}
    macros = build.renderer.page(page.url)
    references = macros.references()
    parts = [markdown, f"## Sources {{: #sources }}\n\n{references}" if references else ""]
    if folder.startswith("explain/"):
        chapter = folder.removeprefix("explain/"), name.removesuffix(".md")
        # A search finds each chapter once; the reader's own level is one click away.
        page.meta |= {"search": {"exclude": chapter[1] == "plain"}}
        title = escape(page.meta["title"])
        parts = [f"# {title}", macros.chapter_head(*chapter), *parts, macros.chapter_foot(*chapter)]
    return "\n\n".join(part for part in parts if part)


def on_page_content(html, page, config, files):
    """Number the paragraphs of a chapter's text."""
    chapter = page.file.src_uri.startswith("explain/") and page.file.src_uri != "explain/index.md"
    return paragraphs.numbered(html) if chapter else html


def on_env(env, config, files):
    """Give the theme's templates what stands on every page."""
    build = outputs.current(_root(config))
    env.globals |= {"help_panel": build.renderer.page("").help_panel(), "edition": build.catalogue.edition}


def on_post_page(output, page, config):
    """The theme writes two attributes that HTML does not allow where it puts them."""
    for wrong, right in (
        ('type="checkbox" id="__drawer" autocomplete="off"', 'type="checkbox" id="__drawer"'),
        ('type="checkbox" id="__search" autocomplete="off"', 'type="checkbox" id="__search"'),
        (' tabindex=""', ""),
    ):
        output = output.replace(wrong, right)
    return output
