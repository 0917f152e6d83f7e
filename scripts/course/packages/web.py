"""The site as a package for web servers: names that change with what is in them, compressed copies, and server settings."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Mapping
from pathlib import Path

import brotli

from course.content.kinds import KINDS
from course.pages.policy import POLICY
from course.site.manifest import MANIFEST, manifest

KEPT = "assets/keep"
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()"
SERVER_FILES = {"web.config": "web.config", ".htaccess": "htaccess"}
NGINX = "nginx.conf"
_OWN = re.compile(r"assets/(?:js|css)/[\w-]+\.(?:js|css)")
_REFERENCE = re.compile(r"(?<=[\"/])assets/(?:js|css)/([\w-]+)\.(js|css)(?=[\"?])")
_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml")
_LEAST_BYTES = 600
# Left to the server, so that the package stays small: slides have no copies, pages for few have no .br.
_UNREADY = ("assets/decks/",)
_SELDOM = tuple(kind.folder for kind in KINDS if kind.for_few)
# This page does not know how deep it is shown, so it asks by plain names.
_PLAIN = ("404.html",)


def web_files(site: Mapping[str, bytes], root: Path) -> dict[str, bytes]:
    """The files of the site as a web server gets them: lasting names, a manifest that fits, settings and compressed copies."""
    files = lasting_names(site)
    # Asked for by pages of an older version alone, or by scripts: the server compresses these as it sends.
    plain = {name for name in site if _lasting(name, site[name]) in files}
    files[MANIFEST] = manifest(files).encode()
    files.update(compressed({name: data for name, data in files.items() if name not in plain}))
    files.update({name: server_file(root, source).encode() for name, source in SERVER_FILES.items()})
    return files


def lasting_names(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The site with a copy of each own style and script under a name with its hash, which pages ask for instead.

    The plain names stay: scripts load some files by them, and a page that is open during an upgrade still finds its own.
    """
    files = dict(site)
    renamed = {name: _lasting(name, data) for name, data in site.items() if _OWN.fullmatch(name)}
    used: set[str] = set()

    def instead(match: re.Match[str]) -> str:
        if match[0] not in renamed:
            return match[0]
        used.add(match[0])
        return renamed[match[0]]

    for name, data in site.items():
        if name.endswith(".html") and name not in _PLAIN:
            files[name] = _REFERENCE.sub(instead, data.decode()).encode()
    return files | {renamed[name]: site[name] for name in used}


def _lasting(name: str, data: bytes) -> str:
    path = Path(name)
    return f"{KEPT}/{path.stem}.{zlib.crc32(data):08x}{path.suffix}"


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
