"""The whole check over a copy of the course in which one thing of each kind is broken, all in one run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from course.check import check_course
from course.course import Course


def edit(root: Path, name: str, old: str, new: str) -> int:
    """Replace the first `old` in a file by `new` and give back the line on which it stood."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_every_block_of_the_course_stands_on_its_line(root: Path) -> None:
    """What the parser says of a page comes with the lines of its file, in their order."""
    course = Course(root)
    pages = [*course.pages.values(), *(bank.page for bank in course.banks.values())]
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


def test_one_broken_thing_of_each_kind_is_told_with_its_line_in_one_run(small: Path) -> None:
    module, bank, case, glossary = (
        "docs/modules/park.md",
        "quizzes/park.md",
        "docs/cases/gate.md",
        "docs/reference/glossary.yml",
    )
    expected = [
        (module, "(p12)", "(p13)", "(p13) is cited under #benches, but no point taught there carries that page"),
        (module, "reviewed: 2026-11-22", "reviewed: lately", "'reviewed' in the front matter: 'lately' is not a date"),
        ("docs/index.md", "park.md", "park.mdx", "which does not exist"),
        (glossary, "  meaning:", "  means:", "unknown key 'means' in the term; write 'meaning'"),
        (bank, "- [x] Stand", "- [x ] Stand", "'- [x ] Stand beside ' is not an option"),
        (bank, "(p12)", "(p13)", "(p13) is cited, but no point taught in modules/park.md carries that page"),
        (case, "## Second: ", "## Second ", "the stage begins with its place"),
        (module, "[figure: trees]", "[figure: tree]", "there is no figure 'tree'"),
        ("docs/reference/figures.yml", "- label: Elms\n      value: 40", "- label: Elms\n      value: 39", "39% differs from its point: L002 has no 39%"),
        (case, "(p12)", "(p13)", "(p13) is cited, but no point taught at modules/park.md#benches carries that page"),
    ]  # fmt: skip
    lines = [edit(small, name, old, new) for name, old, new, _ in expected]
    edit(small, "docs/modules/pond.md", "{ #ice }", "{ #snow }")
    problems = check_course(small)
    for (name, _, _, message), line in zip(expected, lines, strict=True):
        assert [p for p in problems if (p.path, p.line) == (name, line) and message in p.message], (name, line, message)
    untaught = [p.path for p in problems if "has no heading with { #ice }" in p.message]
    assert untaught == ["docs/reference/points.tsv"]


def test_a_name_that_a_learner_s_record_or_page_cannot_take_is_told_where_it_stands(small: Path) -> None:
    module = "docs/modules/park.md"
    expected = [
        (module, "{ #benches }", "{ #Benches }", "'Benches' must be small letters, digits and hyphens"),
        (module, "{ #since-2016 }", "{ #quiz }", "#quiz stands on this page already"),
        (module, "{ #practice }", "{ #quiet-pond }", "#quiet-pond stands on this page already"),
        (module, "{ #reflect-sit }", "{ #reflect-sat_down }", "'reflect-sat_down' must be"),
        (module, "{ #reflect-bench }", f"{{ #reflect-{'x' * 60} }}", "50 at most"),
        ("quizzes/park.md", "{ #broken-bench ", "{ #bröken-bench ", "'bröken-bench' must be"),
        ("docs/reference/figures.yml", "- id: trees", "- id: Trees", "small letters, digits and hyphens, 50 at most"),
        ("docs/about/changes.yml", "- id: ", "- id: 2_", "small letters, digits and hyphens, 50 at most"),
    ]  # fmt: skip
    lines = [edit(small, name, old, new) for name, old, new, _ in expected]
    (small / "docs/modules/Duck_Pond.md").write_text("---\ntitle: Ducks\n---\n", encoding="utf-8")
    told = check_course(small)
    for (name, _, _, message), line in zip(expected, lines, strict=True):
        assert [p for p in told if (p.path, p.line) == (name, line) and message in p.message], (name, line, message)
    assert [p.line for p in told if p.path.endswith("Duck_Pond.md") and "'Duck_Pond' must be" in p.message] == [1]


def test_what_a_learner_would_see_raw_is_told_in_pages_and_questions_alike(small: Path) -> None:
    keeper, mended = "A keeper looks at each one.", "A bench can be mended tomorrow."
    slips = {
        "\n\nOaks and elms\n- - -\n\n": "",
        "\n\nOaks and elms\n---\n": "makes 'Oaks and elms' a heading",
        "\n\n<<<<<<< ours-and-yours\nOaks.\n": "a merge that nobody finished",
        "\n\nWords.\n>>>>>>> 1dfb95d (elms)\n": "a merge that nobody finished",
        "\n\nThree:\n* Oaks.\n* Elms.\n": "readers would see '*'",
        "\n\n/// trainor\nDo not say so.\n///\n": "readers would see '/// trainor'",
    }  # fmt: skip
    for slip, message in slips.items():
        for name, words in (("docs/modules/park.md", keeper), ("quizzes/park.md", mended)):
            text = (small / name).read_text(encoding="utf-8")
            line = edit(small, name, words, f"{words}{slip}")
            told = [p for p in check_course(small) if p.path == name and line < p.line < line + slip.count("\n") + 1]
            (small / name).write_text(text, encoding="utf-8")
            assert any(message and message in p.message for p in told) == bool(message), (name, slip, told)


def test_markdown_that_the_check_does_not_read_by_is_told(small: Path) -> None:
    settings = (small / "mkdocs.yml").read_text(encoding="utf-8")
    (small / "mkdocs.yml").write_text(
        f"{settings}markdown_extensions:\n  - course.text.markdown\n  - footnotes\n", encoding="utf-8"
    )
    told = [p for p in check_course(small) if p.path == "mkdocs.yml"]
    assert [(p.line, "the check does not know this Markdown" in p.message) for p in told] == [
        (settings.count("\n") + 3, True)
    ]


def test_the_command_prints_every_problem_and_fails(small: Path) -> None:
    line = edit(small, "docs/modules/park.md", "section:", "sektion:")
    command = [sys.executable, "-m", "course.cli", "check"]
    done = subprocess.run(command, cwd=small, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"docs/modules/park.md:{line}: unknown key 'sektion' in the front matter; write 'section'" in done.stdout
    assert "the front matter has no 'section'" in done.stdout
