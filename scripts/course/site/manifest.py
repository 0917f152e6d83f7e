"""What a copy of the site should hold: every file with its size and a hash, for the page on which hosts check a copy."""

import zlib
from pathlib import Path

from course import VERSION
from course.text.html import as_script

MANIFEST = "assets/manifest.js"
_UNLISTED = (MANIFEST, ".gz", ".br")


def write_manifest(site: Path) -> None:
    """Write a script into the folder `site` that tells the version and each file's path, size and CRC-32; itself and compressed copies left out."""
    paths = (path for path in site.rglob("*") if path.is_file() and not path.as_posix().endswith(_UNLISTED))
    files = ((path.relative_to(site).as_posix(), path.read_bytes()) for path in paths)
    listed = sorted([name, len(data), f"{zlib.crc32(data):08x}"] for name, data in files)
    (site / MANIFEST).write_text(as_script("manifest", {"version": VERSION, "files": listed}), encoding="utf-8")
