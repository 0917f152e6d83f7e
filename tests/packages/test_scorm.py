"""Packages for learning systems: their names, what is in them, a host's settings, and the same bytes each time."""

import json
import re
import shutil
import zipfile
import zlib
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from bs4 import BeautifulSoup

from course.course import Course
from course.packages.bill import Release
from course.packages.scorm import (
    MANIFEST,
    ScormSettings,
    host_settings,
    read_settings,
    scorm_packages,
)
from course.pages.policy import violations
from course.questions.resume_codes import check_codes, code
from tests.conftest import ROOT
from tests.scorm_rules import broken_rules

RELEASE = Release("course", "Parks & benches <1>", "1.2.3", 1767225600)
SLUGS = ["assessment", "uncertainty"]
SITE = ["index.html", "404.html", "modules/assessment.html", "assets/images/favicon.svg"]
SITE += ["assets/later/scorm.js", "assets/later/scorm.css", "our files/café & co.html"]


@pytest.fixture
def site_part(tmp_path: Path) -> Path:
    """As much of a built site as a package asks for."""
    for name in SITE:
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "site"


def made(site: Path, dist: Path, kind: str, settings: ScormSettings | None = None) -> dict[str, bytes]:
    """The files of the package of a kind."""
    (package,) = scorm_packages(ROOT, site, dist, RELEASE, settings or ScormSettings(), [kind])
    archive = zipfile.ZipFile(package)
    return {name: archive.read(name) for name in archive.namelist()}


def facts(files: dict[str, bytes]) -> dict[str, object]:
    page = BeautifulSoup(files["scorm.html"], "html.parser")
    found: dict[str, object] = json.loads(page.select_one("#page-facts").text)  # type: ignore[union-attr]
    return found


def test_there_is_a_package_for_the_course_and_for_each_module_in_both_standards(
    small: Path, site_part: Path, tmp_path: Path
) -> None:
    for licence in ("LICENSE", "LICENSE-CONTENT"):
        shutil.copy(ROOT / licence, small)
    names = {path.name for path in scorm_packages(small, site_part, tmp_path, RELEASE, ScormSettings())}
    ends = ("", "-park", "-pond")
    assert names == {f"course-1.2.3-{kind}{end}.zip" for kind in ("scorm12", "scorm2004") for end in ends}


def test_a_package_keeps_the_rules_and_lists_its_papers_too(site_part: Path, tmp_path: Path) -> None:
    for kind, standard in (("scorm12", "scorm12"), ("scorm2004-assessment", "scorm2004")):
        files = made(site_part, tmp_path, kind)
        assert broken_rules(files, standard) == []
        papers = ("SHA256SUMS.txt", "bill-of-materials.cdx.json")
        assert all(f"about-this-package/{name}" in files[MANIFEST].decode() for name in papers)
        assert violations(files["scorm.html"].decode(), "scorm.html") == []
        assert "course-settings {" in files["local/settings.css"].decode()
        assert not re.search(r"^ *--", files["local/settings.css"].decode(), re.MULTILINE)
        assert "pass: null\n" in files["scorm-settings.js"].decode()
        assert "imsmanifest.xml has to be at the top" in files["README.txt"].decode()
        assert '<file href="README.txt"/>' in files[MANIFEST].decode()
        assert facts(files)["pages"] == ["index.html", "modules/assessment.html", "our files/café & co.html"]


def test_a_module_s_package_opens_with_it_counts_it_alone_and_bears_its_name(site_part: Path, tmp_path: Path) -> None:
    files = made(site_part, tmp_path, "scorm12-assessment", ScormSettings(("uncertainty",), True, 80))
    told = facts(files)
    assert (told["start"], told["standard"]) == ("modules/assessment.html", "1.2")
    assert (told["modules"], told["score"], told["pass"]) == (["assessment"], True, 80)
    title, manifest = "Parks & benches <1>: Assessment and early help", files[MANIFEST].decode()
    assert f"<title>{escape(title)}</title>" in manifest and 'identifier="course-assessment"' in manifest
    settings = files["scorm-settings.js"].decode()
    assert all(line in settings for line in ('modules: ["assessment"],', "score: true,", "pass: 80\n"))
    assert files["about-this-package/VERSION.txt"].decode().startswith(f"{title}\n")


START = "INHERIT: mkdocs.yml\nextra:\n  scorm:\n"
SET = {
    "INHERIT: mkdocs.yml\n": ScormSettings(),
    "extra:\n  local:\n    organisation: x\n": ScormSettings(),
    f"{START}    modules: [uncertainty, assessment]\n": ScormSettings(("uncertainty", "assessment")),
    f"{START}    score: true\n    pass: 80\n": ScormSettings((), True, 80),
    f"{START}    score: false\n    modules: []\n": ScormSettings(),
}


def test_what_a_host_sets_is_read() -> None:
    for text, settings in SET.items():
        assert read_settings(text, "local.yml", SLUGS) == (settings, []), text


SLIPS = {
    "    modules: [assesment]\n": "local.yml:4: there is no module or case 'assesment'; write 'assessment'",
    "    score: true\n    pass: 180\n": "local.yml:5: 'pass' in the settings under `scorm`: '180' has another form; write a whole number from 1 to 100",
    "    pass: 80\n": "local.yml:4: `pass` needs a score; add `score: true`",
    "    scores: true\n": "local.yml:4: unknown key 'scores' in the settings under `scorm`; write 'score'",
    "    - score\n": "local.yml:4: the settings under `scorm` must be names and values such as `modules: ...`",
    "    score: [\n": "local.yml:5: this is not YAML",
}


def test_a_slip_in_what_a_host_sets_is_told_with_its_line() -> None:
    for text, says in SLIPS.items():
        settings, problems = read_settings(START + text, "local.yml", SLUGS)
        assert settings == ScormSettings()
        assert [str(problem) for problem in problems if str(problem).startswith(says)], (text, problems)


def test_a_host_s_file_that_is_not_there_is_told() -> None:
    (problem,) = host_settings(ROOT, "none.yml")[1]
    assert str(problem) == "none.yml:1: there is no such file; begin one with `INHERIT: mkdocs.yml`"


def test_two_names_that_share_a_code_are_told(tmp_path: Path) -> None:
    seen: dict[str, str] = {}
    other = next(name for name in (f"n-{n}" for n in range(20_000)) if seen.setdefault(code(name, 3), name) != name)
    one = seen[code(other, 3)]
    page = tmp_path / "docs" / "modules" / "park.md"
    page.parent.mkdir(parents=True)
    page.write_text(f"## One {{ #{one} }}\n\nA.\n\n## Other {{ #{other} }}\n\nB.\n", encoding="utf-8")
    (problem,) = check_codes(Course(tmp_path).modules, [])
    assert str(problem).startswith("docs/modules/park.md:5: ")
    assert f"{other!r} would be taken for {one!r}; give the newer of the two another name" in str(problem)


def test_a_code_is_the_folded_checksum() -> None:
    assert zlib.crc32(b"a") == 0xE8B7BE43
    assert code("a", 4) == "t76r"
