"""An upgrade: the folder is replaced, and what learners kept and what the host set stay."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Open

PAGE = "modules/sharing-information.html"


def lay_next_version(site: Path, place: Path) -> None:
    """The course again, with another version in its contents."""
    shutil.copytree(site, place)
    changed = 0
    for script in (place / "assets/bundles").glob("*.js"):
        text, count = re.subn(r'version:"\d+\.\d+\.\d+"', 'version:"99.0.0"', script.read_text(encoding="utf-8"))
        script.write_text(text, encoding="utf-8")
        changed += count
    assert changed


def test_a_learner_keeps_the_record_and_a_host_its_settings(open_page: Open, site: Path, tmp_path: Path) -> None:
    course = tmp_path / "our share" / "course"
    shutil.copytree(site, course)
    (course / "local").mkdir()
    (course / "local" / "settings.css").write_text(
        'course-settings {\n  --front-door: "01632 960002";\n}\n', encoding="utf-8"
    )
    base = course.as_uri() + "/"
    page = open_page(f"{base}{PAGE}").page
    first = page.locator("[data-module=question]").first
    first.locator("fieldset input").first.check()
    first.get_by_role("button", name="Check my answer").click()

    shutil.move(course / "local", tmp_path / "local")
    shutil.rmtree(course)
    lay_next_version(site, course)
    shutil.move(tmp_path / "local", course / "local")

    page.goto(f"{base}my-learning.html")
    page.goto(f"{base}{PAGE}")
    expect(page.locator(".questions-progress")).to_have_text(re.compile(r"1 of \d+ answered"))
    page.goto(f"{base}about/support.html")
    expect(page.get_by_role("link", name="01632 960002")).to_be_visible()
