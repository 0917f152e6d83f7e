from pathlib import Path

import pytest

from course.course import Course
from course.text.files import read_text
from course.text.problems import Problem, report

SAME = {
    "as it is": b"one\ntwo \xc3\xa9\n",
    "with line ends of Windows": b"one\r\ntwo \xc3\xa9\r\n",
    "with a byte order mark": b"\xef\xbb\xbfone\ntwo \xc3\xa9\n",
}


def test_a_text_reads_the_same_from_any_editor(tmp_path: Path) -> None:
    for data in SAME.values():
        (tmp_path / "page.md").write_bytes(data)
        assert read_text(tmp_path / "page.md", "docs/page.md") == ("one\ntwo é\n", []), data


WRONG = {
    "another encoding": (b'one\ncaf\xe9\n', 2, "this is not UTF-8: the byte 0xe9; save the file with the encoding UTF-8"),
    "the Unicode of an old editor": ("one\n".encode("utf-16"), 1, "this is not UTF-8: the byte 0xff"),
    "a character that nobody sees": (b"one\ntwo\nthr\x00ee\n", 3, "the character 0x00 stands here, which nobody sees"),
    "a merge": (b"one: 1\n=======\ntwo: 2\n>>>>>>> elms\n", 2, "'=======' is of a merge that nobody finished"),
}  # fmt: skip


def test_what_is_wrong_with_a_text_is_told_with_its_line(tmp_path: Path) -> None:
    for data, line, message in WRONG.values():
        (tmp_path / "page.md").write_bytes(data)
        (problem,) = read_text(tmp_path / "page.md", "docs/page.md")[1]
        assert (problem.path, problem.line, message in problem.message) == ("docs/page.md", line, True), problem


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.md").symlink_to(tmp_path / "nowhere.md")
    text, (problem,) = read_text(tmp_path / "page.md", "docs/page.md")
    assert (text, "this cannot be read: No such file" in problem.message) == ("", True)


def test_every_file_in_another_encoding_is_told_in_one_run(tmp_path: Path) -> None:
    names = ("docs/a.md", "docs/reference/glossary.yml", "docs/reference/points.tsv", "quizzes/c.md")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"caf\xe9\n")
    told = [problem.path for problem in Course(tmp_path).reading_problems if "this is not UTF-8" in problem.message]
    assert sorted(told) == sorted(names)


TWO = [Problem("b.md", 2, "second"), Problem("a.md", 10, "first"), Problem("b.md", 2, "second")]


def test_problems_are_sorted_and_told_once_and_where_ci_is_set_in_its_form_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert report(TWO, annotate=False) == ["a.md:10: first", "b.md:2: second"]
    monkeypatch.setenv("CI", "true")
    assert report(TWO)[2:] == ["::error file=a.md,line=10::first", "::error file=b.md,line=2::second"]
    assert Problem("a.md", 1, "100%\nsure").annotation() == "::error file=a.md,line=1::100%25%0Asure"
