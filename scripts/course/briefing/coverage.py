"""The written course held against its source: what is missing, what is invented, and what repeats it word for word."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from course.briefing.joins import HYPHENS
from course.briefing.outline import Block, Briefing, BriefingError, open_briefing
from course.briefing.reading import on_terminal
from course.text.numbers import numbers_in
from course.text.page import Page
from course.text.page_refs import REFERENCE, PageRef, find
from course.text.problems import Problem, report

RUN = 9
MODULES = "docs/modules/"
FOLDERS = {"docs": (".md", ".yml", ".yaml", ".tsv"), "quizzes": (".md", ".yml", ".yaml", ".tsv")}
QUOTABLE = "docs/reference/quotable.txt"
_WORD = re.compile(r"[a-z0-9]+")
_NOT_SAID = re.compile(r"\{[^{}]*\}|\]\([^()\s]*\)|https?://\S+")
_HYPHENED = re.compile(rf"(?<=[^\W_])[{HYPHENS}]\s*(?=[^\W_])")
_Words = list[tuple[str, int]]


def compare(briefing: Briefing, files: Mapping[str, str], quotable: str = "") -> list[Problem]:
    """What is wrong with the course held against `briefing`, sorted; `files` are its texts by path, such as `docs/modules/a.md`.

    A page reference or a figure of the source's body that no module carries is told at its source line. A reference
    of a Markdown file that the source does not have, and a run of nine or more words that stands in the source too,
    are told at their own, unless it is part of a line of `quotable`: titles and names of works that are cited. Figures
    are the numbers in digits; a module may write them in words. Hyphens, ends of lines and page marks are no difference.
    """
    pages = [Page(path, text) for path, text in files.items() if path.endswith(".md")]
    modules = ["\n".join(page.lines) for page in pages if page.path.startswith(MODULES)]
    problems = _missing(briefing, modules) + _invented(briefing, pages)
    grams = _grams(briefing)
    allowed = [" ".join(word for word, _ in _words(line)) for line in quotable.splitlines()]
    for path, text in files.items():
        problems += repeated(grams, path, text, allowed)
    return sorted(set(problems))


def _missing(briefing: Briefing, modules: Sequence[str]) -> list[Problem]:
    """References and figures of the source's body that no module carries, each at the first line that has it."""
    references, figures = _said(modules)
    found: dict[str, Problem] = {}
    for block in briefing.body_blocks():
        for line, reference in _own_references(block):
            if reference not in references:
                message = f"no module carries the reference ({reference.id}); cite it where the point is taught"
                found.setdefault(reference.id, Problem(briefing.path, line, message))
        for line, figure in block.figures:
            if figure not in figures:
                message = f"no module carries the figure {figure}; write it where the point is taught"
                found.setdefault(figure, Problem(briefing.path, line, message))
    return list(found.values())


def _said(modules: Sequence[str]) -> tuple[set[PageRef], set[str]]:
    """The references and the figures of modules."""
    references = {reference for text in modules for _, reference in find(text)}
    return references, {value for text in modules for value in numbers_in(_NOT_SAID.sub(" ", REFERENCE.sub(" ", text)))}


def _own_references(block: Block) -> list[tuple[int, PageRef]]:
    """The references that a block prints itself; the page on which it stands is none."""
    return [(line, reference) for line, reference in block.references if f"({reference.id})" != block.page]


def carried(briefing: Briefing, modules: Mapping[str, str]) -> str:
    """A table of the source's sections: how many of their claims (references and figures, or else pages) modules carry,
    which modules, and what none does; then what share of the whole each module carries."""
    said = {path.removeprefix(MODULES).removesuffix(".md"): _said([text]) for path, text in modules.items()}
    totals, every = dict.fromkeys(said, 0), 0
    rows = ["| Section of the source | Claims | Carried | By | By none |", "| --- | --- | --- | --- | --- |"]
    for section in briefing.body:
        claims = list(
            dict.fromkeys(claim for block in section.blocks if block.kind != "note" for claim in _claims(block))
        )
        by = {claim: [name for name, held in said.items() if _carries(held, claim)] for claim in claims}
        for name in totals:
            totals[name] += sum(name in names for names in by.values())
        every += len(claims)
        names = Counter(name for found in by.values() for name in found)
        none = [claim for claim, found in by.items() if not found]
        title = section.title.replace("|", "\\|")
        rows.append(
            f"| {title} | {len(claims)} | {len(claims) - len(none)} | {', '.join(f'{name} {count}' for name, count in names.most_common())} | {' '.join(none)} |"
        )
    shares = [f"| {name} | {count} | {100 * count // max(every, 1)}% |" for name, count in totals.items()]
    return "\n".join([*rows, "", "| Module | Claims | Of the source |", "| --- | --- | --- |", *shares])


