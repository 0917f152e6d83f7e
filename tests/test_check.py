"""The whole check over a copy of the course in which one thing of each kind is broken, and the command as a shell sees it."""

import subprocess
import sys
from inspect import signature
from pathlib import Path

import pytest

from course.check import check_course
from course.cli import COMMANDS, arguments_of, function_of
from tests.conftest import COURSE, edit

PARK, BANK, CASE, GUIDE = "docs/modules/park.md", "quizzes/park.md", "docs/cases/gate.md", "docs/guides/park.md"
GLOSSARY, SETTINGS = "docs/reference/glossary.yml", "mkdocs.yml"
KEEPER, POND = "A keeper looks at each one.", "modules/pond.md"


def test_every_block_of_the_course_stands_on_its_line() -> None:
    """What the parser says of a page comes with the lines of its file, in their order."""
    pages = [*COURSE.pages.values(), *(bank.page for bank in COURSE.banks.values())]
    wrong = []
    for page in pages:
        lines = page.text.split("\n")
        begins = [(one.line, one.text.split()[0]) for one in [*page.headings, *page.blocks]]
        begins += [(box.line, f"/// {box.name}") for box in page.reading.boxes]
        wrong += [(page.path, line, begin) for line, begin in begins if begin not in lines[line - 1]]
        assert [block.line for block in page.blocks] == sorted(block.line for block in page.blocks), page.path
    assert wrong == []
    assert sum(len(page.blocks) for page in pages) > 3000


def test_the_course_has_no_problem(root: Path) -> None:
    assert check_course(root) == []


def test_one_broken_thing_of_each_kind_and_each_name_that_a_record_cannot_take_is_told_in_one_run(small: Path) -> None:
    expected = [
        (PARK, "(p12)", "(p13)", "(p13) is cited under #benches, but no point taught there carries that page"),
        (PARK, "reviewed: 2026-11-22", "reviewed: lately", "'reviewed' in the front matter: 'lately' is not a date"),
        ("docs/index.md", "park.md", "park.mdx", "which does not exist"),
        (GLOSSARY, "  meaning:", "  means:", "unknown key 'means' in the term; write 'meaning'"),
        (BANK, "- [x] Stand", "- [x ] Stand", "'- [x ] Stand beside ' is not an option"),
        (BANK, "(p12)", "(p13)", "(p13) is cited, but no point taught in modules/park.md carries that page"),
        (CASE, "## Second: ", "## Second ", "the stage begins with its place"),
        (PARK, "[figure: trees]", "[figure: tree]", "there is no figure 'tree'"),
        ("docs/reference/figures.yml", "- label: Elms\n      value: 40", "- label: Elms\n      value: 39", "39% differs from its point: L002 has no 39%"),
        (CASE, "(p12)", "(p13)", "(p13) is cited, but no point taught at modules/park.md#benches carries that page"),
        (PARK, "{ #team }", "{ #Team }", "'Team' must be small letters, digits and hyphens"),
        (PARK, "{ #since-2016 }", "{ #quiz }", "#quiz stands on this page already"),
        (PARK, "{ #practice }", "{ #quiet-pond }", "#quiet-pond stands on this page already"),
        (PARK, "{ #reflect-sit }", "{ #reflect-sat_down }", "'reflect-sat_down' must be"),
        (PARK, "{ #reflect-bench }", f"{{ #reflect-{'x' * 60} }}", "50 at most"),
        (BANK, "{ #fallen-leaves ", "{ #fällen-leaves ", "'fällen-leaves' must be"),
        ("docs/about/changes.yml", "- id: ", "- id: 2_", "small letters, digits and hyphens, 50 at most"),
    ]  # fmt: skip
    lines = [edit(small / name, old, new) for name, old, new, _ in expected]
    edit(small / "docs/modules/pond.md", "{ #ice }", "{ #snow }")
    (small / "docs/modules/Duck_Pond.md").write_text("---\ntitle: Ducks\n---\n", encoding="utf-8")
    problems = check_course(small)
    for (name, _, _, message), line in zip(expected, lines, strict=True):
        assert [p for p in problems if (p.path, p.line) == (name, line) and message in p.message], (name, line, message)
    untaught = [p.path for p in problems if "has no heading with { #ice }" in p.message]
    assert untaught == ["docs/reference/points.tsv"]
    assert [p.line for p in problems if p.path.endswith("Duck_Pond.md") and "'Duck_Pond' must be" in p.message] == [1]


