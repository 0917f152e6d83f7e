"""An upgrade: the folder is replaced, old addresses lead on, and what learners kept and what the host set stay."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from course.build import build_site
from tests.browser.conftest import Visit

OLD, NEW = "modules/sharing-information", "modules/telling-each-other"


@pytest.fixture(scope="session")
def release(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next release: a page has moved, and the old address is on the list."""
    from course.moved import Move, moved_pages

    from course.csp import POLICY

    place = tmp_path_factory.mktemp("next") / "site"
    shutil.copytree(site, place)
    (place / f"{OLD}.html").rename(place / f"{NEW}.html")
    page = moved_pages([Move(f"{OLD}.html", f"{NEW}.html", 1)], {f"{NEW}.md": "Telling each other"})[f"{OLD}.html"]
    assert POLICY in page
    (place / f"{OLD}.html").write_text(page, encoding="utf-8")
    return place


def test_a_learner_keeps_what_was_kept_and_a_host_keeps_its_settings(
    open_page: Callable[..., Visit], site: Path, release: Path, tmp_path: Path
) -> None:
    course = tmp_path / "our share" / "course"
    shutil.copytree(site, course)
    (course / "local").mkdir()
    (course / "local" / "settings.css").write_text(
        'course-settings {\n  --front-door: "01632 960002";\n}\n', encoding="utf-8"
    )
    base = course.as_uri() + "/"
    page = open_page(f"{base}{OLD}.html").page
    first = page.locator("[data-module=question]").first
    first.locator("fieldset input").first.check()
    first.get_by_role("button", name="Check my answer").click()

    shutil.move(course / "local", tmp_path / "local")
    shutil.rmtree(course)
    shutil.copytree(release, course)
    shutil.move(tmp_path / "local", course / "local")

    page.goto(f"{base}index.html")
    page.goto(f"{base}{OLD}.html#practice")
    page.wait_for_url(f"{base}{NEW}.html#practice")
    expect(page.locator(".questions-progress")).to_have_text(re.compile(r"1 of \d+ answered"))
    page.goto(f"{base}about/support.html")
    expect(page.get_by_role("link", name="01632 960002")).to_be_visible()


def test_an_old_address_leads_on_without_scripts(open_page: Callable[..., Visit], release: Path) -> None:
    page = open_page(f"{release.as_uri()}/{OLD}.html", java_script_enabled=False).page
    page.wait_for_url(f"{release.as_uri()}/{NEW}.html")


def test_a_build_makes_the_page_at_an_old_address(copy_course: Callable[[str], Path]) -> None:
    root = copy_course("course")
    (root / "docs/reference/moved.yml").write_text(
        "- {from: modules/gone.html, to: course-map.html}\n", encoding="utf-8"
    )
    assert build_site(root, root / "site") == 0
    assert 'href="../course-map.html">Course map</a>' in (root / "site/modules/gone.html").read_text(encoding="utf-8")
