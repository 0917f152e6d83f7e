from __future__ import annotations

from course.text.yaml_files import read

WRONG = {
    "- one\n- *two\n": (2, "found undefined alias"),
    "- one\n- t\x07wo\n": (2, "the character 0x07 stands here"),
    "- a: one: two\n": (1, "put a text with a colon or a quote in quotation marks"),
}


def test_what_cannot_be_read_is_told_with_its_line() -> None:
    for text, (line, message) in WRONG.items():
        value, (problem,) = read(text, "a.yml")
        assert (value, problem.line, message in problem.message) == (None, line, True), problem


def test_a_key_that_stands_twice_is_told_with_its_line() -> None:
    value, (problem,) = read("a: one\na: two\n", "a.yml")
    assert value and value.at("a") and value.at("b", "c") is None
    assert str(problem) == "a.yml:2: the key 'a' stands twice; keep one"
