"""Every page of the site, each loaded once for all that is asked of it; how it stands in every scheme and size, of a few of each kind.

The few are, of each kind of page, the heaviest, the lightest and the one between; the rest of them are asked by the full run.
"""

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.dev.links import served as served_at_root
from tests.browser import access
from tests.browser.access import DESKTOP, SCHEMES, SIDEWAYS, SIZES, ZOOMED, axe, drawn, faults, put_on
from tests.browser.conftest import KINDS, Open, Visit, few_of_each, serving
from tests.browser.learner import MODULE, PAGES_FOUND, ask, settle
from tests.browser.page import arrived
from tests.conftest import ROOT, few

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
    narrow = ["it scrolls sideways where the screen is narrow"] if page.evaluate(SIDEWAYS) else []
    put_on(page, "light", DESKTOP)
    return narrow + axe(page)


def in_every_way(page: Page, *, whole: bool = False) -> list[str]:
    """What is asked of a page in both schemes, on a phone, a desktop and at 400% zoom; last of all with the text spaced out."""
    found = faults(page, whole=whole)
    found += [f"where no motion is asked for, {line}" for line in page.evaluate(access.MOVING)]
    found += [f"its style alone says {line}" for line in page.evaluate(access.SAID_BY_STYLE)]
    found += [f"a button that does not say what it does: {line}" for line in page.evaluate(access.VAGUE_BUTTONS)]
    put_on(page, "light", ZOOMED)
    found += [
        f"at 400% zoom it stands above what is read before it: {line}" for line in page.evaluate(access.OUT_OF_ORDER)
    ]
    page.evaluate(access.SPACE_OUT)
    drawn(page)
    found += ["it scrolls sideways with the text spaced out"] if page.evaluate(SIDEWAYS) else []
    return found + [f"cut off with the text spaced out: {line}" for line in page.evaluate(access.CUT_OFF)]


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.full)], ids=["a few", "every one"])
def test_pages_open_from_a_folder(open_page: Open, folder: str, site: Path, every: bool) -> None:
    names = [name for kind in KINDS.values() for name in kind]
    names = names if every else few_of_each(site, names)
    assert walk(open_page("about:blank"), folder, names, lambda page: []) == {}


@each_kind
def test_every_page_is_quiet_and_a_few_hold_at_every_size(open_page: Open, served: str, site: Path, kind: str) -> None:
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


def test_the_page_for_lost_addresses_and_bare_notes_hold_at_all_sizes(open_page: Open, served: str, site: Path) -> None:
    with served_at_root(site) as address:
        page = open_page(f"{address}404.html").page
        assert faults(page, whole=True) == []
        grounds = set()
        for scheme in SCHEMES:
            put_on(page, scheme, DESKTOP)
            grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        assert len(grounds) == len(SCHEMES)
    page.goto(f"{served}notes.html")
    for label, size in SIZES.items():
        put_on(page, "light", size)
        assert axe(page) == [], label


ASTRAY = """() => {
  const sheet = new CSSStyleSheet(), ok = document.createElement("button");
  sheet.replaceSync(`article { display: flex; flex-direction: column-reverse; } article h1::before { content: "Read on"; }
    .tight { display: inline-block; inline-size: 16px; block-size: 16px; overflow: hidden; }`);
  document.adoptedStyleSheets = [sheet];
  ok.textContent = "OK";
  document.querySelector("article").append(ok);
}"""
CROWD = "(one) => { one.innerHTML = `<p><a href='#c' class='tight'>one</a><a href='#d' class='tight'>two</a></p>`; }"


def test_what_moves_is_out_of_order_in_a_style_or_a_crowd_or_is_vague_is_found(open_page: Open, served: str) -> None:
    page = open_page("index.html", reduced_motion="no-preference").page
    assert page.evaluate(access.MOVING) != []
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(ZOOMED)
    page.goto(f"{served}about/support.html")
    asked = (access.OUT_OF_ORDER, access.SAID_BY_STYLE, access.VAGUE_BUTTONS)
    assert [page.evaluate(script) for script in asked] == [[], [], []]
    page.evaluate(ASTRAY)
    assert [len(page.evaluate(script)) > 0 for script in asked] == [True] * 3
    page.set_viewport_size(DESKTOP)
    page.locator("article").evaluate(CROWD)
    assert len(axe(page, access.ROOM)) == 2


