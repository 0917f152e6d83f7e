"""What a first visit costs: bytes as a server sends them compressed, requests, and nothing from outside. The budgets stand here alone."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.browser.conftest import Open
from tests.browser.learner import ask
from tests.browser.waiting import arrived, until

# The most that a first visit may cost: bytes with gzip, the page and all that it asks for, and requests.
BUDGETS = {
    "index.html": (54_000, 14),
    "modules/sharing-information.html": (69_500, 13),
    "modules/vulnerable-children.html": (70_800, 13),
    "guides/domestic-abuse.html": (68_000, 13),
    "cases/health-matters.html": (68_000, 13),
    "about/support.html": (53_000, 13),
}
NEXT_PAGE = 17_500
INDEX = 46_500
SETTINGS = "local/settings.css"


def weight(site: Path, served: str, asked: list[str]) -> dict[str, int]:
    """The gzip bytes of each address that was asked for; a host's settings, which no release has, are asked for in vain."""
    names = {
        unquote(address.removeprefix(served)).partition("?")[0] for address in asked if not address.startswith("data:")
    }
    return {
        name: len(gzip.compress((site / name).read_bytes(), 9)) if name != SETTINGS else 0 for name in sorted(names)
    }


@pytest.mark.parametrize("name", BUDGETS)
def test_a_first_visit_stays_within_its_budget(open_page: Open, served: str, site: Path, name: str) -> None:
    visit = open_page(served + name, alone=True)
    arrived(visit.page)
    assert [address for address in visit.asked if not address.startswith((served, "data:"))] == []
    found = weight(site, served, visit.asked)
    most, requests = BUDGETS[name]
    assert sum(found.values()) <= most, found
    assert len(found) <= requests, found


def test_the_next_page_costs_little_more_than_its_words(open_page: Open, served: str, site: Path) -> None:
    visit = open_page(f"{served}modules/sharing-information.html", alone=True)
    arrived(visit.page)
    before = set(visit.asked)
    visit.page.goto(f"{served}modules/assessment.html")
    arrived(visit.page)
    found = weight(site, served, [address for address in visit.asked if address not in before])
    assert sum(found.values()) <= NEXT_PAGE, found


def test_the_index_of_the_search_is_small(site: Path) -> None:
    assert len(gzip.compress((site / "search" / "entries.js").read_bytes(), 9)) <= INDEX


def test_the_search_fetches_the_index_and_the_texts_that_it_shows(open_page: Open, served: str, site: Path) -> None:
    visit = open_page(f"{served}index.html")
    arrived(visit.page)
    assert not [
        address for address in visit.asked if "/search/" in address and not address.endswith("search_index.json")
    ]
    ask(visit.page, "threshold")
    visit.page.locator(".md-search-result__meta", has_text="found").wait_for()
    found = weight(site, served, [address for address in visit.asked if "/search/" in address])
    assert 2 < len(found) <= 8  # the stub, the index, and at most six texts
    assert sum(found.values()) <= INDEX + 6 * 5_000, found
    until(visit.page, "document.querySelectorAll('.md-search-result__article mark').length > 3")
