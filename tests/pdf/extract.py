"""What a PDF says to other programs: its text by pypdf, its structure by pikepdf."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from pypdf import PdfReader


def text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def fonts(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as document:
        return {
            str(each.BaseFont)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each
        }


def poppler(program: str, *arguments: str | Path) -> str:
    """The output of one of poppler's programs; the test is left out where there is none."""
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed (Debian: poppler-utils)")
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=True)
    return re.sub(r"[\x00-\x08\x0b\x0e-\x1f]", "", done.stdout)


def rightmost(path: Path) -> float:
    """Where the word furthest to the right ends, in points."""
    return max(float(edge) for edge in re.findall(r'xMax="([\d.]+)"', poppler("pdftotext", "-bbox", path, "-")))


def runs(path: Path) -> list[str]:
    """Every run of text of one font, in order. Words and the small numbers after them are runs of their own."""
    tree = etree.fromstring(
        poppler("pdftohtml", "-xml", "-i", "-nodrm", "-stdout", path).encode(),
        etree.XMLParser(recover=True, huge_tree=True),
    )
    return ["".join(each.itertext()) for each in tree.iter("text")]


def named(document: pikepdf.Pdf) -> dict[str, int]:
    """Destination name -> number of its page, counted from 1."""
    pages = {page.objgen: number for number, page in enumerate(document.pages, 1)}
    found, waiting = {}, [document.Root.Names.Dests]
    while waiting:
        node = waiting.pop()
        waiting += list(node.get("/Kids", ()))
        names = list(node.get("/Names", ()))
        for key, value in zip(names[::2], names[1::2], strict=True):
            target = value.D if isinstance(value, pikepdf.Dictionary) else value
            found[str(key)] = pages[target[0].objgen]
    return found


def reached(document: pikepdf.Pdf) -> list[list[int]]:
    """For each page, the numbers of the pages that its links lead to, in order; fails on one that leads nowhere."""
    places = named(document)
    pages = {page.objgen: number for number, page in enumerate(document.pages, 1)}
    found = []
    for page in document.pages:
        targets = [note.Dest for note in page.get("/Annots", ()) if "/Dest" in note]
        found.append(
            [pages[each[0].objgen] if isinstance(each, pikepdf.Array) else places[str(each)] for each in targets]
        )
    return found


def lines(path: Path) -> list[str]:
    """The text of each page, its white space as single spaces."""
    return [" ".join(page.split()) for page in poppler("pdftotext", path, "-").split("\f")[:-1]]


def headings(document: pikepdf.Pdf) -> list[str]:
    """The title of every heading in the structure, in reading order."""
    found, waiting = [], [document.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary):
            continue
        if re.fullmatch(r"/H\d?", str(node.get("/S", ""))):
            found.append(" ".join(str(node.get("/T", "")).split()))
        children = node.get("/K", ())
        waiting += list(reversed(list(children))) if isinstance(children, pikepdf.Array) else [children]
    return found


def outline(document: pikepdf.Pdf) -> list[str]:
    """The title of every entry of the outline, in order."""
    found = []

    def walk(items):
        for item in items:
            found.append(" ".join(item.title.split()))
            walk(item.children)

    with document.open_outline() as tree:
        walk(tree.root)
    return found
