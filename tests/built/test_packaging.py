"""The packages of a release: what is in each, the same bytes from the same source, and the questions alone."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from course.course import Course
from course.packages.all import MOST_WEB_BYTES, package_command, size_of_pages
from course.packages.web import PERMISSIONS
from course.pages.policy import POLICY
from tests.conftest import ROOT
from tests.servers import packages  # noqa: F401


def test_every_kind_of_package_is_made(packages: dict[str, Path]) -> None:
    assert sorted(packages) == ["folder", "moodle", "qti", "qti12", "web"]


def test_the_web_package_stays_under_its_size(packages: dict[str, Path]) -> None:
    assert packages["web"].stat().st_size < MOST_WEB_BYTES


def test_no_package_holds_a_folder_of_a_host(packages: dict[str, Path]) -> None:
    for path in packages.values():
        assert [name for name in zipfile.ZipFile(path).namelist() if name.startswith("course/local/")] == []


def test_the_manifest_of_a_package_fits_its_files(packages: dict[str, Path]) -> None:
    for kind in ("web", "folder"):
        package = zipfile.ZipFile(packages[kind])
        told = json.loads(re.search(r"manifest\"\]=(\{.*\});", package.read("course/assets/manifest.js").decode())[1])  # type: ignore[index]
        assert len(told["files"]) > 150
        assert [
            name
            for name, size, found in told["files"]
            if (len(package.read(f"course/{name}")), f"{zlib.crc32(package.read(f'course/{name}')):08x}")
            != (size, found)
        ] == []


def test_every_style_and_script_that_a_page_asks_for_has_a_name_that_changes_with_it(packages: dict[str, Path]) -> None:
    package = zipfile.ZipFile(packages["web"])
    for name in package.namelist():
        if name.endswith(".html"):
            asked = re.findall(r'(?:src|href)="([^"]*\.(?:js|css))"', package.read(name).decode())
            assert asked and [one for one in asked if not re.search(r"[.-][0-9A-Za-z]{8}\.(?:js|css)$", one)] == [], (
                name
            )


SETTINGS = ["course/web.config", "course/.htaccess", "nginx/course.conf"]


def test_no_mark_is_left_in_a_server_s_settings(packages: dict[str, Path]) -> None:
    texts = {name: zipfile.ZipFile(packages["web"]).read(name).decode() for name in SETTINGS}
    assert [name for name, text in texts.items() if "{policy}" in text or "{permissions}" in text] == []
    assert [name for name, text in texts.items() if "default-src 'none'" not in text] == []


def test_the_settings_for_iis_are_whole_xml_with_the_rules_of_the_others(packages: dict[str, Path]) -> None:
    told = ElementTree.fromstring(zipfile.ZipFile(packages["web"]).read("course/web.config"))
    assert {one.get("name"): one.get("value") for one in told.iterfind(".//customHeaders/add")} == {
        "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": PERMISSIONS,
    }
    assert [one.get("path") for one in told.iterfind("location")] == [
        "assets/bundles",
        "assets/javascripts",
        "assets/stylesheets",
    ]
    types = {one.get("fileExtension"): one.get("mimeType") for one in told.iterfind(".//mimeMap")}
    assert types[".js"].startswith("text/javascript")
    assert types[".json"] == "application/json"


def test_files_to_take_away_do_not_count_against_the_size_of_the_pages(tmp_path: Path) -> None:
    for name, more in (("one.zip", {}), ("two.zip", {"course/take-away/a.pdf": bytes(range(256)) * 40})):
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            for path, data in {"course/index.html": b"page", **more}.items():
                package.writestr(path, data)
    assert size_of_pages(tmp_path / "one.zip") == pytest.approx(size_of_pages(tmp_path / "two.zip"), abs=200)


def test_the_questions_alone_are_in_packages_of_their_own(packages: dict[str, Path]) -> None:
    count = sum(len(bank.questions) for bank in Course(ROOT).banks.values())
    for kind in ("qti", "qti12"):
        names = zipfile.ZipFile(packages[kind]).namelist()
        assert sum(name.startswith("items/") for name in names) == count
        assert {"README.txt", "imsmanifest.xml"} <= set(names)


def test_without_a_site_there_is_one_line_that_says_so(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert package_command(root, tmp_path, tmp_path / "dist") == 2
    assert capsys.readouterr().err.splitlines() == [f"package: no whole site in {tmp_path}; run make build first"]
    assert not (tmp_path / "dist").exists()
