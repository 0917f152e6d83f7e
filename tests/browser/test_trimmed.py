"""The trimmed site looks as the untrimmed one does, pixel for pixel, in every state that a style is there for."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page

from course.site.build import build_site
from tests.browser.access import SCHEMES, SIZES
from tests.browser.conftest import Lasting, Open, serving
from tests.browser.page import arrived, until
from tests.browser.states import CHECK, STATES, State
from tests.conftest import ROOT, Once

MOST_TRIES = 6
SHADE = 2  # of 255: by as much Chromium draws a round corner otherwise from one time to the next
SAME_ORDER = 'Math.random = () => 0.5; crypto.getRandomValues = (list) => list.fill(7); crypto.randomUUID = () => "00000000-0000-4000-8000-000000000000";'


@pytest.fixture(scope="session")
def untrimmed(once: Once) -> Iterator[str]:
    """The address of the same site as MkDocs wrote it."""

    def build(folder: Path) -> None:
        assert build_site(ROOT, folder / "site", trimmed=False) == 0

    with serving(once("untrimmed", build) / "site", Lasting) as address:
        yield address


def scrolled(page: Page) -> None:
    page.mouse.wheel(0, 3000)
    until(page, "scrollY > 0")
    at_rest(page)
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, -400)
    until(page, "(before) => scrollY < before", before)


MODULE = "modules/vulnerable-children.html"
OPENED = {
    "home": State("index.html", arrived, ("desktop",)),
    "home on a phone": State("index.html", arrived, ("phone",)),
    "case on a phone": State("cases/health-matters.html", arrived, ("phone",)),
    "table of points": State("reference/points.html", arrived, ("desktop",)),
    "glossary": State("reference/glossary.html", arrived, ("phone",)),
    "code": State("hosting/index.html", arrived, ("desktop",)),
    "scrolled": State(MODULE, scrolled, ("desktop",)),
    "on paper": State(MODULE, lambda page: page.emulate_media(media="print"), ("desktop",)),
    "not found": State("404.html", arrived, ("desktop",)),
}
LOOKS = {name: look for name, look in {**STATES, **OPENED}.items() if look.page != CHECK}
# What the plain run compares: each part of the style that trimming has once lost, and each scheme.
PLAIN = {
    ("home", "dark"),
    ("the menu of a narrow screen", "light"),
    ("a search that found something", "dark"),
    ("questions answered, one not yet, all about to be cleared", "light"),
    ("on paper", "light"),
}


def picture(open_page: Open, address: str, name: str, scheme: str, out: Path) -> Path:
    look = LOOKS[name]
    size = SIZES[look.sizes[0]]
    options = {"before": look.before + SAME_ORDER, "color_scheme": scheme, "reduced_motion": "reduce", "viewport": size}
    page = open_page(address + look.page, **options).page
    look.reach(page)
    page.mouse.move(0, 0)
    if name != "scrolled":
        for _ in range(2):  # what a window so high brings into sight may change the height
            at_rest(page)
            page.set_viewport_size(size)
            page.set_viewport_size({**size, "height": page.evaluate("document.documentElement.scrollHeight")})
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
    ("name", "scheme"),
    [pytest.param(*one, marks=[] if one in PLAIN else [pytest.mark.full]) for one in product(LOOKS, SCHEMES)],
)
def test_the_trimmed_site_looks_as_the_untrimmed_one(
    open_page: Open, served: str, untrimmed: str, tmp_path: Path, name: str, scheme: str
) -> None:
    """Chromium draws one page in a few ways that differ by a shade of an icon's edge: one way has to be common to both sites."""
    for _ in range(MOST_TRIES):
        one = picture(open_page, untrimmed, name, scheme, tmp_path / "untrimmed.png")
        other = picture(open_page, served, name, scheme, tmp_path / "trimmed.png")
        with Image.open(one) as before, Image.open(other) as after:
            assert before.size == after.size
            apart = ImageChops.difference(before.convert("RGB"), after.convert("RGB"))
            differs = apart.point(lambda by: 255 * (by > SHADE)).getbbox()
        if differs is None:
            return
    raise AssertionError(f"the pictures in {tmp_path} differ within {differs}")
