"""What the course says, where a slip would read as well as the truth: keys, the wholes of its counts, and that what is its own stands in no code."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from course.content.cases import named_modules
from course.content.kinds import GUIDE
from course.content.settings import Settings
from course.course import Course
from tests.conftest import COURSE, ROOT, SMALL

KEYS = Path(__file__).resolve().parent / "data" / "keys.tsv"
_COUNT = re.compile(r"(?<![\d,])(\d+%?)\D{0,9} of (?:the|those) (\d+)\b")


def test_each_question_has_the_key_that_was_read() -> None:
    """A line of keys.tsv is a question's id and how an option that is keyed begins. Read before you change a line."""
    read = [tuple(line.split("\t")) for line in KEYS.read_text(encoding="utf-8").splitlines()]
    questions = [question for bank in COURSE.banks.values() for question in bank.questions]
    keyed = [(question.id, option.text) for question in questions for option in question.body.options if option.keyed]
    met = {(key, line) for key in keyed for line in read if key[0] == line[0] and key[1].startswith(line[1])}
    lacks = ["\t".join(key) for key in keyed if key not in {key for key, _ in met}]
    stale = ["\t".join(line) for line in read if line not in {line for _, line in met}]
    assert lacks == [], "these lines are missing in tests/data/keys.tsv; read each question before you add its line"
    assert stale == [], "these lines of tests/data/keys.tsv have no such question or option any more"


def test_a_count_has_the_whole_that_a_point_or_a_figure_gives_it() -> None:
    rows = [row for figure in COURSE.figures for row in figure.rows]
    given = [f"{row.value}{row.unit} {row.whole}" for row in rows] + [p.statement for p in COURSE.points]
    known = {pair for text in given for pair in _COUNT.findall(text)}
    pages = [*COURSE.pages.values(), *(bank.page for bank in COURSE.banks.values())]
    said = {(page.path, *pair) for page in pages for pair in _COUNT.findall(page.text)}
    assert said
    assert sorted(f"{path}: {count} of {whole}" for path, count, whole in said if (count, whole) not in known) == []


def test_a_guide_s_note_names_each_hard_topic_that_its_box_on_the_law_shows() -> None:
    """People choose by the note whether to come."""
    silent = []
    for guide in (COURSE.pages[name] for name in GUIDE.among(COURSE.pages)):
        case = COURSE.pages.get(f"cases/{guide.said('case')}.md")
        modules = named_modules(case) if case else [guide.said("module")]
        box = " ".join(f"{one.title} {one.now} {one.do}" for one in COURSE.changes if {*one.modules} & {*modules})
        silent += [
            f"{guide.path}: {topic.name}"
            for topic in COURSE.topics
            if topic.is_in(box) and not topic.is_in(guide.said("note"))
        ]
    assert silent == []


FEWEST_WORDS = 3
TEXTS = {".py", ".js", ".mjs", ".html", ".css", ".svg", ".txt", ".yml", ".xml", ".conf", ".config", ".sh"}
IN_SCRIPTS = {".js", ".mjs"}


@cache
def texts() -> dict[str, str]:
    """Every text of the machine, in small letters, by its name."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_bytes().decode("utf-8", "replace").lower()
        for folder in ("scripts", "overrides", "packaging")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and path.suffix in TEXTS and not {"node_modules", "__pycache__"} & set(path.parts)
    }


def phrases(course: Course) -> set[str]:
    """Titles, sources, contacts, topics and slots of the course, of three words or more."""
    own = course.imprint
    every = [
        *(own.title, own.not_reviewed, *own.to_fill_in, *own.numbers),
        *re.split(r"[.:(),]", own.source),
        *(page.title for page in (*course.modules.values(), *course.cases.values())),
        *(text for topic in course.topics for text in (topic.name, topic.note)),
        *(text for slot in course.slots for text in (slot.label, slot.find)),
        *(figure.title for figure in course.figures),
        *(point.statement for point in course.points),
        *(text for change in course.changes for text in (change.now, change.source)),
    ]
    return {phrase.strip().lower() for phrase in every if len(phrase.split()) >= FEWEST_WORDS}


def values(found: Any) -> Iterator[str]:
    """Every text in the settings, at whatever depth."""
    if isinstance(found, dict | list | tuple):
        for part in found.values() if isinstance(found, dict) else found:
            yield from values(part)
    elif isinstance(found, str):
        yield found.lower().removeprefix("the ")


def said(course: Course) -> set[str]:
    """What the settings say that is not neutral: texts of several words or of words that are joined."""
    own = set(values(asdict(course.settings))) - set(values(asdict(Settings())))
    return {text for text in own if re.search(r"\w[ -]\w", text)}


def found(own: set[str], without: set[str]) -> list[str]:
    """Where the machine says what is the course's own, but in files with an ending of `without`."""
    return [
        f"{name}: {text}"
        for name, machine in texts().items()
        if Path(name).suffix not in without
        for text in sorted(own)
        if text in machine
    ]


def test_no_phrase_of_the_course_is_in_the_code() -> None:
    own = phrases(COURSE)
    assert len(own) > len(COURSE.points)
    assert found(own, set()) == []


def test_nothing_that_the_settings_say_is_in_the_code() -> None:
    """Scripts are not looked at: what they say when a page is read is theirs to ask the page for."""
    own = said(COURSE)
    assert {"learning-from-reviews", "since 2016", "full report", "before parliament"} <= own
    assert found(own, IN_SCRIPTS) == []


def test_a_module_has_its_points_and_its_briefing() -> None:
    course = Course(SMALL)
    assert course.points_taught["modules/park.md"] == 2
    assert course.briefings == {"modules/park.md": "briefings/park.md"}


def test_a_course_that_says_nothing_is_called_nothing(tmp_path: Path) -> None:
    assert Course(tmp_path).settings == Settings()
    assert Course(tmp_path).reading_problems == []


def test_a_setting_that_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("extra:\n  course:\n    teach: a book\n    questions: {counts: {core: few}}\n")
    assert [str(problem) for problem in Course(tmp_path).reading_problems] == [
        "mkdocs.yml:3: unknown key 'teach' in the course; write 'teaches'",
        "mkdocs.yml:4: 'core' in 'counts' in 'questions' in the course: 'few' is no whole number; write 12",
    ]
