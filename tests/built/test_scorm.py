"""The SCORM packages of the real site, and the plain site without them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from course.packages.bill import release_of
from course.packages.scorm import scorm_packages
from course.packages.scorm_manifest import SCORM2004
from course.packages.scorm_settings import ScormSettings
from tests.conftest import ROOT
from tests.scorm_rules import check_package


def test_the_plain_site_has_no_page_of_the_frame(site: Path) -> None:
    assert [path.relative_to(site).as_posix() for path in site.rglob("*scorm*.html")] == ["hosting/scorm.html"]


def test_the_real_package_keeps_the_rules_and_holds_the_site_without_what_is_for_hosts(
    site: Path, tmp_path: Path
) -> None:
    (package,) = scorm_packages(ROOT, site, tmp_path, release_of(ROOT), ScormSettings(), ["scorm2004"])
    archive = zipfile.ZipFile(package)
    files = {name: archive.read(name) for name in archive.namelist()}
    assert check_package(files, SCORM2004) == []
    left = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - set(files)
    pages = {f"hosting/{page.stem}.html" for page in (ROOT / "docs" / "hosting").glob("*.md")}
    assert {name for name in left if name.endswith(".html")} == pages
    assert {name for name in left if "host" not in name} == {"assets/manifest.js"}
    text = b"\n".join(data for name, data in files.items() if name.endswith((".html", ".js")))
    assert [name for name in left if name.encode() in text] == []
    assert package.stat().st_size < 5_000_000
