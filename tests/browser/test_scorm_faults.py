"""The page that a learning system opens, for eyes, ears and keys; and systems that throw, refuse or are not there."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.access import faults
from tests.browser.conftest import Open
from tests.browser.lms import ANSWER, ANSWERED, FIRST, MODULE, PAGE, SEEN, TROUBLE, Launch, Launching, System
from tests.browser.page import inside, until
from tests.browser.test_scorm_attempts import mirror
from tests.browser.test_store import AREAS, THROWS

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


FAULTS = {
    "throws": ("1.2", CLOSED),
    "refuses to begin": ("2004", CLOSED),
    "throws later": ("1.2", TROUBLE),
    "refuses commits": ("2004", TROUBLE),
    "refuses values": ("1.2", TROUBLE),
    "says nothing": ("2004", TROUBLE),
    "answers null": ("1.2", TROUBLE),
    "no system": ("2004", "No learning system answered, so nothing is reported. The course itself works as usual."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_system_that_fails_is_told_of_once_and_stops_nothing(launch: Launching, fault: str) -> None:
    standard, says = FAULTS[fault]
    one = launch(standard, "window" if fault == "no system" else "iframe", fault=fault.replace(" ", "%20"))
    said: list[str] = []
    one.page.on("pageerror", lambda error: said.append(str(error)))
    expect(one.top.get_by_role("status")).to_contain_text(says)
    expect(one.top.get_by_text("What your learning system is told")).to_be_visible(visible=says == TROUBLE)
    one.go(PAGE)
    choose(one)
    expect(one.top.locator("[role=status] p")).to_have_count(1)
    if fault == "no system":
        expect(one.top.get_by_role("status")).to_have_text(says)
        assert one.calls() == []
    else:
        one.blank()
    ends = [call for call in one.calls() if call[0] in ("LMSFinish", "Terminate")]
    assert len(ends) == int(says == TROUBLE)
    assert said == []


@pytest.mark.parametrize("refuses", ["the system", "its server"])
def test_a_system_that_comes_round_gets_everything_after_all(launch: Launching, system: System, refuses: str) -> None:
    system.refuses = refuses == "its server"
    one = launch("1.2", fault="" if system.refuses else "refuses%20values")
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


@pytest.mark.parametrize(("standard", "place"), [("1.2", "device"), ("2004", "tab")])
def test_two_learners_never_get_each_other_s(launch: Launching, system: System, standard: str, place: str) -> None:
    anna = launch(standard, learner="anna")
    anna.script("store.keepOn(place), store.note('reflect:assessment:one', 'what Anna wrote')", place=place)
    anna.does(ANSWER, id=FIRST, key="kaaaa1")
    anna.leave()

    ben = launch(standard, learner="ben", page=anna.player)
    ben.shows("index.html")
    assert ben.script(f"[store.place(), {ANSWERED}, Object.keys(store.read().notes)]") == ["tab", [], []]
    ben.does(ANSWER, id=FIRST, key="kbbbb2")
    ben.leave()

    again = launch(standard, learner="anna", page=anna.player)
    again.shows("index.html")
    hers = again.script(f"[store.place(), {ANSWERED}, store.read().notes['reflect:assessment:one'].text]")
    assert hers == [place, ["kaaaa1"], "what Anna wrote"]
    again.leave()
    assert len({data["cmi"]["suspend_data"] for data in system.kept.values()}) == 2


def test_where_storage_is_blocked_answers_last_and_come_back(launch: Launching) -> None:
    one = launch("1.2", before="".join(THROWS.format(area) for area in AREAS), drawn_first=True)
    one.go(PAGE)
    choose(one)
    inside(one.frame(PAGE), "store.cpd('me:name', 'Anna')")
    one.go("index.html")
    one.go(PAGE)
    expect(one.course.locator(f"[data-question={FIRST}]")).to_have_attribute("data-answered", "")
    assert inside(one.frame(PAGE), "store.read().cpd['me:name'].text") == "Anna"
    one.leave()
    again = launch("1.2")
    again.shows(PAGE)
    expect(again.course.locator(f"[data-question={FIRST}]").get_by_label("A dated line")).to_be_checked()


@pytest.mark.parametrize(
    ("held", "says"),
    [("2something of later", "comes from a newer edition of the course"), ("1spoilt", "could not be read")],
)
def test_data_that_cannot_be_read_is_told_of(launch: Launching, system: System, held: str, says: str) -> None:
    holding(system, held, "no/such/page.html")
    one = launch("1.2")
    one.shows("index.html")
    expect(one.top.get_by_role("status")).to_contain_text(says)
    one.script(ANSWER, id=FIRST, key="kaaaa1")
    one.leave()
    assert (one.holds("data") == held) == held.startswith("2")


def test_a_place_that_is_none_opens_the_start_and_neither_a_bad_address_nor_an_empty_mode_stops_a_report(
    launch: Launching, system: System
) -> None:
    page = None
    for place in ("https://elsewhere.example/", "../../x.html", "javascript:alert(1)", "gone.html"):
        holding(system, "", place)
        one = launch("1.2", page=page)
        one.shows("index.html")
        one.leave()
        page = one.player
    system.kept.clear()
    one = launch("1.2", fault="empty%20mode", page=page)
    one.told("status", "incomplete")
    one.go(f"{PAGE}#%E0%A4%A")
    choose(one)
    one.leave()
    assert one.holds("location") == PAGE
    assert one.holds("data")


def test_what_a_learner_wipes_is_gone_from_the_browser_and_from_the_system(launch: Launching) -> None:
    one = launch("1.2")
    one.does(ANSWER, id=FIRST, key="kaaaa1")
    one.script("store.keepOn('device')")
    until(one.player, lambda: len(mirror(one)) == 1)
    one.go("my-learning.html")
    one.course.get_by_role("button", name="Remove everything").click()
    one.course.get_by_role("button", name="Yes, remove all of it now").click()
    expect(one.course.get_by_text("are still there. So is what your learning system was told.")).to_be_visible()
    kept = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((name) => name.startsWith('course-record'))"
    until(one.frame("scorm.html"), f"{kept}.length === 0")
    until(one.player, lambda: mirror(one) == [])
    one.leave()
    again = launch("1.2")
    assert again.script(f"[{kept}, {ANSWERED}]") == [[], []]


def test_the_keyboard_reaches_the_notes_and_then_the_course_and_axe_finds_nothing_in_either(launch: Launching) -> None:
    one = launch("1.2", "window")
    told = one.top.get_by_text("A learning system opened this course. It is told:")
    expect(told).to_be_visible()
    expect(one.top.get_by_text("What you write is never sent")).to_be_visible()
    stops = []
    for _ in range(4):
        one.page.keyboard.press("Tab")
        stops.append(one.page.evaluate("document.activeElement.tagName"))
    assert stops == ["SUMMARY", "DIV", "BUTTON", "SUMMARY"]
    assert faults(one.page, ("desktop", "phone")) == [], "what is told"
    one.top.get_by_role("button", name="Close this and go to the course").focus()
    one.page.keyboard.press("Enter")
    named = "[document.documentElement.lang, document.activeElement.title]"
    assert one.page.evaluate(named) == ["en-GB", "The course"]
    expect(told).to_be_hidden()
    one.page.keyboard.press("Tab")
    here = "document.querySelector('iframe').contentDocument.activeElement.textContent.trim()"
    until(one.page, f"{here} === 'Skip to content'")
    assert faults(one.page, ("desktop", "phone")) == [], "closed"
    one.top.get_by_text("What is left: 14 of 14").click()
    assert faults(one.page, ("desktop", "phone")) == [], "what is left"
    one.go(PAGE)
    expect(one.page).to_have_title("Assessment and early help - Learning from Serious Case Reviews")
    one.leave()
    again = launch("1.2", page=one.player)
    expect(again.top.get_by_text("A learning system opened this course. It is told:")).to_be_visible()


def test_what_is_left_leads_to_the_first_unread_section_inside_and_shrinks(launch: Launching) -> None:
    one = launch("1.2", package="module")
    one.script("store.seen('assessment:check')")
    one.top.get_by_text("What is left", exact=True).click()
    line = one.top.locator("[data-scorm=left-list] li")
    expect(line).to_have_text("Assessment and early help: 15 sections to read, 3 questions to try")
    one.try_core(MODULE)
    expect(line).to_have_text("Assessment and early help: 15 sections to read")
    line.get_by_role("link").click()
    one.shows(f"{PAGE}#found")
    one.read(MODULE)
    expect(one.top.get_by_text("All of it is done.")).to_be_visible()


def test_links_to_other_sites_open_beside_the_course(launch: Launching, system: System) -> None:
    one = launch("1.2")
    one.go("about/support.html")

    def answer(route: Route) -> None:
        route.continue_() if route.request.url.startswith(system.address) else route.fulfill(body="elsewhere")

    one.page.context.route("**/*", answer)
    with one.page.context.expect_page() as opened:
        one.course.locator("article a[href^='https://']").first.click()
    assert system.address not in opened.value.url
    one.shows("about/support.html")


def test_the_ask_to_keep_things_says_not_that_nothing_is_sent(
    launch: Launching, open_page: Open, system: System
) -> None:
    one = launch("1.2")
    one.go(PAGE)
    one.course.get_by_role("radio", name="A new part").check()
    one.course.get_by_role("button", name="Check my answer").first.click()
    expect(one.course.get_by_text("The note on top says what your learning system is told.")).to_be_visible()
    expect(one.course.get_by_text("Nothing is sent anywhere.")).to_have_count(0)
    plain = open_page(f"{system.address}whole-1.2/{PAGE}").page
    plain.get_by_role("radio", name="A new part").check()
    plain.get_by_role("button", name="Check my answer").first.click()
    expect(plain.get_by_text("Nothing is sent anywhere.")).to_be_visible()


def test_without_javascript_the_course_can_be_opened(open_page: Open, system: System) -> None:
    page = open_page(f"{system.address}module-2004/scorm.html", java_script_enabled=False).page
    expect(page.get_by_text("Nothing is then reported to your learning system.")).to_be_visible()
    page.get_by_role("link", name="open the course").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Assessment and early help")
