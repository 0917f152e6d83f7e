"""The packages of a release: what is in each, the same bytes from the same source, and the questions alone."""

import re
import zipfile
import zlib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from course.packages.all import PERMISSIONS, package_command
from course.packages.bill import release_of
from course.packages.package import folder_files
from course.packages.scorm import ScormSettings, for_learners, scorm_packages
from course.pages.policy import POLICY
from tests.built.pages import wrong
from tests.conftest import ROOT, scripted
from tests.scorm_rules import broken_rules
from tests.servers import packages  # noqa: F401

HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": PERMISSIONS,
}


def test_every_kind_of_package_is_made_and_says_what_it_is_and_the_web_package_stays_under_its_size(
    packages: dict[str, Path],
) -> None:
    assert sorted(packages) == ["folder", "moodle", "qti", "qti12", "web"]
    assert [kind for kind, path in packages.items() if "README.txt" not in zipfile.ZipFile(path).namelist()] == []
    assert packages["web"].stat().st_size < 5_000_000


def test_no_page_in_a_learning_system_says_that_nothing_is_sent_and_not_what_is(site: Path) -> None:
    says = re.compile(r"\bnothing\b[^.]*\bis sent\b|\bsent nowhere\b|\bfree\. no account", re.IGNORECASE)
    pages = {name: data for name, data in for_learners(folder_files(site)).items() if name.endswith(".html")}
    assert len(pages) > 50
    for name, data in pages.items():
        parts = re.split(r"</?(?:p|li)\b", data.decode())
        assert [part for part in parts if says.search(part) and "learning system" not in part] == [], name


def test_the_manifest_of_a_package_fits_its_files(packages: dict[str, Path]) -> None:
    for kind in ("web", "folder"):
        package = zipfile.ZipFile(packages[kind])
        told = scripted(package.read("course/assets/manifest.js").decode())["manifest"]
        assert len(told["files"]) > 150
        held = {name: package.read(f"course/{name}") for name, _, _ in told["files"]}
        assert told["files"] == [[name, len(data), f"{zlib.crc32(data):08x}"] for name, data in held.items()]


def test_every_style_and_script_that_a_page_asks_for_has_a_name_that_changes_with_it(packages: dict[str, Path]) -> None:
    package = zipfile.ZipFile(packages["web"])
    for name in package.namelist():
        if name.endswith(".html"):
            asked = re.findall(r'(?:src|href)="([^"]*\.(?:js|css))"', package.read(name).decode())
            assert asked and all(re.search(r"[.-][0-9A-Za-z]{8}\.(?:js|css)$", one) for one in asked), name


def test_the_settings_for_iis_are_whole_xml_with_the_rules_of_the_others(packages: dict[str, Path]) -> None:
    told = ElementTree.fromstring(zipfile.ZipFile(packages["web"]).read("course/web.config"))
    assert {one.get("name"): one.get("value") for one in told.iterfind(".//customHeaders/add")} == HEADERS
    assert [one.get("path") for one in told.iterfind("location")] == ["assets/bundles"]
    types = {one.get("fileExtension"): one.get("mimeType") for one in told.iterfind(".//mimeMap")}
    assert types[".js"].startswith("text/javascript")
    assert types[".json"] == "application/json"


def test_the_settings_for_iis_take_out_what_they_add_so_that_they_hold_below_a_site_that_has_set_the_same(
    packages: dict[str, Path],
) -> None:
    """IIS answers 500.19 to an entry that stands twice."""
    told = ElementTree.fromstring(zipfile.ZipFile(packages["web"]).read("course/web.config"))
    added = 0
    for part in told.iter():
        for before, entry in pairwise([ElementTree.Element("none"), *part]):
            if entry.tag in ("add", "mimeMap", "error"):
                (name, value), added = next(iter(entry.items())), added + 1
                assert (before.tag, before.get(name)) == ("remove", value), value
    assert added > 10 and not list(told.iter("clear"))


def test_every_package_opens_in_explorer_and_holds_no_folder_of_a_host(packages: dict[str, Path]) -> None:
    refused = re.compile(
        r'[<>:"|?*\\\x00-\x1f]|[ .](/|$)|(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)|^course/local/', re.I
    )

    def strange(kind: str) -> list[str]:
        names = {one.filename: one.flag_bits & 0x800 for one in zipfile.ZipFile(packages[kind]).infolist()}
        alike = [name for name, count in Counter(map(str.lower, names)).items() if count > 1]
        told = {name for name, is_utf_8 in names.items() if len(name) > 180 or not (name.isascii() or is_utf_8)}
        return [*alike, *told, *filter(refused.search, names)]

    assert wrong(packages, strange) == {}


def test_without_a_site_there_is_one_line_that_says_so(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert package_command(root, tmp_path, tmp_path / "dist") == 2
    assert capsys.readouterr().err.splitlines() == [f"package: no whole site in {tmp_path}; run make build first"]
    assert not (tmp_path / "dist").exists()


def test_the_plain_site_has_no_page_of_the_frame(site: Path) -> None:
    assert [path.relative_to(site).as_posix() for path in site.rglob("*scorm*.html")] == ["hosting/scorm.html"]


def test_the_real_package_keeps_the_rules_and_holds_the_site_without_what_is_for_hosts(
    site: Path, tmp_path: Path
) -> None:
    (package,) = scorm_packages(ROOT, site, tmp_path, release_of(ROOT), ScormSettings(), ["scorm2004"])
    archive = zipfile.ZipFile(package)
    files = {name: archive.read(name) for name in archive.namelist()}
    assert broken_rules(files, "scorm2004") == []
    left = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - set(files)
    pages = {f"hosting/{page.stem}.html" for page in (ROOT / "docs" / "hosting").glob("*.md")}
    assert {name for name in left if name.endswith(".html")} == pages
    assert {name for name in left if "host" not in name} == {"assets/manifest.js"}
    text = b"\n".join(data for name, data in files.items() if name.endswith((".html", ".js")))
    assert [name for name in left if name.encode() in text] == []
    assert package.stat().st_size < 5_000_000
