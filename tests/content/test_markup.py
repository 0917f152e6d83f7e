"""What a reader would see raw or not as it was meant, each told on its line."""

from __future__ import annotations

import pytest

from course.content.markup import check_markup
from course.content.modules import check_headings
from course.text.markdown import BOXES
from course.text.page import Page

SOUND = [
    "| a | b |\n|---|---|\n| c: d | e |",
    "| a |\n|---|\n| `x | y` and \\| |",
    '<div class="row" data-module="x" markdown>\n\nWords.\n\n</div>',
    "## A heading { #a .core data-section=b }",
    "`<script>`, `style=`, `**` and `[x](y)` in code",
    "<!-- over\n\ntwo lines <b> -->",
    "A time: 10:30 | 11:00, 3 * 4 and a_name, [the child] (p12), 5 < 6 {{ }}".replace(" * ", " x ").replace(
        " {{ }}", ""
    ),
    "1. One:\n\n        code of an <Item>\n\n2. Two.",
    "```\n/// trainr\n## No heading\n```",
    "/// trainer\nA.\n\n- B.\n- C.\n///\n\n/// pair\nD (p1).\n///",
    "[local: contacts]\n\n[figure: trees]",
    "See [https://example.org/](https://example.org/).",
    "- One.\n- Two.\n\nThen 1. and 2. and - so on.",
]


def test_what_is_drawn_as_it_was_meant_passes() -> None:
    assert {text: said for text in SOUND if (said := check_markup(Page("docs/a.md", text)))} == {}


LIST, TABLE, BOX, SHOWN = (
    "a list begins after an empty line",
    "a table begins after",
    "a box is `/// name",
    "readers would see",
)
BROKEN = {
    # The policy
    "<script>alert(1)</script>": "<script> breaks the policy",
    '<b onclick="x()">x</b>': "the attribute onclick breaks the policy",
    "Red\n{ style=color:red }": "the attribute style breaks the policy",
    '<a href="nowhere.html">x</a>': "a link or picture in HTML is not checked",
    "| a | b |\n|--:|---|": "aligned columns are inline styles",
    "<!-- not yet": "this comment has no end",
    # Boxes
    "/// trainer\nThey will say so.": "this box (trainer) is not closed",
    "//// trainer\nThey will say so.\n///": "this box (trainer) is not closed",
    "/// scene | A bench\n///": "no words stand in this box (scene)",
    "/// trainers\nThey will say so.\n///": BOX,
    "/// scene\nA bench.\n///": BOX,
    "/// ours | Ours\nA bench.\n///": BOX,
    "Words.\n///": BOX,
    "/ / / trainer\nThey will say so.": BOX,
    '!!! trainer "Chairs"\n    They will say so.': BOX,
    "??? note\n    Words.": BOX,
    "::: note\nWords.\n:::": BOX,
    # Lists and tables
    "Three:\n- One.\n- Two.": LIST,
    "Three:\n1. One.\n2. Two.": LIST,
    "- One:\n  - Two.": "indented by four spaces",
    "-One.\n-Two.": LIST,
    "• One.\n• Two.": LIST,
    "1.One.\n2.Two.": LIST,
    "Three:\n\n-": LIST,
    "Three:\n| a | b |\n|---|---|\n| c | d |": TABLE,
    "| a | b |\n| c | d |": TABLE,
    "| a | b |\n|---|---|\n| c |": "not as many cells as the head",
    "| a | b |\n|---|---|\n| c | d | e |": "not as many cells as the head",
    # Words
    "It was ** bold ** so.": SHOWN,
    "It was **bold so.": SHOWN,
    "It was `code so.": SHOWN,
    "See [the page] (b.md).": SHOWN,
    "See (the page)[b.md].": SHOWN,
    "See [the page][b].": SHOWN,
    "See [[the page]].": SHOWN,
    "So.[^1]": SHOWN,
    "[ ] To do": SHOWN,
    "[fig: trees]": SHOWN,
    "So { #so } it is.": SHOWN,
    "{figure: trees}": SHOWN,
    "It was ~~so~~.": SHOWN,
    "H~2~O.": SHOWN,
    "See https://example.org/.": SHOWN,
    "[ figure: trees ]": SHOWN,
    "It was ==so==.": SHOWN,
    "    Words set in.": "four spaces make this code",
    "- One:\n\n    ```\n    code\n    ```": "a line of ``` begins at",
    # HTML
    "Ring <name> first.": "<name> is no element",
    "<div>\n\n**Words.**\n\n</div>": SHOWN,
    "Words.</div>": "</div> closes nothing",
    "<div markdown>\n\nWords.": "<div> is never closed",
    "<div><p>Words.</div>": "<p> is not closed before </div>",
    # Headings and ids
    "More trees\n----------": "the line below makes 'More trees' a heading",
    "More trees\n==========": "the line below makes 'More trees' a heading",
    "## Trees { #Trees }": "'Trees' must be small letters, digits and hyphens",
    "## Trees { #old_trees }": "must be small letters",
    "- Who sits? { #reflect-Who }": "must be small letters",
    "- Who sits? { #réflexion }": "must be small letters",
    f"## Trees {{ #{'a' * 51} }}": "50 at most",
}  # fmt: skip


