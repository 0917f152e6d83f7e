"""The list of every id that a question ever had: an id is for one question, and for good."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from course.problems import Problem
from course.quizbank import Bank

ADD = "run `course ids --add`"


def read_ids(text: str) -> list[tuple[str, int]]:
    """The ids of the list, one a line, with their lines."""
    return [(line.strip(), number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def check_ids(banks: Iterable[Bank], text: str, path: str) -> list[Problem]:
    """Ids that are repeated, missing from the list `text`, reused after retirement, or gone without it; `path` is the list's own."""
    banks = list(banks)
    listed, problems = _listed(text, path)
    used: dict[str, str] = {}
    retired = {name: (bank.path, line) for bank in banks for name, line in bank.retired}
    for bank in banks:
        for question in (question for question in bank.questions if question.id):
            if question.id in used:
                problems.append(
                    Problem(
                        bank.path,
                        question.line,
                        f"the id #{question.id} stands at {used[question.id]} already; an id names one question",
                    )
                )
            elif question.id in retired:
                message = f"the id #{question.id} is retired; a changed question takes a new id"
                problems.append(Problem(bank.path, question.line, message))
            elif question.id not in listed:
                problems.append(Problem(bank.path, question.line, f"the id #{question.id} is not in {path}; {ADD}"))
            used.setdefault(question.id, f"{bank.path}:{question.line}")
    for name, (where, line) in retired.items():
        if name not in listed:
            problems.append(
                Problem(where, line, f"#{name} is retired, but {path} does not list it; no question ever had that id")
            )
    gone = [(name, line) for name, line in listed.items() if name not in used and name not in retired]
    return problems + [
        Problem(
            path, line, f"no question has the id #{name}; bring it back, or list it under `retired:` where it stood"
        )
        for name, line in gone
    ]


def _listed(text: str, path: str) -> tuple[dict[str, int], list[Problem]]:
    listed: dict[str, int] = {}
    problems = []
    for name, line in read_ids(text):
        if name in listed:
            problems.append(Problem(path, line, f"{name} stands on line {listed[name]} already; take one out"))
        listed.setdefault(name, line)
    return listed, problems


def missing(banks: Iterable[Bank], text: str) -> list[str]:
    """The ids of the banks, in order, that the list lacks."""
    listed = {name for name, _ in read_ids(text)}
    return sorted({question.id for bank in banks for question in bank.questions if question.id} - listed)


def ids_command(banks: Iterable[Bank], path: Path, *, add: bool) -> int:
    """Say which ids the list lacks and, with `add`, put them there in order."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    lacking = missing(banks, text)
    if not lacking:
        print("ids: every id is listed")
        return 0
    print("\n".join(lacking))
    if not add:
        print(f"ids: {len(lacking)} not listed; {ADD}")
        return 1
    names = sorted({name for name, _ in read_ids(text)} | set(lacking))
    path.write_text("\n".join(names) + "\n", encoding="utf-8")
    print(f"ids: {len(lacking)} added")
    return 0
