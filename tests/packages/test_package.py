"""Packages: the same bytes each time, whole or not at all, with the papers that tell what is inside."""

import hashlib
import json
import zipfile
from pathlib import Path

import material
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from course.packages.bill import Release, components_of
from course.packages.package import ABOUT, BILL, CHECKSUMS, VERSION, write_package

RELEASE = Release("course", "A course", "1.2.3", 1767225600)
FILES = {"b/two.txt": b"two", "a.txt": "é".encode()}


@pytest.fixture
def package(tmp_path: Path, root: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(write_package(tmp_path, RELEASE, "web", FILES, root))


def test_a_package_is_named_and_holds_its_files_and_its_papers(package: zipfile.ZipFile) -> None:
    assert Path(str(package.filename)).name == "course-1.2.3-web.zip"
    papers = {VERSION, CHECKSUMS, BILL, *(f"{ABOUT}/licences/{name}.txt" for name in ("course-LICENSE", "notices"))}
    assert {*FILES, *papers} <= set(package.namelist())
    assert package.read("a.txt") == FILES["a.txt"]
    assert package.read(VERSION).decode().splitlines() == ["A course", "version 1.2.3, 2026-01-01", "package web"]
    assert b"Permission is hereby granted" in package.read(f"{ABOUT}/licences/notices.txt")


def test_every_file_but_the_checksums_has_one_that_fits(package: zipfile.ZipFile) -> None:
    lines = package.read(CHECKSUMS).decode().splitlines()
    told = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    names = [name for name in package.namelist() if name != CHECKSUMS]
    assert told == {name: hashlib.sha256(package.read(name)).hexdigest() for name in names}


def test_the_bill_names_each_part_with_a_licence_and_each_file_and_is_valid(
    package: zipfile.ZipFile, root: Path
) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(package.read(BILL).decode()) is None
    told = json.loads(package.read(BILL))
    said = (told["bomFormat"], told["specVersion"], told["metadata"]["component"]["version"])
    assert said == ("CycloneDX", "1.6", "1.2.3")
    parts = {part["name"]: part for part in told["components"] if part["type"] == "library"}
    assert set(parts) == {part.name for part in components_of(root)}
    assert all(part["licenses"][0]["license"]["id"] for part in parts.values())
    assert {"a.txt", "b/two.txt"} <= {part["name"] for part in told["components"] if part["type"] == "file"}


def test_what_the_theme_carries_inside_its_styles_is_on_the_bill(root: Path) -> None:
    assets = Path(material.__file__).parent / "templates" / "assets"
    maps = assets.glob("stylesheets/*.map")
    sources = [source for path in maps for source in json.loads(path.read_text(encoding="utf-8"))["sources"]]
    carried = {source.rpartition("node_modules/")[2].split("/")[0] for source in sources if "node_modules/" in source}
    assert carried
    assert carried <= {part.name for part in components_of(root)}
