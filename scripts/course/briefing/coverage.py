"""The written course held against its source: what is missing, what is invented, and what repeats it word for word."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from course.briefing.outline import Block, Briefing, open_briefing
from course.briefing.reading import on_terminal
from course.briefing.source import HYPHENS, BriefingError
from course.text.numbers import numbers_in
from course.text.page import Page
from course.text.page_refs import REFERENCE, PageRef, find
from course.text.problems import Problem, report

RUN = 9
MODULES = "docs/modules/"
ENDINGS = (".md", ".yml", ".yaml", ".tsv")
QUOTABLE = "docs/reference/quotable.txt"
_WORD = re.compile(r"[a-z0-9]+")
_NOT_SAID = re.compile(r"\{[^{}]*\}|\]\([^()\s]*\)|https?://\S+")
_HYPHENED = re.compile(rf"(?<=[^\W_])[{HYPHENS}]\s*(?=[^\W_])")


def compare(briefing: Briefing, files: Mapping[str, str], quotable: str = "") -> list[Problem]:
    """What is wrong with the course held against `briefing`, sorted; `files` are its texts by path, such as `docs/modules/a.md`.

    A page reference or figure of the source's body that no module carries (a figure may be in words); a reference that
    the source does not have; and nine or more words of the source in a row that are no part of a line of `quotable`.
    """
    pages = [Page(path, text) for path, text in files.items() if path.endswith(".md")]
    modules = ["\n".join(page.lines) for page in pages if page.path.startswith(MODULES)]
    grams = _grams(briefing)
    allowed = [f" {' '.join(word for word, _ in _words(line))} " for line in quotable.splitlines()]
    copied = [one for path, text in files.items() for one in _repeated(grams, path, text, allowed)]
    return sorted({*_missing(briefing, modules), *_invented(briefing, pages), *copied})


def _missing(briefing: Briefing, modules: Iterable[str]) -> list[Problem]:
    said, found = _said(modules), dict[str, Problem]()
    for block in briefing.body_blocks():
        for claims, what in ((_own_references(block), "reference {}; cite"), (block.figures, "figure {}; write")):
            for line, claim in claims:
                if claim not in said:
                    shown = claim if isinstance(claim, str) else f"({claim.written})"
                    message = f"no module carries the {what.format(shown)} it where the point is taught"
                    found.setdefault(shown, Problem(briefing.path, line, message))
    return list(found.values())


def _said(modules: Iterable[str]) -> set[PageRef | str]:
    text = "\n".join(modules)
    return {reference for _, reference in find(text)} | set(numbers_in(_NOT_SAID.sub(" ", REFERENCE.sub(" ", text))))


def _own_references(block: Block) -> list[tuple[int, PageRef]]:
    """The references that a block prints itself; the page on which it stands is none."""
    return [(line, reference) for line, reference in block.references if f"({reference.written})" != block.page]


def carried(briefing: Briefing, modules: Mapping[str, str]) -> str:
    """A table of the source's sections: how many of their claims (references and figures, or else pages) modules carry,
    which modules, and what none does; then what share of the whole each module carries."""
    said = {path.removeprefix(MODULES).removesuffix(".md"): _said([text]) for path, text in modules.items()}
    totals, every = Counter(dict.fromkeys(said, 0)), 0
    rows = ["| Section of the source | Claims | Carried | By | By none |", "| --- | --- | --- | --- | --- |"]
    for section in briefing.body:
        claims = dict.fromkeys(claim for b in section.blocks if b.kind != "note" for claim in _claims(b))
        by = {claim: [name for name, held in said.items() if _carries(held, claim)] for claim in claims}
        names = Counter(name for carriers in by.values() for name in carriers)
        none = [claim for claim, carriers in by.items() if not carriers]
        totals, every = totals + names, every + len(claims)
        told = ", ".join(f"{name} {count}" for name, count in names.most_common())
        title = section.title.replace("|", "\\|")
        rows.append(f"| {title} | {len(claims)} | {len(claims) - len(none)} | {told} | {' '.join(none)} |")
    shares = [f"| {name} | {totals[name]} | {100 * totals[name] // max(every, 1)}% |" for name in said]
    return "\n".join([*rows, "", "| Module | Claims | Of the source |", "| --- | --- | --- |", *shares])


def _claims(block: Block) -> list[str]:
    """What a block claims: its references and figures, or where it has none the page on which it stands."""
    own = [f"({reference.written})" for _, reference in _own_references(block)] + [value for _, value in block.figures]
    return own or ([block.page] if block.page else [])


def _carries(held: set[PageRef | str], claim: str) -> bool:
    if not claim.startswith("("):
        return claim in held
    pages = PageRef.parse(claim.strip("()")).reach
    return any(not pages.isdisjoint(one.reach) for one in held if isinstance(one, PageRef))


def _invented(briefing: Briefing, pages: Sequence[Page]) -> Iterator[Problem]:
    """References in pages, code aside, that the source's body does not have."""
    blocks = list(briefing.body_blocks())
    known = sorted({ref for block in blocks for _, ref in block.references}, key=lambda one: one.order)
    printed = {page for b in blocks if b.page for page in PageRef.parse(b.page.strip("()")).reach}
    for page in pages:
        for number, line in enumerate(page.lines, 1):
            for _, reference in find(line):
                own = reference.reach
                if reference not in known and not (printed and printed >= own):
                    near = next((f"it has ({other.written})" for other in known if own & other.reach), "take it out")
                    yield Problem(page.path, number, f"the source has no reference ({reference.written}); {near}")


