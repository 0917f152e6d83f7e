"""Building the site aside and swapping it in when it is whole."""

import os
import shutil
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import NoReturn

from course import VERSION
from course.check import apart, check_course
from course.course import Course
from course.handouts.downloads import FLAG, PLACE
from course.handouts.one_file import BUNDLE
from course.hosts.settings import check_local
from course.site.events import SERVING
from course.site.minify import minify
from course.text.files import machine_of, swap
from course.text.html import as_script
from course.text.problems import report
from course.tools.progress import alive

ASIDE = ".build"
MANIFEST = "assets/manifest.js"
_MKDOCS = (sys.executable, "-m", "mkdocs")


def source_date(root: Path) -> str:
    """The time that the build writes into its files: SOURCE_DATE_EPOCH, else that of the last commit, else a fixed one."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return os.environ["SOURCE_DATE_EPOCH"]
    found = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "1767225600"


def environment(root: Path) -> dict[str, str]:
    """The environment in which the same source gives the same bytes."""
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": source_date(root),
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "NO_MKDOCS_2_WARNING": "1",
        "COURSE_OVERRIDES": str(machine_of(root) / "overrides"),
        "COURSE_HOOKS": str(machine_of(root) / "scripts" / "hooks.py"),
    }


def build_site(
    root: Path, out: Path, *, config: str = "mkdocs.yml", trimmed: bool = True, take_away: bool = False
) -> int:
    """Build the site of `root` into `out` and give back MkDocs' exit code; `out` changes only when the build is whole.

    With `trimmed` off, pages, styles and scripts are left as MkDocs wrote them; with `take_away`, the files to take away are made too.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f"{ASIDE}-", dir=out.parent))
    site = aside / "site"
    command = [*_MKDOCS, "build", "--strict", "--config-file", config, "--site-dir", str(site)]
    env = environment(root) | ({FLAG: "1"} if take_away else {})
    try:
        with alive("build: MkDocs writes the pages"):
            done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
        if done.returncode:
            print("\n".join(reasons(root, done.stderr + done.stdout)), file=sys.stderr)
            return done.returncode
        tidy(site, "" if take_away else BUNDLE)
        with alive("build: pages, styles and scripts are made smaller"):
            problems = minify(site) if trimmed else []
        if problems:
            print("\n".join(problems), file=sys.stderr)
            return 1
        write_manifest(site)
        swap(site, out)
        return 0
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def reasons(root: Path, said: str) -> list[str]:
    """Why a build failed: what the checks find wrong with the content and what MkDocs warns of.

    Where that does not tell of it, all that it has `said`, but for its notices of progress and the theme's of its own life.
    """
    found = report(apart(Course(root), check_course(root))[0])
    told = [line for line in said.splitlines() if line.strip() and not line.startswith(("INFO", "DEBUG", "\x1b[90m"))]
    warned = [line for line in told if line.startswith(("WARNING", "ERROR"))]
    return found + (warned if found and warned else told)


def tidy(site: Path, unused: str) -> None:
    """Take out what no page of the site asks for, and what else is `unused` in this build."""
    for pattern in filter(None, ("**/*.map", "assets/javascripts", "assets/images/favicon.png", unused)):
        for path in site.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def write_manifest(site: Path) -> None:
    """Write into `site` what a copy should hold, for the page on which hosts check one: each file's path, size and CRC-32."""
    unlisted = (MANIFEST, ".gz", ".br")
    paths = (path for path in site.rglob("*") if path.is_file() and not path.as_posix().endswith(unlisted))
    files = ((path.relative_to(site).as_posix(), path.read_bytes()) for path in paths)
    listed = sorted([name, len(data), f"{zlib.crc32(data):08x}"] for name, data in files)
    (site / MANIFEST).write_text(as_script("manifest", {"version": VERSION, "files": listed}), encoding="utf-8")


def refusal(root: Path, out: Path) -> str:
    """Why the folder `out` may not be replaced by a site: it is no site, or the course's own folder stands in it; "" where it may."""
    if root.resolve().is_relative_to(out.resolve()):
        return f"{out} holds the course itself; name a new folder, such as --out site"
    if out.exists() and not out.is_dir():
        return f"{out} is not a folder; name one that is new or holds an earlier site"
    if out.exists() and any(out.iterdir()) and not (out / "index.html").exists():
        return f"{out} holds something else than a site, and would be replaced; name a new folder, such as --out site"
    return ""


def build_command(root: Path, out: Path, *, config: str = "mkdocs.yml", take_away: bool = False) -> int:
    """Build the site as `config` has it and say in one line what there is now."""
    out = out if out.is_absolute() else root / out
    refused = refusal(root, out)
    if refused:
        print(f"build: {refused}", file=sys.stderr)
        return 2
    problems = check_local(root, root / config, Course(root).slots)
    for line in report(problems):
        print(line, file=sys.stderr)
    code = 1 if problems else build_site(root, out, config=config, take_away=take_away)
    if code:
        kept = f"; {out.name}/ is as it was" if out.exists() else ""
        print(f"build: failed{kept}", file=sys.stderr)
        return code
    print(f"build: {sum(1 for path in out.rglob('*.html') if PLACE not in path.parts)} pages in {out}")
    made = sum(1 for path in (out / PLACE).rglob("*") if path.is_file())
    if made:
        print(f"build: {made} files to take away in {out / PLACE}")
    return 0


def serve_command(root: Path, address: str) -> NoReturn:
    """Serve the course at `address` and rebuild it as its files change, until it is interrupted; MkDocs takes this process over."""
    os.chdir(root)
    command = [*_MKDOCS, "serve", "--no-strict", "--dev-addr", address]
    for watched in (machine_of(root) / "overrides", root / "quizzes"):
        command += ["--watch", str(watched)] if watched.exists() else []
    os.execve(sys.executable, command, environment(root) | {SERVING: "1"})
