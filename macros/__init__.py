"""The macros package. `define_env` is the adapter to mkdocs-macros, and all that this file holds."""

import functools
from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Offer every macro of `macros.render.MACROS` to Markdown pages."""
    # Here and not above, so that importing one module of the package does not load all of them.
    from macros import outputs  # noqa: PLC0415
    from macros.render import MACROS  # noqa: PLC0415

    root = Path(env.project_dir).resolve()

    def call(name: str, *arguments: Any, **named: Any) -> str:
        renderer = outputs.current(root).renderer
        return str(getattr(renderer.page(env.page.url), name)(*arguments, **named))

    for name in MACROS:
        env.macro(functools.partial(call, name), name)
