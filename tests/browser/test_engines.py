"""The promises of the course in more than one engine: one list of journeys, each walked in Chromium, in Firefox and in WebKitGTK."""

import json
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, expect

from tests.browser.access import DESKTOP, PHONE
from tests.browser.conftest import NOTE_COMING, serving
from tests.browser.learner import MODULE, REVIEW, ask, count_cases, form, review, settle, unfold
from tests.browser.page import arrived, milliseconds, on_paper, until
from tests.browser.stage import notes_of, present, press
from tests.browser.test_adding_up import ADD
from tests.browser.test_team_sheet import SHEET, WILL, fill
from tests.browser.webkit import webkit_gtk

CASE, SUPPORT, LEARNING = "cases/health-matters.html", "about/support.html", "my-learning.html"
SETTINGS = 'course-settings {\n  --front-door: "01632 960002";\n}\n'
KEYED = "all => Object.fromEntries(all.map((one) => [one.dataset.option, one.dataset.keyed]))"
# As people run it: a driver has pages of a folder share what they keep.
STRICT = {"security.fileuri.strict_origin_policy": True}
COLOURS = "[data-colours] label:visible"
GIVEN = """
window.given = [];
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { window.given.push(blob); return make.call(URL, blob); };
"""


@pytest.fixture(scope="session")
def firefox(play: Playwright) -> Iterator[Browser]:
    """An installed Firefox, driven by WebDriver BiDi."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "Firefox is not here; run sh scripts/system-packages.sh python firefox"
    running = play.firefox.launch(
        channel="moz-firefox", executable_path=program, timeout=milliseconds(), firefox_user_prefs=STRICT
    )
    yield running
    running.close()


@pytest.fixture(scope="session")
def webkit(play: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """An installed WebKitGTK, driven by its own driver."""
    assert shutil.which("WebKitWebDriver"), "WebKitGTK is not here; run sh scripts/system-packages.sh python webkit"
    with webkit_gtk(play, tmp_path_factory.mktemp("webkit")) as running:
        yield running


@pytest.fixture(params=["chromium", "firefox", pytest.param("webkit", marks=pytest.mark.full)])
def engine(request: pytest.FixtureRequest) -> Browser:
    return request.getfixturevalue({"chromium": "browser"}.get(request.param, request.param))


@pytest.fixture
def new_page(engine: Browser) -> Iterator[Callable[[], Page]]:
    """A function that opens an empty page of a person of their own."""
    contexts = []

    def opened() -> Page:
        context = engine.new_context(viewport=DESKTOP)
        context.set_default_timeout(milliseconds())
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(NOTE_COMING)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[[], Page]) -> Page:
    return new_page()


def words(text: str) -> str:
    """A text without what a line's end or a ligature does to it."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def given(page: Page, button: str) -> str:
    """The text of the file that a button saves, from the hand that gives it away: of Firefox's downloads Playwright hears nothing."""
    page.get_by_role("button", name=button).click()
    until(page, "window.given.length")
    return str(page.evaluate("window.given[0].text()"))


def first(page: Page) -> Locator:
    """The first question of a page."""
    return page.locator("[data-module=question]").first


def answered(page: Page, site: str, module: str = MODULE) -> None:
    """Answer a module's first question in line, and let the device keep it."""
    page.goto(site + module)
    settle(first(page), in_line=True)
    page.get_by_role("button", name="Yes, keep them on this device").click()


# From a server and from a folder


