from __future__ import annotations

import pytest

from course.text.yaml_files import Shape, check_shape, read

WRONG = {
    "an alias of nothing": ("- one\n- *two\n", 2, "found undefined alias"),
    "a character that nobody sees": ("- one\n- t\x07wo\n", 2, "the character 0x07 stands here"),
}


@pytest.mark.parametrize(("text", "line", "message"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int, message: str) -> None:
    value, (problem,) = read(text, "a.yml")
    assert (value, problem.line, message in problem.message) == (None, line, True), problem


@pytest.mark.parametrize("item", ["{b: c}", "[b]", '""', '" "'])
def test_a_list_of_texts_holds_nothing_else(item: str) -> None:
    value, _ = read(f"names: [one, {item}]\n", "a.yml")
    assert value is not None
    (problem,) = check_shape(value, Shape(required=("names",), lists=("names",)), "a.yml", "an entry")
    assert "'names' in an entry must be a list of texts, none of them empty" in problem.message
