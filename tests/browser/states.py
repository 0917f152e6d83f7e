"""The states that a reader can bring the site into, each by what a reader does, for the tests of access that go through all of them."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from playwright.sync_api import Page, expect

from tests.browser.access import SIZES
from tests.browser.learner import MODULE, PAGES_FOUND, RECORD, REVIEW, STATUS, ask, begin, count_cases, onward, settle
from tests.browser.page import arrived
from tests.browser.records import choose, note, record
from tests.browser.stage import VOTE, go, present, press

GUIDE, CASE, ABUSE = "guides/uncertainty.html", "cases/health-matters.html", "modules/domestic-abuse.html"
MINE, CHECK = "my-learning.html", "hosting/check.html"
NARROW = ("phone", "400% zoom")
NO_COPY = (
    "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('no'))}});"
    "document.execCommand = () => false;"
)


class State(NamedTuple):
    """A page, what a reader does on it, the sizes at which that state is there, what a status says of it, and a script before the page's own."""

    page: str
    reach: Callable[[Page], object]
    sizes: tuple[str, ...] = tuple(SIZES)
    says: str = ""
    before: str = ""


STATES: dict[str, State] = {}


def state(name: str, page: str, *more: Any, **named: Any) -> Callable[[Callable[[Page], object]], object]:
    """Have what reaches it be the state of this name."""
    return lambda reach: STATES.update({name: State(page, reach, *more, **named)})


@state("questions answered, one not yet, all about to be cleared", ABUSE)
def _(page: Page) -> None:
    """Every verdict: in line, look again, several with some left out, nothing chosen; then what asks before it clears."""
    roots = page.locator("[data-module=question]").all()
    for number, root in enumerate(roots[:-1]):
        settle(root, in_line=number % 2 == 0)
    roots[-1].get_by_role("button", name="Check my answer").click()
    expect(page.get_by_role("group", name="Keep your answers and notes on this device?")).to_be_visible()
    roots[1].get_by_text("Answers and why").click()
    page.get_by_role("button", name="Clear my answers").click()
    page.get_by_text("Print this quiz").click()


@state("a reflection written and kept", "modules/uncertainty.html")
def _(page: Page) -> None:
    page.locator(".reflect__text").first.fill("The form, I think.")
    page.get_by_role("button", name="Yes, keep them on this device").click()
    expect(page.get_by_text("You can change this at any time under My learning.")).to_be_visible()


@state("counts of one's own cases, one removed, and a number that cannot be", MODULE)
def _(page: Page) -> None:
    for numbers in ("321", "543", "549"):
        root = count_cases(page, *numbers)
    root.get_by_role("button", name=re.compile("^Remove the counts")).last.click()
    expect(root.get_by_role("button", name="Bring them back")).to_be_focused()


@state("the entry for a record, which the browser did not copy", MODULE, before=NO_COPY)
def _(page: Page) -> None:
    page.get_by_text("My CPD entry for this module").click()
    page.get_by_role("button", name="Copy my CPD entry").click()
    expect(page.get_by_label("My CPD entry", exact=True).and_(page.locator("textarea"))).to_be_focused()


@state("the meaning of a term", "modules/poor-engagement.html")
def _(page: Page) -> None:
    page.locator("a.term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()


@state("a case in mid-way", CASE, says=r"2 of them are open")
def _(page: Page) -> None:
    page.get_by_label("What you think at the start").fill("He is frightened.")
    settle(page.locator("[data-module=question]").first, in_line=False)
    page.get_by_role("button", name="Go on to: ").click()
    expect(page.locator(".stage:visible")).to_have_count(2)


@state("trainer's notes", GUIDE)
def _(page: Page) -> None:
    page.get_by_role("button", name="Show trainer notes").click()
    expect(page.get_by_role("button", name="Show trainer notes")).to_have_attribute("aria-pressed", "true")


@state("a team's sheet begun", "trainers/team-sheet.html")
def _(page: Page) -> None:
    page.get_by_label("What was used").select_option("briefings/uncertainty")
    page.get_by_text("When you look again").click()
    page.get_by_role("button", name="Save it as a file").click()
    expect(page.get_by_text("It cannot be added up with others yet.")).to_be_visible()


@state("a made-up year of sheets, added up", "trainers/adding-up.html", says=r"\d+ of 144 files are added up\.")
def _(page: Page) -> None:
    page.get_by_role("button", name="Look at a made-up year").click()
    expect(page.get_by_role("heading", name="Teams' sheets, added up")).to_be_focused()


@state("some of the points", "reference/points.html", says=r"^\d+ of 293 points$")
def _(page: Page) -> None:
    page.get_by_label("Show points that contain").fill("p147 brought")
    expect(page.get_by_text(" of 293 points")).to_be_visible()


@state("a search that found something", "index.html", says=r"\d+ pages found")
def _(page: Page) -> None:
    ask(page, "threshold")
    page.locator(STATUS, has_text="found").wait_for()
    page.locator(PAGES_FOUND).first.wait_for()


@state("the menu of a narrow screen", ABUSE, NARROW)
def _(page: Page) -> None:
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.locator(".md-sidebar--primary :focus")).to_be_visible()


