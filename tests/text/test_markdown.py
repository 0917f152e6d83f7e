"""The boxes that the course adds to Markdown."""

import json
import re
from pathlib import Path

from markdown import Markdown

from course import VERSION
from course.text.html import as_script
from course.text.markdown import LONGEST_ID, CourseMarkdown, slip_in_id
from tests.conftest import scripted


def drawn(text: str, case: str = "") -> str:
    return Markdown(extensions=[CourseMarkdown(case=case)]).convert(text).replace("\n", "")


BOXES = {
    "/// key | In one line\nTrees fell.\n///": '<div class="admonition key"><p class="admonition-title">In one line</p><p>Trees fell.</p></div>',
    "/// ours\nLook up.\n\n- Left.\n///\nAfter.": '<div class="admonition ours"><p class="ours-mark">From the course</p><p>Look up.</p><ul><li>Left.</li></ul></div><p>After.</p>',
    "/// scene | *Ada*\nShe sits.\n///": '<div class="admonition scene"><p class="ours-mark">From the course</p><p class="admonition-title"><em>Ada</em></p><p>She sits.</p></div>',
    "/// pair\nA. B.\n///": '<div class="admonition pair"><p>A. B.</p></div>',
    "- When did you sit? { #sit }\n- Where? { #where }\n": '<ul><li id="sit">When did you sit?</li><li id="where">Where?</li></ul>',
    "/// trainer\nWait.\n///": '<details class="trainer-note" data-search-exclude=""><summary>For the trainer</summary><p>Wait.</p></details>',
    "/// trainer | Stage 2\nWait.\n///": '<details class="trainer-note" data-search-exclude=""><summary>Stage 2</summary><p>Wait.</p></details>',
}


def test_a_box_is_drawn_with_what_it_says_of_itself_and_a_list_item_with_its_own_id() -> None:
    assert {text: drawn(text) for text in BOXES} == BOXES


def test_a_hypothesis_is_made_known_to_its_script_in_a_case_alone() -> None:
    box = "/// hypothesis | First thoughts\nWrite.\n///"
    assert drawn(box, "gate").startswith(
        '<div class="admonition hypothesis" data-hypothesis="gate" data-module="hypothesis">'
    )
    assert drawn(box).startswith('<div class="admonition hypothesis">')


def test_the_store_and_the_schema_of_the_record_take_every_id_that_the_check_takes(root: Path) -> None:
    longest = "a" * LONGEST_ID
    assert not slip_in_id(longest) and slip_in_id(f"{longest}a")
    store = re.search(r"const NAME = /(.+)/;", (root / "overrides/assets/shared/store.js").read_text(encoding="utf-8"))
    schema = json.loads((root / "docs/reference/record.schema.json").read_text(encoding="utf-8"))
    pattern = schema["$defs"]["map"]["propertyNames"]["pattern"]
    assert store and store[1] == pattern
    names = [longest, f"reflect:{longest}:{longest}", f"hypothesis:{longest}:again"]
    assert [name for name in names if not re.match(pattern, name)] == []


def test_data_in_a_script_holds_no_tag_and_reads_back() -> None:
    value = {"b": '</script><p>A "slide" & a pond, Zoë</p>', "a": [1, None]}
    text = as_script("questions/parks", value)
    assert "<" not in text
    assert scripted(text) == {"edition": VERSION, "questions/parks": value}
