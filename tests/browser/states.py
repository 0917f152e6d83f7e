"""The states that a reader can bring the site into, each by what a reader does, for the tests of access that go through all of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.access import SIZES
from tests.browser.learner import MODULE, PAGES_FOUND, RECORD, REVIEW, STATUS, ask, begin, count_cases, onward, settle
from tests.browser.records import choose, note, record
from tests.browser.stage import VOTE, go, present
from tests.browser.waiting import until

GUIDE, CASE, MINE, CHECK = (
    "guides/uncertainty.html",
    "cases/health-matters.html",
    "my-learning.html",
    "hosting/check.html",
)
NO_COPY = (
    "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('no'))}});"
    "document.execCommand = () => false;"
)


@dataclass(frozen=True)
class State:
    """A page, what a reader does on it, the sizes of screen at which that state is there, and what is said of it in a status."""

    page: str
    reach: Callable[[Page], None]
    sizes: tuple[str, ...] = tuple(SIZES)
    says: str = ""
    options: dict[str, Any] = field(default_factory=dict)


def _answered(page: Page) -> None:
    """Every verdict: in line, look again, several with some left out, nothing chosen; then what asks before it clears."""
    roots = page.locator("[data-module=question]").all()
    for number, root in enumerate(roots[:-1]):
        settle(root, in_line=number % 2 == 0)
    roots[-1].get_by_role("button", name="Check my answer").click()
    expect(page.get_by_role("group", name="Keep your answers and notes on this device?")).to_be_visible()
    roots[1].get_by_text("Answers and why").click()
    page.get_by_role("button", name="Clear my answers").click()
    page.get_by_text("Print this quiz").click()


def _kept(page: Page) -> None:
    page.locator(".reflect__text").first.fill("The form, I think.")
    page.get_by_role("button", name="Yes, keep them on this device").click()
    expect(page.get_by_text("You can change this at any time under My learning.")).to_be_visible()


def _counted(page: Page) -> None:
    for numbers in ("321", "543", "549"):
        root = count_cases(page, *numbers)
    root.get_by_role("button", name=re.compile("^Remove the counts")).last.click()
    expect(root.get_by_role("button", name="Bring them back")).to_be_focused()


def _entry_copied(page: Page) -> None:
    page.get_by_text("My CPD entry for this module").click()
    page.get_by_role("button", name="Copy my CPD entry").click()
    expect(page.get_by_label("My CPD entry", exact=True).and_(page.locator("textarea"))).to_be_focused()


def _meaning(page: Page) -> None:
    page.locator("a.term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()


def _mid_way(page: Page) -> None:
    page.get_by_label("What you think at the start").fill("He is frightened.")
    settle(page.locator("[data-module=question]").first, in_line=False)
    page.get_by_role("button", name="Go on to: ").click()
    expect(page.locator(".stage:visible")).to_have_count(2)


def _trainer(page: Page) -> None:
    page.get_by_role("button", name="Show trainer notes").click()
    expect(page.get_by_role("button", name="Show trainer notes")).to_have_attribute("aria-pressed", "true")


def _sheet(page: Page) -> None:
    page.get_by_label("What was used").select_option("briefings/uncertainty")
    page.get_by_text("When you look again").click()
    page.get_by_role("button", name="Save it as a file").click()
    expect(page.get_by_text("It cannot be added up with others yet.")).to_be_visible()


def _added_up(page: Page) -> None:
    page.get_by_role("button", name="Look at a made-up year").click()
    expect(page.get_by_role("heading", name="Teams' sheets, added up")).to_be_focused()


def _some_points(page: Page) -> None:
    page.get_by_label("Show points that contain").fill("p147 brought")
    expect(page.get_by_text(" of 293 points")).to_be_visible()


def _found(page: Page) -> None:
    ask(page, "threshold")
    page.locator(STATUS, has_text="found").wait_for()
    page.locator(PAGES_FOUND).first.wait_for()


def _menu(page: Page) -> None:
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.locator(".md-sidebar--primary :focus")).to_be_visible()


def _menu_below(page: Page) -> None:
    _menu(page)
    page.locator(".md-sidebar--primary").get_by_role("button", name="Home").click()
    expect(page.get_by_role("button", name="Back from On this page")).to_be_focused()


def _asked(page: Page) -> None:
    begin(page)
    settle(page.locator(".review__question [data-module=question]"), in_line=False)


def _ended(page: Page) -> None:
    _asked(page)
    while page.locator(".review__question").count():
        onward(page)
    expect(page.get_by_role("heading", name="That is all for now")).to_be_focused()


def _filled(page: Page) -> None:
    """A record with something of every kind, a file that waits to be loaded, and the list of what would go."""
    page.evaluate(
        "course.store.note('reflect:uncertainty:reflect-x', 'Mine');"
        "course.store.answer('q', 'v', ['k'], true); course.store.keepOn('device')"
    )
    choose(page, record(notes={"two": note("<b>theirs</b>")}), name="x" * 90 + ".json")
    page.get_by_role("button", name="Remove everything").click()
    expect(page.get_by_role("heading", name="This will go, and cannot be brought back")).to_be_focused()


def _emptied(page: Page) -> None:
    page.evaluate("course.store.note('one', 'x')")
    page.get_by_role("button", name="Remove everything").click()
    page.get_by_role("button", name="Yes, remove all of it now").click()
    choose(page, "no record")
    expect(page.locator("[data-module=record-wipe] [role=status]")).to_contain_text("Everything is removed.")


def _recorded(page: Page) -> None:
    for count in (1, 2):
        page.get_by_role("button", name="Write another entry").click()
        expect(page.locator(".cpd-piece")).to_have_count(count)
        page.locator(".cpd-piece").first.get_by_label("What did you do?", exact=True).fill("To ring back.")
    page.get_by_role("button", name="Remove this entry").first.click()
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    page.get_by_text("See it as Social Work England asks").click()


def _checked(page: Page) -> None:
    page.get_by_role("button", name="Check every file").click()
    page.get_by_text(" right", exact=False).first.click()
    expect(page.get_by_text("A page that does not exist.")).to_be_visible()
    wrong = {"name": "settings.css", "mimeType": "text/css", "buffer": b"course-settings { --front-dor: '1'; }"}
    page.get_by_label("Check a settings file").set_input_files(wrong)
    expect(page.get_by_text("settings.css has ")).to_be_visible()


def _voted(page: Page) -> None:
    present(page)
    go(page, VOTE)
    for key in ("a", "b", "s"):
        page.keyboard.press(key)


def _overview(page: Page) -> None:
    present(page)
    page.keyboard.press("o")


def _beside_notes(page: Page) -> None:
    present(page)
    go(page, "for-information-only.2")
    page.keyboard.press("u")


NARROW = ("phone", "400% zoom")
STATES = {
    "questions answered, one not yet, all about to be cleared": State("modules/domestic-abuse.html", _answered),
    "a reflection written and kept": State("modules/uncertainty.html", _kept),
    "counts of one's own cases, one removed, and a number that cannot be": State(MODULE, _counted),
    "the entry for a record, which the browser did not copy": State(MODULE, _entry_copied, options={"before": NO_COPY}),
    "the meaning of a term": State("modules/poor-engagement.html", _meaning),
    "a case in mid-way": State(CASE, _mid_way, says=r"2 of them are open"),
    "trainer's notes": State(GUIDE, _trainer),
    "a team's sheet begun": State("trainers/team-sheet.html", _sheet),
    "a made-up year of sheets, added up": State(
        "trainers/adding-up.html", _added_up, says=r"\d+ of 144 files are added up\."
    ),
    "some of the points": State("reference/points.html", _some_points, says=r"^\d+ of 293 points$"),
    "a search that found something": State("index.html", _found, says=r"\d+ pages found"),
    "the menu of a narrow screen": State("modules/domestic-abuse.html", _menu, NARROW),
    "a lower part of that menu": State("index.html", _menu_below, NARROW),
    "a review while it asks": State(REVIEW, _asked, says=r"Here is why\.|in line\."),
    "a review at its end": State(REVIEW, _ended),
    "my learning, about to be loaded and wiped": State(MINE, _filled),
    "my learning, wiped, and a file refused": State(MINE, _emptied),
    "the record, an entry open and one removed": State(RECORD, _recorded),
    "a host's copy that was checked": State(CHECK, _checked, says=r"things? to do|Nothing to do"),
    "Present at a vote": State(MODULE, _voted),
    "Present with its overview": State(MODULE, _overview),
    "Present with the notes under a slide": State(MODULE, _beside_notes),
}


def reached(page: Page, name: str) -> None:
    """Bring a page that is open into a state."""
    STATES[name].reach(page)
    until(page, "() => !document.querySelector('body > iframe[inert]')")


def settings_of(name: str, **more: Any) -> dict[str, Any]:
    """How to open the page of a state: at the first of its sizes, without motion."""
    width, height = SIZES[STATES[name].sizes[0]]
    return {"viewport": {"width": width, "height": height}, "reduced_motion": "reduce", **STATES[name].options, **more}
