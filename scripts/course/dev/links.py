"""Checking links with LinkChecker: those within the built site in CI, those to the world outside on demand."""

from __future__ import annotations

import csv
import functools
import http.server
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from course.content.law_changes import Change
from course.content.links import external_links
from course.course import Course
from course.text.page import Page

_SETTINGS = "[AnchorCheck]\n[output]\nlog=csv\nverbose=0\nwarnings=1\n[checking]\nthreads=4\nmaxrequestspersecond=10000\n[filtering]\ncheckextern=0\nignorewarnings=http-redirected\n"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, says nothing, and lets LinkChecker ask as fast as it can."""

    def end_headers(self) -> None:
        """Add the header by which a server tells LinkChecker that it need not wait between requests."""
        self.send_header("LinkChecker", "welcome")
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; LinkChecker hangs up on what it does not need to read to the end."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for what was found."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which `folder` is served on this machine while the context lasts."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def broken_links(site: Path) -> list[str]:
    """Every link, anchor, image and asset of the site in the folder `site` that leads nowhere, as `page: link: why`.

    RuntimeError where LinkChecker itself could not run.
    """
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    with served(site) as base, tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        settings = Path(folder) / "linkcheckerrc"
        settings.write_text(_SETTINGS, encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "linkcheck",
            "--config",
            str(settings),
            "--no-status",
            "--no-robots",
            *(base + page for page in pages),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    rows = [line for line in done.stdout.splitlines() if line and not line.startswith("#")]
    if done.returncode not in (0, 1) or not rows:
        raise RuntimeError(f"LinkChecker stopped: {done.stderr.strip() or done.stdout.strip()}")
    found = csv.DictReader(rows, delimiter=";")
    return sorted({_told(row, base) for row in found if row.get("valid") != "True" or row.get("warningstring")})


def _told(row: dict[str, str], base: str) -> str:
    why = row.get("warningstring") or row.get("result") or ""
    return f"{(row.get('parentname') or '').removeprefix(base)}: {row.get('urlname', '')}: {why}"


def internal_command(site: Path) -> int:
    """Print what is broken within the built site; 1 if there is anything."""
    if not (site / "index.html").exists():
        print(f"links: no site in {site}; run make build first", file=sys.stderr)
        return 2
    broken = broken_links(site)
    for line in broken:
        print(line)
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"links: {len(broken)} broken on {pages} pages")
    return 1 if broken else 0


def _cited(pages: Iterable[Page], changes: list[Change]) -> dict[str, list[str]]:
    cited = {url: [f"{path}:{line}" for path, line in places] for url, places in external_links(pages).items()}
    for change in changes:
        if change.url:
            cited.setdefault(change.url, []).append(f"docs/about/changes.yml:{change.line}")
    return dict(sorted(cited.items()))


def external_command(root: Path) -> int:
    """Ask for every address outside and print the dead with the pages that cite them; 1 if there is any."""
    import requests

    course = Course(root)
    dead = 0
    for url, places in _cited([*course.pages.values(), *course.papers], course.changes).items():
        if not url.startswith(("http:", "https:")):
            continue
        try:
            answer = requests.get(url, timeout=20, stream=True, headers={"User-Agent": "link check of a training site"})
            why = "" if answer.status_code < 400 else f"answers {answer.status_code}"
        except requests.RequestException as error:
            why = type(error).__name__
        if why:
            dead += 1
            print(f"{url} {why}; cited in {', '.join(places)}")
    print(f"external links: {dead} dead")
    return 1 if dead else 0
