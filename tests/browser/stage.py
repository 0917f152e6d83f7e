"""A deck in a real browser, for the tests that present: opening it, going to a slide, and looking at every slide of it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from course.content.kinds import kind_of
from tests.browser.waiting import until
from tests.conftest import page_names

NAMES = sorted(name.removesuffix(".html") for name in page_names() if kind_of(name.replace(".html", ".md")).has_deck)
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
    found: list[dict[str, Any]] = page.evaluate(
        "(name) => courseData['decks/' + name].slides.map(({ html, notes, trainer, ...rest }) => rest)", name
    )
    return found


def stages(page: Page, name: str) -> list[dict[str, Any]]:
    """The same with what comes on a slide after it, where nobody talks and votes again."""
    every = slides(page, name)
    rest = {one["id"]: [step for step in one["steps"] if step["kind"] not in ("talk", "vote")] for one in every}
    return [
        {**slide, **stage}
        for slide in every
        for stage in ({}, *({"id": s["id"], "part": s["part"]} for s in rest[slide["id"]]))
    ]


def notes_of(page: Page, key: str = "n") -> Page:
    with page.expect_popup() as opened:
        page.keyboard.press(key)
    window = opened.value
    expect(window.get_by_text("In step with the slides.")).to_be_visible()
    return window


def misfits(page: Page, name: str) -> list[str]:
    """What does not fit on the slides of the deck that is open, or is too small to be read from the back of the room."""
    found: list[str] = page.evaluate(EVERY, stages(page, name))
    return found


EVERY = """async (slides) => {
  const bad = [];
  const least = 28 * innerHeight / 720 - 0.05;
  const frame = document.querySelector(".deck__stage").getBoundingClientRect();
  const shown = () => new Promise((done) => addEventListener("hashchange", done, { once: true }));
  for (const slide of slides) {
    const place = "#slide=" + slide.id, moved = location.hash === place || shown();
    location.hash = place;
    await moved;
    const here = () => history.state && history.state.present && location.hash === "#slide=" + slide.id &&
      document.querySelector(".slide__title").textContent === (slide.part ? slide.title + " " + slide.part : slide.title);
    if (!here()) { bad.push(slide.id + " is not shown"); continue; }
    const body = document.querySelector(".slide__body");
    if (body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1) bad.push(slide.id + " overflows");
    const words = document.createTreeWalker(document.querySelector(".deck__screen"), NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const holder = words.currentNode.parentElement;
      if (!words.currentNode.data.trim() || holder.closest(".deck__said, title, desc, [hidden]")) continue;
      const size = parseFloat(getComputedStyle(holder).fontSize);
      if (size < least) bad.push(slide.id + " has " + size + " pixels: " + words.currentNode.data);
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      const edge = holder.closest(".slide") ? frame.bottom : innerHeight;
      const out = [...range.getClientRects()].some((box) => box.width && (box.left < 0 || box.right > innerWidth + 1 || box.top < 0 || box.bottom > edge + 1));
      if (out) bad.push(slide.id + " goes over the edge: " + words.currentNode.data);
    }
  }
  return bad;
}"""
