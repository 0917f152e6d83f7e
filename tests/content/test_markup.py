from __future__ import annotations

from course.content.markup import check_markup
from course.text.page import Page

SOUND = [
    "| a | b |\n|---|---|\n| c: d | e |",
    '<div class="row" data-module="x" markdown>\n</div>',
    "## A heading { #a .core data-section=b }",
    "`<script>` and `style=` in code",
    "<!-- over\n\ntwo lines -->",
    "A time: 10:30 | 11:00",
]


def test_markup_that_the_policy_lets_through_passes() -> None:
    assert [text for text in SOUND if check_markup(Page("docs/a.md", text))] == []


BROKEN = {
    "a script": ("<script>alert(1)</script>", "<script> breaks the policy"),
    "a handler": ('<b onclick="x()">x</b>', "the attribute onclick breaks the policy"),
    "a style": ("Red { style=color:red }", "the attribute style breaks the policy"),
    "a raw link": ('<a href="nowhere.html">x</a>', "a link or picture in HTML is not checked"),
    "columns to the right": ("|--:|---|", "aligned columns are inline styles"),
    "a comment without an end": ("<!-- not yet", "this comment has no end"),
}


def test_markup_that_the_policy_refuses_is_told_with_its_line() -> None:
    for text, message in BROKEN.values():
        problems = check_markup(Page("docs/a.md", f"First.\n\n{text}\n\nLast.\n"))
        assert [(p.path, p.line, message in p.message) for p in problems] == [("docs/a.md", 3, True)], problems
