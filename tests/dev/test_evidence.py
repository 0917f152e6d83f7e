"""The commands that add up teams' sheets and count answers: from files alone, nothing of fewer than five, and what is left out is said."""

import csv
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from course.course import Course
from course.dev import evidence
from course.dev.answers import FEWEST, answers_command
from tests.teamsheets import REFUSED, REMARKS, SAID, TABLES, TODAY, files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(evidence, "time", SimpleNamespace(time=lambda: TODAY / 1000))
    for name, data in files().items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def drawn(text: str) -> tuple[list[str], dict[str, list[list[str]]]]:
    """What stands above the tables, and each table by its title, with its head."""
    rows, tables, said, title = list(csv.reader(io.StringIO(text))), {}, [], ""
    for before, row in zip([["x"], *rows], rows, strict=False):
        if row and not before:
            title = row[0]
            tables[title] = []
        elif row and title:
            tables[title].append(row)
        elif row:
            said.append(row[0])
    return said, {name: table[1:] for name, table in tables.items()}


def test_the_command_adds_up_what_is_sound_and_says_why_the_rest_is_left_out(
    root: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert evidence.evidence_command(root, [folder], csv=True) == 1
    out, err = capfd.readouterr()
    said, tables = drawn(out)
    assert said == SAID
    agreed = "What was agreed, April to June 2026"
    assert tables == TABLES | {agreed: [[cell.replace("=HYPER", "'=HYPER") for cell in row] for row in TABLES[agreed]]}
    for name, (_, why) in REFUSED.items():
        assert any(f"{name}: left out. " in line and why in line for line in err.splitlines()), name
    assert err.count("left out.") == len(REFUSED)
    assert [remark for remark in REMARKS if remark not in err.replace(f"{folder}/", "")] == []
    assert "\033" not in out + err


def test_files_that_are_all_sound_end_well_and_one_that_is_not_there_is_told(
    root: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    few = [folder / f"sheet-{number}.json" for number in range(4)]
    assert evidence.evidence_command(root, few, csv=False) == 0
    out = capfd.readouterr().out
    assert "4 sheets are added up." in out and "only that sheets exist" in out and "|" not in out
    assert evidence.evidence_command(root, [folder / "none.json"], csv=False) == 2
    assert "none.json: there is no such file" in capfd.readouterr().err


@pytest.fixture
def records(small: Path, tmp_path: Path) -> Path:
    """Six records, of which two are the same, and files that are none."""
    folder = tmp_path / "records"
    folder.mkdir()
    question = Course(small).banks["park"].questions[0]
    keys = [question.key(option) for option in question.body.options]
    for number, key in enumerate([keys[1], keys[1], keys[1], keys[0], keys[2], keys[2]]):
        entry = {"version": question.version, "first": {"options": [key], "at": min(number, 4)}}
        old = {"version": "00000000", "first": {"options": [key]}}
        held = {
            "course": "learning-from-reviews",
            "questions": {question.id: entry, "fallen-leaves": old, "left-the-bank": entry},
        }
        (folder / f"{number}.json").write_text(json.dumps(held), encoding="utf-8")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    (folder / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    (folder / "list.json").write_text('{"course": "learning-from-reviews", "questions": []}', encoding="utf-8")
    (folder / "other.json").write_text('{"course": "x", "questions": {}}', encoding="utf-8")
    return folder


def test_each_option_is_counted_once_a_record_of_five_or_more_and_what_is_no_record_is_left_out(
    small: Path, records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answers_command(small, [records]) == 1
    said = capsys.readouterr()
    first, *options, last = said.out.splitlines()
    assert first == "#broken-bench A bench that wobbles: 5 answers, 3 in line"
    assert [line.split()[:2] for line in options] == [["1", "####"], ["*", "3"], ["1", "####"]]
    assert last.startswith("answers: 5 records, each once")
    assert all(f"{name}.json: left out" in said.err for name in ("broken", "deep", "list"))
    assert "other.json: left out: it is no record of this course" in said.err
    (records / "0.json").unlink()
    assert answers_command(small, [records]) == 2
    assert capsys.readouterr().err.endswith(f"4 records; counts are drawn from {FEWEST} or more\n")
