"""The rule for pages cited outside the modules: beside a link to the section that teaches them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from course.text.page import Page
from course.text.page_refs import PageRef, find
from course.text.problems import Problem
from course.text.reading import Block

_MODULE_LINK = re.compile(r"\]\(\.\./(modules/[\w-]+\.md#[\w-]+)\)")


def linked_sections(text: str) -> list[str]:
    """The module sections to which `text` links, as `modules/slug.md#heading-id`."""
    return _MODULE_LINK.findall(text)


def check_beside_links(page: Page, block: Block, carried: Mapping[str, set[PageRef]]) -> list[Problem]:
    """Pages that `block` cites and that no point taught at a section linked in the same block carries."""
    sections = linked_sections(block.text)
    where = (
        " or ".join(sections)
        or "a section linked beside it, such as [Close the loop](../modules/sharing-information.md#feedback)"
    )
    return [
        Problem(page.path, block.line, f"({ref.id}) is cited, but no point taught at {where} carries that page")
        for _, ref in find(block.text)
        if not any(ref in carried.get(section, set()) for section in sections)
    ]
