"""What a reader would see raw or not as it was meant, each told on its line."""

from course.content.markup import check_markup
from course.content.modules import check_headings
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
    "See [https://example.org/](https://example.org/) or [www.example.org](https://example.org/).",
    "Write to [ama@example.org](mailto:ama@example.org).",
    "- One.\n- Two.\n\nThen 1. and 2. and - so on.",
]


def test_what_is_drawn_as_it_was_meant_passes() -> None:
    assert {text: said for text in SOUND if (said := check_markup(Page("docs/a.md", text)))} == {}


BROKEN = {
    "<script> breaks the policy": ["<script>alert(1)</script>"],
    "the attribute onclick breaks the policy": ['<b onclick="x()">x</b>'],
    "the attribute style breaks the policy": ["Red\n{ style=color:red }"],
    "a link or picture in HTML is not checked": ['<a href="nowhere.html">x</a>'],
    "aligned columns are inline styles": ["| a | b |\n|--:|---|"],
    "this comment has no end": ["<!-- not yet"],
    "this box (trainer) is not closed": ["/// trainer\nThey will say so.", "//// trainer\nThey will say so.\n///"],
    "no words stand in this box (scene)": ["/// scene | A bench\n///"],
    "a box is `/// name": [
        "/// trainers\nThey will say so.\n///", "/// scene\nA bench.\n///", "/// ours | Ours\nA bench.\n///", "Words.\n///",
        "// scene | A bench\nWords.\n//", "/// scene : A bench\nWords.\n///", "!!!scene\n    Words.", "/ / / trainer\nThey will say so.",
        '!!! trainer "Chairs"\n    They will say so.', "??? note\n    Words.", "::: note\nWords.\n:::",
    ],
    "a list begins after an empty line": [
        "Three:\n- One.\n- Two.", "Three:\n1. One.\n2. Two.", "-One.\n-Two.", "• One.\n• Two.", "1.One.\n2.Two.", "Three:\n\n-", "a) One.\nb) Two.",
    ],
    "indented by four spaces": ["- One:\n  - Two."],
    "a table begins after": ["Three:\n| a | b |\n|---|---|\n| c | d |", "| a | b |\n| c | d |"],
    "not as many cells as the head": ["| a | b |\n|---|---|\n| c |", "| a | b |\n|---|---|\n| c | d | e |", "| a | b |\n|---|---|\n| c | d|e |"],
    "readers would see": [
        "It was ** bold ** so.", "It was **bold so.", "It was `code so.", "See [the page] (b.md).", "See (the page)[b.md].", "See [the page][b].",
        "See [[the page]].", "So.[^1]", "[ ] To do", "[fig: trees]", "So { #so } it is.", "{figure: trees}", "It was ~~so~~.", "H~2~O.",
        "See https://example.org/.", "See www.example.org.", "Write to ama@example.org.", "It was the the bench.", "[ figure: trees ]", "It was ==so==.", "It was so :rain:.", "The 2^nd^ of it.", "++So++ it was.",
        "![A tree][tree]", "See [pond](pond.md.", '=== "One"', "<div>\n\n**Words.**\n\n</div>",
    ],
    "no such file is read here": ['--8<-- "bench.md"'],
    "four spaces make this code": ["    Words set in."],
    "a line of ``` begins at": ["- One:\n\n    ```\n    code\n    ```"],
    "<name> is no element": ["Ring <name> first."],
    "</div> closes nothing": ["Words.</div>"],
    "a bare <div> does nothing": ["<div>Words.</div>"],
    "the course draws no diagrams from text": ["```mermaid\ngraph TD\n```"],
    "<div> is never closed": ["<div markdown>\n\nWords."],
    "<p> is not closed before </div>": ["<div><p>Words.</div>"],
    "the line below makes 'More trees' a heading": ["More trees\n----------", "More trees\n=========="],
    "'Trees' must be small letters, digits and hyphens": ["## Trees { #Trees }"],
    "must be small letters": ["## Trees { #old_trees }", "- Who sits? { #reflect-Who }", "- Who sits? { #réflexion }"],
    "50 at most": ["## Trees { #aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }"],
}  # fmt: skip
"""What is told of each."""


def untold(text: str, message: str) -> object:
    """What is told where it is not the one thing that is wrong, somewhere in `text`."""
    problems = check_markup(Page("docs/a.md", f"First.\n\n{text}\n\nLast.\n"))
    lines = range(3, 4 + text.count("\n"))
    told = [p for p in problems if message in p.message and p.line in lines]
    return [] if told and all(p.line in lines for p in problems) else (text, problems)


def test_what_is_not_as_it_was_meant_is_told_with_its_line() -> None:
    every = [(text, message) for message, texts in BROKEN.items() for text in texts]
    assert [found for text, message in every if (found := untold(text, message))] == []


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


def test_an_underlined_heading_is_a_heading_for_every_other_check() -> None:
    page = Page("docs/a.md", "Old oaks\n---\n\nWords.\n")
    assert [heading.text for heading in page.headings] == ["Old oaks"]
    assert [(line, "'Old oaks' has no id" in said) for line, said in check_headings(page)] == [(1, True)]
