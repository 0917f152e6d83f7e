"""The written course held against a source."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.briefing.coverage import carried, compare, course_files, coverage_command
from course.briefing.outline import Briefing, open_briefing, parse
from tests.briefing.printed import printed, with_labels

SOURCE = """The Shed Survey 1999

Sheds

Of the 40 sheds that were looked at, 25% had a door that would not close in winter (p7). Mice came in.

- Oil the hinges every autumn (pp. 12–13).

References

Webb A (1998) Sheds at work, page 99 of 3,000.
"""
TAUGHT = "---\ntitle: Sheds\n---\n\n## Doors { #doors }\n\nForty sheds were visited, 40 in all; a quarter (25%) stood open (p7). Use oil (p12-13).\n"
MODULE = "docs/modules/sheds.md"


@pytest.fixture
def sheds() -> Briefing:
    return parse(SOURCE, "sheds.txt")


def found(briefing: Briefing, files: dict[str, str]) -> list[str]:
    """The problems as they are printed."""
    return [str(problem) for problem in compare(briefing, files)]


def test_what_no_module_carries_is_told_at_the_source_and_a_reference_in_code_is_an_example(sheds: Briefing) -> None:
    assert found(sheds, {MODULE: TAUGHT, "docs/contribute/writing.md": "Write `(p208)`.\n\n```\n(p209)\n```\n"}) == []
    for taken_out, line, told in (
        ("(p7)", 5, "reference (p7); cite it"), ("(p12-13)", 7, "reference (p12-13); cite it"),
        ("40 in all", 5, "figure 40; write it"), ("25%", 5, "figure 25%; write it"),
    ):  # fmt: skip
        said = f"sheds.txt:{line}: no module carries the {told} where the point is taught"
        assert found(sheds, {MODULE: TAUGHT.replace(taken_out, "")}) == [said]


def test_any_module_will_do_and_another_page_is_none(sheds: Briefing) -> None:
    first, second = TAUGHT.split("; a quarter")
    assert found(sheds, {MODULE: first, "docs/modules/doors.md": f"A quarter{second}"}) == []
    assert len(found(sheds, {"docs/guides/sheds.md": TAUGHT})) == 4


def test_a_number_that_nobody_reads_is_not_carried() -> None:
    in_code = [
        TAUGHT.replace("40 in all", place) for place in ("{ #top-40 }", "[a](https://x.example/40)", "`40`", "(p40)")
    ]
    in_front_matter = TAUGHT.replace("40 in all", "").replace("---\n\n", "reviewed: 2040-01-01\n---\n\n")
    for text in (*in_code, in_front_matter):
        assert any("no module carries the figure 40;" in line for line in found(parse(SOURCE), {MODULE: text})), text


def test_a_number_may_be_written_in_words_and_a_range_of_years_is_carried_in_full() -> None:
    assert found(parse("Sheds\n\nOf 12 sheds 3 fell.\n"), {MODULE: "Twelve stood, three lay down.\n"}) == []
    assert found(parse("Sheds\n\nIt ran 2009-12.\n"), {MODULE: "From 2009 to 2012.\n"}) == []


@pytest.mark.parametrize(
    "path", [MODULE, "docs/cases/rain.md", "docs/guides/sheds.md", "quizzes/sheds.md", "docs/index.md"]
)
def test_a_reference_that_the_source_lacks_is_told_where_it_stands(sheds: Briefing, path: str) -> None:
    for reference, told in (
        ("(p8)", "take it out"), ("(p12)", "it has (p12-13)"), ("(p12-14)", "it has (p12-13)")
    ):  # fmt: skip
        files = {MODULE: TAUGHT} | {path: (TAUGHT if path == MODULE else "# Rain\n") + f"\nMice {reference}.\n"}
        line = files[path].count("\n")
        assert found(sheds, files) == [f"{path}:{line}: the source has no reference {reference}; {told}"]


NINE = "sheds that were looked at, 25% had a door"


@pytest.mark.parametrize(
    "path", [MODULE, "docs/reference/points.tsv", "docs/reference/glossary.yml", "quizzes/sheds.md"]
)
def test_nine_words_of_the_source_are_told_where_they_stand(sheds: Briefing, path: str) -> None:
    text = TAUGHT + f"\nSome {NINE}.\n"
    files = {MODULE: TAUGHT, path: text}
    said = "9 words repeat the source; say it in the course's own words: sheds that were looked at 25 had a door"
    assert found(sheds, files) == [f"{path}:{text.count(chr(10))}: {said}"]


def test_a_run_is_found_whatever_its_case_its_marks_and_where_lines_and_paragraphs_end(sheds: Briefing) -> None:
    for text in (
        "SHEDS that **were** looked at: 25% had a [door](x.md)",
        "sheds that were\nlooked at 25%\nhad a door",
        "mice came in oil the hinges every autumn pp 12 13",
    ):
        assert [problem.line for problem in compare(sheds, {MODULE: TAUGHT, "docs/index.md": text})] == [1], text


def test_a_long_run_is_told_once_and_eight_words_are_a_quotation(sheds: Briefing) -> None:
    assert found(sheds, {MODULE: TAUGHT, "docs/index.md": NINE.rsplit(" ", 1)[0]}) == []
    (problem,) = found(sheds, {MODULE: TAUGHT, "docs/index.md": SOURCE.split("\n")[4].replace(" (p7)", "")})
    assert problem.startswith("docs/index.md:1: 21 words repeat the source")


def test_the_title_of_a_cited_work_may_stand() -> None:
    title = "Pathways to harm, pathways to protection: a triennial analysis of serious case reviews, 2011 to 2014"
    briefing = parse(f"Notes\n\nSee {title}. It is long.\n")
    files = {MODULE: f"{title}, by Sidebotham\n"}
    assert len(found(briefing, files)) == 1
    assert compare(briefing, files, f"Some other work\n{title}\n") == []


@pytest.mark.parametrize(
    "source",
    [
        "Sheds lean when the informa-\ntion blows hard from the multi-\nagency sea.",
        "Sheds lean when the information\n\n4\n\fNotes\nblows hard from the multi-agency sea.",
        "Sheds lean when the information (p. 4) blows hard from the multi‑agency sea.",
        "| Sheds lean when the information blows | hard from the multi-agency sea |\n|---|---|\n| 1 | 2 |",
    ],
    ids=["hyphens", "pages", "references", "tables"],
)
def test_a_run_is_found_across_hyphens_ends_of_lines_page_marks_and_tables(source: str) -> None:
    briefing = parse(f"Notes\n\n{source}\n\nMore\n\nMulti-agency information.\n")
    for copied in ("multi-agency sea", "multi-agency (p4) sea", "multi agency sea"):
        told = found(briefing, {"docs/index.md": f"Sheds lean when the information blows hard from the {copied}.\n"})
        assert [line for line in told if "repeat the source" in line], copied


def test_the_table_says_what_each_module_carries_and_what_none_does(sheds: Briefing) -> None:
    modules = {MODULE: TAUGHT.replace("(p12-13)", ""), "docs/modules/doors.md": "A quarter (25%) stood open.\n"}
    assert carried(sheds, modules).split("\n") == [
        "| Section of the source | Claims | Carried | By | By none |",
        "| --- | --- | --- | --- | --- |",
        "| Sheds | 4 | 3 | sheds 3, doors 1 | (p12-13) |",
        "",
        "| Module | Claims | Of the source |",
        "| --- | --- | --- |",
        "| sheds | 3 | 75% |",
        "| doors | 1 | 25% |",
    ]


def test_the_pages_of_a_pdf_may_be_cited_and_no_others(tmp_path: Path) -> None:
    inner = "".join(f"<h1>{title}</h1><p>Mice came in, and nobody had asked why.</p>" for title in ("Sheds", "Doors"))
    briefing = open_briefing(with_labels(printed(tmp_path / "sheds.pdf", inner, "h1 { break-before: page }"), 41))
    assert found(briefing, {MODULE: "Mice (p41-42).\n"}) == []
    assert found(briefing, {MODULE: "Mice (p12).\n"}) == [f"{MODULE}:1: the source has no reference (p12); take it out"]
    assert "| Doors | 1 | 0 |  | (p42) |" in carried(briefing, {MODULE: "Mice (p41).\n"})


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A course in a folder, with its source beside it."""
    for path, text in {
        MODULE: TAUGHT,
        "quizzes/sheds.md": "# Quiz\n",
        "docs/about/since.yml": "- then: x\n",
        "docs/x.png": "40",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "sheds.txt").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def test_the_command_reads_what_people_write_and_is_quiet_where_all_is_well(
    written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(course_files(written)) == ["docs/about/since.yml", MODULE, "quizzes/sheds.md"]
    assert coverage_command(written / "sheds.txt", written) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "coverage: 2 references (2 different) and 2 figures held against 3 files: no problems\n"


def test_the_command_prints_everything_and_refuses_a_source_in_one_line(
    written: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    (written / "quizzes/sheds.md").write_text(f"Rain (p99).\n\nThe {NINE}.\n")
    (written / MODULE).write_text(TAUGHT.replace("(p7)", ""))
    assert coverage_command(written / "sheds.txt", written) == 1
    found = [line.split(": ")[0].removeprefix(f"{written}/") for line in capsys.readouterr().out.splitlines()]
    assert found == ["sheds.txt:5", "quizzes/sheds.md:1", "quizzes/sheds.md:3"]
    assert coverage_command(written / "nowhere.txt", written) == 2
    assert capsys.readouterr().err.count("\n") == 1


@given(st.lists(st.sampled_from(SOURCE.split()), max_size=40).map(" ".join))
def test_a_run_is_found_exactly_where_nine_words_are_shared(text: str) -> None:
    def plain(words: str) -> list[str]:
        return "".join(char if char.isascii() and char.isalnum() else " " for char in words.lower()).split()

    source, course = f" {' '.join(plain(SOURCE))} ", plain(text)
    shared = any(f" {' '.join(course[start : start + 9])} " in source for start in range(len(course) - 8))
    told = [problem for problem in compare(parse(SOURCE), {"docs/index.yml": text}) if "repeat" in problem.message]
    assert bool(told) == shared
