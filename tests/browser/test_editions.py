"""What people were given with each edition: a record's file, attempts in a learning system, and addresses. None may break.

`make edition` keeps those of the version of today in tests/data/editions. What stands there is not written anew: it is out.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, Route, expect

from course import VERSION
from course.questions.question import Question
from tests.browser.conftest import Open, beginning
from tests.browser.desk import MODULE as PARK
from tests.browser.learner import ask
from tests.browser.lms import STANDARDS, Launching, System
from tests.browser.page import arrived, inside
from tests.browser.records import load, read, save
from tests.browser.scripts import KEYS, QUESTIONS
from tests.browser.stage import present
from tests.conftest import ROOT

KEPT = ROOT / "tests" / "data" / "editions"
KEEP = "KEEP_EDITION"
LEARNING, MODULE = "my-learning.html", "modules/domestic-abuse.html"
PARTS = ("questions", "notes", "seen", "reviews", "counts", "cpd")
OUT = sorted(KEPT.iterdir())
ANSWER = "Object.entries(answers).forEach(([id, [chosen, keyed]]) => store.answer(id, contents.questions[id].version, chosen, keyed))"
READ = "contents.modules.concat(contents.cases).forEach((one) => one.sections.forEach((part) => store.seen(one.slug + ':' + part.id)))"
WRITE = """(store.note('reflect:assessment:one', 'What would change my mind?'), store.count('assessment:a', 'assessments=3 '),
  store.note('me:name', 'A. Learner'), store.review('what-first', { version: '0', step: 1, due: 1795000000000 }))"""


def answer(question: Question) -> tuple[list[str], bool]:
    """What is chosen first in a question of any kind, and whether the course says that it is in line."""
    keys = KEYS[question.id]
    if not keys:
        return ["a word"], False
    if any(option.mark in ("Next", "Not yet") for option in question.body.options):
        return [f"{key}-{'not-yet' if at else 'first'}" for at, key in enumerate(keys)], False
    return keys[:1], question.body.options[0].keyed


ANSWERS = {question.id: answer(question) for question in QUESTIONS}


def held(edition: Path, name: str, make: Callable[[], str]) -> str:
    """What is kept of an edition under this name; where that is being made, it is made now."""
    if edition not in OUT and not (edition / name).exists():
        edition.mkdir(parents=True, exist_ok=True)
        (edition / name).write_text(make(), encoding="utf-8")
    return (edition / name).read_text(encoding="utf-8")


def anchors(site: Path, name: str) -> list[str]:
    """A page and the places in it to which somebody may have kept a link: headings, questions, terms and pages of the report."""
    main = BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser").select_one("article, main")
    places = main.select(":is(h1, h2, h3, h4, [data-question], dt, tr, li)[id]") if main else []
    return [name, *(f"{name}#{one['id']}" for one in places)]


visit = beginning("desk", PARK)


@pytest.fixture(scope="session", params=[KEPT / VERSION] if KEEP in os.environ else OUT, ids=lambda folder: folder.name)
def edition(request: pytest.FixtureRequest) -> Path:
    """The folder of each edition that is out; today's, to be made, where one is to be kept."""
    return request.param


def fill(page: Page | Any) -> None:
    inside(page, f"({ANSWER}, {READ}, {WRITE})", answers=ANSWERS)


def record(edition: Path, open_page: Open) -> dict[str, Any]:
    """The file of a record of someone who did everything."""

    def make() -> str:
        page = open_page(LEARNING).page
        fill(page)
        page.reload()
        return save(page)[1]

    return json.loads(held(edition, "record.json", make))


def test_no_address_leads_nowhere(edition: Path, site: Path) -> None:
    now = [place for path in sorted(site.rglob("*.html")) for place in anchors(site, path.relative_to(site).as_posix())]
    then = held(edition, "addresses.txt", lambda: "\n".join(now)).split("\n")
    assert {MODULE, f"{MODULE}#check", "about/support.html#danger", "reference/report-pages.html#p71"} <= set(then)
    assert set(then) - set(now) == set()


def test_the_file_of_a_record_loads_whole_and_its_answers_show(edition: Path, open_page: Open, served: str) -> None:
    then = record(edition, open_page)
    page = open_page(served + LEARNING).page
    load(page, then)
    expect(page.locator("[data-module=record-load]")).to_contain_text(f"{len(then['questions'])} added")
    expect(page.get_by_text("cannot be read")).to_have_count(0)
    now = read(page)
    assert {part: now[part] for part in PARTS} == {part: then[part] for part in PARTS}
    page.goto(served + MODULE)
    here = page.locator("[data-module=question]")
    expect(page.locator("[data-module=question][data-answered]")).to_have_count(here.count())


@pytest.mark.parametrize("standard", STANDARDS)
def test_an_attempt_goes_on_where_it_was_left(
    edition: Path, launch: Launching, open_page: Open, system: System, standard: str
) -> None:
    def make() -> str:
        one = launch(standard)
        fill(one.frame("scorm.html"))
        one.told("status", "completed")
        one.leave()
        return json.dumps(system.kept[one.key], indent=1, sort_keys=True)

    system.kept["anna"] = json.loads(held(edition, f"attempt-{standard}.json", make))
    again = launch(standard)
    then = record(edition, open_page)
    found = again.script("[Object.keys(store.read().questions), Object.keys(store.read().seen)]")
    assert [set(names) for names in found] == [set(then["questions"]), set(then["seen"])]
    assert again.holds("status") == "completed"


def renewed(route: Route) -> None:
    route.fulfill(body=route.fetch().text().replace(VERSION, "99.0.0"))


def test_a_page_that_was_open_says_that_the_course_was_renewed(page: Page) -> None:
    said = page.get_by_role("status").filter(has_text="This course was renewed while this page was open.")
    for ask_for in (lambda: ask(page, "fathers"), lambda: present(page)):
        page.route("**/assets/**/*.js", renewed)
        ask_for()
        expect(said).to_have_count(1)
        page.unroute_all(behavior="wait")
        if page.get_by_role("region", name="Presentation: ").is_visible():
            page.keyboard.press("Escape")
        said.get_by_role("button", name="Load the page again").click()
        ask_for()
        arrived(page)
        expect(said).to_have_count(0)
        page.keyboard.press("Escape")
