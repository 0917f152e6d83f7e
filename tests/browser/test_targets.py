"""What is pressed is large enough, or has room around it: on a page of each kind and in each state, on a phone and a desktop."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.access import DESKTOP, PHONE, drawn
from tests.browser.conftest import Visit
from tests.browser.states import STATES, reached, settings_of
from tests.browser.targets import too_small

Open = Callable[..., Visit]
KINDS = [
    "index.html",
    "course-map.html",
    "modules/assessment.html",
    "cases/health-matters.html",
    "guides/domestic-abuse.html",
    "my-learning.html",
    "review.html",
    "cpd-record.html",
    "about/support.html",
    "about/since-2016.html",
    "reference/glossary.html",
    "reference/figures.html",
    "reference/points.html",
    "reference/report-pages.html",
    "trainers/index.html",
    "hosting/index.html",
]
SIZES = {"phone": PHONE, "desktop": DESKTOP}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", KINDS)
def test_what_is_pressed_on_a_page_is_large_enough(open_page: Open, served: str, name: str, size: str) -> None:
    width, height = SIZES[size]
    page = open_page(served + name, viewport={"width": width, "height": height}, reduced_motion="reduce").page
    assert too_small(page) == []


@pytest.mark.parametrize("name", STATES)
def test_what_is_pressed_in_a_state_is_large_enough(open_page: Open, served: str, name: str) -> None:
    page = open_page(served + STATES[name].page, **settings_of(name)).page
    reached(page, name)
    found = {}
    for size in (size for size in STATES[name].sizes if size in SIZES):
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        drawn(page)
        found[size] = too_small(page)
    assert {size: small for size, small in found.items() if small} == {}


CROWD = """() => {
  const main = document.querySelector("article");
  main.replaceChildren();
  const put = (tag, html) => { const made = document.createElement(tag); made.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes); main.append(made); };
  put("ul", "<li><a href='#a'>one alone</a></li>");
  put("p", "Words around <a href='#b'>a link</a> in a sentence.");
  put("div", "<a href='#c' class='tight'>c</a><a href='#d' class='tight'>d</a>");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".tight { display: inline-block; inline-size: 16px; block-size: 16px; line-height: 1; overflow: hidden; } article :is(ul, p, div) { margin-block: 60px; }");
  document.adoptedStyleSheets = [sheet];
}"""


def test_small_targets_are_found_only_where_they_crowd(open_page: Open, served: str) -> None:
    page = open_page(f"{served}about/support.html", reduced_motion="reduce").page
    page.evaluate(CROWD)
    assert [line.split()[1] for line in too_small(page)] == ['"c"', '"d"']
