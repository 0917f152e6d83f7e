"""A small course of its own for the tests of questions, cases and the record, and what a learner does there."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Locator, Page

from tests.browser.learner import unfold
from tests.conftest import small_course
from tests.questions.park_bank import FORKED

OWN = Path(__file__).parent / "fixtures" / "desk"
HOME, MODULE, CASE, MINE = "index.html", "modules/park.html", "cases/gate.html", "my-learning.html"
FIRST, TWO, BLANK, LAST = "the-call-back", "the-two-gaps", "the-plain-words", "the-chronology"
"""The questions of the module: two of its core, one to fill in, and one with a table."""
RING, WAIT = "Ring the nursery back today", "Wait for the weekly meeting"
SAYS_INES, WHO_WHAT, COLOUR = "What Ines says herself", "Who does what by when", "The colour of the folder"
SPRING = "Spring is a tiring season"
IN_LINE, AGAIN, PARTLY = "In line with the source.", "Look again.", "Defensible, with a gap."
POND, ORDER, SIGN = "modules/pond.html", "three-calls", "the-sign"
"""Another module: a question for an order, and one with a defensible option."""
UNREAD = "window.setInterval = () => 0;"
"""A script by which no section comes to count as read, however long a page is looked at."""


@dataclass(frozen=True)
class Desk:
    """The small site in `folder`, served at `served`."""

    folder: Path
    served: str

    @property
    def opened(self) -> str:
        """Its address where it is opened from its folder."""
        return self.folder.as_uri() + "/"

    def edit(self, name: str, change: Callable[[BeautifulSoup], object]) -> None:
        """Change a page as an author's next release would."""
        path = self.folder / name
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        change(soup)
        path.write_text(str(soup), encoding="utf-8")

    def move(self, name: str) -> "Desk":
        """The same site at another path; it is gone from this one."""
        moved = Desk(self.folder.with_name(name), self.served.rstrip("/").rpartition("/")[0] + f"/{name}/")
        self.folder.rename(moved.folder)
        return moved


def lay(folder: Path) -> Path:
    """The sources of the small course, with questions of every kind, in a new folder."""
    small_course(folder)
    shutil.copytree(OWN, folder, dirs_exist_ok=True)
    (folder / "docs" / "cases" / "gate.md").write_text(FORKED, encoding="utf-8")
    return folder


def question(page: Page, name: str) -> Locator:
    """A question; where it stands with others in a fold, that is open."""
    return unfold(page.locator(f"[data-module=question][data-question={name}]"))


def check(page: Page, name: str) -> None:
    question(page, name).get_by_role("button", name="Check my answer").click()


def answer(page: Page, name: str, *options: str) -> None:
    """Choose the options by their words, or write these where a blank is to be filled in, and check."""
    for option in options:
        if name == BLANK:
            question(page, name).get_by_role("textbox").fill(option)
        else:
            question(page, name).get_by_label(option).check()
    check(page, name)


def again(page: Page, name: str) -> None:
    question(page, name).get_by_role("button", name="Try again").click()


def chosen(page: Page, name: str) -> list[str]:
    """The words of the options that are marked as chosen."""
    words = "all => all.map((one) => one.labels[0].textContent.trim()).sort()"
    return question(page, name).locator("input:checked").evaluate_all(words)
