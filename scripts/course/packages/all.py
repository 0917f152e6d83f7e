"""Every package of a release, made from the built site and the bank."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from course.content.kinds import BRIEFING
from course.course import Course
from course.handouts.downloads import PLACE as TAKEN_AWAY
from course.packages.bill import Release, release_of
from course.packages.moodle_xml import moodle_xml
from course.packages.package import folder_files, sha256, write_package
from course.packages.qti import VERSIONS, qti_files
from course.packages.scorm import host_settings, scorm_packages
from course.packages.web import NGINX, server_file, web_files
from course.site.manifest import MANIFEST
from course.text.problems import report

TOP = "course/"
EXAMPLE = "settings-example"
MOST_WEB_BYTES = 5_000_000


def make_packages(root: Path, site: Path, dist: Path) -> Iterator[Path]:
    """Every package of the site in the folder `site` but those for learning systems, written to the folder `dist`."""
    release = release_of(root)
    example = folder_files(root / "packaging" / EXAMPLE, under=f"{EXAMPLE}/")
    web = {TOP + name: data for name, data in web_files(folder_files(site), root).items()}
    files = {
        "web": web | {"nginx/course.conf": server_file(root, NGINX).encode()} | example,
        "folder": folder_files(site, under=TOP) | example,
    }
    for kind, held in files.items():
        yield write_package(dist, release, kind, held | {"README.txt": _readme(root, release, kind)}, root)
    if briefings := folder_files(site / TAKEN_AWAY / BRIEFING.folder):
        yield write_package(
            dist, release, BRIEFING.name, briefings | {"README.txt": _readme(root, release, BRIEFING.name)}, root
        )
    banks = Course(root).banks.values()
    questions = [question for bank in banks for question in bank.questions]
    moodle = {"questions.xml": moodle_xml(banks, release.title)}
    readme = _readme(root, release, "moodle", count=str(len(questions)))
    yield write_package(dist, release, "moodle", moodle | {"README.txt": readme}, root)
    for kind, version in zip(("qti12", "qti"), VERSIONS, strict=True):
        readme = _readme(root, release, "qti", count=str(len(questions)), qti=version)
        held = qti_files(questions, version, release.title) | {"README.txt": readme}
        yield write_package(dist, release, kind, held, root)


def _readme(root: Path, release: Release, kind: str, **more: str) -> bytes:
    text = (root / "packaging" / f"README-{kind}.txt").read_text(encoding="utf-8")
    for name, value in {"title": release.title, "version": release.version, **more}.items():
        text = text.replace(f"{{{name}}}", value)
    return text.encode()


def size_of_pages(package: Path) -> int:
    """The bytes of a web package without the handouts, slides and Word files that it may hold."""
    place = f"{TOP}{TAKEN_AWAY}/"
    with zipfile.ZipFile(package) as held:
        handed_out = sum(item.compress_size for item in held.infolist() if item.filename.startswith(place))
    return package.stat().st_size - handed_out


def package_command(root: Path, site: Path, dist: Path, *, config: str = "mkdocs.yml") -> int:
    """Make the packages, as the host's file `config` has them, and print name, size and checksum of each.

    1 where something is wrong or one is too large, 2 where there is no site.
    """
    if not (site / MANIFEST).exists():
        print(f"package: no whole site in {site}; run make build first", file=sys.stderr)
        return 2
    settings, problems = host_settings(root, config)
    if problems:
        print("\n".join(report(problems)), file=sys.stderr)
        return 1
    made = []
    for path in chain(make_packages(root, site, dist), scorm_packages(root, site, dist, release_of(root), settings)):
        data = path.read_bytes()
        print(f"package: {path.name} {len(data) / 1e6:.2f} MB sha256 {sha256(data)}", flush=True)
        made.append(path)
    sums = (f"{sha256(path.read_bytes())}  {path.name}\n" for path in sorted(dist.glob("*.zip")))
    (dist / "SHA256SUMS.txt").write_text("".join(sums), encoding="utf-8")
    size = size_of_pages(made[0])
    if size > MOST_WEB_BYTES:
        said = f"{made[0].name} has {size} bytes beside the files to take away, and {MOST_WEB_BYTES} are the most"
        print(f"package: {said}; see what has grown", file=sys.stderr)
        return 1
    return 0
