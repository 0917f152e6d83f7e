"""What a package is made of: the course, and what others wrote, with versions and licences."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Literal

from course import VERSION
from course.course import Course
from course.site.build import source_date
from course.text.files import machine_of
from course.text.records import read_list
from course.tools import npm

COMPONENTS, TEXTS = "packaging/components.yml", "packaging/licences"
CODE, CONTENT = "LICENSE", "LICENSE-CONTENT"
_HEAD = "What others wrote, and the theme carries inside its files. Each name is followed by its licence (SPDX) and its notice."


@dataclass(frozen=True)
class Release:
    """What a package is a release of: its name in file names, its title, its version and the time of its commit."""

    name: str
    title: str
    version: str
    epoch: int

    @property
    def time(self) -> datetime:
        """The time of the release's commit, in UTC."""
        return datetime.fromtimestamp(self.epoch, UTC)


@dataclass(frozen=True)
class Component:
    """A piece that others wrote: its package, from pypi or npm, its licence, and the licence's file or its line of copyright."""

    name: str
    package: str
    licence: str
    what: str
    file: str = ""
    notice: str = ""
    source: Literal["pypi", "npm"] = "pypi"

    @property
    def version(self) -> str:
        """The version of its package that is installed."""
        if self.source == "npm":
            return str(json.loads(npm.installed(f"{self.package}/package.json").read_bytes())["version"])
        return version(self.package)

    @property
    def licence_text(self) -> bytes:
        """Its licence, from the folder of its package's licences or from the package itself."""
        if self.source == "npm":
            return npm.installed(f"{self.package}/{self.file}").read_bytes()
        for path in distribution(self.package).files or []:
            if path.as_posix().endswith(f"licenses/{self.file}") or path.as_posix() == self.file:
                return Path(str(path.locate())).read_bytes()
        lacks = f"the package {self.package} has no file {self.file}"
        raise ValueError(f"{COMPONENTS}: {lacks}; name the one that holds its licence")


def release_of(root: Path) -> Release:
    """The release that the folder `root` stands at."""
    course = Course(root)
    name = course.settings.id
    return Release(name, course.imprint.title or name, VERSION, int(source_date(root)))


def components_of(root: Path) -> list[Component]:
    """What `packaging/components.yml` lists; ValueError with every problem where it cannot be read."""
    text = (machine_of(root) / COMPONENTS).read_text(encoding="utf-8")
    found, problems = read_list(text, COMPONENTS, Component, "component")
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    return found


def licence_files(root: Path, components: Sequence[Component]) -> dict[str, bytes]:
    """The licences of all that is inside, by file name: the course's two, those of its parts, and the notices of the rest."""
    own = root if (root / CONTENT).exists() else machine_of(root)
    found = {f"course-{path.name}.txt": path.read_bytes() for path in (machine_of(root) / CODE, own / CONTENT)}
    found |= {f"{part.name.replace(' ', '-')}.txt": part.licence_text for part in components if part.file}
    said = [
        f"{part.name}: {part.licence}. {part.notice or 'Its licence stands in a file beside this one.'} ({part.what})"
        for part in components
    ]
    texts = [
        f"\n{'-' * 60}\n{path.stem}\n\n{path.read_text(encoding='utf-8').rstrip()}"
        for path in sorted((machine_of(root) / TEXTS).glob("*.txt"))
    ]
    return found | {"notices.txt": ("\n".join([_HEAD, "", *said, *texts]) + "\n").encode()}


def bill(release: Release, components: Sequence[Component], checksums: Mapping[str, str]) -> bytes:
    """The bill of materials as CycloneDX 1.6 JSON: the course, each part, and each file with its SHA-256 in `checksums`."""
    course = {
        "type": "application",
        "bom-ref": release.name,
        "name": release.title,
        "version": release.version,
        "licenses": [{"license": {"id": "MIT"}}, {"license": {"id": "CC-BY-4.0"}}],
    }
    parts = [_part(part) for part in components]
    files = [
        {"type": "file", "bom-ref": f"file:{name}", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
        for name, digest in sorted(checksums.items())
    ]
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": f"{release.time:%Y-%m-%dT%H:%M:%SZ}", "component": course},
        "components": parts + files,
        "dependencies": [{"ref": release.name, "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def _part(part: Component) -> dict[str, object]:
    known = {"type": "library", "bom-ref": f"part:{part.name}", "name": part.name, "description": part.what}
    if part.name == part.package:
        address = f"pkg:{part.source}/{part.package}@{part.version}"
        known |= {"version": part.version, "purl": address}
    return {**known, "licenses": [{"license": {"id": part.licence}}]}