@state("a lower part of that menu", "index.html", NARROW)
def _(page: Page) -> None:
    STATES["the menu of a narrow screen"].reach(page)
    page.locator(".md-sidebar--primary").get_by_role("button", name="Home").click()
    expect(page.get_by_role("button", name="Back from On this page")).to_be_focused()


@state("a review while it asks", REVIEW, says=r"Here is why\.|in line\.")
def _(page: Page) -> None:
    begin(page)
    settle(page.locator(".review__question [data-module=question]"), in_line=False)


@state("a review at its end", REVIEW)
def _(page: Page) -> None:
    STATES["a review while it asks"].reach(page)
    while page.locator(".review__question").count():
        onward(page)
    expect(page.get_by_role("heading", name="That is all for now")).to_be_focused()


@state("my learning, about to be loaded and wiped", MINE)
def _(page: Page) -> None:
    """A record with something of every kind, a file that waits to be loaded, and the list of what would go."""
    page.evaluate(
        "course.store.note('reflect:uncertainty:reflect-x', 'Mine');"
        "course.store.answer('q', 'v', ['k'], true); course.store.keepOn('device')"
    )
    choose(page, record(notes={"two": note("<b>theirs</b>")}), name="x" * 90 + ".json")
    page.get_by_role("button", name="Remove everything").click()
    expect(page.get_by_role("heading", name="This will go, and cannot be brought back")).to_be_focused()


@state("my learning, wiped, and a file refused", MINE)
def _(page: Page) -> None:
    page.evaluate("course.store.note('one', 'x')")
    page.get_by_role("button", name="Remove everything").click()
    page.get_by_role("button", name="Yes, remove all of it now").click()
    choose(page, "no record")
    expect(page.locator("[data-module=record-wipe] [role=status]")).to_contain_text("Everything is removed.")


@state("the record, an entry open and one removed", RECORD)
def _(page: Page) -> None:
    for count in (1, 2):
        page.get_by_role("button", name="Write another entry").click()
        expect(page.locator(".cpd-piece")).to_have_count(count)
        page.locator(".cpd-piece").first.get_by_label("What did you do?", exact=True).fill("To ring back.")
    page.get_by_role("button", name="Remove this entry").first.click()
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    page.get_by_text("See it as Social Work England asks").click()


@state("a host's copy that was checked", CHECK, says=r"things? to do|Nothing to do")
def _(page: Page) -> None:
    page.get_by_role("button", name="Check every file").click()
    page.get_by_text(" right", exact=False).first.click()
    expect(page.get_by_text("A page that does not exist.")).to_be_visible()
    wrong = {"name": "settings.css", "mimeType": "text/css", "buffer": b"course-settings { --front-dor: '1'; }"}
    page.get_by_label("Check a settings file").set_input_files(wrong)
    expect(page.get_by_text("settings.css has ")).to_be_visible()


def presented(page: Page, slide: str, *keys: str) -> None:
    present(page)
    if slide:
        go(page, slide)
    press(page, *keys)


state("Present at a vote", MODULE)(lambda page: presented(page, VOTE, "a", "b", "s"))
state("Present with its overview", MODULE)(lambda page: presented(page, "", "o"))
state("Present with the notes under a slide", MODULE)(lambda page: presented(page, "for-information-only.2", "u"))


def reached(page: Page, name: str) -> None:
    """Bring a page that is open into a state."""
    STATES[name].reach(page)
    arrived(page)


def settings_of(name: str) -> dict[str, Any]:
    """How to open the page of a state: at the first of its sizes, without motion."""
    return {"viewport": SIZES[STATES[name].sizes[0]], "reduced_motion": "reduce", "before": STATES[name].before}
