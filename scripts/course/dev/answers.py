"""What learners chose first, counted from saved records on the machine of whoever holds them: which questions nobody misses, or everybody."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from course.course import Course
from course.questions.question import Question
from course.text.files import json_files

FEWEST = 5
"""Fewer records than this are not counted out, so that no person's answers show."""


def answers_command(root: Path, records: Sequence[Path]) -> int:
    """Print how often each option was chosen first; 1 where a file was left out, 2 where too few are left. A folder stands for its files."""
    course = Course(root)
    files = json_files(records)
    read, refused = dict[str, Mapping[str, Any]](), []
    for file in files:
        try:
            record = json.loads(file.read_bytes())
            if record.get("course") != course.settings.id:
                raise ValueError("it is no record of this course")
            read[json.dumps(record["questions"], sort_keys=True)] = {**record["questions"]}
        except (OSError, ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
            refused.append(f"{file}: left out: {error}")
    print("".join(f"{line}\n" for line in refused), end="", file=sys.stderr)
    if len(read) < FEWEST:
        print(f"answers: {len(read)} records; counts are drawn from {FEWEST} or more", file=sys.stderr)
        return 2
    questions = [question for bank in course.banks.values() for question in bank.questions if question.body.options]
    for question in questions:
        print("".join(f"{line}\n" for line in _counted(question, list(read.values()))), end="")
    print(f"answers: {len(read)} records, each once; first choices, and only to questions as they stand today")
    return 1 if refused else 0


def _counted(question: Question, records: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A question with a line for each option: how many chose it first, as a number and as a bar; nothing where too few did."""
    options = {question.key(option): option for option in question.body.options}
    firsts = (_first(record.get(question.id), question.version) for record in records)
    chosen = [first for first in firsts if first and first <= options.keys()]
    if len(chosen) < FEWEST:
        return
    counts, keyed = Counter(key for first in chosen for key in first), {key for key in options if options[key].keyed}
    right = chosen.count(keyed)
    said = "; nobody misses it" if right == len(chosen) else "" if right else "; everybody misses it"
    yield f"#{question.id} {question.title}: {len(chosen)} answers, {right} in line{said}"
    for key, option in options.items():
        bar = "#" * round(20 * counts[key] / len(chosen))
        yield f"  {'*' if option.keyed else ' '} {counts[key]:4} {bar:20} {option.text}"


def _first(entry: Any, version: str) -> set[str]:
    """The options that were chosen first, by their names; nothing of another version, or of another form."""
    try:
        return set(map(str, entry["first"]["options"])) if entry["version"] == version else set()
    except (KeyError, TypeError):
        return set()
