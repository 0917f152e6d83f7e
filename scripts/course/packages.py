"""Zips to hand out: from the same commit the same bytes, each with its version, checksums, bill of materials and licences."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from course.billofmaterials import Release, bill, components_of, licence_files

ABOUT = "about-this-package"
VERSION, CHECKSUMS, BILL = f"{ABOUT}/VERSION.txt", f"{ABOUT}/SHA256SUMS.txt", f"{ABOUT}/bill-of-materials.cdx.json"
_FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC).timestamp()


def package_path(dist: Path, release: Release, kind: str) -> Path:
    """Where the package of this kind stands, such as `dist/learning-from-reviews-0.1.0-web.zip`."""
    return dist / f"{release.name}-{release.version}-{kind}.zip"


def folder_files(folder: Path, *, under: str = "") -> dict[str, bytes]:
    """Every file of the folder by its path in it, with `under` before each path."""
    return {
        f"{under}{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_package(dist: Path, release: Release, kind: str, files: Mapping[str, bytes], root: Path) -> Path:
    """Write `files` and what tells of them into a package of this kind in the folder `dist`, and give back its path.

    `root` is the course's folder, where its licences and the list of its parts stand.
    """
    out = package_path(dist, release, kind)
    write_zip(out, with_papers(files, release, kind, root), release.epoch)
    return out


def with_papers(files: Mapping[str, bytes], release: Release, kind: str, root: Path) -> dict[str, bytes]:
    """`files` with version, licences, checksums of all but themselves, and bill of materials in a folder of their own."""
    components = components_of(root)
    told = dict(files)
    told[VERSION] = f"{release.title}\nversion {release.version}, {release.date}\npackage {kind}\n".encode()
    told.update({f"{ABOUT}/licences/{name}": data for name, data in licence_files(root, components).items()})
    told[BILL] = bill(release, components, {name: sha256(data) for name, data in told.items()})
    told[CHECKSUMS] = "".join(f"{sha256(data)}  {name}\n" for name, data in sorted(told.items())).encode()
    return told


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` as `sha256sum` prints it."""
    return hashlib.sha256(data).hexdigest()


def write_zip(out: Path, files: Mapping[str, bytes], epoch: int) -> None:
    """Write the zip `out` with `files` in the order of their names, all dated `epoch`; `out` changes only when it is whole."""
    out.parent.mkdir(parents=True, exist_ok=True)
    when = datetime.fromtimestamp(max(epoch, _FIRST_DAY), UTC).timetuple()[:6]
    aside = out.with_name(f".{out.name}.part")
    try:
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
            for name, data in sorted(files.items()):
                package.writestr(_entry(name, when), data, compresslevel=9)
        aside.replace(out)
    finally:
        aside.unlink(missing_ok=True)


def _entry(name: str, when: tuple[int, ...]) -> zipfile.ZipInfo:
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        raise ValueError(f"{name!r} is no path for a package; give one relative to its top, with forward slashes")
    year, month, day, hour, minute, second = when
    entry = zipfile.ZipInfo(name, (year, month, day, hour, minute, second))
    entry.create_system, entry.external_attr, entry.compress_type = 3, 0o644 << 16, zipfile.ZIP_DEFLATED
    return entry
