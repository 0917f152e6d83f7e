"""A host's own small file: its copy of the report, its names, numbers, colours and pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from course.build import build_command, build_site
from tests.conftest import ROOT, SOURCES

HOST = """INHERIT: mkdocs.yml
site_name: Learning in Northshire
extra:
  report:
    url: https://intranet.example/report.pdf
    offset: 12
"""


def test_a_host_s_own_copy_of_the_report_opens_at_the_page(copy_course: Callable[[str], Path]) -> None:
    root = copy_course("course")
    (root / "local.yml").write_text(HOST, encoding="utf-8")
    assert build_site(root, root / "site", config="local.yml") == 0
    html = (root / "site" / "modules" / "sharing-information.html").read_text(encoding="utf-8")
    assert 'href="https://intranet.example/report.pdf#page=184"' in html
    assert 'aria-label="p172: page 172 of the full report"' in html
    assert "Learning in Northshire" in html


WHOLE = """INHERIT: mkdocs.yml
extra:
  local:
    organisation: Northshire <Partnership>
    logo: logo.svg
    front-door: 01632 960002, at any time
    procedures: https://northshire.example/procedures
    threshold: our threshold.pdf
    review-by: 2027-05-01
    colours: {header: "#4a1942", links: "#4a1942", links-dark: "#f0c6ea"}
    pages: local/pages
"""


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a host with a whole file of its own builds it."""
    root = tmp_path_factory.mktemp("host") / "course"
    root.mkdir()
    for name in SOURCES:
        (root / name).symlink_to(ROOT / name)
    (root / "local" / "pages").mkdir(parents=True)
    (root / "local.yml").write_text(WHOLE, encoding="utf-8")
    (root / "local" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    (root / "local" / "our threshold.pdf").write_bytes(b"%PDF")
    (root / "local" / "pages" / "our-team.md").write_text(PAGE, encoding="utf-8")
    assert build_command(root, root / "site", config="local.yml") == 0
    return root / "site"


PAGE = "---\ntitle: Our team\ndescription: Who works here, and how to reach them.\n---\n\nRead [the first module](/modules/about-the-reviews.md).\n"


def test_a_host_s_numbers_stand_on_the_support_page_and_the_rest_stays_neutral(hosted: Path) -> None:
    html = (hosted / "about/support.html").read_text(encoding="utf-8")
    assert '<a href="tel:01632960002">01632 960002</a>, at any time' in html
    assert "1 May 2027" in html
    assert '<a href="../local/our%20threshold.pdf">our threshold.pdf</a>' in html
    assert "under &quot;allegations" in html or 'under "allegations' in html


def test_a_host_s_name_logo_and_procedures_stand_on_every_page(hosted: Path) -> None:
    html = (hosted / "modules/assessment.html").read_text(encoding="utf-8")
    assert "Northshire &lt;Partnership&gt;" in html
    assert 'src="../local/logo.svg"' in html
    assert '<a href="https://northshire.example/procedures">your own agency\'s procedures</a>' in html
    assert (hosted / "local/logo.svg").exists()


def test_a_host_s_colours_come_after_the_course_s(hosted: Path) -> None:
    html = (hosted / "index.html").read_text(encoding="utf-8")
    sheets = "".join(
        (hosted / name).read_text(encoding="utf-8") for name in re.findall(r'href="(assets/[^"]+\.css)"', html)
    )
    found = re.findall(r"--md-primary-fg-color:\s*(#\w+)", sheets)
    assert found[-1] == "#4a1942"
    assert "#f0c6ea" in re.findall(r"--md-typeset-a-color:\s*(#\w+)", sheets)[-1]


def test_a_host_s_own_page_is_in_the_site_and_in_its_navigation(hosted: Path) -> None:
    assert "<h1>Our team</h1>" in (hosted / "ours/our-team.html").read_text(encoding="utf-8")
    assert "ours/our-team.html" in (hosted / "index.html").read_text(encoding="utf-8")


def test_a_host_s_file_that_is_wrong_stops_the_build_and_leaves_the_last_good_site(
    copy_course: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_course("course")
    (root / "site").mkdir()
    (root / "local.yml").write_text(f"{HOST}  local:\n    front-dor: x\n", encoding="utf-8")
    assert build_command(root, root / "site", config="local.yml") == 1
    assert "local.yml:8: unknown name 'front-dor'" in capsys.readouterr().err
    assert list((root / "site").iterdir()) == []