def test_an_answer_is_judged_and_another_can_be_tried(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    settle(first(page), in_line=False)
    first(page).get_by_role("button", name="Try again").click()
    expect(first(page)).not_to_have_attribute("data-answered", "")
    settle(first(page), in_line=True)


def test_what_was_kept_is_there_when_a_page_is_opened_again(page: Page, anywhere: str) -> None:
    answered(page, anywhere)
    note = page.locator("textarea.reflect__text").first
    note.fill("Ring the nursery back")
    note.blur()
    page.reload()
    expect(first(page)).to_have_attribute("data-answered", "")
    expect(page.locator("textarea.reflect__text").first).to_have_value("Ring the nursery back")


def test_a_case_unfolds(page: Page, anywhere: str) -> None:
    page.goto(anywhere + CASE)
    expect(page.locator("#stage-2")).to_be_hidden()
    settle(page.locator("#part-1 [data-module=question]"), in_line=True)
    page.get_by_role("button", name="Go on to: ").first.click()
    expect(page.locator("#stage-2")).to_be_focused()


def test_a_case_goes_on_by_the_road_that_was_chosen_and_the_other_can_be_read(page: Page, anywhere: str) -> None:
    page.goto(anywhere + CASE)
    settle(page.locator("#part-1 [data-module=question]"), in_line=True)
    choice = page.locator("#part-2 [data-module=question]")
    choice.get_by_label("Ask Mei to teach you how to use the tablet").check()
    choice.get_by_role("button", name="Check my answer").click()
    page.get_by_role("button", name="Go on to: Third: Two arms").click()
    roads = page.locator("details.case-road")
    ours, other = roads.filter(has_text="Second road: "), roads.filter(has_text="First road: ")
    expect(ours.locator("summary")).to_contain_text("Your road")
    expect(ours).to_have_attribute("open", "")
    expect(other).not_to_have_attribute("open", "")
    other.locator("summary").press("Enter")
    expect(other.get_by_text("Dr Rahman examined Hattie on the day")).to_be_visible()


def test_counts_of_one_s_own_cases_are_there_when_a_page_is_opened_again(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    count_cases(page, "3", "2", "0")
    page.get_by_role("button", name="Yes, keep them on this device").click()
    page.reload()
    item = form(page).get_by_role("listitem").filter(has_text="with a decision beside them: ")
    expect(item).to_contain_text("2 of 3")


def test_a_search_finds_and_marks_what_it_found(page: Page, anywhere: str) -> None:
    page.goto(anywhere + SUPPORT)
    ask(page, "was not brought")
    page.locator("#search li a").first.click()
    expect(page.locator("mark").first).to_be_visible()


def test_slides_are_shown_and_left(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    present(page)
    expect(page.locator(".deck__count")).to_contain_text("Slide 1 of")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".deck__count")).to_contain_text("Slide 2 of")
    page.keyboard.press("Escape")
    expect(page.locator(".deck")).to_have_count(0)


def test_a_notes_window_keeps_in_step(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    present(page)
    notes = notes_of(page)
    before = notes.locator("main").inner_text()
    page.bring_to_front()
    page.keyboard.press("ArrowRight")
    until(notes, "(before) => document.querySelector('main').innerText !== before", before)


def test_the_dark_colours_are_kept(page: Page, anywhere: str) -> None:
    page.goto(anywhere + SUPPORT)
    until(page, lambda: page.locator("body[data-md-color-scheme=slate]").count() or page.locator(COLOURS).click())
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_on_a_phone_the_menu_opens_and_nothing_is_wider_than_the_screen(page: Page, anywhere: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(anywhere + MODULE)
    page.get_by_role("button", name="Menu").click()
    menu = page.get_by_role("button", name="Close the menu")
    expect(menu).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(menu).not_to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("engine", ["chromium", "firefox"], indirect=True)  # the driver of WebKitGTK prints nothing
def test_on_paper_every_answer_can_be_read(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    arrived(page)
    verdicts = page.locator(".question__answers .question__verdict").all_text_contents()
    paper = words(on_paper(page))
    assert verdicts and {one: paper.count(words(one)) for one in verdicts} == Counter(verdicts)


def test_a_question_is_answered_by_keyboard_alone(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    expect(first(page)).to_have_attribute("data-ready", "")
    first(page).locator("fieldset input").first.focus()
    press(page, "ArrowDown", "Tab")
    expect(first(page).get_by_role("radio", name="Sure", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(first(page).get_by_role("button", name="Check my answer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(first(page)).to_have_attribute("data-answered", "")


def test_an_order_is_given_by_keys_alone(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    order = unfold(page.locator("[data-kind=rank]").first)
    expect(order).to_have_attribute("data-ready", "")
    keyed = order.locator("details [data-option]").evaluate_all(KEYED)
    order.locator("fieldset input").first.focus()
    for _ in keyed:
        act = page.evaluate("document.activeElement.name").rpartition("--")[2]
        page.keyboard.press("Space")
        for _ in range(["yes", "partly", "no"].index(keyed[act])):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
    press(page, "Tab", "Enter")
    expect(order.get_by_role("status")).to_contain_text("Yes")


def test_the_meaning_of_a_term_is_opened_and_closed_by_keys(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    term, meaning = page.locator("a.term:visible").first, page.get_by_role("tooltip")
    until(page, lambda: term.blur() or term.focus() or meaning.is_visible())
    expect(meaning).to_have_text(term.get_attribute("data-meaning") or "")
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(term).to_be_focused()


@pytest.fixture
def one_file(taken: Path, tmp_path: Path) -> str:
    """The address of a module in one file, by itself in a folder."""
    alone = tmp_path / "Sent by e-mail"
    alone.mkdir()
    return Path(shutil.copy(taken / "take-away/modules/park/park.html", alone)).as_uri()


def test_a_module_in_one_file_asks_for_nothing_else_and_keeps_saves_and_loads_a_record(
    new_page: Callable[[], Page], one_file: str, tmp_path: Path
) -> None:
    page, other = new_page(), new_page()
    page.add_init_script(GIVEN)
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    answered(page, one_file, "")
    page.reload()
    expect(first(page)).to_have_attribute("data-answered", "")
    (tmp_path / "record.json").write_text(given(page, "Save my record to a file"), encoding="utf-8")
    assert ({url for url in asked if not url.startswith(("data:", "blob:"))} - {one_file}, faults) == (set(), [])
    other.goto(one_file)
    expect(first(other)).not_to_have_attribute("data-answered", "")
    other.locator("input[type=file]").set_input_files(tmp_path / "record.json")
    other.get_by_role("button", name="Load it").click()
    expect(first(other)).to_have_attribute("data-answered", "")


@pytest.mark.parametrize("engine", ["firefox"], indirect=True)
def test_where_pages_of_a_folder_are_kept_apart_that_is_said_first_and_a_file_takes_what_they_hold_along(
    page: Page, folder: str, tmp_path: Path
) -> None:
    page.add_init_script(GIVEN)
    page.goto(folder + MODULE)
    note = page.get_by_role("note").filter(has_text="This browser keeps the pages of a folder apart.")
    expect(note).to_be_visible()
    answered(page, folder)
    (tmp_path / "record.json").write_text(given(page, "Save what this page holds to a file"), encoding="utf-8")
    expect(note.get_by_role("status")).to_contain_text("Your browser was asked to save your record")
    note.get_by_role("link", name="My learning").click()
    expect(note).to_be_visible()
    expect(page.get_by_text("Your record holds nothing yet.")).to_be_visible()
    page.locator("input[type=file]").set_input_files(tmp_path / "record.json")
    page.get_by_role("button", name="Load it").click()
    expect(page.get_by_text("1 of 9", exact=False).first).to_be_visible()


@pytest.mark.parametrize("engine", ["chromium"], indirect=True)
def test_where_pages_of_a_folder_share_what_is_kept_nothing_is_said_of_it(page: Page, folder: str) -> None:
    answered(page, folder)
    page.goto(folder + LEARNING)
    expect(page.get_by_text("1 of 9", exact=False).first).to_be_visible()
    expect(page.get_by_text("keeps the pages of a folder apart")).to_have_count(0)


# From a server, where pages share what is kept


def test_the_home_page_leads_on_to_where_somebody_stopped(page: Page, served: str) -> None:
    answered(page, served)
    page.goto(served)
    page.get_by_role("link", name="Go on with ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Referrals and sharing information")


def test_the_record_is_removed_once_asked_and_is_gone_after_a_reload(page: Page, served: str) -> None:
    answered(page, served)
    page.goto(served + LEARNING)
    for choice in ("No, keep it", "Yes, remove all of it now"):
        expect(page.get_by_text("1 of 9", exact=False).first).to_be_visible()
        page.get_by_role("button", name="Remove everything").click()
        expect(page.get_by_role("heading", name="This will go, and cannot be brought back")).to_be_focused()
        page.get_by_role("button", name=choice).click()
    page.reload()
    expect(page.get_by_text("You have kept no counts yet.")).to_be_visible()
    expect(page.get_by_text("1 of 9", exact=False)).to_have_count(0)


def test_a_record_is_saved_and_loaded_elsewhere(new_page: Callable[[], Page], served: str, tmp_path: Path) -> None:
    page, other = new_page(), new_page()
    page.add_init_script(GIVEN)
    answered(page, served)
    page.goto(served + LEARNING)
    (tmp_path / "record.json").write_text(given(page, "Save my record to a file"), encoding="utf-8")
    other.goto(served + LEARNING)
    other.locator("input[type=file]").set_input_files(tmp_path / "record.json")
    other.get_by_role("button", name="Load it").click()
    expect(other.get_by_role("heading", name="The file is loaded")).to_be_visible()
    other.reload()
    expect(other.get_by_text("1 of 9", exact=False).first).to_be_visible()


def test_a_review_asks_what_is_due(page: Page, served: str) -> None:
    page.goto(served + REVIEW)
    assert len(review(page)) == 5


def test_a_team_s_sheet_is_filled_in_saved_and_added_up(page: Page, served: str, tmp_path: Path) -> None:
    page.add_init_script(GIVEN)
    page.goto(served + SHEET)
    fill(page)
    page.get_by_label("Date", exact=True).fill("2026-05-04")
    sheet = json.loads(given(page, "Save it as a file"))
    for number in range(5):
        (tmp_path / f"{number}.json").write_text(json.dumps(sheet | {"id": f"{number:016x}"}), encoding="utf-8")
    page.goto(served + ADD)
    page.get_by_label("Choose the sheets").set_input_files(sorted(tmp_path.iterdir()))
    expect(page.get_by_text("5 of 5 files are added up.")).to_be_visible()
    expect(page.get_by_role("cell", name="45 of 120")).to_be_visible()
    expect(page.get_by_role("cell", name=WILL)).to_be_visible()


def test_a_host_s_values_are_shown(page: Page, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "hosted")
    (tmp_path / "hosted/local").mkdir(exist_ok=True)
    (tmp_path / "hosted/local/settings.css").write_text(SETTINGS)
    with serving(tmp_path) as address:
        page.goto(f"{address}hosted/{SUPPORT}")
        # A locator would wait for the file of settings to open as a page of its own, which it never does.
        until(page, "document.querySelector('[data-local=front-door]').innerText.includes('01632 960002')")
