"""Every page of the site, each loaded once for all that is asked of it; how it stands in every scheme and size, of a few of each kind.

The few are, of each kind of page, the heaviest, the lightest and the one between; the rest of them are asked by the full run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.dev.links import served as served_at_root
from tests.browser.access import (
    DESKTOP,
    PHONE,
    SCHEMES,
    SIZES,
    ZOOMED,
    axe,
    cut_off,
    drawn,
    faults,
    moving,
    put_on,
    scrolls_sideways,
    space_out,
)
from tests.browser.conftest import Open, Visit
from tests.browser.sample import KINDS, few
from tests.browser.targets import too_small
from tests.browser.waiting import arrived

each_kind = pytest.mark.parametrize("kind", KINDS)
HEADINGS = """() => {
  const levels = [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")].filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]));
  return levels[0] === 1 && levels.lastIndexOf(1) === 0 && levels.every((level, at) => !at || level <= levels[at - 1] + 1) ? [] : [`its headings are of levels ${levels.join()}`];
}"""


def walk(visit: Visit, address: str, names: Iterable[str], ask: Callable[[Page], list[str]]) -> dict[str, list[str]]:
    """Load pages one after another in one tab; what is found on each, with what it asked of others, said and was refused."""
    found = {}
    for name in names:
        visit.asked.clear()
        visit.said.clear()
        visit.page.goto(address + name)
        arrived(visit.page)
        found[name] = ask(visit.page) + visit.said + visit.refused()
        found[name] += [f"it asks for {url}" for url in visit.outside(address)]
        found[name] += [f"it sets a cookie, {cookie}" for cookie in visit.page.context.cookies()]
    return {name: faults for name, faults in found.items() if faults}


def once(page: Page) -> list[str]:
    """What is asked of every page in the plain run."""
    page.set_viewport_size({"width": 320, "height": 640})
    narrow = ["it scrolls sideways where the screen is narrow"] if scrolls_sideways(page) else []
    put_on(page, "light", DESKTOP)
    return narrow + page.evaluate(HEADINGS) + axe(page)


def in_every_way(page: Page, *, whole: bool = False) -> list[str]:
    """What is asked of a page in both schemes, on a phone, a desktop and at 400% zoom; last of all with the text spaced out."""
    found = []
    for size in (DESKTOP, PHONE):
        put_on(page, "light", size)
        found += [f"too small: {line}" for line in too_small(page)]
    found += faults(page, whole=whole)
    found += [f"where no motion is asked for, {line}" for line in moving(page)]
    put_on(page, "light", ZOOMED)
    space_out(page)
    drawn(page)
    found += ["it scrolls sideways with the text spaced out"] if scrolls_sideways(page) else []
    return found + [f"cut off with the text spaced out: {line}" for line in cut_off(page)]


@each_kind
def test_every_page_is_quiet_stays_at_home_and_has_nothing_for_axe_to_find(
    open_page: Open, served: str, kind: str
) -> None:
    assert walk(open_page("about:blank"), served, KINDS[kind], once) == {}


@each_kind
def test_every_page_opens_from_a_folder(open_page: Open, folder: str, kind: str) -> None:
    assert walk(open_page("about:blank"), folder, KINDS[kind], lambda page: []) == {}


@each_kind
def test_a_few_pages_of_each_kind_hold_in_both_schemes_at_every_size(
    open_page: Open, served: str, site: Path, kind: str
) -> None:
    names = [name for name in few(site, KINDS[kind]) if name != "notes.html"]
    assert walk(open_page("about:blank", reduced_motion="reduce"), served, names, in_every_way) == {}


@pytest.mark.full
@each_kind
def test_every_page_holds_in_both_schemes_at_every_size(open_page: Open, served: str, kind: str) -> None:
    names = [name for name in KINDS[kind] if name != "notes.html"]
    visit = open_page("about:blank", reduced_motion="reduce")
    assert walk(visit, served, names, lambda page: in_every_way(page, whole=True)) == {}


def test_the_page_for_addresses_that_do_not_exist_holds_in_both_schemes_at_every_size(
    open_page: Open, site: Path
) -> None:
    with served_at_root(site) as address:
        page = open_page(f"{address}404.html").page
        assert faults(page, whole=True) == []
        grounds = set()
        for scheme in SCHEMES:
            put_on(page, scheme, DESKTOP)
            grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        assert len(grounds) == len(SCHEMES)


def test_the_notes_window_without_slides_holds_at_every_size(open_page: Open, served: str) -> None:
    page = open_page(f"{served}notes.html").page
    found = {}
    for label, size in SIZES.items():
        put_on(page, "light", size)
        found[label] = axe(page)
    assert {label: lines for label, lines in found.items() if lines} == {}


def test_every_word_is_there_without_scripts(open_page: Open, served: str) -> None:
    page = open_page(f"{served}modules/sharing-information.html", java_script_enabled=False).page
    for name in ("check", "found", "since-2016", "practice", "reflect", "team"):
        expect(page.locator(f"#{name}")).to_be_visible()
    assert (page.locator("a.term").first.get_attribute("href") or "").startswith("../reference/glossary.html#")


def test_where_motion_is_welcome_the_style_moves_and_the_test_sees_it(open_page: Open, served: str) -> None:
    assert moving(open_page(f"{served}index.html", reduced_motion="no-preference").page) != []


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


def test_sessions_are_narrowed_by_minutes_subject_and_who_and_all_are_there_without_scripts(
    open_page: Open, served: str
) -> None:
    place = f"{served}trainers/index.html"
    every = open_page(place, java_script_enabled=False).page.locator(".sessions li li")
    whole = every.count()
    assert whole >= 14 * 3 + 6
    page = open_page(place).page
    shown = page.locator(".sessions li li:visible")
    said = page.get_by_role("search", name="Sessions").get_by_role("status")
    expect(said).to_have_text(f"{whole} sessions")
    page.get_by_label("Minutes").select_option("30")
    expect(shown).to_have_count(14)
    page.get_by_role("combobox", name="Who", exact=True).select_option("social workers")
    assert all(name.endswith(" in 30") for name in shown.all_inner_texts())
    page.get_by_label("Subject").select_option(index=3)
    expect(said).to_have_text("No session fits. Choose Any in one of the three.")
    page.get_by_role("combobox", name="Who", exact=True).select_option("Any")
    expect(said).to_have_text("1 session")
