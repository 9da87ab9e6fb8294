"""Which characters the vendored fonts can set, from their own tables (OpenType 1.9, `cmap` formats 4 and 12)."""

import functools
import struct
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


@functools.cache
def known() -> frozenset[str]:
    """Every character that one of the fonts has."""
    return frozenset(char for path in sorted(FONTS.glob("*.[to]tf")) for char in _characters(path.read_bytes()))


def missing(text: str) -> list[str]:
    """The characters of a text that no font has, in order, each once."""
    return [char for char in dict.fromkeys(text) if char not in known() and not char.isspace() and char != "\u200b"]


def _characters(data: bytes) -> set[str]:
    tables = struct.unpack_from(">H", data, 4)[0]
    for at in range(12, 12 + 16 * tables, 16):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, at)
        if tag == b"cmap":
            return _cmap(data, offset)
    return set()


def _cmap(data: bytes, start: int) -> set[str]:
    found: set[str] = set()
    for at in range(struct.unpack_from(">H", data, start + 2)[0]):
        offset = start + struct.unpack_from(">HHI", data, start + 4 + 8 * at)[2]
        kind = struct.unpack_from(">H", data, offset)[0]
        if kind == 4:
            half = struct.unpack_from(">H", data, offset + 6)[0]
            count = half // 2
            ends = struct.unpack_from(f">{count}H", data, offset + 14)
            starts = struct.unpack_from(f">{count}H", data, offset + 16 + half)
            found |= {chr(code) for low, high in zip(starts, ends, strict=True) for code in range(low, high + 1)}
        elif kind == 12:
            groups = struct.unpack_from(">I", data, offset + 12)[0]
            for low, high, _ in struct.iter_unpack(">III", data[offset + 16 : offset + 16 + 12 * groups]):
                found |= {chr(code) for code in range(low, high + 1)}
    return found - {"\uffff"}
