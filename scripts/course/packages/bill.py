"""What a package is made of: the course, and what others wrote, with versions and licences."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import distribution, version
from pathlib import Path

from course.course import Course
from course.pages.edition import PACKAGE
from course.site.build import source_date
from course.site.manifest import course_version
from course.text.yaml_files import read
from course.tools import npm

COMPONENTS = "packaging/components.yml"
CODE, CONTENT = "LICENSE", "LICENSE-CONTENT"


@dataclass(frozen=True)
class Release:
    """What a package is a release of: its name in file names, its title, its version and the time of its commit."""

    name: str
    title: str
    version: str
    epoch: int

    @property
    def date(self) -> str:
        """The day of the release's commit as an ISO date, in UTC."""
        return datetime.fromtimestamp(self.epoch, UTC).date().isoformat()


@dataclass(frozen=True)
class Component:
    """A piece that others wrote: its package, from pypi or npm, its licence, and the licence's file or its line of copyright."""

    name: str
    package: str
    licence: str
    what: str
    file: str = ""
    notice: str = ""
    source: str = "pypi"

    @property
    def version(self) -> str:
        """The version of its package that is installed."""
        if self.source == "npm":
            return str(json.loads(npm.installed(f"{self.package}/package.json").read_text(encoding="utf-8"))["version"])
        return version(self.package)


def release_of(root: Path) -> Release:
    """The release that the folder `root` stands at: its name and version as they are installed."""
    return Release(PACKAGE, Course(root).imprint.title or PACKAGE, course_version(), int(source_date(root)))


def components_of(root: Path) -> list[Component]:
    """What `packaging/components.yml` lists; ValueError with every problem where it cannot be read."""
    value, problems = read((root / COMPONENTS).read_text(encoding="utf-8"), COMPONENTS)
    if value is None or problems:
        raise ValueError("\n".join(map(str, problems)) or f"{COMPONENTS}:1: nothing is listed; add `- name: ...`")
    return [Component(**item) for item in value.plain()]


def licence_files(root: Path, components: list[Component]) -> dict[str, bytes]:
    """The licences of all that is inside, by file name: the course's two, those of its parts, and the notices of the rest."""
    found = {f"course-{name}.txt": (root / name).read_bytes() for name in (CODE, CONTENT)}
    notices = [
        "What others wrote, and the theme carries inside its files. Each name is followed by its licence (SPDX) and its notice.",
        "",
    ]
    for part in components:
        if part.file:
            found[f"{part.name.replace(' ', '-')}.txt"] = _licence(part)
        notices.append(
            f"{part.name}: {part.licence}. {part.notice or 'Its licence stands in a file beside this one.'} ({part.what})"
        )
    texts = [f"\n{'-' * 60}\n{name}\n\n{text}" for name, text in _TEXTS.items()]
    found["notices.txt"] = ("\n".join([*notices, *texts]) + "\n").encode()
    return found


def _licence(part: Component) -> bytes:
    """The licence file of a part, from the folder of its package's licences or from the package itself."""
    if part.source == "npm":
        return npm.installed(f"{part.package}/{part.file}").read_bytes()
    files = distribution(part.package).files or []
    match = next(
        (path for path in files if path.as_posix().endswith(f"licenses/{part.file}") or path.as_posix() == part.file),
        None,
    )
    if match is None:
        raise ValueError(
            f"{COMPONENTS}: the package {part.package} has no file {part.file}; name the one that holds its licence"
        )
    return Path(str(match.locate())).read_bytes()


def bill(release: Release, components: list[Component], checksums: Mapping[str, str]) -> bytes:
    """The bill of materials as CycloneDX 1.6 JSON: the course, each part, and each file with its SHA-256 in `checksums`."""
    stamp = datetime.fromtimestamp(release.epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
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
        "metadata": {"timestamp": stamp, "component": course},
        "components": parts + files,
        "dependencies": [{"ref": release.name, "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def _part(part: Component) -> dict[str, object]:
    own = part.name == part.package
    found: dict[str, object] = {
        "type": "library",
        "bom-ref": f"part:{part.name}",
        "name": part.name,
        "description": part.what,
    }
    if own:
        found["version"] = part.version
        found["purl"] = f"pkg:{part.source}/{part.package}@{part.version}"
    found["licenses"] = [{"license": {"id": part.licence}}]
    return found


_TEXTS = {
    "MIT": """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.""",
    "0BSD": """Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted. THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING
ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.""",
    "Apache-2.0": "The licence stands in full in mkdocs-quiz.txt beside this file.",
    "W3C-20150513": "The licence is at https://www.w3.org/copyright/software-license-2015/",
}
