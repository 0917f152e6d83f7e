"""A site served compressed on this machine, as the web package's server settings serve it, with a list of all that was sent."""

from __future__ import annotations

import gzip
import hashlib
import http.server
import mimetypes
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import brotli

from course.csp import POLICY
from course.webpackage import lasting_names

_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml")
_LEAST_BYTES = 600
# As in packaging/nginx.conf: these names change with what is in them, and everything else is asked for anew.
_LASTING = re.compile(r"assets/(keep|javascripts|stylesheets)/")
_OURS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
# A slow line for what the browser's own throttle does not reach, such as a worker's requests.
SLOW_DELAY = 0.15
SLOW_BYTES_A_SECOND = 1.6e6 / 8


@dataclass(frozen=True)
class Sent:
    """One answer: the name that was asked for, the bytes of its body as they went over the line, and when (seconds since 1970)."""

    name: str
    size: int
    at: float


@dataclass
class Site:
    """A site as it is served: its address, what was sent since the list was last emptied, and whether the line is slow now."""

    files: dict[str, tuple[bytes, bool]]
    headers: Mapping[str, str]
    address: str = ""
    slow: bool = False
    sent: list[Sent] = field(default_factory=list)
    line: threading.Lock = field(default_factory=threading.Lock)

    def brotli_size(self, sent: Sent) -> int:
        """The bytes of an answer if its body had gone by brotli, as to browsers over https."""
        data, packed = self.files.get(sent.name, (b"", False))
        return len(brotli.compress(gzip.decompress(data))) if packed and sent.size else sent.size

    def take(self) -> list[Sent]:
        """What was sent since the last time, which is then forgotten."""
        taken, self.sent = self.sent, []
        return taken


def read_site(folder: Path, *, packaged: bool) -> Site:
    """The site in `folder` ready to serve; with `packaged`, under the names and with the headers of the web package."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
    if packaged:
        files = lasting_names(files)
    return Site({name: _ready(name, data) for name, data in files.items()}, _OURS if packaged else {})


def _ready(name: str, data: bytes) -> tuple[bytes, bool]:
    """The bytes to send, and whether they are compressed."""
    if name.endswith(_TEXT) and len(data) >= _LEAST_BYTES:
        return gzip.compress(data, 9, mtime=0), True
    return data, False


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """The site with its address, served while the context lasts."""

    class Handler(_Handler):
        served = site

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site.address = f"http://127.0.0.1:{server.server_address[1]}/"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers from the site that it is given."""

    served: Site
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Send a file, or say that the browser has it already, or that there is none."""
        name = unquote(self.path.partition("?")[0].partition("#")[0]).lstrip("/")
        name = f"{name}index.html" if not name or name.endswith("/") else name
        data, compressed = self.served.files.get(name, (b"", False))
        tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        known = name in self.served.files
        same = known and self.headers.get("If-None-Match") == tag
        body = b"" if same else data
        if self.served.slow:
            self._wait(len(body))
        self.send_response(304 if same else 200 if known else 404)
        for key, value in self._headers(name, tag, compressed and not same).items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(body)
            self.wfile.flush()
        self.served.sent.append(Sent(name, len(body), time.time()))

    def _headers(self, name: str, tag: str, compressed: bool) -> dict[str, str]:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        lasting = "max-age=31536000" if _LASTING.match(name) else "no-cache"
        told = {
            "Content-Type": f"{kind}; charset=utf-8" if name.endswith(_TEXT) else kind,
            "Cache-Control": lasting,
            "ETag": tag,
        }
        return {
            **self.served.headers,
            **told,
            **({"Content-Encoding": "gzip", "Vary": "Accept-Encoding"} if compressed else {}),
        }

    def _wait(self, size: int) -> None:
        """Wait as long as a slow line takes, which all requests share."""
        time.sleep(SLOW_DELAY)
        with self.served.line:
            time.sleep(size / SLOW_BYTES_A_SECOND)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for the figures."""
