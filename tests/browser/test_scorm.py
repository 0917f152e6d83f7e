"""The SCORM packages in a learning system: what is told, what comes back, and when it is complete."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.lms import MODULE, STANDARDS, WAYS, System, launch
from tests.browser.modules import DATA, bundles
from tests.browser.scormscripts import Ask

PAGE = f"modules/{MODULE}.html"
FIRST = "boots-in-the-hall"
CHOICE = "Put Ross in your visit record, and bring the news to the next review"
both = pytest.mark.parametrize("standard", STANDARDS)
# The plain run opens each standard in one way, and each way once.
every = pytest.mark.parametrize(
    ("standard", "way"),
    [
        *zip(STANDARDS, WAYS, strict=True),
        *(pytest.param(*pair, marks=pytest.mark.full) for pair in zip(STANDARDS, reversed(WAYS), strict=True)),
    ],
)
TOLD = {
    "1.2": {
        "cmi.core.lesson_status",
        "cmi.core.lesson_location",
        "cmi.suspend_data",
        "cmi.core.session_time",
        "cmi.core.exit",
    },
    "2004": {"cmi.completion_status", "cmi.location", "cmi.suspend_data", "cmi.session_time", "cmi.exit"},
}


def values(calls: list[list[str]], part: str) -> list[str]:
    """Every value that was set, in order, of the elements with this in their names."""
    return [call[2] for call in calls if call[0].endswith("SetValue") and part in call[1]]


def count(calls: list[list[str]], end: str) -> int:
    return sum(call[0].removeprefix("LMS") in end.split("|") for call in calls)


@every
def test_a_first_opening_is_incomplete_and_tells_only_what_the_learner_is_told_of(
    open_page: Open, system: System, standard: str, way: str
) -> None:
    one = launch(open_page, system, standard, way)
    one.shows("index.html")
    one.told("status", "incomplete")
    one.script(
        "course.store.note('reflect:assessment:reflect-one', 'the private words'); course.store.cpd('one:title', 'the private words')"
    )
    one.script(
        "course.store.answer('typed', 'v1', ['the private words'], true); course.store.review('boots-in-the-hall', {version: 'v', step: 1, due: 5})"
    )
    one.go("my-learning.html")
    one.told("location", "my-learning.html")
    one.leave()
    calls = one.calls()
    assert {call[1] for call in calls if call[0].endswith("SetValue")} == TOLD[standard]
    assert values(calls, "status") == ["incomplete"]
    assert set(values(calls, ".exit")) == {"suspend"}
    assert "private" not in json.dumps([calls, system.kept])
    assert all(call[-1] == "-> true" for call in calls if not call[0].endswith(("GetValue", "Commit")))


@every
def test_going_from_page_to_page_and_back_is_one_session_finished_once(
    open_page: Open, system: System, standard: str, way: str
) -> None:
    one = launch(open_page, system, standard, way)
    for name in ("course-map.html", PAGE, "reference/glossary.html"):
        one.go(name)
        one.told("location", name)
    one.page.evaluate("history.back()")
    one.shows(PAGE)
    one.page.evaluate("history.forward()")
    one.shows("reference/glossary.html")
    assert count(one.calls(), "Finish|Terminate") == 0
    one.leave()
    calls = one.calls()
    assert (count(calls, "Initialize"), count(calls, "Finish|Terminate")) == (1, 1)
    assert calls[-1][0] in ("LMSFinish", "Terminate")
    assert one.holds("location") == "reference/glossary.html"
    form = r"\d{4}:\d\d:\d\d\.\d\d" if standard == "1.2" else r"PT\d+H\d+M\d+(\.\d\d?)?S"
    assert [time for time in values(calls, "session_time") if not re.fullmatch(form, time)] == []


def reordered(html: str) -> str:
    """The module's page with its questions and their options the other way round."""
    soup = BeautifulSoup(html, "html.parser")
    for options in soup.select(".question__options"):
        options.extend([item.extract() for item in reversed(options.find_all("li"))])
    headings = soup.select("h2#quiz ~ h3")
    for heading in reversed(headings[:-1]):
        part = [heading, *heading.find_next_siblings()]
        end = next(at for at, node in enumerate(part) if at and node.name in ("h2", "h3", "footer"))
        soup.select("h2#team")[0].insert_before(*[node.extract() for node in part[:end]])
    return str(soup)


