"""A deck in a real browser, for the tests that present: opening it, going to a slide, and looking at every slide of it."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.page import until

MODULE, CASE, GUIDE = "modules/sharing-information", "cases/health-matters", "guides/domestic-abuse"
SCREEN = {"viewport": {"width": 1280, "height": 720}}
VOTE = "flat-without-heating.choose"


def present(page: Page, length: str = "") -> None:
    """Open the deck, for the session of this length where one is named ("7 minutes", "All slides")."""
    page.get_by_role("button", name="Present").click()
    expect(page.get_by_role("region", name="Presentation: ")).to_be_visible()
    if length:
        page.get_by_role("radio", name=length).check()


def at(page: Page) -> int:
    return int(page.locator(".deck__count").inner_text().split()[1])


def go(page: Page, slide: str) -> None:
    page.evaluate("(id) => { location.hash = '#slide=' + id; }", slide)
    until(
        page,
        "(id) => document.querySelector('.slide') && decodeURIComponent(location.hash) === '#slide=' + id && history.state",
        slide,
    )


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def slides(page: Page, name: str) -> list[dict[str, Any]]:
    """The slides of a deck that is open, each with its id, title, part and kind, the lengths it stands in and its steps."""
    plain = "map(({ html, notes, trainer, ...rest }) => rest)"
    return page.evaluate(f"(name) => courseData['decks/' + name].slides.{plain}", name)


def stages(page: Page, name: str) -> list[dict[str, Any]]:
    """The same with what comes on a slide after it, where nobody talks and votes again."""
    made = []
    for slide in slides(page, name):
        rest = [step for step in slide["steps"] if step["kind"] not in ("talk", "vote")]
        made += [slide, *({**slide, "id": step["id"], "part": step["part"]} for step in rest)]
    return made


def notes_of(page: Page, key: str = "n") -> Page:
    with page.expect_popup() as opened:
        page.keyboard.press(key)
    window = opened.value
    expect(window.get_by_text("In step with the slides.")).to_be_visible()
    return window
