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
    ROOM,
    SCHEMES,
    SIZES,
    ZOOMED,
    axe,
    cut_off,
    drawn,
    faults,
    moving,
    out_of_order,
    put_on,
    said_by_style,
    scrolls_sideways,
    space_out,
    vague_buttons,
)
from tests.browser.conftest import Open, Visit
from tests.browser.sample import KINDS, few, few_of_each
from tests.browser.waiting import arrived
from tests.conftest import ROOT

each_kind = pytest.mark.parametrize("kind", KINDS)


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
    """What is asked of most pages in the plain run."""
    page.set_viewport_size({"width": 320, "height": 640})
    narrow = ["it scrolls sideways where the screen is narrow"] if scrolls_sideways(page) else []
    put_on(page, "light", DESKTOP)
    return narrow + axe(page)


def in_every_way(page: Page, *, whole: bool = False) -> list[str]:
    """What is asked of a page in both schemes, on a phone, a desktop and at 400% zoom; last of all with the text spaced out."""
    found = faults(page, whole=whole)
    found += [f"where no motion is asked for, {line}" for line in moving(page)]
    found += [f"its style alone says {line}" for line in said_by_style(page)]
    found += [f"a button that does not say what it does: {line}" for line in vague_buttons(page)]
    put_on(page, "light", ZOOMED)
    found += [f"at 400% zoom it stands above what is read before it: {line}" for line in out_of_order(page)]
    space_out(page)
    drawn(page)
    found += ["it scrolls sideways with the text spaced out"] if scrolls_sideways(page) else []
    return found + [f"cut off with the text spaced out: {line}" for line in cut_off(page)]


def test_a_few_pages_of_each_kind_open_from_a_folder(open_page: Open, folder: str, site: Path) -> None:
    names = few_of_each(site, (name for kind in KINDS.values() for name in kind))
    assert walk(open_page("about:blank"), folder, names, lambda page: []) == {}


@pytest.mark.full
def test_every_page_opens_from_a_folder(open_page: Open, folder: str) -> None:
    names = (name for kind in KINDS.values() for name in kind)
    assert walk(open_page("about:blank"), folder, names, lambda page: []) == {}


@each_kind
def test_every_page_is_quiet_and_stays_at_home_axe_finds_nothing_and_a_few_hold_at_every_size(
    open_page: Open, served: str, site: Path, kind: str
) -> None:
    whole = {served + name for name in few(site, KINDS[kind]) if name != "notes.html"}
    visit = open_page("about:blank", reduced_motion="reduce")
    found = walk(visit, served, KINDS[kind], lambda page: in_every_way(page) if page.url in whole else once(page))
    assert found == {}


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


def test_the_notes_window_without_slides_holds_at_every_size(open_page: Open) -> None:
    page = open_page("notes.html").page
    found = {}
    for label, size in SIZES.items():
        put_on(page, "light", size)
        found[label] = axe(page)
    assert {label: lines for label, lines in found.items() if lines} == {}


def test_where_motion_is_welcome_the_style_moves_and_the_test_sees_it(open_page: Open) -> None:
    assert moving(open_page("index.html", reduced_motion="no-preference").page) != []


ASTRAY = """() => {
  const sheet = new CSSStyleSheet(), ok = document.createElement("button");
  sheet.replaceSync("article { display: flex; flex-direction: column-reverse; } article h1::before { content: 'Read on'; }");
  document.adoptedStyleSheets = [sheet];
  ok.textContent = "OK";
  document.querySelector("article").append(ok);
}"""


def test_words_out_of_order_words_of_a_style_and_a_vague_button_are_found(open_page: Open) -> None:
    page = open_page("about/support.html", viewport={"width": ZOOMED[0], "height": ZOOMED[1]}).page
    asked = (out_of_order, said_by_style, vague_buttons)
    assert [ask(page) for ask in asked] == [[], [], []]
    page.evaluate(ASTRAY)
    assert [len(ask(page)) > 0 for ask in asked] == [True] * 3


CROWD = """() => {
  document.querySelector("article").innerHTML = "<p><a href='#c' class='tight'>one</a><a href='#d' class='tight'>two</a></p>";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".tight { display: inline-block; inline-size: 16px; block-size: 16px; overflow: hidden; }");
  document.adoptedStyleSheets = [sheet];
}"""


def test_small_targets_are_found_where_they_crowd(open_page: Open) -> None:
    page = open_page("about/support.html", reduced_motion="reduce").page
    page.evaluate(CROWD)
    assert len(axe(page, ROOM)) == 2


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
    shown.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("A team session")
    page.go_back()
    expect(said).to_have_text("1 session")


ENGINE = ROOT / "tests" / "node_modules" / "accessibility-checker-engine" / "ace.js"
TOLERATED = {
    "label_ref_valid": "labels of the menu's boxes, which are not displayed at this width",
    "label_content_exists": "the same, and a button whose name is its title",
    "svg_graphics_labelled": "icons beside words or in a link that has a name",
    "aria_form_label_unique": "a form without a name is no landmark",
}
RUN = """async () => {
  const report = await new ace.Checker().check(document, ["WCAG_2_2"]);
  return report.results.filter((one) => one.value[0] === "VIOLATION" && one.value[1] === "FAIL")
    .map((one) => [one.ruleId, `${one.message} ${one.snippet}`]);
}"""


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "my-learning.html",
        *(names[0] for kind, names in KINDS.items() if kind not in ("course", "about", "reference")),
    ],
)
def test_neither_axe_nor_a_second_engine_finds_anything_with_every_fold_open(
    open_page: Open, site: Path, name: str
) -> None:
    page = open_page((site / name).as_uri()).page
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; fold.hidden = false; })")
    expect(page.locator("details:not([open])")).to_have_count(0)
    assert axe(page) == []
    page.evaluate(ENGINE.read_text(encoding="utf-8"))
    found = [words for rule, words in page.evaluate(RUN) if rule not in TOLERATED and "duplicate name" not in words]
    assert found == []
