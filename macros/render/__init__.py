"""HTML from a Catalogue: `Renderer` for a build, `PageMacros` for what a page may call."""

from macros.render.pages import MACROS, PageMacros
from macros.render.renderer import Renderer

__all__ = ["MACROS", "PageMacros", "Renderer"]