def _words(text: str) -> list[tuple[str, int]]:
    """Every word in small letters with its line, apostrophes, hyphens, Markdown and page references aside."""
    return [
        (word, number)
        for number, line in enumerate(text.split("\n"), 1)
        for word in _WORD.findall(_HYPHENED.sub("", re.sub("['’]", "", REFERENCE.sub(" ", line).lower())))
    ]


def _grams(briefing: Briefing) -> set[tuple[str, ...]]:
    """Every run of nine words in the source, as it stands and as it was read, with its hyphens and without."""
    read = "\n".join(block.text for section in briefing.sections for block in section.blocks)
    texts = [_HYPHENED.sub("", briefing.text), read, read.replace("-", " ")]
    return {gram for text in texts for gram in _runs_of([word for word, _ in _words(text)])}


def _runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _repeated(grams: set[tuple[str, ...]], path: str, text: str, allowed: Sequence[str]) -> Iterator[Problem]:
    """The runs of nine words and more in `text` that stand in the source too, each as long as it goes."""
    found = _words(text)
    words = [word for word, _ in found]
    shared = "".join("x" if gram in grams else " " for gram in _runs_of(words))
    for match in re.finditer("x+", shared):
        run = words[match.start() : match.end() + RUN - 1]
        if not any(f" {' '.join(run)} " in one for one in allowed):
            said = " ".join(run if len(run) <= 24 else [*run[:24], "..."])
            message = f"{len(run)} words repeat the source; say it in the course's own words: {said}"
            yield Problem(path, found[match.start()][1], message)


def course_files(root: Path) -> dict[str, str]:
    """The course's texts under `root` by path: Markdown, YAML and TSV files in `docs/` and `quizzes/`."""
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for folder in ("docs", "quizzes")
        for path in sorted((root / folder).rglob("*"))
        if path.suffix in ENDINGS and path.is_file()
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
    print(*report(problems), sep="\n", end="\n" if problems else "")
    if table:
        print(carried(briefing, {path: text for path, text in files.items() if path.startswith(MODULES)}))
    said = "{references} references ({distinct} different) and {figures} figures held against "
    held = f"{said.format(**briefing.counts)}{len(files)} files"
    print(f"coverage: {held}: {len(problems) or 'no'} problems", file=sys.stderr)
    return 1 if problems else 0
