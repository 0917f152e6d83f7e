"""The SCORM packages in a learning system: what is told, what comes back, and when it is complete."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.lms import FIRST, MODULE, PAGE, STANDARDS, WAYS, Launch, Launching, System

CHOICE = "A full check"
both = pytest.mark.parametrize("standard", STANDARDS)
# Each standard is opened in one way, and each way once.
every = pytest.mark.parametrize(("standard", "way"), [*zip(STANDARDS, WAYS, strict=True)])
TOLD = ("status", "location", "data", "session_time", "exit")
TIME = {"1.2": r"\d{4}:\d\d:\d\d\.\d\d", "2004": r"PT\d+H\d+M\d+(\.\d\d?)?S"}


def values(one: Launch, part: str) -> list[str]:
    """Every value that was set, in order, of the elements with this in their names."""
    return [call[2] for call in one.calls() if call[0].endswith("SetValue") and part in call[1]]


PRIVATE = """store.note("reflect:assessment:reflect-one", words), store.cpd("one:title", words), store.count("assessment:a", "assessments=987 "),
  store.answer("typed", "v1", [words], true), store.review("boots-in-the-hall", { version: "v", step: 1, due: 5 })"""


@every
def test_a_session_tells_only_what_it_says_it_does(
    launch: Launching, open_page: Open, system: System, standard: str, way: str
) -> None:
    visit = open_page("about:blank")
    one = launch(standard, way, page=visit.page)
    one.shows("index.html")
    one.told("status", "incomplete")
    one.script(PRIVATE, words="the private words")
    for name in ("my-learning.html", PAGE, "reference/glossary.html"):
        one.go(name)
        one.told("location", name)
    assert [refused for frame in one.page.frames for refused in frame.evaluate("window.refused || []")] == []
    one.page.evaluate("history.back()")
    one.shows(PAGE)
    one.page.evaluate("history.forward()")
    one.shows("reference/glossary.html")
    assert not [call for call in one.calls() if re.search("Finish|Terminate", call[0])]
    one.leave()
    assert (visit.said, visit.outside(system.address)) == ([], [])
    calls = one.calls()
    names = [call[0].removeprefix("LMS") for call in calls]
    assert names.count("Initialize") == 1
    assert [name for name in names if name in ("Finish", "Terminate")] == names[-1:]
    assert {call[1] for call in calls if call[0].endswith("SetValue")} == {one.element(name) for name in TOLD}
    assert (values(one, "status"), set(values(one, ".exit"))) == (["incomplete"], {"suspend"})
    assert one.holds("location") == "reference/glossary.html"
    assert not re.search("private|assessments=", json.dumps([calls, system.kept]))
    assert {call[-1] for call in calls if not call[0].endswith(("GetValue", "Commit"))} == {"-> true"}
    assert [time for time in values(one, "session_time") if not re.fullmatch(TIME[standard], time)] == []


@every
def test_answers_come_back_to_their_questions_and_others_are_kept(launch: Launching, standard: str, way: str) -> None:
    one = launch(standard, way)
    one.go(PAGE)
    question = one.course.locator(f"[data-question={FIRST}]")
    question.get_by_label(CHOICE).check()
    question.get_by_role("button", name="Check my answer").click()
    one.script("store.answer('a-question-of-later', 'v', ['kaaaa1'], true)")
    one.does("store.seen('assessment:check')")
    one.leave()

    again = launch(standard, way)
    again.shows(f"{PAGE}#check" if one.holds("location").endswith("#check") else PAGE)
    question = again.course.locator(f"[data-question={FIRST}]")
    expect(question.get_by_label(CHOICE)).to_be_checked()
    expect(question.locator("input:checked")).to_have_count(1)
    expect(again.course.locator("[data-question][data-answered]")).to_have_count(1)
    found = again.script("[Object.keys(store.read().questions), Object.keys(store.read().seen)]")
    assert found == [[FIRST], ["assessment:check"]]
    later, before = again.script("scormResume.code('a-question-of-later', 4)"), one.holds("data")
    again.script("store.seen('assessment:found')")
    again.leave()
    assert later in before and later in again.holds("data") != before


@both
def test_a_module_is_complete_when_read_and_tried_and_stays_so(launch: Launching, standard: str) -> None:
    one = launch(standard, package="module")
    one.shows(PAGE)
    one.read(MODULE)
    one.told("data", "")
    assert values(one, "status") == ["incomplete"]
    one.try_core(MODULE)
    one.told("status", "completed")
    expect(one.top.get_by_role("status")).to_have_text("This is now complete, and your learning system has been told.")
    one.leave()
    assert one.holds("status") == "completed"

    again = launch(standard, package="module")
    again.shows(PAGE)
    again.leave()
    assert (values(again, "status"), again.holds("status")) == ([], "completed")


@both
def test_the_whole_course_is_complete_with_its_last_module(launch: Launching, standard: str) -> None:
    one = launch(standard)
    slugs = one.script("contents.modules.map((one) => one.slug)")
    one.read(*slugs)
    one.try_core(*slugs[:-1], keyed=True)
    one.told("data", "")
    expect(one.top.locator("summary", has_text="What is left: 1 of 14")).to_be_visible()
    assert values(one, "status") == ["incomplete"]
    one.try_core(slugs[-1])
    one.told("status", "completed")
    assert len(values(one, "suspend_data")[-1]) < 4096


@both
def test_a_host_may_choose_what_counts_and_a_score_and_it_is_told(
    launch: Launching, system: System, standard: str
) -> None:
    scored = f"window.scormSettings = {json.dumps({'modules': [MODULE], 'score': True, 'pass': 80})};"
    one = launch(standard, package=system.set_up(f"whole-{standard}", f"scored-{standard}", lambda _: scored))
    one.shows("index.html")
    expect(one.top.get_by_text("a score: the share of the core questions")).to_be_visible()
    expect(one.top.get_by_text("every section of “Assessment and early help”")).to_be_visible()
    one.read(MODULE)
    one.told("data", "")
    assert values(one, "score") == []
    one.try_core(MODULE)
    one.told("status", "completed")
    assert (values(one, "score.raw")[-1], values(one, "success_status")) == ("0", [])
    one.try_core(MODULE, keyed=True)
    one.leave()
    assert [values(one, f"score.{part}")[-1] for part in ("raw", "min", "max")] == ["100", "0", "100"]
    more = (["passed"], ["1"]) if standard == "2004" else ([], [])
    assert (values(one, "success_status"), values(one, "score.scaled")[-1:]) == more


def test_a_host_s_settings_that_cannot_be_read_are_told_to_be_wrong(launch: Launching, system: System) -> None:
    name = system.set_up("module-1.2", "spoilt-1.2", lambda text: text.replace("score: false", "score: fals"))
    one = launch("1.2", package=name)
    expect(one.top.get_by_text("scorm-settings.js: it is missing or cannot be read.")).to_be_visible()
    expect(one.top.get_by_text("every section of “Assessment and early help”")).to_be_visible()
    expect(one.top.get_by_text("a score: the share")).to_be_hidden()


NOT_THEIRS = {
    "browse": ("2004", "as a preview: nothing is reported, and it does not count."),
    "review": ("1.2", "opened this to look back on, as most do once it is complete"),
    "no-credit": ("2004", "opened this without credit: nothing is reported"),
}


@pytest.mark.parametrize("fault", NOT_THEIRS)
def test_what_is_not_a_learner_s_own_attempt_writes_nothing(launch: Launching, system: System, fault: str) -> None:
    standard, says = NOT_THEIRS[fault]
    one = launch(standard, fault=fault)
    one.shows("index.html")
    expect(one.top.get_by_role("status")).to_contain_text(says)
    slugs = one.script("contents.modules.map((one) => one.slug)")
    one.read(*slugs)
    one.try_core(*slugs, keyed=True)
    one.blank()
    assert {call[0].removeprefix("LMS") for call in one.calls()} <= {"Initialize", "GetValue", "GetLastError"}
    assert system.commits == []
    one.player.evaluate("openHere()")
    one.shows("index.html")
    expect(one.top.get_by_role("status")).to_contain_text(says)
