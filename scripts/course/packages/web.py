"""The site as a package for web servers: compressed copies, and server settings."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

import brotli

from course.content.kinds import KINDS
from course.pages.policy import POLICY

PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()"
SERVER_FILES = {"web.config": "web.config", ".htaccess": "htaccess"}
NGINX = "nginx.conf"
_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml")
_LEAST_BYTES = 600
# Left to the server, so that the package stays small: slides have no copies, pages for few have no .br.
_UNREADY = ("assets/decks/",)
_SELDOM = tuple(kind.folder for kind in KINDS if kind.for_few)


def web_files(site: Mapping[str, bytes], root: Path) -> dict[str, bytes]:
    """The files of the site as a web server gets them: with compressed copies and server settings."""
    own = {name: server_file(root, source).encode() for name, source in SERVER_FILES.items()}
    return {**site, **compressed(site), **own}


def compressed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A .gz and a .br copy of each file of text that is long enough to gain by it and asked for often enough."""
    copies = {}
    for name, data in files.items():
        if name.endswith(_COMPRESSED) and len(data) >= _LEAST_BYTES and not name.startswith(_UNREADY):
            copies[f"{name}.gz"] = gzip.compress(data, 9, mtime=0)
            if not name.startswith(_SELDOM):
                copies[f"{name}.br"] = brotli.compress(data)
    return copies


def server_file(root: Path, source: str) -> str:
    """A server's settings file from `packaging/`, with the policies put in."""
    text = (root / "packaging" / source).read_text(encoding="utf-8")
    return text.replace("{policy}", POLICY).replace("{permissions}", PERMISSIONS)
