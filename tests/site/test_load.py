"""A learner's session as it is measured: every file of it is there, and nginx answers all of it."""

from __future__ import annotations

from pathlib import Path

from course.load import PAGES, load_command, measure, session_of
from tests.servers import packages, scratch, unpacked  # noqa: F401


def test_a_session_has_its_pages_with_all_that_they_ask_for(unpacked: Path) -> None:
    session = session_of(unpacked / "course")
    assert set(PAGES) < set(session.addresses)
    assert {name.rpartition(".")[2] for name in session.addresses if name.startswith("assets/keep/")} == {"css", "js"}
    assert session.size > 100_000


def test_nginx_answers_every_request_of_a_session(unpacked: Path, scratch: Path) -> None:
    _, rate, faults = measure(unpacked, scratch, 1)
    assert faults == []
    assert rate > 0


def test_without_a_package_there_is_one_line_that_says_so(root: Path, tmp_path: Path, capsys: object) -> None:
    assert load_command(root, tmp_path, 1) == 2
