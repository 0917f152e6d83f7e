"""What tests ask of a page that is open: to come about, by its own scripts, and on paper. Every wait's one limit is set here."""

import functools
import io
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Frame, Page, expect
from pypdf import PdfReader

from tests import patience
from tests.browser.scripts import parts

_PAUSE = 40  # milliseconds between two looks
_limit = float(patience.SECONDS)
_STATE = """[document.readyState, document.hidden ? "hidden" : "shown", document.hasFocus() ? "in focus" : "out of focus",
  `focus on ${document.activeElement && document.activeElement.outerHTML.slice(0, 120)}`,
  `templates ${document.querySelectorAll("template[data-late]").length}`,
  `search ${(document.querySelector("#search") || {}).open}`].join(", ")"""


def measure(browser: Browser) -> None:
    """Set the limit of every wait by what an empty page takes now."""
    global _limit
    began = time.monotonic()
    page = browser.new_page()
    page.goto("about:blank", timeout=milliseconds())
    page.close()
    _limit = patience.scaled(time.monotonic() - began)
    expect.set_options(timeout=milliseconds())


def milliseconds() -> float:
    """The limit, as Playwright takes it."""
    return _limit * 1000


def until(page: Page | Frame, asked: str | Callable[[], object], arg: Any = None, *, what: str = "") -> None:
    """Ask again and again until an expression of the page, a function of it that is given arg, or one of ours is true.

    Playwright's own wait_for_function asks by eval, which the policy refuses from the second look on.
    """
    end = time.monotonic() + _limit
    while not (_says_yes(page, asked, arg) if isinstance(asked, str) else asked()):
        assert time.monotonic() < end, f"it never came about: {what or asked}; {page.url}: {page.evaluate(_STATE)}"
        page.wait_for_timeout(_PAUSE)


def _says_yes(page: Page | Frame, asked: str, arg: Any) -> bool:
    try:
        return bool(page.evaluate(asked, arg))
    except Error as error:
        if "context was destroyed" in str(error):  # the page is on its way to another
            return False
        raise


_COMING = """() => !document.querySelector("body > iframe[inert], template[data-late], [data-dormant]")
  && (window.here.of !== document
    || Array.from(document.head.querySelectorAll("script[src], link[rel=stylesheet]")).every((one) => window.here.has(one)))"""


def arrived(page: Page) -> None:
    """Wait until all that a page has asked for so far is here, and its scripts have begun."""
    until(page, _COMING, what="all that the page asked for is here")


Ask = Callable[..., Any]
PARTS = (
    "addUp, contents, schedule, review, recordFile, calendar, docx, hostSettings, scormResume, scormRules, scormSession"
)
"""What tests ask by name beside the store of the page: parts of the scripts that compute and draw nothing."""
_ASKS_PARTS = re.compile(rf"\b({PARTS.replace(', ', '|')})\b")


def inside(page: Page | Frame, code: str, **given: Any) -> Any:
    """What an expression gives in a page, with its store, the parts of the scripts and what is given by their names."""
    has_store, has_parts = page.evaluate("[Boolean(window.course), Boolean(window.parts)]")
    if not has_parts and (_ASKS_PARTS.search(code) or not has_store):
        page.evaluate(parts())
    names = ", ".join(given)
    return page.evaluate(
        f"(values) => {{ const {{ store, {PARTS} }} = {{ ...window.parts, ...window.course }};"
        f" {{ const {{ {names} }} = values; return ({code}); }} }}",
        given,
    )


@pytest.fixture(scope="session")
def ask(browser: Browser) -> Iterator[Ask]:
    """A function that evaluates an expression beside the scripts that need no page; the clock is London's."""
    context = browser.new_context(timezone_id="Europe/London", locale="en-GB")
    yield functools.partial(inside, context.new_page())
    context.close()


# Some faces draw two letters as one.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})


def sheets(page: Page) -> list[str]:
    """The words of each printed sheet, with single spaces."""
    printed = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return [" ".join(sheet.extract_text().translate(_LIGATURES).split()) for sheet in printed]


def on_paper(page: Page) -> str:
    """The words of all sheets, with single spaces."""
    return " ".join(sheets(page))
