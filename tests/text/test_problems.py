from __future__ import annotations

import pytest

from course.text.problems import Problem, report

TWO = [Problem("b.md", 2, "second"), Problem("a.md", 10, "first"), Problem("b.md", 2, "second")]


def test_problems_are_sorted_and_told_once() -> None:
    assert report(TWO, annotate=False) == ["a.md:10: first", "b.md:2: second"]


def test_annotations_follow_where_ci_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert report(TWO)[2:] == ["::error file=a.md,line=10::first", "::error file=b.md,line=2::second"]


def test_an_annotation_keeps_to_one_line() -> None:
    assert Problem("a.md", 1, "100%\nsure").annotation() == "::error file=a.md,line=1::100%25%0Asure"
