from pathlib import Path

from course.check import check_course
from course.content.links import anchors, check_links, external_links, slugs
from course.text.page import Page
from tests.conftest import edit


def course(text: str) -> list[Page]:
    return [Page("docs/a/one.md", text), Page("docs/two.md", "## Two { #two }\n\n- x { #item }\n")]


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


def test_a_link_that_leads_somewhere_passes() -> None:
    assert [text for text in SOUND if check_links(course(text), {"docs/a/tree.svg"})] == []


BROKEN = {
    "no file": ("[x](three.md)", "leads to docs/a/three.md, which does not exist"),
    "no anchor": ("[x](../two.md#three)", "names #three, which docs/two.md does not have"),
    "no anchor here": ("[x](#three)", "names #three, which docs/a/one.md does not have"),
    "a script for an address": ("[x](javascript:alert)", "is of a kind that no page may have; write a page, https, mailto or tel"),
    "a file of one computer": ("[x](file:///home/report.pdf)", "is of a kind that no page may have"),
    "no picture": ("![a tree](leaf.svg)", "leads to docs/a/leaf.svg, which does not exist"),
    "a picture without words": ("![](tree.svg)", "has no text; say in words what it shows"),
}  # fmt: skip


def test_a_link_that_leads_nowhere_is_told_with_its_line() -> None:
    for text, message in BROKEN.values():
        problems = check_links(course(f"First.\n\n{text}\n"), {"docs/a/tree.svg"})
        assert [(p.path, p.line, message in p.message) for p in problems] == [("docs/a/one.md", 3, True)], problems


FROM_PAPERS = {
    "docs/contribute/why.md#whats-left-and-why": [],
    "docs/two.md#item": [],
    "docs/contribute/why.md#how": ["names #how, which docs/contribute/why.md does not have"],
    "two.md": ["leads to two.md, which does not exist"],
}


def test_a_page_of_the_repository_may_lead_to_any_other_by_the_anchors_of_a_forge_and_into_the_site() -> None:
    for link, told in FROM_PAPERS.items():
        text = "# Why\n\n## What's left, and why\n"
        papers = [Page("README.md", f"[it]({link})"), Page("docs/contribute/why.md", text)]
        known = {page.path: anchors(page) for page in course("")} | {page.path: slugs(page) for page in papers}
        said = [problem.message for problem in check_links(papers, [], known)]
        assert said == [f"the link {link} {words}" for words in told]


def test_a_page_of_the_site_does_not_lead_to_one_of_the_repository(small: Path) -> None:
    (small / "docs" / "contribute").mkdir()
    (small / "docs" / "contribute" / "writing.md").write_text("# Writing\n", encoding="utf-8")
    line = edit(small / "docs" / "about" / "support.md", "tel:999", "../contribute/writing.md")
    said = "the link ../contribute/writing.md leads to docs/contribute/writing.md, which does not exist"
    assert f"docs/about/support.md:{line}: {said}" in map(str, check_course(small))


def test_addresses_outside_are_listed_with_who_cites_them() -> None:
    assert external_links(course("\n[out](https://example.org/)\n")) == {"https://example.org/": [("docs/a/one.md", 2)]}
