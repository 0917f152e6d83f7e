"""Every quiz and every case of the course: axe before and after answering, and the theme's own scripts beside ours."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from course.content import Course
from tests.browser.conftest import Visit
from tests.browser.desk import question, violations
from tests.conftest import ROOT

Open = Callable[..., Visit]
COURSE = Course(ROOT)
PAGES = {name.replace(".md", ".html"): bank for name in sorted(COURSE.pages) if (bank := COURSE.bank_of(name))}
MODULE = "modules/sharing-information.html"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def answer_all(page: Page) -> None:
    """Choose the first option of every question, the first two where several can be chosen, and check; open every fold."""
    for root in page.locator("[data-module=question]").all():
        inputs = root.locator("fieldset input")
        if root.get_attribute("data-kind") == "blank":
            inputs.first.fill("something")
        else:
            for number in range(2 if root.get_attribute("data-kind") == "multiple" else 1):
                inputs.nth(number).check()
        root.get_by_role("button", name="Check my answer").click()
        root.get_by_text("Answers and why").click()
    page.get_by_role("button", name="Clear my answers").click()


def test_every_module_and_every_case_has_its_questions() -> None:
    assert len(PAGES) == len(COURSE.modules) + sum(name.startswith("cases/") for name in COURSE.pages)


@pytest.mark.parametrize("device", [PHONE, {}], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_before_and_after_answering(
    open_page: Open, served: str, name: str, scheme: str, device: dict[str, object]
) -> None:
    visit = open_page(served + name, color_scheme=scheme, reduced_motion="reduce", **device)
    page = visit.page
    total = len(PAGES[name].questions)
    expect(page.locator(".questions-progress")).to_have_text(f"0 of {total} answered.")
    assert violations(page) == []
    answer_all(page)
    expect(page.locator(".questions-progress")).to_have_text(re.compile(rf"{total} of {total} answered\."))
    expect(page.locator(".stage[hidden], .case-end[hidden]")).to_have_count(0)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert visit.said == []
    assert visit.refused() == []


@pytest.mark.parametrize("way", ["served", "folder"])
@pytest.mark.parametrize("name", PAGES)
def test_answers_stay_with_their_questions_on_every_page(
    open_page: Open, request: pytest.FixtureRequest, name: str, way: str
) -> None:
    visit = open_page(request.getfixturevalue(way) + name)
    page = visit.page
    answer_all(page)
    state = "() => [...document.querySelectorAll('[data-module=question] input:checked')].map((one) => one.id).sort()"
    before = page.evaluate(state)
    page.reload()
    assert page.evaluate(state) == before
    expect(page.locator("[data-answered]")).to_have_count(len(PAGES[name].questions))
    assert visit.said == []
    assert visit.refused() == []


def test_printing_beside_the_theme_leaves_the_folds_as_they_were(open_page: Open, served: str) -> None:
    page = open_page(served + MODULE).page
    first = PAGES[MODULE].questions[0].id
    question(page, first).locator("input").first.check()
    question(page, first).get_by_role("button", name="Check my answer").click()
    question(page, first).get_by_text("Answers and why").click()
    folds = "() => [...document.querySelectorAll('.question__answers')].map((one) => one.open)"
    before = page.evaluate(folds)
    page.pdf()
    page.pdf()
    assert page.evaluate(folds) == before
    assert before.count(True) == 1


def test_the_map_and_the_home_page_say_what_is_answered(open_page: Open, served: str) -> None:
    visit = open_page(served + MODULE)
    page = visit.page
    bank = PAGES[MODULE]
    question(page, bank.questions[0].id).locator("input").first.check()
    question(page, bank.questions[0].id).get_by_role("button", name="Check my answer").click()
    for name in ("course-map.html", "index.html"):
        page.goto(served + name)
        place = page.locator("[data-progress-for=sharing-information]")
        expect(place).to_have_text(f"Reading: 1 of {len(bank.questions)} questions answered")
    assert visit.said == []
    assert visit.refused() == []
