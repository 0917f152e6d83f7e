"""The accessibility tree of what is used most, kept in tests/data/access and read by a person: a change is seen, and read again.

`make access-tree` writes the trees anew. Read what has changed in them as somebody would who cannot see the page, then commit them.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.learner import MODULE, settle, unfold
from tests.browser.page import arrived
from tests.browser.stage import SCREEN, VOTE, go, present, press
from tests.browser.states import MINE

KEPT = Path(__file__).parent.parent / "data" / "access"
REFRESH = "REFRESH_ACCESS_TREE"
# The options of questions stand in the order of their file, so that a tree is the same each time.
IN_ORDER = "Math.random = () => 0.999;"
# Running text that goes on after nine words, with the number at its end where it has one.
LONG = re.compile(
    r'^( *- (?:paragraph|text|cell|listitem|figure)(?: \[[^\]]*\])*: ("?)(?:\S+ ){8}\S+)(?= ).*?( \d+)?"?$', re.M
)
# A line that has nothing under it any more.
BARE = re.compile(r"^( *)(- .*):$(?!\n\1 )", re.M)


def tree_of(part: Locator) -> str:
    """The tree of `part` without addresses, and with running text cut after its first words (but for a count at its end), so that it changes when the page's shape does."""
    tree = re.sub(r"^ *- /url: .*\n", "", part.aria_snapshot() + "\n", flags=re.M)
    return LONG.sub(r"\1 …\3\2", BARE.sub(r"\1\2", tree))


def _first(page: Page, *, in_line: bool | None = None) -> Locator:
    """The first question of one answer, as it is or settled."""
    root = page.locator("[data-question][data-kind=single]").first
    if in_line is not None:
        settle(root, in_line=in_line)
    return root


def _several(page: Page) -> Locator:
    """One in line, one to look at again, one left out, in a module that asks for two."""
    page.goto(page.url.replace("sharing-information", "domestic-abuse"))
    root = unfold(page.locator("[data-question][data-kind=multiple]").first)
    for keyed in ("yes", "no"):
        key = root.locator(f"details [data-option][data-keyed={keyed}]").first.get_attribute("data-option")
        root.locator(f"fieldset input[value={key}]").check()
    root.get_by_role("button", name="Check my answer").click()
    root.get_by_text("Answers and why").click()
    return root


def _slide(page: Page, name: str = "for-information-only.2", *keys: str) -> Locator:
    present(page)
    go(page, name)
    press(page, *keys)
    return page.locator(".deck")


def _my_learning(page: Page) -> Locator:
    _first(page, in_line=False)
    page.locator(".reflect__text").first.fill("To ring back.")
    page.get_by_role("button", name="Yes, keep them on this device").click()
    page.goto(page.url.split("/modules/")[0] + "/" + MINE)
    expect(page.get_by_text("There is no copy of your record yet")).to_be_visible()
    return page.locator("article")


TREES: dict[str, Callable[[Page], Locator]] = {
    "module": lambda page: page.locator("body"),
    "question-unanswered": _first,
    "question-in-line": lambda page: _first(page, in_line=True),
    "question-look-again": lambda page: _first(page, in_line=False),
    "question-several": _several,
    "slide": _slide,
    "slide-vote": lambda page: _slide(page, VOTE, "a", "a", "b"),
    "my-learning": _my_learning,
}


@pytest.mark.parametrize("name", TREES)
def test_the_tree_is_the_one_that_was_read(open_page: Open, served: str, name: str) -> None:
    page = open_page("about:blank", clock="2027-03-01T10:00:00Z", before=IN_ORDER, **SCREEN).page
    page.clock.pause_at("2027-03-01T11:00:00Z")  # what is read for a while counts, however long the test takes
    page.goto(served + MODULE)
    arrived(page)
    page.clock.run_for(1000)
    part = TREES[name](page)
    page.clock.run_for(1000)
    found, kept = tree_of(part), KEPT / f"{name}.yml"
    if os.environ.get(REFRESH):
        KEPT.mkdir(exist_ok=True)
        kept.write_text(found, encoding="utf-8")
    anew = f"{kept.name} is another tree now: make access-tree writes it anew, to be read"
    assert found == kept.read_text(encoding="utf-8"), anew
    assert sorted(path.stem for path in KEPT.iterdir()) == sorted(TREES)
