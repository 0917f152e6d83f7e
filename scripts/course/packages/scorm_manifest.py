"""The manifest by which a learning system knows a SCORM package: one course, one page to open, and every file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from string import Template
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

MANIFEST, TEMPLATES = "imsmanifest.xml", "packaging/scorm-manifests"
LAUNCH = "scorm.html"


@dataclass(frozen=True)
class Standard:
    """A version of SCORM: its name here, and in the names of packages and of its manifest's template."""

    name: str
    kind: str


SCORM12 = Standard("1.2", "scorm12")
SCORM2004 = Standard("2004", "scorm2004")
STANDARDS = (SCORM12, SCORM2004)


def manifest(root: Path, standard: Standard, name: str, version: str, title: str, files: Iterable[str]) -> bytes:
    """The manifest of a package called `name` with this version and title, whose other files are `files`."""
    template = (root / TEMPLATES / f"{standard.kind}.xml").read_text(encoding="utf-8")
    listed = "\n".join(f"      <file href={quoteattr(quote(path))}/>" for path in sorted(files))
    filled = Template(template).substitute(
        name=escape(name), version=escape(version), title=escape(title), files=listed
    )
    return filled.encode()
