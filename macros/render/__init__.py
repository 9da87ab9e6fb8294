"""HTML from a Catalogue: `Renderer` for a build, `PageMacros` for what a page may call."""

from macros.render.pages import MACROS, PageMacros, Renderer

__all__ = ["MACROS", "PageMacros", "Renderer"]