def _claims(block: Block) -> Iterator[str]:
    """What a block claims: its references and figures, or where it has none the page on which it stands."""
    own = [f"({reference.id})" for _, reference in _own_references(block)] + [value for _, value in block.figures]
    yield from own or ([block.page] if block.page else [])


def _carries(held: tuple[set[PageRef], set[str]], claim: str) -> bool:
    """Whether a module has a claim; a page counts where it cites any of the pages."""
    if not claim.startswith("("):
        return claim in held[1]
    page = PageRef.parse(claim.strip("()"))
    return any(one.first <= (page.last or page.first) and page.first <= (one.last or one.first) for one in held[0])


def _invented(briefing: Briefing, pages: Sequence[Page]) -> list[Problem]:
    """References in pages, code aside, that the source's body does not have."""
    known = {reference for block in briefing.body_blocks() for _, reference in block.references}
    printed = {
        page for block in briefing.body_blocks() if block.page for page in _pages(PageRef.parse(block.page.strip("()")))
    }
    return [
        Problem(page.path, number, f"the source has no reference ({reference.id}){_near(reference, known)}")
        for page in pages
        for number, line in enumerate(page.lines, 1)
        for _, reference in find(line)
        if reference not in known and not (printed and printed.issuperset(_pages(reference)))
    ]


def _pages(reference: PageRef) -> range:
    """The pages of a reference."""
    return range(reference.first, (reference.last or reference.first) + 1)


def _near(reference: PageRef, known: set[PageRef]) -> str:
    """What the source has instead: a reference that shares a page."""
    last = reference.last or reference.first
    near = [
        other
        for other in sorted(known, key=_order)
        if other.first <= last and reference.first <= (other.last or other.first)
    ]
    return f"; it has ({near[0].id})" if near else "; take it out"


def _order(reference: PageRef) -> tuple[int, int]:
    return reference.first, reference.last or reference.first


def _words(text: str) -> _Words:
    """Every word in small letters with its line, apostrophes, hyphens, Markdown and page references aside."""
    return [
        (word, number)
        for number, line in enumerate(text.split("\n"), 1)
        for word in _WORD.findall(_HYPHENED.sub("", REFERENCE.sub(" ", line).lower().replace("’", "").replace("'", "")))
    ]


def _grams(briefing: Briefing) -> set[tuple[str, ...]]:
    """Every run of nine words in the source, as it stands and as it was read, with its hyphens and without."""
    read = "\n".join(block.text for section in briefing.sections for block in section.blocks)
    texts = [_HYPHENED.sub("", briefing.text), read, read.replace("-", " ")]
    return {gram for text in texts for gram in _runs_of([word for word, _ in _words(text)])}


def _runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def repeated(grams: set[tuple[str, ...]], path: str, text: str, allowed: Sequence[str] = ()) -> list[Problem]:
    """The runs of nine words and more in `text` that stand in the source too, each as long as it goes."""
    found = _words(text)
    words = [word for word, _ in found]
    shared = [gram in grams for gram in _runs_of(words)]
    problems, start = [], 0
    while start < len(shared):
        end = start
        while end < len(shared) and shared[end]:
            end += 1
        if end > start:
            run = words[start : end + RUN - 1]
            if not any(f" {' '.join(run)} " in f" {one} " for one in allowed):
                problems.append(Problem(path, found[start][1], _repeats(run)))
        start = max(end, start + 1)
    return problems


def _repeats(run: Sequence[str]) -> str:
    said = " ".join(run if len(run) <= 24 else [*run[:24], "..."])
    return f"{len(run)} words repeat the source; say it in the course's own words: {said}"


def course_files(root: Path) -> dict[str, str]:
    """The course's texts under `root` by path: Markdown, YAML and TSV files in `docs/` and `quizzes/`."""
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for folder, endings in FOLDERS.items()
        for path in sorted((root / folder).rglob("*"))
        if path.suffix in endings and path.is_file()
    }


def quotable_of(root: Path) -> str:
    """The titles and names that the course in `root` may repeat, a line each; nothing where it has no such file."""
    path = root / QUOTABLE
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def coverage_command(source: Path, root: Path, *, table: bool = False) -> int:
    """Print what `compare` finds for the course in `root`, and the table of what is carried where it is asked for; exit
    code 1 if anything is found, 2 where `source` cannot be used."""
    try:
        briefing = open_briefing(source, progress=on_terminal)
        files = course_files(root)
    except (BriefingError, OSError) as error:
        print(f"course coverage: {error}", file=sys.stderr)
        return 2
    problems = compare(briefing, files, quotable_of(root))
    for line in report(problems):
        print(line)
    if table:
        print(carried(briefing, {path: text for path, text in files.items() if path.startswith(MODULES)}))
    counts = briefing.counts
    held = f"{counts.references} references ({counts.distinct} different) and {counts.figures} figures held against {len(files)} files"
    print(f"coverage: {held}: {len(problems) or 'no'} problems", file=sys.stderr)
    return 1 if problems else 0
