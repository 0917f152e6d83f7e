from __future__ import annotations

import pytest

from course.links import check_links, external_links
from course.page import Page


def course(text: str) -> dict[str, Page]:
    return {
        "a/one.md": Page("docs/a/one.md", text),
        "two.md": Page("docs/two.md", "## Two { #two }\n\n- x { #item }\n"),
    }


SOUND = [
    "[two](../two.md)",
    "[two](../two.md#two)",
    "[item](../two.md#item)",
    "[two](/two.md#two)",
    "[here](#here)\n\n## H { #here }",
    "[out](https://example.org/#x)",
    "[ring](tel:999)",
    "`[code](nowhere.md)`",
    "![a tree](tree.svg)",
]


@pytest.mark.parametrize("text", SOUND)
def test_a_link_that_leads_somewhere_passes(text: str) -> None:
    assert check_links(course(text), {"a/tree.svg"}) == []


BROKEN = {
    "no file": ("[x](three.md)", "leads to docs/a/three.md, which does not exist"),
    "no anchor": ("[x](../two.md#three)", "names #three, which docs/two.md does not have"),
    "no anchor here": ("[x](#three)", "names #three, which docs/a/one.md does not have"),
    "a script for an address": (
        "[x](javascript:alert)",
        "is of a kind that no page may have; write a page, https, mailto or tel",
    ),
    "a file of one computer": ("[x](file:///home/report.pdf)", "is of a kind that no page may have"),
    "no picture": ("![a tree](leaf.svg)", "leads to docs/a/leaf.svg, which does not exist"),
    "a picture without words": ("![](tree.svg)", "has no text; say in words what it shows"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_a_link_that_leads_nowhere_is_told_with_its_line(text: str, message: str) -> None:
    problems = check_links(course(f"First.\n\n{text}\n"), {"a/tree.svg"})
    assert [(p.path, p.line, message in p.message) for p in problems] == [("docs/a/one.md", 3, True)], problems


def test_addresses_outside_are_listed_with_who_cites_them() -> None:
    assert external_links(course("\n[out](https://example.org/)\n")) == {"https://example.org/": [("docs/a/one.md", 2)]}