def untold(text: str, message: str) -> object:
    """What is told where it is not the one thing that is wrong, somewhere in `text`."""
    problems = check_markup(Page("docs/a.md", f"First.\n\n{text}\n\nLast.\n"))
    lines = range(3, 4 + text.count("\n"))
    told = [p for p in problems if message in p.message and p.line in lines]
    return [] if told and all(p.line in lines for p in problems) else (text, problems)


def test_what_is_not_as_it_was_meant_is_told_with_its_line() -> None:
    assert [found for text, message in BROKEN.items() if (found := untold(text, message))] == []


LINES = {
    "A.\n\n/// pair\nB.\n\n/// trainer\nC.\n///\n": [(3, "(pair)")],
    "/// pair\nA.\n\n## B { #b }\n\nC.\n///\n": [(1, "(pair) is not closed")],
    "A.\n\n- B.\n- C **D.\n- E.\n": [(4, "'**'")],
    "A\nB\n- C\n- D\n": [(3, "'-'")],
    "A.\n\n| a | b |\n|---|---|\n| c | d |\n| {x} | f |\n": [(6, "'{x}'")],
    "## A { #a }\n\n## B { #b }\n\n- C { #a }\n": [(5, "stands on line 1 already")],
    "---\ntitle: A\n---\n\n```\n**\n```\n\nB [c] (d.md).\n": [(9, "'] (d.md)'")],
}


def test_a_slip_has_its_own_line_within_its_block() -> None:
    said = {text: [(p.line, p.message) for p in check_markup(Page("docs/a.md", text))] for text in LINES}
    assert [
        one
        for text, told in LINES.items()
        for one in zip(said[text], told, strict=True)
        if one[0][0] != one[1][0] or one[1][1] not in one[0][1]
    ] == []


@pytest.mark.parametrize("name", BOXES)
def test_an_unfinished_box_of_any_name_is_told(name: str) -> None:
    title = {True: " | A title", False: "", None: ""}[BOXES[name]]
    said = check_markup(Page("docs/a.md", f"/// {name}{title}\nWords.\n\nMore.\n"))
    assert [(p.line, "is not closed" in p.message) for p in said] == [(1, True)]


def test_an_underlined_heading_is_a_heading_for_every_other_check() -> None:
    page = Page("docs/a.md", "Old oaks\n---\n\nWords.\n")
    assert [heading.text for heading in page.headings] == ["Old oaks"]
    assert [(line, "'Old oaks' has no id" in said) for line, said in check_headings(page)] == [(1, True)]
