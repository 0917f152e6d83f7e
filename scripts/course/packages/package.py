"""Zips to hand out: from the same commit the same bytes, each with its version, checksums, bill of materials and licences."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from course.packages.bill import Release, bill, components_of, licence_files
from course.text.files import machine_of
from course.tools.zips import packed

ABOUT = "about-this-package"
VERSION, CHECKSUMS, BILL = f"{ABOUT}/VERSION.txt", f"{ABOUT}/SHA256SUMS.txt", f"{ABOUT}/bill-of-materials.cdx.json"


def folder_files(folder: Path, *, under: str = "") -> dict[str, bytes]:
    """Every file of the folder by its path in it, with `under` before each path."""
    return {
        f"{under}{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_package(dist: Path, release: Release, kind: str, files: Mapping[str, bytes], root: Path) -> Path:
    """Write `files` and what tells of them into a package of this kind in the folder `dist`, and give back its path; it changes only when the new one is whole.

    `root` is the course's folder, where its licences and the list of its parts stand.
    """
    out = dist / f"{release.name}-{release.version}-{kind}.zip"
    aside = out.with_name(f".{out.name}.part")
    dist.mkdir(parents=True, exist_ok=True)
    aside.write_bytes(packed(with_papers(files, release, kind, root), release.epoch))
    aside.replace(out)
    return out


def with_papers(files: Mapping[str, bytes], release: Release, kind: str, root: Path) -> dict[str, bytes]:
    """`files` with version, licences, checksums of all but themselves, and bill of materials in a folder of their own."""
    components = components_of(root)
    told = dict(files)
    told[VERSION] = f"{release.title}\nversion {release.version}, {release.time.date()}\npackage {kind}\n".encode()
    told.update({f"{ABOUT}/licences/{name}": data for name, data in licence_files(root, components).items()})
    told[BILL] = bill(release, components, {name: sha256(data) for name, data in told.items()})
    told[CHECKSUMS] = "".join(f"{sha256(data)}  {name}\n" for name, data in sorted(told.items())).encode()
    return told


def template(root: Path, name: str, /, **values: str) -> str:
    """The file `name` of `packaging/`, in which each name in braces gives way to its value."""
    text = (machine_of(root) / "packaging" / name).read_text(encoding="utf-8")
    for known, value in values.items():
        text = text.replace(f"{{{known}}}", value)
    return text


def readme(root: Path, release: Release, kind: str, **more: str) -> bytes:
    """What every package says of itself."""
    return template(root, f"README-{kind}.txt", title=release.title, version=release.version, **more).encode()


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` as `sha256sum` prints it."""
    return hashlib.sha256(data).hexdigest()
