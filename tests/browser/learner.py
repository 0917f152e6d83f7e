"""What a learner does on the real site, by its names and roles: asks the search, answers in line or not, reviews, counts."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.page import arrived, until

KEEP = "Keep these counts"
REVIEW, RECORD, MODULE = "review.html", "cpd-record.html", "modules/sharing-information.html"
STATUS, PAGES_FOUND = "#search [role=status]", "#search li"
_OPEN = "(document.querySelector('#search') || {}).open && document.activeElement.name === 'query'"
_OPTIONS = "all => all.map((one) => [one.dataset.option, one.dataset.keyed])"
_MOVED_ON = """(count) => {
  const now = document.querySelector(".review__count");
  return !now || (now.textContent !== count && !document.querySelector(".review__waiting"));
}"""


def open_search(page: Page) -> None:
    """Open the search by its keys, which it hears once its script is there."""
    until(page, lambda: page.evaluate(_OPEN) or page.keyboard.press("Control+k"))


def ask(page: Page, words: str) -> None:
    """Ask the search, which its keys open."""
    open_search(page)
    page.locator("input[name=query]").fill(words)


def unfold(root: Locator) -> Locator:
    """What may stand in a fold with other questions, with that open."""
    root.evaluate("(one) => { const fold = one.closest('details.more'); if (fold) fold.open = true; }")
    return root


def settle(root: Locator, *, in_line: bool) -> None:
    """Choose in a question what is in line with the report's learning, or something that is not, and check."""
    unfold(root)
    kind, options = root.get_attribute("data-kind"), root.locator("details [data-option]").evaluate_all(_OPTIONS)
    if kind == "blank":
        accepted = (root.locator("details [data-accept]").get_attribute("data-accept") or "").split("|")[0]
        root.locator("fieldset input").fill(accepted if in_line else "something else")
    elif kind == "rank":
        agreed = {key: {"yes": "first", "partly": "next"}.get(keyed, "not-yet") for key, keyed in options}
        astray = next(key for key, keyed in options if keyed != "yes")
        other = {key: "first" if key == astray else "not-yet" for key, _ in options}
        for key, place in (agreed if in_line else other).items():
            root.locator(f"fieldset input[name$={key}][value={place}]").check()
    else:
        keys = [key for key, keyed in options if keyed == ("yes" if in_line else "no")]
        for key in keys if in_line else keys[:1]:
            root.locator(f"fieldset input[value={key}]").check()
    root.get_by_role("button", name="Check my answer").click()
    expect(root).to_have_attribute("data-answered", "")


def do_module(page: Page, site: str, name: str, wrong: int = 0) -> list[str]:
    """Answer every question of a module, the first so many out of line; the ids of these."""
    page.goto(site + name)
    every = page.locator("[data-module=question]").all()
    for number, root in enumerate(every):
        settle(root, in_line=number >= wrong)
    return [root.get_attribute("data-question") or "" for root in every[:wrong]]


def asked(page: Page) -> Locator:
    """The question that the review asks now."""
    return page.locator(".review__question [data-module=question]")


def begin(page: Page) -> None:
    page.get_by_role("button", name="Ask me").click()
    expect(page.get_by_text("Question 1 of")).to_be_focused()
    expect(page.locator(".review__waiting")).to_have_count(0)


def onward(page: Page) -> None:
    """Go on from a question, answered or not, and wait for what follows."""
    count = page.locator(".review__count").inner_text()
    page.get_by_role("button", name=re.compile("^(Next question|Skip this question|Finish)$")).click()
    until(page, _MOVED_ON, count)


def review(page: Page, *, in_line: bool = True) -> list[str]:
    """Be asked a round of questions and answer each; their ids in the order in which they came."""
    begin(page)
    ids = []
    while asked(page).count():
        ids.append(asked(page).get_attribute("data-question") or "")
        settle(asked(page), in_line=in_line)
        onward(page)
    expect(page.get_by_role("heading", name="That is all for now")).to_be_focused()
    return ids


def saved(page: Page, button: str) -> bytes:
    """What a button saves as a file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes()


def form(page: Page) -> Locator:
    """The form of a module, which is made once it is in sight."""
    root = page.locator("[data-module=counts]")
    root.scroll_into_view_if_needed()
    expect(root.get_by_role("button", name=KEEP)).to_be_visible()
    return root


def bring_nearby(page: Page) -> None:
    """Have all that a page fetches when its place comes into sight, and go back to the top."""
    for root in page.locator("[data-module=counts], [data-module=cpd-entry]").all():
        root.scroll_into_view_if_needed()
        expect(root.locator("button").first).to_be_attached()
    arrived(page)
    page.evaluate("scrollTo(0, 0)")


def count_cases(page: Page, *numbers: str) -> Locator:
    """Write numbers into the boxes and have them kept."""
    root = form(page)
    for box, number in zip(root.get_by_role("spinbutton").all(), numbers, strict=True):
        box.fill(number)
    root.get_by_role("button", name=KEEP).click()
    return root