def other_order(script: str) -> str:
    """The frame's script with the questions listed the other way round, and the version of one of them changed."""
    contents = copy.deepcopy(DATA["contents"])
    contents["questions"] = dict(reversed(contents["questions"].items()))
    contents["questions"]["a-milk-allergy"]["version"] = "00000000"
    for module in contents["modules"]:
        module["quiz"].reverse()
        module["core"].reverse()
    made = bundles(contents)
    return made.files[made.places["scorm.js"]].decode()


@every
def test_answers_come_back_to_their_own_questions_on_another_computer_after_an_edit(
    open_page: Open, system: System, ask_scorm: Ask, standard: str, way: str
) -> None:
    one = launch(open_page, system, standard, way)
    one.go(PAGE)
    one.course.locator(f"[data-question={FIRST}]").get_by_label(CHOICE).check()
    one.course.locator(f"[data-question={FIRST}]").get_by_role("button", name="Check my answer").click()
    one.script(
        "course.store.answer('a-milk-allergy', course.contents.questions['a-milk-allergy'].version, ['kaaaa1'], true)"
    )
    one.does("course.store.seen('assessment:check')")
    one.leave()
    edited = f"edited-{standard}-{way}"
    system.edition(f"whole-{standard}", edited, {PAGE: reordered, "assets/later/scorm.js": other_order})

    again = launch(open_page, system, standard, way, package=edited)
    again.shows(f"{PAGE}#check" if one.holds("location").endswith("#check") else PAGE)
    question = again.course.locator(f"[data-question={FIRST}]")
    expect(question.get_by_label(CHOICE)).to_be_checked()
    expect(question.locator("input:checked")).to_have_count(1)
    expect(again.course.locator("[data-question][data-answered]")).to_have_count(1)
    record = again.script("JSON.parse(JSON.stringify(course.store.read()))")
    assert list(record["questions"]) == [FIRST]
    assert list(record["seen"]) == ["assessment:check"]
    changed = ask_scorm("resume.code('a-milk-allergy', 4)")
    again.script("course.store.seen('assessment:found')")
    again.leave()
    assert changed in one.holds("data") and changed in again.holds("data")


@both
def test_a_module_is_complete_when_it_is_read_and_its_core_questions_are_tried_and_stays_so(
    open_page: Open, system: System, standard: str
) -> None:
    one = launch(open_page, system, standard, package="module")
    one.shows(PAGE)
    one.read(MODULE)
    one.told("data", "")
    assert values(one.calls(), "status") == ["incomplete"]
    one.try_core(MODULE)
    one.told("status", "completed")
    expect(one.top.get_by_role("status")).to_have_text("This is now complete, and your learning system has been told.")
    one.leave()
    assert one.holds("status") == "completed"

    again = launch(open_page, system, standard, package="module")
    again.shows(PAGE)
    again.leave()
    assert values(again.calls(), "status") == []
    assert again.holds("status") == "completed"


@both
def test_the_whole_course_is_complete_with_its_last_module(open_page: Open, system: System, standard: str) -> None:
    one = launch(open_page, system, standard)
    slugs = one.script("course.contents.modules.map((one) => one.slug)")
    one.read(*slugs)
    one.try_core(*slugs[:-1], keyed=True)
    one.told("data", "")
    expect(one.top.locator("summary", has_text="What is left: 1 of 14")).to_be_visible()
    assert values(one.calls(), "status") == ["incomplete"]
    one.try_core(slugs[-1])
    one.told("status", "completed")
    assert len(values(one.calls(), "suspend_data")[-1]) < 4096


