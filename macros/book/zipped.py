"""A zip that is the same bytes whenever it is made from the same files (PKWARE APPNOTE 6.3, as Python writes it)."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date


def archive(files: Mapping[str, bytes], day: date, stored: tuple[str, ...] = ()) -> bytes:
    """The files as a zip: `stored` ones first and as they are, all others sorted and deflated; every time is `day`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        for name in [*stored, *sorted(set(files) - set(stored))]:
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix, on whatever system this runs
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            zipped.writestr(entry, files[name], compresslevel=9)
    return made.getvalue()
