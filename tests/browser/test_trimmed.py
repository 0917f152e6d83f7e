"""The trimmed site looks as the untrimmed one does, pixel for pixel, in every state that a style is there for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page

from course.site.build import build_site
from tests.browser.conftest import Lasting, Open, serving
from tests.browser.learner import STATUS, ask
from tests.browser.waiting import arrived, until
from tests.conftest import ROOT, Once

PHONE = {"viewport": {"width": 360, "height": 740}}
DESK = {"viewport": {"width": 1280, "height": 800}}
PAPER = {"viewport": {"width": 800, "height": 1100}}
MODULE, GUIDE = "modules/vulnerable-children.html", "guides/domestic-abuse.html"

MOST_TRIES = 6
SAME_ORDER = 'Math.random = () => 0.5; crypto.getRandomValues = (list) => list.fill(7); crypto.randomUUID = () => "00000000-0000-4000-8000-000000000000";'


@pytest.fixture(scope="session")
def untrimmed(once: Once) -> Iterator[str]:
    """The address of the same site as MkDocs wrote it."""

    def build(folder: Path) -> None:
        assert build_site(ROOT, folder / "site", trimmed=False) == 0

    with serving(once("untrimmed", build) / "site", Lasting) as address:
        yield address


def nothing(page: Page) -> None:
    """Leave the page as it opens."""


def drawer(page: Page) -> None:
    page.get_by_role("button", name="Menu", exact=True).click()


def results(page: Page) -> None:
    ask(page, "information")
    page.locator(STATUS, has_text="found").wait_for()
    page.locator("#search summary").first.click()


def answered(page: Page) -> None:
    question = page.locator("[data-module=question]").first
    question.locator("fieldset input").first.check()
    question.get_by_role("button", name="Check my answer").click()
    question.get_by_text("Answers and why").click()
    question.scroll_into_view_if_needed()


def meaning(page: Page) -> None:
    page.locator("a.term").first.focus()


def scrolled(page: Page) -> None:
    page.mouse.wheel(0, 3000)
    until(page, "scrollY > 0")
    at_rest(page)
    page.mouse.wheel(0, -400)


def notes(page: Page) -> None:
    page.get_by_role("button", name="Show trainer notes").click()


def paper(page: Page) -> None:
    page.emulate_media(media="print")


STATES: list[tuple[str, str, dict[str, Any], Callable[[Page], None], bool]] = [
    ("home", "index.html", DESK, nothing, True),
    ("home on a phone", "index.html", PHONE, nothing, True),
    ("drawer", MODULE, PHONE, drawer, False),
    ("results", MODULE, DESK, results, False),
    ("results on a phone", MODULE, PHONE, results, False),
    ("module, answered", MODULE, DESK, answered, True),
    ("meaning", MODULE, DESK, meaning, False),
    ("scrolled", MODULE, DESK, scrolled, False),
    ("trainer's notes", GUIDE, DESK, notes, True),
    ("case on a phone", "cases/health-matters.html", PHONE, nothing, True),
    ("table of points", "reference/points.html", DESK, nothing, False),
    ("glossary", "reference/glossary.html", PHONE, nothing, False),
    ("code", "hosting/index.html", DESK, nothing, True),
    ("on paper", MODULE, PAPER, paper, True),
    ("not found", "404.html", DESK, nothing, True),
]
# What the plain run compares: each part of the style that trimming has once lost, and each scheme.
PLAIN = {
    ("home", "dark"),
    ("drawer", "light"),
    ("results", "dark"),
    ("module, answered", "light"),
    ("case on a phone", "dark"),
    ("on paper", "light"),
}


def picture(
    open_page: Open,
    address: str,
    scheme: str,
    options: dict[str, Any],
    act: Callable[[Page], None],
    whole: bool,
    out: Path,
) -> Path:
    page = open_page(address, before=SAME_ORDER, color_scheme=scheme, reduced_motion="reduce", **options).page
    act(page)
    page.mouse.move(0, 0)
    if whole:
        page.set_viewport_size(
            {"width": options["viewport"]["width"], "height": page.evaluate("document.documentElement.scrollHeight")}
        )
    out.write_bytes(at_rest(page))
    return out


def at_rest(page: Page) -> bytes:
    """A picture of the page once its scripts have drawn what they draw: the second of two in a row that are the same."""
    arrived(page)
    pictures = [b""]

    def rests() -> bool:
        pictures.append(page.screenshot(animations="disabled", caret="hide"))
        return pictures[-1] == pictures[-2]

    until(page, rests)
    return pictures[-1]


@pytest.mark.parametrize(
    ("name", "scheme", "options", "act", "whole"),
    [
        pytest.param(
            name, scheme, *rest, id=f"{state}, {scheme}", marks=[] if (state, scheme) in PLAIN else [pytest.mark.full]
        )
        for state, name, *rest in STATES
        for scheme in ("light", "dark")
    ],
)
def test_the_trimmed_site_looks_as_the_untrimmed_one(
    open_page: Open,
    served: str,
    untrimmed: str,
    tmp_path: Path,
    name: str,
    scheme: str,
    options: dict[str, Any],
    act: Callable[[Page], None],
    whole: bool,
) -> None:
    """Chromium draws one page in a few ways that differ by a shade of an icon's edge: one way has to be common to both sites."""
    for _ in range(MOST_TRIES):
        one = picture(open_page, untrimmed + name, scheme, options, act, whole, tmp_path / "untrimmed.png")
        other = picture(open_page, served + name, scheme, options, act, whole, tmp_path / "trimmed.png")
        differs = where_different(one, other)
        if differs is None:
            return
    raise AssertionError(f"the pictures in {tmp_path} differ within {differs}")


def where_different(one: Path, other: Path) -> tuple[int, int, int, int] | None:
    """The box that holds every pixel in which two pictures differ."""
    with Image.open(one) as before, Image.open(other) as after:
        assert before.size == after.size
        return ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox()
