"""Every quiz and every case of the course: axe before and after answering, and what is printed of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.course import Course
from tests.browser.access import faults
from tests.browser.conftest import Open, Visit
from tests.browser.desk import question
from tests.browser.sample import few_of_each
from tests.conftest import ROOT

COURSE = Course(ROOT)
PAGES = {name.replace(".md", ".html"): bank for name in sorted(COURSE.pages) if (bank := COURSE.bank_of(name))}
MODULE = "modules/sharing-information.html"


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


STATE = "() => [...document.querySelectorAll('[data-module=question] input:checked')].map((one) => one.id).sort()"


def answered(visit: Visit, address: str, name: str, *, whole: bool = False) -> None:
    """A page before, after and long after every question of it is answered."""
    page = visit.page
    page.goto(address + name)
    total = len(PAGES[name].questions)
    expect(page.locator(".questions-progress")).to_have_text(f"0 of {total} answered.")
    answer_all(page)
    expect(page.locator(".questions-progress")).to_have_text(re.compile(rf"{total} of {total} answered\."))
    expect(page.locator(".stage[hidden], .case-end[hidden]")).to_have_count(0)
    if not address.startswith("file:"):
        assert faults(page, ("phone", "desktop"), whole=whole) == [], name
    before = page.evaluate(STATE)
    page.reload()
    expect(page.locator("[data-answered]")).to_have_count(total)
    assert page.evaluate(STATE) == before, name
    visit.quiet()


@pytest.mark.parametrize("way", ["served", "folder"])
def test_answers_stay_with_their_questions_and_axe_finds_nothing_on_a_few_pages(
    open_page: Open, request: pytest.FixtureRequest, site: Path, way: str
) -> None:
    visit = open_page("about:blank", reduced_motion="reduce")
    for name in few_of_each(site, PAGES):
        answered(visit, request.getfixturevalue(way), name)


@pytest.mark.full
@pytest.mark.parametrize("way", ["served", "folder"])
def test_answers_stay_with_their_questions_and_axe_finds_nothing_on_every_page(
    open_page: Open, request: pytest.FixtureRequest, way: str
) -> None:
    visit = open_page("about:blank", reduced_motion="reduce")
    for name in PAGES:
        answered(visit, request.getfixturevalue(way), name, whole=True)


def test_printing_leaves_the_folds_as_they_were(open_page: Open, served: str) -> None:
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
    visit.quiet()
