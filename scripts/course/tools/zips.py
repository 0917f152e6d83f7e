"""Archives with the same bytes from the same files: sorted, with one date, and nothing of the machine that made them."""

import datetime
import io
import zipfile
from collections.abc import Mapping

_EARLIEST = 315532800
"""A zip knows no time before 1980."""


def moment(epoch: int) -> datetime.datetime:
    """The time of the source, in UTC, without its zone, as Office files have it."""
    return datetime.datetime.fromtimestamp(epoch, datetime.UTC).replace(tzinfo=None)


def packed(files: Mapping[str, bytes], epoch: int, *, first: str = "") -> bytes:
    """A zip of `files` by name, sorted, the one named `first` before the others; each bears the time of the source.

    Of an Office file, sorting brings `[Content_Types].xml` to the front, where it is looked for.
    """
    held = io.BytesIO()
    date = moment(max(epoch, _EARLIEST)).timetuple()[:6]
    with zipfile.ZipFile(held, "w") as archive:
        for name in sorted(files, key=lambda name: (name != first, name)):
            info = zipfile.ZipInfo(name, date)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            stored = name.endswith((".pdf", ".docx", ".pptx", ".png", ".jpeg", ".gz", ".br"))
            archive.writestr(info, files[name], zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED, 9)
    return held.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """What a zip holds, by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        return {name: found.read(name) for name in found.namelist()}
