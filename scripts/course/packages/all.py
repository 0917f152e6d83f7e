"""Every package of a release, made from the built site and the bank."""

from __future__ import annotations

import sys
import zipfile
from itertools import chain
from pathlib import Path

from course.course import QUIZZES, Course
from course.handouts.downloads import PLACE as TAKEN_AWAY
from course.packages.bill import Release, release_of
from course.packages.package import folder_files, sha256, write_package
from course.packages.qti import VERSIONS, qti_files
from course.packages.scorm import host_settings, scorm_packages
from course.packages.web import NGINX, server_file, web_files
from course.site.manifest import MANIFEST
from course.text.problems import report

TOP = "course/"
EXAMPLE = "settings-example"
MOST_WEB_BYTES = 5_000_000


def web_package(root: Path, site: Path, dist: Path, release: Release) -> Path:
    """The package for web servers."""
    files = {TOP + name: data for name, data in web_files(folder_files(site), root).items()}
    files["nginx/course.conf"] = server_file(root, NGINX).encode()
    return write_package(dist, release, "web", files | _beside(root, release, "web"), root)


def folder_package(root: Path, site: Path, dist: Path, release: Release) -> Path:
    """The package for shared folders."""
    files = folder_files(site, under=TOP)
    return write_package(dist, release, "folder", files | _beside(root, release, "folder"), root)


def qti_packages(root: Path, dist: Path, release: Release) -> list[Path]:
    """The packages of the questions alone: QTI 2.1, and QTI 1.2 for systems that take nothing newer."""
    ids = [question.id for bank in Course(root).banks.values() for question in bank.questions]
    made = []
    for version in VERSIONS:
        files = qti_files(root / QUIZZES, version, ids, release.title)
        files["README.txt"] = _readme(root, release, "qti", count=str(len(ids)), qti=version)
        made.append(write_package(dist, release, "qti" if version == VERSIONS[-1] else "qti12", files, root))
    return made


def _beside(root: Path, release: Release, kind: str) -> dict[str, bytes]:
    """What stands beside the course in a package: what to do, and an example of a host's settings."""
    return {
        "README.txt": _readme(root, release, kind),
        **folder_files(root / "packaging" / EXAMPLE, under=f"{EXAMPLE}/"),
    }


def _readme(root: Path, release: Release, kind: str, **more: str) -> bytes:
    text = (root / "packaging" / f"README-{kind}.txt").read_text(encoding="utf-8")
    for name, value in {"title": release.title, "version": release.version, **more}.items():
        text = text.replace(f"{{{name}}}", value)
    return text.encode()


def make_packages(root: Path, site: Path, dist: Path) -> list[Path]:
    """Every package of the site in the folder `site` but those for learning systems, written to the folder `dist`."""
    release = release_of(root)
    return [
        web_package(root, site, dist, release),
        folder_package(root, site, dist, release),
        *qti_packages(root, dist, release),
    ]


def size_of_pages(package: Path) -> int:
    """The bytes of a web package without the handouts, slides and Word files that it may hold."""
    with zipfile.ZipFile(package) as held:
        handed_out = sum(
            item.compress_size for item in held.infolist() if item.filename.startswith(f"{TOP}{TAKEN_AWAY}/")
        )
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
    (dist / "SHA256SUMS.txt").write_text(
        "".join(f"{sha256(path.read_bytes())}  {path.name}\n" for path in sorted(dist.glob("*.zip"))), encoding="utf-8"
    )
    size = size_of_pages(made[0])
    if size > MOST_WEB_BYTES:
        print(
            f"package: {made[0].name} has {size} bytes beside the files to take away, and {MOST_WEB_BYTES} are the most; see what has grown",
            file=sys.stderr,
        )
        return 1
    return 0
