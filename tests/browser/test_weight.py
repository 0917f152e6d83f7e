"""What a first visit costs: bytes as a server sends them compressed, requests, and nothing from outside. The budgets stand here alone."""

import gzip
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from course.dev.weights import answer_delay
from tests.browser.conftest import Open
from tests.browser.learner import MODULE, STATUS, ask, open_search
from tests.browser.page import arrived

# The most that a first visit to the heaviest of these pages may cost: bytes with gzip, the page and all that it asks for, and requests.
BUDGETS = {
    "index.html": (30_800, 6),
    "modules/*.html": (46_000, 6),
    "guides/*.html": (36_300, 6),
    "cases/*.html": (43_190, 6),
    "about/support.html": (23_000, 6),
}
NEXT_PAGE = 18_100
SEARCH = {"assets/search/documents.js": 104_500, "assets/later/search.css": 400, "assets/later/search.js": 9_000}
SETTINGS = "local/settings.css"


def weight(site: Path, served: str, asked: list[str]) -> dict[str, int]:
    """The gzip bytes of each address that was asked for; a host's settings, which no release has, are asked for in vain."""
    names = {unquote(one.removeprefix(served)).partition("?")[0] for one in asked if not one.startswith("data:")}
    return {name: sent(site / name) if name != SETTINGS else 0 for name in sorted(names)}


def sent(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


@pytest.mark.parametrize("pages", BUDGETS)
def test_a_first_visit_stays_within_its_budget(open_page: Open, served: str, site: Path, pages: str) -> None:
    name = max(site.glob(pages), key=sent).relative_to(site).as_posix()
    visit = open_page(served + name, alone=True)
    arrived(visit.page)
    assert visit.outside(served) == []
    found = weight(site, served, visit.asked)
    most, requests = BUDGETS[pages]
    assert sum(found.values()) <= most, (name, found)
    assert len(found) <= requests, (name, found)


def test_the_next_page_costs_little_more_than_its_words(open_page: Open, served: str, site: Path) -> None:
    visit = open_page(f"{served}modules/sharing-information.html", alone=True)
    arrived(visit.page)
    before = set(visit.asked)
    visit.page.goto(f"{served}modules/assessment.html")
    arrived(visit.page)
    found = weight(site, served, [address for address in visit.asked if address not in before])
    assert sum(found.values()) <= NEXT_PAGE, found


def test_a_search_costs_its_words_and_what_finds_them_and_no_more(open_page: Open, served: str, site: Path) -> None:
    visit = open_page(f"{served}index.html")
    arrived(visit.page)
    open_search(visit.page)
    before = set(visit.asked)
    ask(visit.page, "threshold")
    visit.page.locator(STATUS, has_text="found").wait_for()
    found = weight(site, served, [address for address in visit.asked if address not in before])
    assert found.keys() == SEARCH.keys()
    assert {name: size for name, size in found.items() if size > SEARCH[name]} == {}


def test_an_answer_is_timed_from_the_press_until_its_verdict_is_there(open_page: Open) -> None:
    page = open_page(MODULE, alone=True).page
    expect(page.locator("[data-module=question]").first).to_have_attribute("data-ready", "")
    assert answer_delay(page) > 0
    expect(page.locator("[data-answered] .question__verdict").first).to_be_visible()
