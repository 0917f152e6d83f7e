"""Packages for learning systems: their names, what is in them, a host's settings, and the same bytes each time."""

from __future__ import annotations

import json
import shutil
import zipfile
import zlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from course.course import Course
from course.packages.bill import Release
from course.packages.scorm import host_settings, scorm_packages
from course.packages.scorm_manifest import MANIFEST, SCORM12, SCORM2004
from course.packages.scorm_settings import ScormSettings, read_settings, settings_file
from course.questions.resume_codes import check_codes, code
from course.text.problems import Problem
from tests.scorm_rules import check_package

RELEASE = Release("course", "A course", "1.2.3", 1767225600)
SLUGS = ["assessment", "uncertainty"]


@pytest.fixture(scope="session")
def site_part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As much of a built site as a package asks for."""
    folder = tmp_path_factory.mktemp("site_part")
    for name in (
        "index.html",
        "404.html",
        "modules/assessment.html",
        "assets/later/scorm.js",
        "assets/later/scorm.css",
        "assets/images/favicon.svg",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def made(root: Path, site: Path, dist: Path, *only: str, settings: ScormSettings | None = None) -> dict[str, Path]:
    return {
        path.name: path for path in scorm_packages(root, site, dist, RELEASE, settings or ScormSettings(), only or None)
    }


def facts(package: Path) -> dict[str, object]:
    page = BeautifulSoup(zipfile.ZipFile(package).read("scorm.html"), "html.parser")
    found: dict[str, object] = json.loads(page.select_one("#page-facts").text)  # type: ignore[union-attr]
    return found


def codes_of(course: Course) -> list[Problem]:
    return check_codes({**course.modules, **course.cases}, course.banks.values())


def test_there_is_a_package_for_the_course_and_for_each_module_in_both_standards(
    root: Path, small: Path, site_part: Path, tmp_path: Path
) -> None:
    for licence in ("LICENSE", "LICENSE-CONTENT"):
        shutil.copy(root / licence, small)
    names = set(made(small, site_part, tmp_path))
    ends = ("", "-park", "-pond")
    assert names == {f"course-1.2.3-{kind}{end}.zip" for kind in ("scorm12", "scorm2004") for end in ends}


@pytest.mark.parametrize(("kind", "standard"), [("scorm12", SCORM12), ("scorm2004-assessment", SCORM2004)])
def test_a_package_keeps_the_rules_and_lists_its_papers_too(
    root: Path, site_part: Path, tmp_path: Path, kind: str, standard: object
) -> None:
    (package,) = made(root, site_part, tmp_path, kind).values()
    archive = zipfile.ZipFile(package)
    files = {name: archive.read(name) for name in archive.namelist()}
    assert check_package(files, SCORM12 if standard is SCORM12 else SCORM2004) == []
    text = files[MANIFEST].decode()
    assert "about-this-package/SHA256SUMS.txt" in text and "about-this-package/bill-of-materials.cdx.json" in text


def test_a_module_s_package_opens_with_it_counts_it_alone_and_bears_its_name(
    root: Path, site_part: Path, tmp_path: Path
) -> None:
    (package,) = made(
        root, site_part, tmp_path, "scorm12-assessment", settings=ScormSettings(("uncertainty",), True, 80)
    ).values()
    told = facts(package)
    assert (told["start"], told["modules"], told["score"], told["pass"], told["standard"]) == (
        "modules/assessment.html",
        ["assessment"],
        True,
        80,
        "1.2",
    )
    archive = zipfile.ZipFile(package)
    assert "<title>A course: Assessment and early help</title>" in archive.read(MANIFEST).decode()
    assert 'identifier="course-assessment"' in archive.read(MANIFEST).decode()
    assert 'modules: ["assessment"],' in archive.read("scorm-settings.js").decode()
    assert (
        archive.read("about-this-package/VERSION.txt").decode().splitlines()[0] == "A course: Assessment and early help"
    )


def test_a_place_to_come_back_to_is_a_page_of_the_course(root: Path, site_part: Path, tmp_path: Path) -> None:
    (package,) = made(root, site_part, tmp_path, "scorm2004").values()
    assert facts(package)["pages"] == ["index.html", "modules/assessment.html"]


def test_the_same_site_gives_the_same_bytes(root: Path, site_part: Path, tmp_path: Path) -> None:
    one, other = (made(root, site_part, tmp_path / name, "scorm2004") for name in ("a", "b b"))
    assert [path.read_bytes() for path in one.values()] == [path.read_bytes() for path in other.values()]


def test_the_page_of_a_package_keeps_the_policy(root: Path, site_part: Path, tmp_path: Path) -> None:
    from course.pages.policy import violations

    (package,) = made(root, site_part, tmp_path, "scorm12").values()
    assert violations(zipfile.ZipFile(package).read("scorm.html").decode(), "scorm.html") == []


# Settings

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
    "    modules: [assesment]\n": "local.yml:4: there is no module or case 'assesment'; known are assessment, uncertainty",
    "    modules: assessment\n": "local.yml:4: `modules` must be a list; write `modules: [assessment, uncertainty]`",
    "    score: maybe\n": "local.yml:4: `score` must be true or false; write `score: true`",
    "    score: true\n    pass: 180\n": "local.yml:5: `pass` must be a whole number from 1 to 100; write `pass: 80`",
    "    pass: 80\n": "local.yml:4: `pass` needs a score; add `score: true`",
    "    scores: true\n": "local.yml:4: unknown name 'scores' under `scorm`; known are modules, score, pass",
    "    - score\n": "local.yml:4: `scorm` must be names and values such as `score: true`",
    "    score: [\n": "local.yml:5: this is not YAML",
}


def test_a_slip_in_what_a_host_sets_is_told_with_its_line() -> None:
    for text, says in SLIPS.items():
        settings, problems = read_settings(START + text, "local.yml", SLUGS)
        assert settings == ScormSettings()
        assert [str(problem) for problem in problems if str(problem).startswith(says)], (text, problems)


def test_every_slip_is_told_at_once() -> None:
    _, problems = read_settings(f"{START}    score: maybe\n    modules: [x, y]\n    pass: no\n", "local.yml", SLUGS)
    assert len(problems) == 5


def test_a_host_s_file_that_is_not_there_is_told(root: Path) -> None:
    assert [str(problem) for problem in host_settings(root, "none.yml")[1]] == [
        "none.yml:1: there is no such file; begin one with `INHERIT: mkdocs.yml`"
    ]


def test_the_settings_file_of_a_package_says_what_each_setting_does(root: Path) -> None:
    text = settings_file(
        (root / "packaging/scorm/scorm-settings.js").read_text(encoding="utf-8"), ScormSettings(("a",), True, None)
    )
    assert 'modules: ["a"],' in text and "score: true," in text and "pass: null\n" in text


# Codes


def test_no_two_questions_pages_or_sections_share_a_code(root: Path) -> None:
    assert codes_of(Course(root)) == []


def test_two_names_that_share_a_code_are_told(root: Path, tmp_path: Path) -> None:
    seen: dict[str, str] = {}
    one, other = "", ""
    for number in range(20_000):
        other = f"question-{number}"
        one = seen.setdefault(code(other, 3), other)
        if one != other:
            break
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "docs" / "modules").mkdir(parents=True)
    page = (root / "docs/modules/assessment.md").read_text(encoding="utf-8")
    (tmp_path / "docs/modules/park.md").write_text(
        page.replace("#early-help", f"#{one}").replace("#caf-limits", f"#{other}"), encoding="utf-8"
    )
    (problem,) = codes_of(Course(tmp_path))
    assert str(problem).startswith("docs/modules/park.md:")
    assert f"{other!r} would be taken for {one!r}; give the newer of the two another name" in str(problem)


def test_a_code_is_the_folded_checksum() -> None:
    assert zlib.crc32(b"a") == 0xE8B7BE43
    assert code("a", 4) == "t76r"
