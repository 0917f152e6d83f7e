"""Drafts of modules from a briefing: one Markdown file a section, to be rewritten in the course's own words."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from course.briefing.inventory import as_list, unplaced
from course.briefing.outline import Block, Briefing, BriefingError, Counts, open_briefing
from course.briefing.reading import on_terminal
from course.text.problems import Problem, report

_MARK = re.compile(r"---\n# draft ([0-9a-f]{8}): .*\n")
# What Markdown takes for emphasis, code, a link or attributes, and what opens a heading, a list, a quote or a box.
_MARKUP = re.compile(r"[\\`*{}]|(?<!\w)_|_(?![^\W_])|(?<=_)_|\[(?=[^\]]*\])|(?<=\])(?=[(\[])|~~")
_OPENS = re.compile(r"^(\d{1,9}(?=[.)]\s)|)([.)#>+|=:!~-])")
_SAYS = "written by `course split`, which replaces it as long as nobody edits it"


def drafts(briefing: Briefing) -> dict[str, str]:
    """The drafts by file name, in the source's order: `01-housing.md`, and `02-housing--rent.md` for a section in a section.

    What stands before the first heading is `00-front.md`; notes stand at the end of their section. Headings have explicit ids and nothing of the text is left out.
    """
    files = {"00-front.md": _draft("Front matter", "", "", _body(briefing.front))} if briefing.front else {}
    for number, section in enumerate(briefing.sections, 1):
        name = f"{section.parent}--{section.slug}" if section.parent else section.slug
        body = f"## {escaped(section.title)} {{ #{section.slug} }}\n\n{_body(section.blocks)}"
        files[f"{number:02d}-{name}.md"] = _draft(section.title, section.title, section.parent, body)
    return files


def _draft(title: str, heading: str, parent: str, body: str) -> str:
    """A draft's whole text: a mark with a checksum of the rest, front matter as a module has it, and the body."""
    keys = [
        f"title: {json.dumps(title, ensure_ascii=False)}",
        'description: ""',
        'worry: ""',
        f"section: {json.dumps(heading, ensure_ascii=False)}",
    ]
    keys += [f"parent: {parent}"] if parent else []
    keys += ["outcomes: []", 'reviewed: ""', 'reviewed_by: ""']
    return _marked("\n".join([*keys, "---", "", body.rstrip("\n"), ""]))


def _marked(rest: str) -> str:
    """A text under the mark that says whether somebody edited it since."""
    return f"---\n# draft {_checksum(rest)}: {_SAYS}\n{rest}"


def _checksum(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"


def _body(blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if before:
            parts.append("\n" if before.kind == block.kind and block.kind in ("bullet", "note") else "\n\n")
        if block.kind == "note" and (before is None or before.kind != "note"):
            parts.append("Notes:\n\n")
        parts.append(_drawn(block))
    return "".join(parts)


def _drawn(block: Block) -> str:
    """A block as Markdown that reads as the source does; the source's own number of a paragraph is bold."""
    if block.kind == "table":
        rows = "\n".join(
            _MARKUP.sub(r"\\\g<0>", _entities(row)).replace("\\\\|", "\\|") for row in block.text.split("\n")
        )
        return f"{rows}\n\n{block.page}" if block.page else rows
    if block.kind == "note":
        return f"- {escaped(block.text)}"
    text = escaped(block.text)
    if block.number and block.kind != "bullet":
        text = f"**{block.number}** {escaped(block.text[len(block.number) :].lstrip())}"
    return {"bullet": "- ", "quote": "> "}.get(block.kind, "") + text


def _entities(text: str) -> str:
    return re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;")


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it stands."""
    return _OPENS.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", _entities(text)))


def is_untouched_draft(text: str) -> bool:
    """Whether `text` is a draft as it was written."""
    match = _MARK.match(text)
    return match is not None and _checksum(text[match.end() :]) == match[1]


def write_drafts(files: dict[str, str], out: Path) -> None:
    """Put `files` into the folder `out` in one step; BriefingError where it holds anything but untouched drafts.

    They are written beside `out` first, so that a failure leaves what was there and nothing half-written.
    """
    _refuse_strangers(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.with_name(f".{out.name}.{os.getpid()}.new")
    stale = out.with_name(f".{out.name}.{os.getpid()}.old")
    try:
        fresh.mkdir()
        for name, text in files.items():
            (fresh / name).write_text(text, encoding="utf-8", newline="\n")
        if out.exists():
            out.rename(stale)
        fresh.rename(out)
    except BaseException:
        if stale.exists() and not out.exists():
            stale.rename(out)
        raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        if out.exists():
            shutil.rmtree(stale, ignore_errors=True)


def _refuse_strangers(out: Path) -> None:
    """BriefingError where `out` is no folder or holds what `course split` did not write or somebody edited."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise BriefingError(f"{out}: is not a folder; name one that is new, empty or holds earlier drafts")
    for path in sorted(out.iterdir()) if out.exists() else ():
        try:
            known = path.is_file() and is_untouched_draft(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            known = False
        if not known:
            raise BriefingError(f"{path}: is not an untouched draft of `course split`; move it or name another folder")


def split_command(source: Path, out: Path, pages: str = "printed") -> int:
    """Write the drafts of the briefing `source` into `out` and say what was found, left out and doubtful; exit code 2 with one line where it cannot."""
    try:
        briefing = open_briefing(source, pages, on_terminal)
        files = drafts(briefing)
        lost = unplaced(briefing, [text.split("\n---\n", 1)[1] for text in files.values()])
        briefing = replace(briefing, left_out=(*briefing.left_out, *lost))
        files["left-out.md"] = _marked(f"---\n\n{as_list(briefing.left_out, briefing.unit)}")
        write_drafts(files, Path.cwd() / out)
    except BriefingError as error:
        print(f"course split: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"course split: {error.filename or out}: {error.strerror}; nothing was written", file=sys.stderr)
        return 2
    print(f"{_said(briefing.counts)}; drafts in {out}")
    doubtful = sorted({Problem(briefing.path, max(number, 1), message) for number, message in briefing.warnings})
    reasons = Counter(one.reason.split(":")[0] for one in briefing.left_out)
    counted = ", ".join(f"{count} {reason}" for reason, count in reasons.items())
    left_out = [f"left out: {counted}; each stands in {out / 'left-out.md'}"] if reasons else []
    for line in (*briefing.told, *report(doubtful), *left_out):
        print(line, file=sys.stderr)
    return 0


def _said(counts: Counts) -> str:
    """The counts in one line."""
    return (
        f"{counts.sections} sections ({counts.nested} of them inside another), {counts.points} points, "
        f"{counts.references} references ({counts.distinct} different), {counts.figures} figures ({counts.percentages} percentages)"
    )
