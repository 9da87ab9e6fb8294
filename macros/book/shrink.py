"""A PDF in fewer bytes and with nothing lost: numbers rounded, streams packed. The same bytes every time.

Typst writes positions to the hundred-thousandth of a point; a tenth is a thirtieth of a millimeter.
"""

import io
import re
from decimal import Decimal

import pikepdf

NUMBER = re.compile(rb"\((?:[^\\()]|\\.)*\)|(?<![\w/.])-?\d+\.\d{3,}", re.DOTALL)
"""A string, which is left alone, or a number with more decimals than an eye can see."""


def shrunk(data: bytes) -> bytes:
    """The PDF, packed."""
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.Contents.write(NUMBER.sub(_rounded, page.Contents.read_bytes()))
            for note in page.get("/Annots", ()):
                for key in ("/Rect", "/QuadPoints"):
                    if key in note:
                        note[key] = pikepdf.Array([Decimal(round(float(value))) for value in note[key]])
        out = io.BytesIO()
        pikepdf.settings.set_flate_compression_level(9)
        packed = pikepdf.ObjectStreamMode.generate
        document.save(out, object_stream_mode=packed, recompress_flate=False, deterministic_id=True)
        return out.getvalue()


def _rounded(found: re.Match) -> bytes:
    if found[0].startswith(b"("):
        return found[0]
    value = float(found[0])
    return ((b"%.1f" if abs(value) >= 2 else b"%.2f") % value).rstrip(b"0").rstrip(b".")
