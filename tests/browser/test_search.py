"""The search, asked as practitioners ask, served and from a folder."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open, Visit
from tests.browser.learner import open_search
from tests.browser.waiting import arrived, until

QUERIES = Path(__file__).parent.parent / "data" / "search-queries.tsv"
with QUERIES.open(encoding="utf-8") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def ask(page: Page, query: str) -> list[str]:
    """The addresses of the first three pages found, with the first section of each; what an earlier question found is cleared first."""
    enter(page, "")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    enter(page, query)
    page.locator(".md-search-result__meta", has_text="found").wait_for()
    items = page.locator(".md-search-result__item").all()[:3]
    return [item.locator("a").first.get_attribute("href") or "" for item in items]


def enter(page: Page, query: str) -> None:
    """Put the words into the box and press a key, which is what the theme waits for."""
    page.locator("input[name=query]").fill(query)
    page.keyboard.press("End")


def show(page: Page) -> None:
    open_search(page)
    page.locator(".md-search-result__meta").wait_for()


def lost(page: Page, site: str, rows: list[dict[str, str]]) -> dict[str, list[str]]:
    """The questions that do not show their page among the first so many, with what they show."""
    found = {
        row["asked"]: [at.split("?")[0].removeprefix(site).split("#")[0] for at in ask(page, row["asked"])]
        for row in rows
    }
    return {
        row["asked"]: shown for row in rows if row["shows"] not in (shown := found[row["asked"]])[: int(row["within"])]
    }


def test_every_question_shows_the_right_page_among_the_first_three(open_page: Open, served: str) -> None:
    page = open_page(f"{served}index.html").page
    show(page)
    assert lost(page, served, ROWS) == {}


def test_the_search_works_from_a_folder(open_page: Open, folder: str) -> None:
    visit = open_page(f"{folder}modules/assessment.html")
    show(visit.page)
    rows = [row for row in ROWS if row["asked"] in ("was not brought", "suicidal", "p147")]
    assert len(rows) == 3
    assert lost(visit.page, folder, rows) == {}
    visit.quiet()


def test_nothing_of_the_index_is_fetched_before_a_question(open_page: Open, served: str) -> None:
    visit = open_page(f"{served}index.html")
    show(visit.page)
    arrived(visit.page)
    before = len(visit.asked)
    ask(visit.page, "threshold")
    fetched = [at for at, url in enumerate(visit.asked) if "entries" in url or "search-answers" in url]
    assert len(fetched) == 3 and min(fetched) >= before
    visit.quiet()


def test_what_was_asked_of_the_help_page_is_not_in_any_address(open_page: Open, served: str) -> None:
    page = open_page(f"{served}index.html").page
    show(page)
    ask(page, "abuse at home")
    addresses = [link.get_attribute("href") or "" for link in page.locator(".md-search-result__item a").all()]
    assert addresses
    assert {address.partition("?h=")[2].partition("#")[0] for address in addresses} == {""}


def test_the_words_asked_for_are_marked_and_completed(open_page: Open, served: str) -> None:
    page = open_page(f"{served}index.html").page
    show(page)
    ask(page, "triangul")
    assert page.locator(".md-search-result mark").first.inner_text().lower().startswith("triangul")
    enter(page, "uncert")
    until(page, "document.querySelector('.md-search__suggest').textContent.length > 6")


def test_a_question_without_an_answer_says_where_else_to_look(open_page: Open, served: str) -> None:
    page = open_page(f"{served}index.html").page
    show(page)
    enter(page, "zzzzqq")
    page.locator(".md-search-result__meta", has_text="course map").wait_for()


@pytest.mark.parametrize("missing", ["search/entries.js", "assets/later/search-answers.js"])
def test_a_search_that_cannot_be_loaded_says_so(open_page: Open, served: str, missing: str) -> None:
    visit = open_page(f"{served}modules/assessment.html")
    visit.page.context.route(f"**/{missing}", lambda route: route.abort())
    show(visit.page)
    enter(visit.page, "threshold")
    visit.page.get_by_text("The search could not be loaded").wait_for()
    visit.page.context.unroute(f"**/{missing}")
    enter(visit.page, "thresholds")
    visit.page.locator(".md-search-result__meta", has_text="pages found").wait_for()


def test_a_misspelt_word_is_marked_as_the_course_writes_it(open_page: Open, served: str) -> None:
    page = open_page(f"{served}index.html").page
    show(page)
    ask(page, "neglet")
    page.locator(".md-search-result mark").first.wait_for()
    assert {mark.lower()[:7] for mark in page.locator(".md-search-result mark").all_text_contents()} == {"neglect"}


def test_one_and_many_are_found_alike(open_page: Open, served: str) -> None:
    page = open_page(f"{served}index.html").page
    show(page)
    ask(page, "fathers")
    many = pages_found(page)
    ask(page, "father")
    assert many > 5
    assert pages_found(page) == many


def pages_found(page: Page) -> int:
    return int(page.locator(".md-search-result__meta").inner_text().split()[0])


def test_the_last_of_many_questions_is_answered_though_an_earlier_ones_texts_come_late(
    open_page: Open, served: str
) -> None:
    visit = open_page(f"{served}index.html")
    held: list[Route] = []
    holding = [True]

    def hold(route: Route) -> None:
        if holding:
            held.append(route)
        else:
            route.continue_()

    visit.page.context.route("**/search/texts/**", hold)
    show(visit.page)
    early = ask(visit.page, "interpreter")
    assert held
    holding.clear()
    late = ask(visit.page, "triangulation")
    assert late != early
    drawn = let_go(visit.page, held)
    ask(visit.page, "neglect")
    assert not set(drawn()) & (set(early) - set(late))


def let_go(page: Page, held: list[Route]) -> Callable[[], list[str]]:
    """Let the texts arrive, all of them; what it gives says which pages were drawn as results since."""
    page.locator(".md-search-result__list").evaluate(
        """(list) => {
          window.drawn = [];
          new MutationObserver(() => window.drawn.push(...Array.from(list.querySelectorAll("a"), (one) => one.getAttribute("href"))))
            .observe(list, { childList: true, subtree: true });
        }"""
    )
    finished: list[object] = []
    page.on("requestfinished", lambda request: finished.append("/search/texts/" in request.url and request))
    for route in held:
        route.continue_()
    until(page, lambda: len([one for one in finished if one]) >= len(held))
    return lambda: page.evaluate("window.drawn")


def drawn_anew(page: Page, waiting: list[Route]) -> None:
    """Let the texts arrive, and wait until the results are drawn with them."""
    page.locator(".md-search-result__list").evaluate("(list) => { list.firstElementChild.dataset.before = ''; }")
    for route in waiting:
        route.continue_()
    expect(page.locator(".md-search-result__item[data-before]")).to_have_count(0)
    expect(page.locator(".md-search-result__item mark").first).to_be_visible()


def found_without_texts(visit: Visit, query: str) -> list[Route]:
    """Ask, and hold back the texts of what is found."""
    held: list[Route] = []
    visit.page.context.route("**/search/texts/**", lambda route: held.append(route))
    show(visit.page)
    ask(visit.page, query)
    assert held
    return held


def test_a_box_that_was_emptied_stays_empty_when_words_arrive(open_page: Open, served: str) -> None:
    visit = open_page(f"{served}index.html")
    held = found_without_texts(visit, "threshold")
    enter(visit.page, "")
    expect(visit.page.locator(".md-search-result__item")).to_have_count(0)
    drawn = let_go(visit.page, held)
    assert drawn() == []
    visit.page.context.unroute_all()
    enter(visit.page, "zzzzqq")
    visit.page.locator(".md-search-result__meta", has_text="course map").wait_for()
    assert drawn() == []


@pytest.mark.parametrize("steps", [1, 3])
def test_the_focus_stays_on_a_result_when_its_words_arrive(open_page: Open, served: str, steps: int) -> None:
    visit = open_page(f"{served}index.html")
    held = found_without_texts(visit, "threshold")
    for _ in range(steps):
        visit.page.keyboard.press("ArrowDown")
    result = visit.page.locator(".md-search-result__list :focus")
    before = result.evaluate("(one) => one.href || one.textContent")
    drawn_anew(visit.page, held)
    expect(result).to_be_visible()
    assert result.evaluate("(one) => one.href || one.textContent") == before
    visit.page.keyboard.press("ArrowDown")
    expect(result).to_be_visible()
    assert result.evaluate("(one) => one.href || one.textContent") != before


def test_sections_that_were_unfolded_stay_so_when_their_words_arrive(open_page: Open, served: str) -> None:
    visit = open_page(f"{served}index.html")
    held = found_without_texts(visit, "father")
    more = visit.page.locator(".md-search-result__item", has=visit.page.locator("details")).first
    more.locator("summary").click()
    drawn_anew(visit.page, held)
    expect(more.locator("details")).to_have_attribute("open", "")
    expect(more.locator("summary")).to_be_focused()
    ask(visit.page, "interpreter")
    expect(visit.page.locator(".md-search-result__list details[open]")).to_have_count(0)


def test_the_focus_that_left_the_results_is_not_called_back(open_page: Open, served: str) -> None:
    visit = open_page(f"{served}index.html")
    held = found_without_texts(visit, "threshold")
    visit.page.keyboard.press("ArrowDown")
    visit.page.locator(".md-search-result__list :focus").evaluate("(one) => one.blur()")
    drawn_anew(visit.page, held)
    expect(visit.page.locator("body")).to_be_focused()
