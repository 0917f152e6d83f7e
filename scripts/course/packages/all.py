"""Every package of a release, made from the built site and the bank."""

import gzip
import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import brotli

from course.content.kinds import BRIEFING, KINDS
from course.course import Course
from course.handouts.downloads import PLACE as TAKEN_AWAY
from course.packages.bill import release_of
from course.packages.moodle_xml import moodle_xml
from course.packages.package import folder_files, readme, sha256, template, write_package
from course.packages.qti import VERSIONS, qti_files
from course.packages.scorm import host_settings, scorm_packages
from course.pages.policy import POLICY
from course.site.build import MANIFEST
from course.text.files import machine_of
from course.text.problems import report

TOP = "course/"
EXAMPLE = "settings-example"
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()"
SERVER_FILES = {f"{TOP}web.config": "web.config", f"{TOP}.htaccess": "htaccess", "nginx/course.conf": "nginx.conf"}
"""Servers' settings by their place in the package, each with its source in `packaging/`, into which the policies are put."""
_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml")
_LEAST_BYTES = 600
# Left to the server, so that the package stays small: slides have no copies, pages for few have no .br.
_UNREADY = f"{TOP}assets/decks/"
_SELDOM = tuple(f"{TOP}{kind.folder or kind.page.replace('.md', '.html')}" for kind in KINDS if kind.for_few)


def make_packages(root: Path, site: Path, dist: Path) -> Iterator[Path]:
    """Every package of the site in the folder `site` but those for learning systems, written to the folder `dist`."""
    release, banks = release_of(root), Course(root).banks.values()

    def write(kind: str, files: dict[str, bytes], readme_of: str = "", **more: str) -> Path:
        told = {"README.txt": readme(root, release, readme_of or kind, **more)}
        return write_package(dist, release, kind, files | told, root)

    pages = folder_files(site, under=TOP)
    example = folder_files(machine_of(root) / "packaging" / EXAMPLE, under=f"{EXAMPLE}/")
    policies = {"policy": POLICY, "permissions": PERMISSIONS}
    servers = {name: template(root, source, **policies).encode() for name, source in SERVER_FILES.items()}
    yield write("web", {**pages, **_compressed(pages), **servers, **example})
    yield write("folder", pages | example)
    if briefings := folder_files(site / TAKEN_AWAY / BRIEFING.folder):
        yield write(BRIEFING.name, briefings)
    questions = [question for bank in banks for question in bank.questions]
    count = str(len(questions))
    yield write("moodle", {"questions.xml": moodle_xml(banks, release.title)}, count=count)
    for kind, version in zip(("qti12", "qti"), VERSIONS, strict=True):
        yield write(kind, qti_files(questions, version, release.title), "qti", count=count, qti=version)


def _compressed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A .gz and a .br copy of each file of text that is long enough to gain by it and asked for often enough."""
    copies = {}
    for name, data in files.items():
        if name.endswith(_COMPRESSED) and len(data) >= _LEAST_BYTES and not name.startswith(_UNREADY):
            copies[f"{name}.gz"] = gzip.compress(data, 9, mtime=0)
            if not name.startswith(_SELDOM):
                copies[f"{name}.br"] = brotli.compress(data)
    return copies


def package_command(
    root: Path, site: str | Path = "site", dist: str | Path = "dist", *, config: str = "mkdocs.yml"
) -> int:
    """Make the packages, as the host's file `config` has them, and print name, size and checksum of each.

    1 where something is wrong, 2 where there is no site.
    """
    site, dist = root / site, root / dist
    if not (site / MANIFEST).exists():
        print(f"package: no whole site in {site}; run make build first", file=sys.stderr)
        return 2
    settings, problems = host_settings(root, config)
    if problems:
        print("\n".join(report(problems)), file=sys.stderr)
        return 1
    for path in chain(make_packages(root, site, dist), scorm_packages(root, site, dist, release_of(root), settings)):
        data = path.read_bytes()
        print(f"package: {path.name} {len(data) / 1e6:.2f} MB sha256 {sha256(data)}", flush=True)
    sums = (f"{sha256(path.read_bytes())}  {path.name}\n" for path in sorted(dist.glob("*.zip")))
    (dist / "SHA256SUMS.txt").write_text("".join(sums), encoding="utf-8")
    print(f"package: in {dist}: web for a server, folder for a share, scorm12 for Moodle and most learning systems")
    return 0