ALONE = [
    (PARK, "title: Parks", "title: Ponds", "docs/modules/pond.md:2: docs/modules/park.md has this title already; take another"),
    (PARK, "2026-11-22", "2126-11-22", f"{PARK}:10: 'reviewed' in the front matter: 2126-11-22 is still to come; write"),
    (PARK, 'reviewed_by: ""', "reviewed_by: TBC", f"{PARK}:11: 'reviewed_by' in the front matter: TBC is nobody; write"),
    (PARK, "  - Say who is told.", "  - Name what breaks first.", f"{PARK}:7: the outcome 'Name what breaks first.' stands above already"),
    (PARK, KEEPER, "See [](pond.md).", f"{PARK}:26: the link to 'pond.md' has no words"),
    (PARK, KEEPER, "See [pond]().", f"{PARK}:26: the link 'pond' leads nowhere; write its page between the brackets"),
    (BANK, "do next?", "do next.", f"{BANK}:11: the stem asks nothing; write a question, with its question mark"),
    (CASE, "| Day 2 | The gate was open | Ama |", "| Day 2 | The gate was open | |", f"{CASE}:32: a cell of this row is empty; write into it"),
    (GUIDE, "module: park", "module: pond", f"{GUIDE}:4: the guide for the module 'pond' is another file; write the module that park.md is for"),
    (GUIDE, "{ #minutes-30 }", "{ #minutes-60 }", f"{GUIDE}:42: the heading of #minutes-60 begins with `60 minutes`"),
    (GUIDE, "Aim: leave", "Leave", f"{GUIDE}:33: the session says first what it is for; write a line that begins with `Aim: `"),
    (GLOSSARY, "walks", "**walks**", f"{GLOSSARY}:1: the meaning of 'keeper' has '**w'; a tooltip has plain words alone"),
    (GLOSSARY, "term: keeper", "term: keepr", f"{GLOSSARY}:1: 'keepr' and its id 'keeper' are spelt in two ways; write one as the other"),
    (SETTINGS, POND, "modules/pound.md", f"{SETTINGS}:16: the navigation names modules/pound.md, which does not exist; write {POND}"),
    (SETTINGS, f"      - {POND}\n", "", f"{SETTINGS}:13: the navigation leaves {POND} out; add it"),
    (SETTINGS, f"      - {POND}", f"\t- {POND}", f"{SETTINGS}:16: this is not YAML: found character"),
    (SETTINGS, "nav:\n", "markdown_extensions:\n  - course.text.markdown\n  - footnotes\nnav:\n", f"{SETTINGS}:14: the check does not know this Markdown"),
    (SETTINGS, POND, "modules/park.md", f"{SETTINGS}:16: modules/park.md stands in the navigation on line 15 already"),
]  # fmt: skip


def test_what_one_page_alone_cannot_show_is_told_with_its_line(small: Path) -> None:
    untold = []
    for name, old, new, message in ALONE:
        text = (small / name).read_text(encoding="utf-8")
        edit(small / name, old, new)
        told = [str(problem) for problem in check_course(small)]
        untold += [] if any(one.startswith(message) for one in told) else [(message, told)]
        (small / name).write_text(text, encoding="utf-8")
    assert untold == []


def test_what_a_learner_would_see_raw_is_told_in_pages_and_questions_alike(small: Path) -> None:
    slips = {
        "\n\nOaks and elms\n- - -\n\n": "",
        "\n\nOaks and elms\n---\n": "makes 'Oaks and elms' a heading",
        "\n\n<<<<<<< ours-and-yours\nOaks.\n": "a merge that nobody finished",
        "\n\nWords.\n>>>>>>> 1dfb95d (elms)\n": "a merge that nobody finished",
        "\n\nThree:\n* Oaks.\n* Elms.\n": "readers would see '*'",
        '\n\n--8<-- "oaks.md"\n': "nothing is included: no such file is read here",
        "\n\n/// trainor\nDo not say so.\n///\n": "readers would see '/// trainor'",
    }  # fmt: skip
    for slip, message in slips.items():
        for name, words in ((PARK, KEEPER), (BANK, "A bench can be mended tomorrow.")):
            text = (small / name).read_text(encoding="utf-8")
            line = edit(small / name, words, f"{words}{slip}")
            told = [p for p in check_course(small) if p.path == name and line < p.line < line + slip.count("\n") + 1]
            (small / name).write_text(text, encoding="utf-8")
            assert any(message and message in p.message for p in told) == bool(message), (name, slip, told)


def shell(root: Path, line: str) -> subprocess.CompletedProcess[str]:
    command = ["bash", "-c", line.replace("course", f"'{sys.executable}' -m course.cli", 1)]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


ENDS = {
    "a pipe that is closed early": ("course check | true; exit ${PIPESTATUS[0]}", 141, ""),
    "a full disk": ("course check > /dev/full", 2, "course check: No space left on device; nothing after that was done\n"),
    "a folder that cannot be made": ("course build --out /proc/nowhere/site", 2, "course build: /proc/nowhere: No such file or directory; nothing after that was done\n"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "code", "told"), ENDS.values(), ids=ENDS)
def test_a_command_that_cannot_go_on_says_so_in_one_line_or_none(small: Path, line: str, code: int, told: str) -> None:
    done = shell(small, line)
    assert (done.returncode, done.stderr) == (code, told)


def test_every_problem_is_printed_even_on_a_console_that_cannot_show_a_letter(small: Path) -> None:
    edit(small / PARK, KEEPER, "A plain [link](\u0175\u21923.md), and [another](nowhere.md).")
    done = shell(small, "PYTHONIOENCODING=cp1252 course check")
    assert (done.returncode, "\\u2192" in done.stdout, "nowhere.md" in done.stdout) == (1, True, True)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_leads_to_a_function_that_takes_its_arguments(name: str) -> None:
    """Nothing else holds the two together: the function is loaded by its name."""
    given = ["a" for argument, _ in COMMANDS[name][2] if not argument.startswith("-")]
    arguments, function = arguments_of([name, *given])[1], signature(function_of(name))
    function.bind(**arguments, **({"root": Path()} if "root" in function.parameters else {}))
