"""Every quiz and every case of the course: axe before and after answering, and answers that stay with their questions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.course import Course
from tests.browser.access import faults
from tests.browser.conftest import Open, Visit
from tests.browser.desk import check, question
from tests.browser.learner import MODULE, unfold
from tests.browser.sample import few_of_each
from tests.conftest import ROOT

COURSE = Course(ROOT)
PAGES = {name.replace(".md", ".html"): bank for name in sorted(COURSE.pages) if (bank := COURSE.bank_of(name))}
CHOSEN = "() => [...document.querySelectorAll('[data-module=question] input:checked')].map((one) => one.id).sort()"


def answer_all(page: Page) -> None:
    """Choose the first option of every question, the first two where several can be chosen, and check; open every fold."""
    for root in page.locator("[data-module=question]").all():
        inputs = unfold(root).locator("fieldset input")
        if root.get_attribute("data-kind") == "blank":
            inputs.first.fill("something")
        elif root.get_attribute("data-kind") == "rank":
            for number, row in enumerate(root.locator(".question__places").all()):
                row.locator("input").nth(min(number, 1)).check()
        else:
            for number in range(2 if root.get_attribute("data-kind") == "multiple" else 1):
                inputs.nth(number).check()
        root.get_by_role("button", name="Check my answer").click()
        root.get_by_text("Answers and why").click()
    page.get_by_role("button", name="Clear my answers").click()


def answered(visit: Visit, address: str, names: Iterable[str], *, whole: bool = False) -> None:
    """Pages before, after and long after every question of them is answered."""
    page = visit.page
    for name in names:
        page.goto(address + name)
        total = len(PAGES[name].questions)
        progress = page.locator(".questions-progress")
        expect(progress, name).to_have_text(f"0 of {total} answered.")
        answer_all(page)
        expect(progress, name).to_have_text(re.compile(rf"{total} of {total} answered\."))
        expect(page.locator(".stage[hidden], .case-end[hidden]"), name).to_have_count(0)
        if not address.startswith("file:"):
            assert faults(page, ("phone", "desktop"), whole=whole) == [], name
        before = page.evaluate(CHOSEN)
        page.reload()
        expect(page.locator("[data-answered]"), name).to_have_count(total)
        assert page.evaluate(CHOSEN) == before, name
    visit.quiet()


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.full)], ids=["a few", "every one"])
def test_answers_stay_with_their_questions_and_axe_finds_nothing(
    open_page: Open, anywhere: str, site: Path, every: bool
) -> None:
    assert len(PAGES) == len(COURSE.modules) + len(COURSE.cases)
    names = PAGES if every else few_of_each(site, PAGES)
    answered(open_page("about:blank", reduced_motion="reduce"), anywhere, names, whole=every)


def test_printing_leaves_the_folds_as_they_were(open_page: Open, served: str) -> None:
    page = open_page(served + MODULE).page
    first = PAGES[MODULE].questions[0].id
    question(page, first).locator("input").first.check()
    check(page, first)
    question(page, first).get_by_text("Answers and why").click()
    folds = "() => [...document.querySelectorAll('.question__answers')].map((one) => one.open)"
    before = page.evaluate(folds)
    page.pdf()
    page.pdf()
    assert page.evaluate(folds) == before
    assert before.count(True) == 1
