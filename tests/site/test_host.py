"""A host's own small file: its copy of the report opens at the right page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from course.build import build_site

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
