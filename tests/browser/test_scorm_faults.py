"""The SCORM packages where things go wrong: systems that throw, refuse or are not there, other learners, blocked storage."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.lms import ANSWER, ANSWERED, FIRST, PAGE, SEEN, TROUBLE, Launch, System, launch
from tests.browser.test_scorm_attempts import mirror
from tests.browser.test_store import AREAS, THROWS
from tests.browser.waiting import until

WELL = "Your learning system takes what the course reports again."
CLOSED = "Your learning system did not begin a session, so nothing is reported."


def choose(one: Launch) -> None:
    """Answer the first question on its page."""
    question = one.course.locator(f"[data-question={FIRST}]")
    question.get_by_label("A dated line").check()
    question.get_by_role("button", name="Check my answer").click()
    expect(question).to_have_attribute("data-answered", "")


def holding(system: System, data: str, place: str) -> None:
    """Have the system hold this of a learner from an earlier session."""
    core = {"lesson_location": place, "lesson_status": "incomplete"}
    system.kept["anna"] = {"cmi": {"suspend_data": data, "core": core}}


@pytest.mark.parametrize(
    ("standard", "fault", "says"),
    [
        ("1.2", "throws", CLOSED),
        ("2004", "refuses to begin", CLOSED),
        ("1.2", "throws later", TROUBLE),
        ("2004", "refuses commits", TROUBLE),
        ("1.2", "refuses values", TROUBLE),
        ("2004", "says nothing", TROUBLE),
        ("1.2", "answers null", TROUBLE),
    ],
)
def test_a_system_that_fails_is_told_of_once_and_stops_nothing(
    open_page: Open, system: System, standard: str, fault: str, says: str
) -> None:
    one = launch(open_page, system, standard, fault=fault.replace(" ", "%20"))
    said: list[str] = []
    one.page.on("pageerror", lambda error: said.append(str(error)))
    expect(one.top.get_by_role("status")).to_contain_text(says)
    one.go(PAGE)
    choose(one)
    expect(one.top.locator("[role=status] p")).to_have_count(1)
    one.blank()
    ends = [call for call in one.calls() if call[0] in ("LMSFinish", "Terminate")]
    assert len(ends) == (0 if says == CLOSED else 1)
    assert said == []


@pytest.mark.parametrize("refuses", ["the system", "its server"])
def test_a_system_that_comes_round_gets_everything_after_all(open_page: Open, system: System, refuses: str) -> None:
    system.refuses = refuses == "its server"
    one = launch(open_page, system, "1.2", fault="" if system.refuses else "refuses%20values")
    expect(one.top.get_by_role("status")).to_contain_text(TROUBLE)
    one.does(ANSWER, id=FIRST, key="kaaaa1")
    system.refuses = False
    one.player.evaluate("window.mended = true")
    one.script(SEEN)
    expect(one.top.get_by_role("status")).to_have_text(WELL)
    one.leave()
    assert (one.holds("status"), one.holds("location")) == ("incomplete", "index.html")
    assert len(one.holds("data")) > 20


def test_without_a_system_around_it_the_package_is_the_plain_site(open_page: Open, system: System) -> None:
    visit = open_page("about:blank")
    for site in (system.address, f"{system.folder.as_uri()}/"):
        visit.page.goto(f"{site}module-1.2/scorm.html")
        visit.page.wait_for_url(f"**/module-1.2/{PAGE}")
        expect(visit.page.get_by_role("heading", level=1)).to_have_text("Assessment and early help")
        visit.page.goto(f"{site}whole-2004/scorm.html")
        visit.page.wait_for_url("**/whole-2004/index.html")
    assert visit.said == []


def test_a_system_that_does_not_answer_is_named_and_the_course_goes_on(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "2004", "window", fault="no%20system")
    expect(one.top.get_by_role("status")).to_have_text(
        "No learning system answered, so nothing is reported. The course itself works as usual."
    )
    expect(one.top.get_by_text("What your learning system is told")).to_be_hidden()
    one.go(PAGE)
    assert one.calls() == []


def test_a_system_that_names_no_mode_gets_its_reports(open_page: Open, system: System) -> None:
    launch(open_page, system, "1.2", fault="empty%20mode").told("status", "incomplete")


@pytest.mark.parametrize(("standard", "place"), [("1.2", "device"), ("2004", "tab")])
def test_two_learners_never_get_each_other_s(open_page: Open, system: System, standard: str, place: str) -> None:
    anna = launch(open_page, system, standard, learner="anna")
    anna.script("store.keepOn(place), store.note('reflect:assessment:one', 'what Anna wrote')", place=place)
    anna.does(ANSWER, id=FIRST, key="kaaaa1")
    anna.leave()

    ben = launch(open_page, system, standard, learner="ben", page=anna.player)
    ben.shows("index.html")
    assert ben.script(f"[store.place(), {ANSWERED}, Object.keys(store.read().notes)]") == ["tab", [], []]
    ben.does(ANSWER, id=FIRST, key="kbbbb2")
    ben.leave()

    again = launch(open_page, system, standard, learner="anna", page=anna.player)
    again.shows("index.html")
    hers = again.script(f"[store.place(), {ANSWERED}, store.read().notes['reflect:assessment:one'].text]")
    assert hers == [place, ["kaaaa1"], "what Anna wrote"]
    again.leave()
    assert len({data["cmi"]["suspend_data"] for data in system.kept.values()}) == 2


def test_where_storage_is_blocked_answers_last_and_come_back(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "1.2", before="".join(THROWS.format(area) for area in AREAS), drawn_first=True)
    one.go(PAGE)
    choose(one)
    one.go("index.html")
    one.go(PAGE)
    expect(one.course.locator(f"[data-question={FIRST}]")).to_have_attribute("data-answered", "")
    one.leave()
    again = launch(open_page, system, "1.2")
    again.shows(PAGE)
    expect(again.course.locator(f"[data-question={FIRST}]").get_by_label("A dated line")).to_be_checked()


@pytest.mark.parametrize(
    ("held", "says"),
    [("2something of later", "comes from a newer edition of the course"), ("1spoilt", "could not be read")],
)
def test_data_that_cannot_be_read_is_told_of(open_page: Open, system: System, held: str, says: str) -> None:
    holding(system, held, "no/such/page.html")
    one = launch(open_page, system, "1.2")
    one.shows("index.html")
    expect(one.top.get_by_role("status")).to_contain_text(says)
    one.script(ANSWER, id=FIRST, key="kaaaa1")
    one.leave()
    assert (one.holds("data") == held) == held.startswith("2")


def test_a_place_that_is_none_of_the_course_opens_its_start(open_page: Open, system: System) -> None:
    page = None
    for place in ("https://elsewhere.example/", "../../x.html", "javascript:alert(1)", "gone.html"):
        holding(system, "", place)
        one = launch(open_page, system, "1.2", page=page)
        one.shows("index.html")
        one.leave()
        page = one.player


def test_an_address_that_cannot_be_decoded_stops_no_report(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "1.2")
    one.go(f"{PAGE}#%E0%A4%A")
    choose(one)
    one.leave()
    assert one.holds("location") == PAGE
    assert one.holds("data")


def test_what_a_learner_wipes_is_gone_from_the_browser_and_from_the_system(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "1.2")
    one.does(ANSWER, id=FIRST, key="kaaaa1")
    one.script("store.keepOn('device')")
    until(one.player, lambda: len(mirror(one)) == 1)
    one.go("my-learning.html")
    one.course.get_by_role("button", name="Remove everything").click()
    one.course.get_by_role("button", name="Yes, remove all of it now").click()
    kept = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((name) => name.startsWith('course-record'))"
    until(one.frame("scorm.html"), f"{kept}.length === 0")
    until(one.player, lambda: mirror(one) == [])
    one.leave()
    again = launch(open_page, system, "1.2")
    assert again.script(f"[{kept}, {ANSWERED}]") == [[], []]