def with_settings(**settings: object) -> Callable[[str], str]:
    return lambda text: f"window.scormSettings = {json.dumps(settings)};"


@both
def test_a_host_may_have_a_score_and_the_learner_is_told(open_page: Open, system: System, standard: str) -> None:
    name = system.edition(
        f"module-{standard}",
        f"scored-{standard}",
        {"scorm-settings.js": with_settings(modules=[MODULE], score=True, **{"pass": 80})},
    )
    one = launch(open_page, system, standard, package=name)
    one.shows(PAGE)
    expect(one.top.get_by_text("a score: the share of the core questions")).to_be_visible()
    one.read(MODULE)
    one.try_core(MODULE)
    one.told("status", "completed")
    assert values(one.calls(), "score.raw")[-1] == "0"
    assert values(one.calls(), "success_status") == []
    one.try_core(MODULE, keyed=True)
    one.leave()
    assert [values(one.calls(), f"score.{part}")[-1] for part in ("raw", "min", "max")] == ["100", "0", "100"]
    assert values(one.calls(), "success_status") == (["passed"] if standard == "2004" else [])
    assert values(one.calls(), "score.scaled")[-1:] == (["1"] if standard == "2004" else [])


def test_modules_and_cases_that_a_host_chooses_are_those_that_count(open_page: Open, system: System) -> None:
    name = system.edition(
        "whole-1.2", "chosen", {"scorm-settings.js": with_settings(modules=["out-of-school", "uncertainty"])}
    )
    one = launch(open_page, system, "1.2", package=name)
    one.shows("index.html")
    expect(one.top.get_by_text("every section of “Dealing with uncertainty”, “Out of school”")).to_be_visible()
    expect(one.top.locator("summary", has_text="What is left: 2 of 2")).to_be_visible()


def test_a_slip_in_the_settings_is_told_and_the_package_s_own_stand(open_page: Open, system: System) -> None:
    name = system.edition("module-1.2", "slip", {"scorm-settings.js": with_settings(modules=["assesment"], score=True)})
    one = launch(open_page, system, "1.2", package=name)
    one.shows(PAGE)
    expect(one.top.get_by_text("scorm-settings.js: There is no module or case “assesment”")).to_be_visible()
    expect(one.top.get_by_text("every section of “Assessment and early help”")).to_be_visible()
    expect(one.top.get_by_text("a score: the share")).to_be_hidden()


def test_settings_that_are_no_script_any_more_are_told(open_page: Open, system: System) -> None:
    name = system.edition(
        "module-1.2", "broken-settings", {"scorm-settings.js": lambda text: text.replace("score: false", "score: fals")}
    )
    one = launch(open_page, system, "1.2", package=name)
    one.shows(PAGE)
    expect(one.top.get_by_text("scorm-settings.js: it is missing or cannot be read.")).to_be_visible()


def test_a_look_only_reports_nothing(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "1.2", fault="review")
    one.shows("index.html")
    expect(one.top.get_by_text("opened this for a look only")).to_be_visible()
    one.script("course.store.seen('assessment:check')")
    one.leave(reported=False)
    assert {call[1] for call in one.calls() if call[0].endswith("SetValue")} <= {"cmi.core.session_time"}


def test_the_packages_open_with_no_refusal_no_error_and_no_request_outside(
    open_page: Open, system: System, unpacked_scorm: Path
) -> None:
    address = f"{system.address}lms/player.html?standard=2004&package=whole-2004&learner=anna"
    visit = open_page(address)
    one = launch(open_page, system, "2004", page=visit.page)
    one.shows("index.html")
    one.go(PAGE)
    assert visit.said == []
    assert [frame.evaluate("window.refused || []") for frame in visit.page.frames] == [[], [], []]
    assert visit.outside(system.address) == []
