"""Pages that have moved: what the list may say, and the page at an old address."""

from __future__ import annotations

import pytest

from course.csp import violations
from course.moved import Move, check_moves, moved_pages, read_moves
from course.page import Page

PAGES = {
    "modules/new.md": Page("docs/modules/new.md", "---\ntitle: New & better\n---\n## A { #a }\n"),
    "index.md": Page("docs/index.md", ""),
}


def told(text: str) -> list[str]:
    moves, problems = read_moves(text, "moved.yml")
    return [str(problem) for problem in problems + check_moves(moves, PAGES, "moved.yml")]


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "# nothing yet\n[]\n",
        "",
        "- {from: modules/old.html, to: modules/new.html}",
        '- {from: old.html, to: "modules/new.html#a"}',
    ],
)
def test_a_sound_list_passes(text: str) -> None:
    assert told(text) == []


WRONG = {
    "- {from: index.html, to: modules/new.html}": "moved.yml:1: index.html is still a page of the course",
    "- {from: old.html, to: modules/none.html}": "moved.yml:1: old.html leads to modules/none.html, which is no page",
    '- {from: old.html, to: "modules/new.html#b"}': "moved.yml:1: old.html leads to #b, which modules/new.html does not have",
    "- {from: /old.html, to: modules/new.html}": "moved.yml:1: '/old.html' is no old address",
    "- {from: old.html, to: index.html}\n- {from: old.html, to: index.html}": "moved.yml:2: old.html stands twice; keep one",
    "- {from: old.html}": "moved.yml:1: a move has no 'to'",
    "old.html: new.html": "moved.yml:1: the file must be a list of moves",
}


@pytest.mark.parametrize(("text", "says"), WRONG.items(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_line(text: str, says: str) -> None:
    (said,) = told(text)
    assert said.startswith(says)


def test_the_page_at_an_old_address_leads_on_and_holds_to_the_policy() -> None:
    moves = [Move("cases/deep/old.html", "modules/new.html#a", 1)]
    (page,) = moved_pages(moves, {"modules/new.md": "New & better"}).values()
    assert 'href="../../modules/new.html#a">New &amp; better</a>' in page
    assert 'src="../../assets/js/moved.js" data-to="../../modules/new.html#a"' in page
    assert violations(page, "x.html") == []
