"""The rules of SCORM that the packages are held to: a sound one passes, and one with a single fault is told of it."""

from __future__ import annotations

from course.packages.scorm_manifest import LAUNCH, MANIFEST, SCORM12, SCORM2004, STANDARDS, Standard, manifest
from tests.conftest import ROOT
from tests.scorm_rules import check_package

FILES = {LAUNCH: b'<script defer src="a.js"></script>', "a.js": b"", "our files/café & co.html": b""}
FAULTS: list[tuple[Standard, str, str, str]] = [
    (SCORM12, "imscp_rootv1p1p2", "imscp_v9", "the root is {http://www.imsproject.org/xsd/imscp_v9}manifest"),
    (SCORM12, "<schemaversion>1.2<", "<schemaversion>1.3<", "one <schemaversion> says '1.2'"),
    (SCORM2004, "2004 4th Edition", "CAM 1.3", "one <schemaversion> says '2004 4th Edition'"),
    (SCORM12, "<schema>ADL SCORM</schema>", "", "one <schema> says 'ADL SCORM'"),
    (SCORM12, 'identifier="course-park"', 'identifier="1 park"', "the identifier '1 park' has another form"),
    (SCORM12, 'identifier="res-pages"', 'identifier="item-course"', "the identifier 'item-course' stands twice"),
    (SCORM12, 'default="org-course"', 'default="none"', "the default organization is not here"),
    (SCORM12, 'identifierref="res-pages"', 'identifierref="page"', "one item opens one resource"),
    (SCORM12, "<title>Parks &amp; benches &lt;1&gt;</title>", "<title> </title>", "a title has 1 to 200 characters"),
    (SCORM12, 'adlcp:scormtype="sco"', 'adlcp:scormType="sco"', "a resource is web content and a sco"),
    (SCORM2004, 'adlcp:scormType="sco"', 'adlcp:scormtype="sco"', "a resource is web content and a sco"),
    (SCORM12, 'type="webcontent"', 'type="text/html"', "a resource is web content and a sco"),
    (SCORM12, 'href="scorm.html">', 'href="other.html">', "the page that it opens is not among its files"),
    (SCORM12, '<file href="a.js"/>', '<file href="a.js"/><file href="a.js"/>', "'a.js' is listed twice"),
    (SCORM12, '<file href="a.js"/>', '<file href="b.js"/>', "'b.js' is listed and not there"),
    (SCORM12, '<file href="a.js"/>', "", "'a.js' is there and not listed"),
    (SCORM12, '<file href="a.js"/>', '<file href="/a.js"/>', "'/a.js' is not relative"),
    (SCORM12, '<file href="a.js"/>', '<file href="../a.js"/>', "'../a.js' is not relative"),
    (SCORM12, "%20", " ", "is not relative"),
    (SCORM12, "</manifest>", "", "the manifest is no XML"),
    (SCORM2004, ">continue<", ">next<", "'next' is no part of a learning system"),
    (SCORM2004, 'completionSetByContent="true"', 'completionSetByContent="false"', "the content says what is complete"),
]  # fmt: skip


def package(standard: Standard) -> dict[str, bytes]:
    drawn = manifest(ROOT, standard, "course-park", "1.0", "Parks & benches <1>", FILES)
    return {**FILES, MANIFEST: drawn}


def test_a_manifest_as_it_is_drawn_breaks_no_rule() -> None:
    assert [check_package(package(standard), standard) for standard in STANDARDS] == [[], []]


def test_a_fault_is_told() -> None:
    for standard, old, new, says in FAULTS:
        files = package(standard)
        assert old.encode() in files[MANIFEST], old
        files[MANIFEST] = files[MANIFEST].replace(old.encode(), new.encode(), 1)
        told = check_package(files, standard)
        assert any(says in line for line in told), (says, told)


def test_a_package_that_lacks_its_manifest_or_a_file_of_its_page_is_told() -> None:
    assert check_package(FILES, SCORM12) == ["the package has no manifest at its top"]
    files = package(SCORM12) | {LAUNCH: b'<link rel="stylesheet" href="lost.css"><script src="a.js"></script>'}
    assert check_package(files, SCORM12) == ["the page asks for 'lost.css', which is not there"]
