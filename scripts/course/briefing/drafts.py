"""Drafts of modules from a briefing: one Markdown file a section, to be rewritten in the course's own words."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from course.briefing.outline import Block, Briefing, BriefingError, Counts, parse, read_source
from course.briefing.source import Line

_MARK = re.compile(r"---\n# draft ([0-9a-f]{8}): .*\n")
_SAYS = "written by `course split`, which replaces it as long as nobody edits it"


def drafts(briefing: Briefing) -> dict[str, str]:
    """The drafts by file name, in the source's order: `01-housing.md`, and `02-housing--rent.md` for a section in a section.

    What stands before the first heading is `00-front.md`. Headings have explicit ids and nothing of the text is left out.
    """
    files = {"00-front.md": _draft("Front matter", "", "", _body(briefing.front))} if briefing.front else {}
    for number, section in enumerate(briefing.sections, 1):
        name = f"{section.parent}--{section.slug}" if section.parent else section.slug
        body = f"## {section.title} {{ #{section.slug} }}\n\n{_body(section.blocks)}"
        files[f"{number:02d}-{name}.md"] = _draft(section.title, section.title, section.parent, body)
    return files


def _draft(title: str, heading: str, parent: str, body: str) -> str:
    """A draft's whole text: a mark with a checksum of the rest, front matter as a module has it, and the body."""
    keys = [f"title: {_quoted(title)}", 'description: ""', 'worry: ""', f"section: {_quoted(heading)}"]
    keys += [f"parent: {parent}"] if parent else []
    keys += ["outcomes: []", 'reviewed: ""', 'reviewed_by: ""']
    rest = "\n".join([*keys, "---", "", body.rstrip("\n"), ""])
    return f"---\n# draft {_checksum(rest)}: {_SAYS}\n{rest}"


def _quoted(text: str) -> str:
    """The text as YAML reads it back."""
    return json.dumps(text, ensure_ascii=False)


def _checksum(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"


def _body(blocks: Sequence[Block]) -> str:
    """The blocks as Markdown: a blank line between any two but items of one list."""
    parts: list[str] = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if before:
            parts.append("\n" if before.kind == block.kind == "bullet" else "\n\n")
        parts.append({"bullet": "- ", "quote": "> "}.get(block.kind, "") + block.text)
    return "".join(parts)


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


def split_command(source: Path, out: Path) -> int:
    """Write the drafts of the briefing `source` into `out` and print what was found; exit code 2 with one line where it cannot."""
    try:
        briefing = parse(read_source(source), str(source))
        write_drafts(drafts(briefing), Path.cwd() / out)
    except BriefingError as error:
        print(f"course split: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"course split: {error.filename or out}: {error.strerror}; nothing was written", file=sys.stderr)
        return 2
    print(f"{said(briefing.counts)}; drafts in {out}")
    for line in left_out(briefing.left_out):
        print(line, file=sys.stderr)
    return 0


def said(counts: Counts) -> str:
    """The counts in one line."""
    return (
        f"{counts.sections} sections ({counts.nested} of them inside another), {counts.points} points, "
        f"{counts.references} references ({counts.distinct} different), {counts.figures} figures ({counts.percentages} percentages)"
    )


def left_out(lines: Iterable[Line]) -> list[str]:
    """One line for each running header or footer that was left out, and how often."""
    times = Counter(line.text for line in lines)
    return [f"left out as a running line, {count}x: {text[:100]}" for text, count in times.items()]
