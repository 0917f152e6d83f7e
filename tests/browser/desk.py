"""Pages of their own for the tests of questions and cases: in the contract's markup, with the site's scripts and styles."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import material
from bs4 import BeautifulSoup
from playwright.sync_api import Locator, Page

from course.pages.policy import POLICY
from tests.browser.modules import FIXTURES, bundles, fixture_contents
from tests.conftest import ROOT

THEME = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"


@dataclass(frozen=True)
class Desk:
    """A small site: a module, a case and a map, in `folder` and served at `served`."""

    folder: Path
    served: str

    @property
    def opened(self) -> str:
        return self.folder.as_uri() + "/"

    def edit(self, name: str, change: Callable[[BeautifulSoup], None]) -> None:
        """Change a page as an author's next release would."""
        path = self.folder / "pages" / name
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        change(soup)
        path.write_text(str(soup), encoding="utf-8")

    def move(self, name: str) -> Desk:
        """The same site at another path; it is gone from this one."""
        moved = Desk(self.folder.with_name(name), self.served.rstrip("/").rpartition("/")[0] + f"/{name}/")
        self.folder.rename(moved.folder)
        return moved


def lay(folder: Path) -> None:
    """Put the pages into a folder, with the assets that they ask for; fixtures/entries names the scripts of each."""
    shutil.copytree(FIXTURES, folder / "pages")
    made = bundles(fixture_contents())
    shutil.copytree(ROOT / "overrides" / "assets" / "images", folder / "assets" / "images")
    for name, data in made.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    for page in (folder / "pages").glob("*.html"):
        text = page.read_text(encoding="utf-8").replace("{policy}", POLICY)
        page.write_text(re.sub(r"\{([\w-]+\.(?:js|css))\}", lambda name: made.places[name[1]], text), encoding="utf-8")
    styles = folder / "assets" / "stylesheets"
    styles.mkdir()
    for name in ("main", "palette"):
        shutil.copy(next(THEME.glob(f"{name}.*.min.css")), styles / f"{name}.css")


def question(page: Page, name: str) -> Locator:
    return page.locator(f"[data-question={name}]")


def check(page: Page, name: str) -> None:
    question(page, name).get_by_role("button", name="Check my answer").click()


def answer(page: Page, name: str, *options: str) -> None:
    """Choose the options by their words and check."""
    for option in options:
        question(page, name).get_by_label(option).check()
    check(page, name)


def chosen(page: Page, name: str) -> list[str]:
    """The keys of the options that are marked as chosen."""
    found: list[str] = (
        question(page, name).locator("input:checked").evaluate_all("all => all.map((one) => one.value).sort()")
    )
    return found
