"""How many learners one small server carries: nginx with the web package on this machine, asked by wrk for a bounded time."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from posixpath import join, normpath

from course.billofmaterials import release_of
from course.packages import package_path
from course.servers import NEEDED, PROGRAMS, find_program, nginx

PAGES = (
    "index.html",
    "course-map.html",
    "modules/sharing-information.html",
    "modules/assessment.html",
    "modules/listening-to-children.html",
    "cases/health-matters.html",
    "reference/glossary.html",
    "about/support.html",
)
ASKED_BY_SCRIPTS = (
    "search/entries.js",
    "search/texts/modules/sharing-information.html.js",
    "search/texts/modules/assessment.html.js",
)
SESSION_MINUTES = 45
LINE_MEGABITS = 100
_ASSET = re.compile(r'(?:src|href)="([./]*assets/[^"?#]+)')
_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_FAULTS = re.compile(r"(?:Non-2xx or 3xx responses|Socket errors): .*")


@dataclass(frozen=True)
class Session:
    """What one learner asks for in a sitting with an empty cache: addresses from the top of the course, and bytes sent."""

    addresses: tuple[str, ...]
    size: int


def session_of(course: Path) -> Session:
    """The session of a learner who opens PAGES of the unpacked course, searches once, and takes compressed copies."""
    addresses = list(PAGES)
    for page in PAGES:
        text = (course / page).read_text(encoding="utf-8")
        addresses += [normpath(join(page, "..", found)) for found in _ASSET.findall(text)]
    addresses = list(dict.fromkeys([*addresses, *ASKED_BY_SCRIPTS]))
    return Session(tuple(addresses), sum(_sent(course / name) for name in addresses))


def _sent(path: Path) -> int:
    ready = path.with_name(f"{path.name}.gz")
    return (ready if ready.exists() else path).stat().st_size


def _script(session: Session) -> str:
    listed = ", ".join(f'"/course/{name}"' for name in session.addresses)
    return (
        f"local all = {{{listed}}}\nlocal at = 0\n"
        'function request() at = at % #all + 1 return wrk.format("GET", all[at], {["Accept-Encoding"] = "gzip"}) end\n'
    )


def measure(unpacked: Path, scratch: Path, seconds: int) -> tuple[Session, float, list[str]]:
    """A learner's session, the requests a second that nginx answers for it, and what went wrong."""
    session = session_of(unpacked / "course")
    (scratch / "session.lua").write_text(_script(session), encoding="utf-8")
    with nginx(unpacked, scratch) as address:
        command = [
            find_program("wrk") or "wrk",
            "-t1",
            "-c32",
            f"-d{seconds}s",
            "-s",
            str(scratch / "session.lua"),
            address,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=seconds + 60)
    rate = _RATE.search(done.stdout)
    return (
        session,
        float(rate[1]) if rate else 0.0,
        _FAULTS.findall(done.stdout) or ([] if rate else [done.stderr.strip()]),
    )


def load_command(root: Path, dist: Path, seconds: int) -> int:
    """Measure with the web package in `dist` and print a line each; 1 where an answer was wrong, 2 where something is missing."""
    package = package_path(dist, release_of(root), "web")
    missing = (
        f"load: no {package.name} in {dist}; run make package first"
        if not package.exists()
        else ""
        if all(map(find_program, PROGRAMS))
        else NEEDED
    )
    if missing:
        print(missing, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as unpacked, tempfile.TemporaryDirectory() as scratch:
        zipfile.ZipFile(package).extractall(unpacked)
        session, rate, faults = measure(Path(unpacked), Path(scratch), seconds)
    count, each = len(session.addresses), session.size / 1000
    print(
        f"load: a session of {len(PAGES)} pages and a search asks for {count} files, {each:.0f} kB in all, with an empty cache"
    )
    print(
        f"load: nginx answered {rate:.0f} requests a second over {seconds} seconds, on the machine that also asked them"
    )
    line = LINE_MEGABITS * 1e6 / 8 / session.size
    least, limit = min((rate / count, "the server"), (line, "the line"))
    print(
        f"load: the server could begin {rate / count:.0f} sessions a second, a line of {LINE_MEGABITS} megabits a second {line:.0f}: {limit} is the limit"
    )
    print(f"load: at {SESSION_MINUTES} minutes a session, {least * SESSION_MINUTES * 60:.0f} learners at once")
    for fault in faults:
        print(f"load: {fault}", file=sys.stderr)
    return 1 if faults or not rate else 0
