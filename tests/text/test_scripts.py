"""Data as a script: it reads back, and no tag in it can end it."""

from __future__ import annotations

import json

from course.text.html import as_script


def test_data_in_a_script_holds_no_tag_and_reads_back() -> None:
    value = {"b": '</script><p>A "slide" & a pond, Zoë</p>', "a": [1, None]}
    text = as_script("questions/parks", value)
    assert "<" not in text
    assert text.startswith('(window.courseData=window.courseData||{})["questions/parks"]=')
    assert json.loads(text.partition("]=")[2].rstrip(";\n")) == value
