"""What a copy of the site should hold: every file with its size and a hash, for the page on which hosts check a copy."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path

from course import VERSION
from course.text.html import as_script

MANIFEST = "assets/manifest.js"
_UNLISTED = (MANIFEST, ".gz", ".br")


def write_manifest(site: Path) -> None:
    """Write the manifest of the site in the folder `site` into it."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (site / MANIFEST).write_text(manifest(files), encoding="utf-8")


def manifest(files: Mapping[str, bytes]) -> str:
    """A script that tells the version and, for each file but itself and compressed copies, path, size and CRC-32."""
    listed = [
        [name, len(data), f"{zlib.crc32(data):08x}"]
        for name, data in sorted(files.items())
        if not name.endswith(_UNLISTED)
    ]
    return as_script("manifest", {"version": VERSION, "files": listed})