def test_sessions_are_narrowed_by_three_choices_and_all_there_without_scripts(open_page: Open, served: str) -> None:
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
OF_EACH = [names[0] for kind, names in KINDS.items() if kind not in ("course", "about", "reference")]


@pytest.mark.parametrize("name", ["index.html", "my-learning.html", *OF_EACH])
def test_axe_and_a_second_engine_find_nothing_with_every_fold_open(open_page: Open, site: Path, name: str) -> None:
    page = open_page((site / name).as_uri()).page
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; fold.hidden = false; })")
    expect(page.locator("details:not([open])")).to_have_count(0)
    assert axe(page) == []
    page.evaluate(ENGINE.read_text(encoding="utf-8"))
    found = [words for rule, words in page.evaluate(RUN) if rule not in TOLERATED and "duplicate name" not in words]
    assert found == []


def test_the_second_course_is_quiet_and_all_that_scripts_lead_to_is_there(open_page: Open, example: Path) -> None:
    site = example / "site"
    names = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    led: set[str] = set()
    with serving(site) as address:

        def links(page: Page) -> list[str]:
            led.update(page.evaluate("Array.from(document.querySelectorAll('a[href]'), (a) => a.href.split('#')[0])"))
            return [] if page.get_by_role("heading", level=1).first.is_visible() else ["it has no heading"]

        visit = open_page(f"{address}index.html")
        visit.page.locator("[data-question] input").first.check()
        visit.page.get_by_role("button", name="Check my answer").click()
        expect(visit.page.get_by_text("Keep your answers and notes on this device?")).to_be_visible()
        visit.quiet()
        assert walk(visit, address, sorted(names - {"404.html", "notes.html"}), links) == {}
        here = {one.removeprefix(address) for one in led if one.startswith(address)}
        assert {"review.html", "my-learning.html"} <= here <= names | {""}
        visit.page.goto(f"{address}review.html")
        expect(visit.page.get_by_text(re.compile("1 question is (waiting|due)|Nothing is due"))).to_be_visible()


# No linter reads a selector that stands in a text, and the build writes a pattern that looks behind as a call.
OLDEST = """
for (const name of ["closest", "matches", "querySelector", "querySelectorAll"]) {
  for (const { prototype } of [Element, Document, DocumentFragment].filter((one) => one.prototype[name])) {
    const find = prototype[name];
    prototype[name] = function (selector) {
      if (selector.includes(":has(")) throw new DOMException(selector, "SyntaxError");
      return find.call(this, selector);
    };
  }
}
window.RegExp = new Proxy(RegExp, { construct(own, given) {
  if (/[(][?]<[=!]/.test(given[0])) throw new SyntaxError(given[0]);
  return new own(...given);
} });
"""
HOST = 'course-settings {\n  --organisation: "Northshire Partnership";\n  --front-door: "01632 960002";\n}\n'


def test_no_script_asks_for_has_or_looks_behind_as_the_oldest_browsers_cannot(
    open_page: Open, site: Path, tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path, dirs_exist_ok=True)
    (tmp_path / "local").mkdir()
    (tmp_path / "local/settings.css").write_text(HOST, encoding="utf-8")
    with serving(tmp_path) as address:
        visit = open_page(address + MODULE, before=OLDEST)
        page = visit.page
        page.locator(".reflect__text").first.fill("Ring the nursery back")
        expect(page.get_by_role("group", name="Keep your answers and notes on this device?")).to_be_visible()
        settle(page.locator("[data-module=question]").first, in_line=True)
        ask(page, "was not brought")
        page.locator(PAGES_FOUND).first.locator("a").first.click()
        expect(page.locator("article mark").first).to_be_visible()
        page.goto(f"{address}about/support.html")
        expect(page.locator("[data-local=front-door]").first).to_contain_text("01632 960002")
        expect(page.locator("[data-local-name]").first).to_have_text("Northshire Partnership")
        visit.quiet()
