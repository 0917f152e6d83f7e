"""Checking links with LinkChecker: those within the built site in CI, those to the world outside on demand."""

import csv
import datetime
import functools
import http.server
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from course.content.links import external_links
from course.course import CHANGES, Course

_SETTINGS = "[AnchorCheck]\n[output]\nlog=csv\nverbose=0\nwarnings=1\n[checking]\nthreads=4\nmaxrequestspersecond=10000\n[filtering]\ncheckextern=0\nignorewarnings=http-redirected\n"

_AGENT = "link check of a training site"
_UNSURE = "cannot tell"
_LOGIN = re.compile(r"\b(log-?in|sign-?in|sso|auth|account)\b", re.IGNORECASE)
_LONGEST_WAIT = 120
"""The most seconds that a server may ask to be waited for."""


class Quiet(http.server.SimpleHTTPRequestHandler):
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
def served(folder: Path, handler: Callable[..., Quiet] = Quiet, **more: object) -> Iterator[str]:
    """The address at which `folder` is served on this machine while the context lasts; `handler` gets what `more` there is."""
    made = functools.partial(handler, directory=str(folder), **more)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), made)
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
        options = ["--config", str(settings), "--no-status", "--no-robots"]
        command = [sys.executable, "-m", "linkcheck", *options, *(base + page for page in pages)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    rows = [line for line in done.stdout.splitlines() if line and not line.startswith("#")]
    if done.returncode not in (0, 1) or not rows:
        raise RuntimeError(f"LinkChecker stopped: {done.stderr.strip() or done.stdout.strip()}")
    found = csv.DictReader(rows, delimiter=";")
    broken = [
        (row["parentname"].removeprefix(base), row["urlname"], row["warningstring"] or row["result"])
        for row in found
        if row["valid"] != "True" or row["warningstring"]
    ]
    return sorted(map(": ".join, set(broken)))


def links_command(root: Path, *, external: bool) -> int:
    """Print what is broken within the built site, or of the links to the world outside; 1 if there is anything."""
    if external:
        return external_command(root)
    site = root / "site"
    if not (site / "index.html").exists():
        print(f"links: no site in {site}; run make build first", file=sys.stderr)
        return 2
    broken = broken_links(site)
    pages = sum(1 for _ in site.rglob("*.html"))
    print(*broken, f"links: {len(broken)} broken on {pages} pages", sep="\n")
    return 1 if broken else 0


def _verdict(url: str, again: bool = True) -> tuple[str, str]:
    """Whether the address `url` is "alive", "dead" or nobody can tell, and why; waits once when it is asked to."""
    import requests

    try:
        with requests.get(url, timeout=20, stream=True, headers={"User-Agent": _AGENT}) as answer:
            status, end, wait = answer.status_code, answer.url, answer.headers.get("Retry-After", "")
    except requests.ConnectionError as error:
        lost = "NameResolution" in str(error) or "resolve" in str(error)
        return ("dead", "its host has no address") if lost else (_UNSURE, "does not answer")
    except requests.RequestException as error:
        return _UNSURE, type(error).__name__
    if again and status in (429, 503) and wait.isdecimal() and int(wait) <= _LONGEST_WAIT:
        time.sleep(int(wait))
        return _verdict(url, again=False)
    if status in (404, 410):
        return "dead", f"answers {status}"
    if status >= 400:
        return _UNSURE, f"answers {status}"
    if end != url and _LOGIN.search(end) and not _LOGIN.search(url):
        return _UNSURE, f"leads to a login, {end}"
    return "alive", ""


def external_command(root: Path) -> int:
    """Ask for every address outside; print and keep in external-links.txt, with the day, those that are not alive.

    1 if any is dead; one that refuses a program, or leads to a login, may be there for a person.
    """
    course = Course(root)
    links = external_links([*course.pages.values(), *course.papers])
    cited = {url: [f"{path}:{line}" for path, line in places] for url, places in links.items()}
    for change in course.changes:
        if change.url:
            cited.setdefault(change.url, []).append(f"{CHANGES}:{change.line}")
    found = {url: _verdict(url) for url in sorted(cited) if url.startswith(("http:", "https:"))}
    bad = [(url, state, why) for url, (state, why) in found.items() if state != "alive"]
    bad.sort(key=lambda one: one[1] != "dead")
    dead = sum(state == "dead" for _, state, _ in bad)
    told = [f"{state}: {url} {why}; cited in {', '.join(cited[url])}" for url, state, why in bad]
    counted = f"{len(found)} asked, {dead} dead, {len(bad) - dead} cannot tell"
    told.append(f"external links, {datetime.date.today()}: {counted}")
    (root / "external-links.txt").write_text("\n".join(told) + "\n", encoding="utf-8")
    print("\n".join(told))
    return 1 if dead else 0
