"""A host's own small file: its copy of the report, its names, numbers, colours and pages."""

import re
from pathlib import Path

import pytest

from course.site.build import build_command
from tests.conftest import Once, small_course

WHOLE = """INHERIT: mkdocs.yml
site_name: Parks in Northshire
extra:
  local:
    report: https://intranet.example/report.pdf
    report-offset: 12
    organisation: Northshire <Partnership>
    logo: logo.svg
    front-door: 01632 960002, at any time
    procedures: https://northshire.example/procedures
    threshold: our threshold.pdf
    review-by: 2027-05-01
    accessibility-statement: https://northshire.example/accessible
    colours: {header: "#4a1942", links: "#4a1942", links-dark: "#f0c6ea"}
    pages: local/pages
"""
STATEMENT = "---\ntitle: Accessibility statement\ndescription: What was tested.\n---\n\nA template.\n"
PAGE = "---\ntitle: Our team\ndescription: Who works here, and how to reach them.\n---\n\nRead [the first module](/modules/park.md).\n"


@pytest.fixture(scope="module")
def hosted(once: Once) -> Path:
    """The small course as a host with a whole file of its own builds it."""

    def build(folder: Path) -> None:
        root = small_course(folder / "course")
        (root / "local" / "pages").mkdir(parents=True)
        (root / "local.yml").write_text(WHOLE, encoding="utf-8")
        (root / "local" / "logo.svg").write_text("<svg/>", encoding="utf-8")
        (root / "local" / "our threshold.pdf").write_bytes(b"%PDF")
        (root / "local" / "pages" / "our-team.md").write_text(PAGE, encoding="utf-8")
        (root / "docs/about/accessibility.md").write_text(STATEMENT, encoding="utf-8")
        with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
            settings.write("  - About: [about/accessibility.md]\n")
        assert build_command(root, root / "site", config="local.yml") == 0

    return once("hosted", build) / "course" / "site"


SHOWN = {
    "its copy of the report opens at the page": ("modules/park.html", 'href="https://intranet.example/report.pdf#page=24"', 'aria-label="p12: page 12 of the full report"'),
    "its name, logo and procedures": ("modules/park.html", "Parks in Northshire", "Northshire &lt;Partnership&gt;", 'src="../local/logo.svg"', '<a href="https://northshire.example/procedures">your own agency\'s procedures</a>', '<a href="https://northshire.example/accessible">Accessibility statement</a>'),
    "its numbers and documents, and how to find the rest": ("about/support.html", '<a href="tel:01632960002">01632 960002</a>, at any time', "1 May 2027", '<a href="../local/our%20threshold.pdf">our threshold.pdf</a>', "emergency duty team"),
    "a page of its own": ("ours/our-team.html", "<h1>Our team</h1>"),
    "the way to that page": ("index.html", "ours/our-team.html"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, *said in SHOWN.values()], ids=SHOWN)
def test_what_a_host_sets_stands_on_its_pages(hosted: Path, name: str, said: list[str]) -> None:
    html = (hosted / name).read_text(encoding="utf-8")
    assert [one for one in said if one not in html] == []
    assert (hosted / "local/logo.svg").exists()


def test_a_host_s_colours_come_after_the_course_s(hosted: Path) -> None:
    html = (hosted / "index.html").read_text(encoding="utf-8")
    sheets = "".join(
        (hosted / name).read_text(encoding="utf-8") for name in re.findall(r'href="(assets/[^"]+\.css)"', html)
    )
    found = re.findall(r"--md-primary-fg-color:\s*(#\w+)", sheets)
    assert found[-1] == "#4a1942"
    assert "#f0c6ea" in re.findall(r"--md-typeset-a-color:\s*(#\w+)", sheets)[-1]


def test_a_host_s_file_that_is_wrong_stops_the_build_and_leaves_the_last_good_site(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "site").mkdir()
    (small / "local.yml").write_text("INHERIT: mkdocs.yml\nextra:\n  local:\n    front-dor: x\n", encoding="utf-8")
    assert build_command(small, small / "site", config="local.yml") == 1
    assert "local.yml:4: unknown name 'front-dor'" in capsys.readouterr().err
    assert list((small / "site").iterdir()) == []
