"""The boxes that the course adds to Markdown."""

from __future__ import annotations

from markdown import Markdown

from course.pages.markdown_boxes import BoxesExtension

HYPOTHESIS = '!!! hypothesis "First thoughts"\n    Write.'


def opened(case: str) -> str:
    """The first tag of a box for a hypothesis."""
    html = Markdown(extensions=["admonition", BoxesExtension(case=case)]).convert(HYPOTHESIS)
    return html[: html.index(">") + 1]


def test_a_hypothesis_is_made_known_to_its_script_in_a_case_alone() -> None:
    assert opened("gate") == '<div class="admonition hypothesis" data-hypothesis="gate" data-module="hypothesis">'
    assert opened("") == '<div class="admonition hypothesis">'
