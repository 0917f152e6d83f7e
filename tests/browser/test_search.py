"""The search, asked as practitioners ask, served and from a folder."""

import csv
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Visit, beginning
from tests.browser.learner import PAGES_FOUND, STATUS, open_search
from tests.browser.page import until

QUERIES = Path(__file__).parent.parent / "data" / "search-queries.tsv"
with QUERIES.open(encoding="utf-8") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
visit = beginning("served", "index.html")
ANSWER = re.compile(r"^\d+ pages? found|^No heading has these words|^Nothing found")


def ask(page: Page, query: str) -> list[str]:
    """The addresses of the first three pages found; what an earlier question found is cleared first."""
    clear(page)
    enter(page, query)
    page.locator(STATUS, has_text="found").wait_for()
    items = page.locator(PAGES_FOUND).all()[:3]
    return [item.locator("a").first.get_attribute("href") or "" for item in items]


def pages_found(page: Page) -> int:
    return int(page.locator(STATUS).inner_text().split()[0])


def enter(page: Page, query: str) -> None:
    page.locator("input[name=query]").fill(query)


def clear(page: Page) -> None:
    enter(page, "")
    expect(page.locator(STATUS)).to_have_text("Type to search the course")


def test_every_question_shows_the_right_page_among_the_first_three(page: Page, served: str) -> None:
    open_search(page)
    lost = {}
    for row in ROWS:
        shown = [at.split("?")[0].removeprefix(served).split("#")[0] for at in ask(page, row["asked"])]
        if row["shows"] not in shown[: int(row["within"])]:
            lost[row["asked"]] = shown
    assert lost == {}


def test_words_are_completed_and_marked_and_what_was_asked_of_help_is_in_no_address(visit: Visit) -> None:
    page, box = visit.page, visit.page.get_by_role("textbox", name="Search the course")
    open_search(page)
    ask(page, "abuse at home")
    addresses = [link.get_attribute("href") or "" for link in page.locator(f"{PAGES_FOUND} a").all()]
    assert addresses
    assert {address.partition("?h=")[2].partition("#")[0] for address in addresses} == {""}
    ask(page, "triangul")
    assert page.locator("#search mark").first.inner_text().lower().startswith("triangul")
    enter(page, "uncert")
    page.get_by_role("button", name="Search for: uncertainty").click()
    expect(box).to_have_value("uncertainty")
    expect(box).to_be_focused()
    ask(page, "thresholds")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Assessment and early help")).to_be_visible()
    expect(page.locator("article mark").first).to_be_visible()
    assert {mark.lower() for mark in page.locator("article mark").all_text_contents()} == {"threshold", "thresholds"}
    visit.quiet()


def test_a_search_has_an_address_that_can_be_shared(open_page: Open, visit: Visit) -> None:
    open_search(visit.page)
    first = ask(visit.page, "mum's new partner")
    visit.page.get_by_role("link", name="Address of this search").click()
    until(visit.page, "location.hash.startsWith('#search=')")
    shared = open_page(visit.page.url).page
    expect(shared.get_by_role("textbox", name="Search the course")).to_have_value("mum's new partner")
    shared.locator(STATUS, has_text="found").wait_for()
    assert shared.locator(PAGES_FOUND).first.locator("a").first.get_attribute("href") == first[0]
    visit.quiet()


def test_accents_number_slips_and_common_words_make_no_difference_and_nothing_says_where_to_look(page: Page) -> None:
    open_search(page)
    assert ask(page, "néglect") == ask(page, "neglect")
    ask(page, "fathers")
    many = pages_found(page)
    ask(page, "father")
    assert pages_found(page) == many > 5
    ask(page, "neglet")
    page.locator("#search mark").first.wait_for()
    assert {mark.lower()[:7] for mark in page.locator("#search mark").all_text_contents()} == {"neglect"}
    for query in ("no", "who", "how", "not", "the", "SEN", "Tŷ", "ty"):
        clear(page)
        enter(page, query)
        page.locator(STATUS, has_text=ANSWER).wait_for()
        titles = page.locator(PAGES_FOUND).first.locator(".search__title").all_text_contents()
        assert query not in ("no", "not", "the") or any(query in title.lower().split() for title in titles), query
    enter(page, "zzzzqq")
    page.locator(STATUS, has_text="course map").wait_for()
    page.locator("#search").get_by_role("link", name="Course map").click()
    expect(page.get_by_role("heading", level=1, name="Course map")).to_be_visible()


def test_a_closed_search_opens_again_with_what_was_asked(page: Page) -> None:
    button = page.get_by_role("button", name="Search", exact=True)
    button.click()
    ask(page, "neglect")
    for close in (
        lambda: page.keyboard.press("Escape"),
        lambda: page.get_by_role("button", name="Close the search").click(),
        lambda: page.mouse.click(5, 5),
    ):
        close()
        expect(page.locator("#search")).to_be_hidden()
        expect(button).to_be_focused()
        button.click()
        expect(page.get_by_role("textbox", name="Search the course")).to_have_value("neglect")
        expect(page.locator(PAGES_FOUND).first).to_be_visible()
