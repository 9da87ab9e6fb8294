"""What stops a book: one line that names the page, the element and what is wrong."""


class Fault(Exception):
    """A page that cannot be set as it stands. Nothing is ever left out in silence."""

    def __init__(self, page: str, what: str):
        super().__init__(f"{page or 'index'}: {what}")


def name(element) -> str:
    """An element as a person would look for it: `p.note#x "its first words"`."""
    classes = "".join(f".{each}" for each in (element.get("class") or "").split())
    identifier = f"#{element.get('id')}" if element.get("id") else ""
    words = " ".join("".join(element.itertext()).split())
    shown = f" “{words[:40]}{'…' if len(words) > 40 else ''}”" if words else ""
    return f"<{element.tag}{classes}{identifier}>{shown}"
