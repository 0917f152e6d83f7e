"""The rules of SCORM: a sound package passes, and one with a single fault is told of it with the line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from course.packages.scorm_manifest import LAUNCH, MANIFEST, SCORM12, SCORM2004, STANDARDS, Standard, manifest
from tests.scorm_rules import check_package

FILES = {LAUNCH: b'<script defer src="a.js"></script>', "a.js": b"", "our files/café & co.html": b""}


def package(standard: Standard, edit: Callable[[str], str] = str) -> dict[str, bytes]:
    text = manifest(standard, "course-park", "1.0", "Parks & benches <1>", FILES).decode()
    return {**FILES, MANIFEST: edit(text).encode()}


def told(standard: Standard, edit: Callable[[str], str] = str) -> list[str]:
    return [str(problem) for problem in check_package(package(standard, edit), standard)]


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda standard: standard.kind)
def test_a_manifest_as_it_is_drawn_breaks_no_rule(standard: Standard) -> None:
    assert told(standard) == []


def swap(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, count)

    return edit


FAULTS: list[tuple[Standard, Callable[[str], str], str]] = [
    (SCORM12, swap("imscp_rootv1p1p2", "imscp_v9"), "imsmanifest.xml:2: the root is <http://www.imsproject.org/xsd/imscp_v9 manifest>"),
    (SCORM12, swap("<schemaversion>1.2<", "<schemaversion>1.3<"), "imsmanifest.xml:5: <schemaversion> is '1.3'; this standard writes '1.2'"),
    (SCORM2004, swap("2004 4th Edition", "CAM 1.3"), "<schemaversion> is 'CAM 1.3'; this standard writes '2004 4th Edition'"),
    (SCORM12, swap("    <schema>ADL SCORM</schema>\n", ""), "imsmanifest.xml:3: 0 elements <schema> stand here; one is right"),
    (SCORM12, swap('identifier="course-park"', 'identifier="1 park"'), "imsmanifest.xml:2: the identifier '1 park' must begin with a letter"),
    (SCORM12, swap('identifier="res-pages"', 'identifier="item-course"'), "the identifier 'item-course' stands on line 10 already; each must be its own"),
    (SCORM12, swap('default="org-course"', 'default="none"'), "imsmanifest.xml:7: the default organization 'none' is not here"),
    (SCORM12, swap('identifierref="res-pages"', 'identifierref="page"'), "imsmanifest.xml:10: the item opens 'page', and no resource has that identifier"),
    (SCORM12, swap("<title>Parks &amp; benches &lt;1&gt;</title>", "<title> </title>"), "imsmanifest.xml:9: the title has 0 characters; write 1 to 200"),
    (SCORM12, lambda text: text[: text.index("      <item")] + text[text.index("    </organization>") :], "the organization has no <item>, so nothing can be opened"),
    (SCORM12, swap('adlcp:scormtype="sco"', 'adlcp:scormType="sco"'), 'a resource says type="webcontent" and adlcp:scormtype="sco" or "asset"'),
    (SCORM2004, swap('adlcp:scormType="sco"', 'adlcp:scormtype="sco"'), 'a resource says type="webcontent" and adlcp:scormType="sco" or "asset"'),
    (SCORM12, swap('type="webcontent"', 'type="text/html"'), 'a resource says type="webcontent"'),
    (SCORM12, swap('href="scorm.html">', 'href="other.html">'), "the page 'other.html' that it opens is not among its files"),
    (SCORM12, swap('<file href="a.js"/>', '<file href="a.js"/><file href="a.js"/>'), "the file 'a.js' is listed 2 times"),
    (SCORM12, swap('<file href="a.js"/>', '<file href="b.js"/>'), "there is no file 'b.js' in the package"),
    (SCORM12, swap('      <file href="a.js"/>\n', ""), "imsmanifest.xml:2: the file 'a.js' of the package is not listed"),
    (SCORM12, swap('<file href="a.js"/>', '<file href="/a.js"/>'), "the address '/a.js' must be relative"),
    (SCORM12, swap('<file href="a.js"/>', '<file href="x\\a.js"/>'), "must be relative, without spaces, backslashes or .."),
    (SCORM12, swap("%20", " "), "must be relative, without spaces, backslashes or .."),
    (SCORM12, swap('<file href="a.js"/>', '<file href="../a.js"/>'), "the address '../a.js' must be relative"),
    (SCORM12, swap("</manifest>", ""), "this is no XML: no element found"),
    (SCORM12, lambda text: text[: text.index("  <resources>")] + "</manifest>", "0 elements <resources> stand here; one is right"),
    (SCORM2004, swap(">continue<", ">next<"), "'next' is no part of a learning system; known are abandon, abandonAll, continue"),
    (SCORM2004, swap('completionSetByContent="true"', 'completionSetByContent="false"'), 'no item says completionSetByContent="true"'),
]  # fmt: skip


@pytest.mark.parametrize(("standard", "edit", "says"), FAULTS, ids=[says[:60] for _, _, says in FAULTS])
def test_a_fault_is_told_with_what_is_right(standard: Standard, edit: Callable[[str], str], says: str) -> None:
    assert any(says in line for line in told(standard, edit)), told(standard, edit)


def test_a_package_without_a_manifest_is_none() -> None:
    assert [str(problem) for problem in check_package(FILES, SCORM12)] == [
        "imsmanifest.xml:1: the package has no such file at its top"
    ]


def test_a_page_that_asks_for_a_file_which_is_not_there_is_told() -> None:
    files = package(SCORM12) | {LAUNCH: b'<link rel="stylesheet" href="lost.css"><script src="a.js"></script>'}
    assert [str(problem) for problem in check_package(files, SCORM12)] == [
        "scorm.html:1: the page asks for 'lost.css', and the package has no such file"
    ]
