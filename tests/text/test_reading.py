"""What the Markdown that builds a page makes of it, with the lines of its file."""

from hypothesis import given, settings
from hypothesis import strategies as st

from course.content.markup import check_markup
from course.text.page import Page

PIECES = [
    "/// trainer", "/// scene | A", "/// x", "////", "///", "## A { #a }", "B", "===", "---", "- c", "    d", "1. e", "> f", "| g | h |", "|---|---|",
    "```", "<div markdown>", "</div>", "<p>", "<!--", "-->", "[i](j.md)", "![k](l)", "`", "**", "{ #m }", "{ .n }", ": o", "", "", "[figure: p]", "<a", "&lt;",
]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_whatever_an_author_writes_is_read_and_checked_within_its_lines(pieces: list[str]) -> None:
    page = Page("docs/a.md", "\n".join(pieces))
    read = page.reading
    lines = [one.line for one in [*read.headings, *read.blocks, *read.boxes, *read.drawn.links, *check_markup(page)]]
    assert [line for line in lines if not 1 <= line <= max(1, len(pieces))] == []


PARAGRAPHS = st.sampled_from(
    [
        "A walk.",
        "A walk.\nOn we go.",
        "- One.\n- Two.",
        "/// pair\nA walk.\n///",
        "| A walk. | b |\n|---|---|\n| A walk. | d |",
        "## A walk. { #walk }",
        "```\nA walk.\n```",
        "1. A walk.\n\n    A walk.",
        "<div markdown>\n\nA walk.\n\n</div>",
    ]
)


@given(st.lists(PARAGRAPHS, max_size=8))
def test_words_that_stand_twice_have_each_their_own_line(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    page = Page("docs/a.md", text)
    unread = {number for number, line in enumerate(page.lines, 1) if not line}
    stand = [number for number, line in enumerate(text.split("\n"), 1) if "A walk." in line and number not in unread]
    found = [one for one in [*page.headings, *page.blocks] if "A walk." in one.text]
    assert sorted(one.line for one in found) == stand
