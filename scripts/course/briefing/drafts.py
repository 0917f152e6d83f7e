"""Drafts of modules from a briefing: one Markdown file a section, to be rewritten in the course's own words."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from course.briefing.outline import Block, Briefing, BriefingError, Section, open_briefing
from course.briefing.reading import on_terminal
from course.briefing.source import HYPHENS, LeftOut, to_course_form
from course.text.files import swap
from course.text.problems import Problem, report
from course.text.readability import capital

_MARK = re.compile(r"---\n# draft .*\n")
# What Markdown takes for emphasis, code, a link or attributes, and what opens a heading, a list, a quote or a box.
_MARKUP = re.compile(r"[\\`*{}]|(?<!\w)_|_(?![^\W_])|(?<=_)_|\[(?=[^\]]*\])|(?<=\])(?=[(\[])|~~")
_OPENS = re.compile(r"^(\d{1,9}(?=[.)]\s)|)([.)#>+|=:!~-])")
_JOINED = re.compile(rf"(?<=\w)[{HYPHENS}\u0002\ufffe]\s*(?=\w)")
_WORDS = re.compile(r"[^\W\d_]+|\d")
_LETTER_O = re.compile(r"^[ \t]*(?:- )?o[ \t]+(?=[A-Z])", re.MULTILINE)
# What a page reference may lose when it is brought to the course's form.
_OF_REFERENCES = frozenset(["p", "pp", "page", "pages", "see", "at", "on", "also", "and", "to", "tud", "t"])  # fmt: skip
_LISTS = 3
_SAYS = "written by `course split`, which replaces it as long as nobody edits it"


def drafts(briefing: Briefing) -> dict[str, str]:
    """The drafts by file name, in the source's order: `01-housing.md`, and `02-housing--rent.md` for a section in a section.

    What stands before the first heading is `00-front.md`; notes stand at the end of their section. Headings have explicit ids and nothing of the text is left out.
    """
    files = {"00-front.md": _draft("Front matter", "", "", _body(briefing.front))} if briefing.front else {}
    for number, section in enumerate(briefing.sections, 1):
        body = f"## {escaped(section.title)} {{ #{section.slug} }}\n\n{_body(section.blocks)}"
        files[draft_name(number, section)] = _draft(section.title, section.title, section.parent, body)
    return files


def draft_name(number: int, section: Section) -> str:
    """The file name of the draft of a section, the how-manieth it is in the source."""
    name = f"{section.parent}--{section.slug}" if section.parent else section.slug
    return f"{number:02d}-{name}.md"


def _draft(title: str, heading: str, parent: str, body: str) -> str:
    """A draft's whole text: a mark with a checksum of the rest, front matter as a module has it, and the body."""
    named = {"title": json.dumps(title, ensure_ascii=False), "description": '""', "worry": '""'}
    named |= {"section": json.dumps(heading, ensure_ascii=False)} | ({"parent": parent} if parent else {})
    named |= {"outcomes": "[]", "reviewed": '""', "reviewed_by": '""'}
    keys = "".join(f"{key}: {value}\n" for key, value in named.items())
    return _marked(f"{keys}---\n\n{body.rstrip()}\n")


def _marked(rest: str) -> str:
    """A text under the mark that says whether somebody edited it since."""
    return f"---\n# draft {zlib.crc32(rest.encode()):08x}: {_SAYS}\n{rest}"


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
        rows = _MARKUP.sub(r"\\\g<0>", _entities(block.text)).replace("\\\\|", "\\|")
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


def words_of(text: str, *, joined: bool = True) -> list[str]:
    """The words and digits of a text in one form, whatever its hyphens, ligatures, accents' forms and page references."""
    plain = _LETTER_O.sub("", unicodedata.normalize("NFKC", text))
    plain = to_course_form(" ".join(plain.split()))[0].casefold()
    return [word for word in _WORDS.findall(_JOINED.sub("", plain) if joined else plain) if word not in _OF_REFERENCES]


def unplaced(briefing: Briefing, written: Sequence[str]) -> list[LeftOut]:
    """Each line of the source with words that are neither in what was `written` nor in the list of what was left out.

    Words that only the end of a line tells apart are no loss: then each letter is there as often as before.
    """
    out = [unescape(text.replace("\\", "")) for text in written] + [one.text for one in briefing.left_out]
    letters = Counter("".join(words_of(briefing.text, joined=False)))
    missing = Counter(words_of(briefing.text))
    for text in out:
        letters -= Counter("".join(words_of(text, joined=False)))
        missing -= Counter(words_of(text))
    found: list[LeftOut] = []
    if briefing.unit == "page":
        lines = [(page, line) for page, text in enumerate(briefing.text.split("\f"), 1) for line in text.splitlines()]
    else:
        lines = list(enumerate(briefing.text.replace("\f", " ").splitlines(), 1))
    for number, line in lines if letters else ():
        if lost := Counter(words_of(line)) & missing:
            missing -= lost
            found.append(LeftOut(number, line.strip(), f"not in a draft: {' '.join(lost.elements())}"))
    return found


def as_list(left_out: Sequence[LeftOut], unit: str) -> str:
    """What was left out, by reason, each with where it stood; the same text is listed once with its places."""
    parts = ["# Left out of the drafts"]
    for reason in dict.fromkeys(one.reason for one in left_out):
        parts += ["", f"## {capital(reason)}", ""]
        places: dict[str, list[str]] = {}
        for one in left_out:
            if one.reason == reason:
                places.setdefault(one.text, []).append(str(one.number))
        for text, numbers in places.items():
            more = f" and {len(numbers) - _LISTS} more" if len(numbers) > _LISTS else ""
            parts.append(f"- {unit} {', '.join(numbers[:_LISTS])}{more}: {text}")
    return "\n".join(parts) + "\n"


def is_untouched_draft(text: str) -> bool:
    """Whether `text` is a draft as it was written."""
    mark = _MARK.match(text)
    return mark is not None and text == _marked(text[mark.end() :])


def write_drafts(files: dict[str, str], out: Path) -> None:
    """Put `files` into the folder `out` in one step; BriefingError where it holds anything but untouched drafts.

    They are written beside `out` first, so that a failure leaves what was there and nothing half-written.
    """
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise BriefingError(f"{out}: is not a folder; name one that is new, empty or holds earlier drafts")
    for path in sorted(out.iterdir()) if out.exists() else ():
        if not path.is_file() or not is_untouched_draft(path.read_text(encoding="utf-8", errors="replace")):
            raise BriefingError(f"{path}: is not an untouched draft of `course split`; move it or name another folder")
    out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out.parent, prefix=".", suffix=".new") as aside:
        fresh = Path(aside) / "drafts"
        fresh.mkdir()
        for name, text in files.items():
            (fresh / name).write_text(text, encoding="utf-8", newline="\n")
        swap(fresh, out)


def split_command(source: Path, out: Path, pages: str = "printed") -> int:
    """Write the drafts of the briefing `source` into `out` and say what was found, left out and doubtful; exit code 2 with one line where it cannot."""
    try:
        split(source, out, pages)
    except BriefingError as error:
        print(f"course split: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"course split: {error.filename or out}: {error.strerror}; nothing was written", file=sys.stderr)
        return 2
    return 0


def split(source: Path, out: Path, pages: str = "printed", shown: Path | None = None) -> Briefing:
    """Write the drafts of the briefing `source` into `out`, say what was found, left out and doubtful, and give it back.

    The folder is called `shown` in what is said, if it is not to stay where it is.
    """
    briefing = open_briefing(source, pages, on_terminal)
    files = drafts(briefing)
    lost = unplaced(briefing, [text.split("\n---\n", 1)[1] for text in files.values()])
    briefing = replace(briefing, left_out=(*briefing.left_out, *lost))
    files["left-out.md"] = _marked(f"---\n\n{as_list(briefing.left_out, briefing.unit)}")
    write_drafts(files, Path.cwd() / out)
    said = (
        "{sections} sections ({nested} of them inside another), {points} points, {references} references "
        "({distinct} different), {figures} figures ({percentages} percentages); drafts in "
    )
    print(said.format(**briefing.counts) + str(shown or out))
    doubtful = [Problem(briefing.path, max(number, 1), message) for number, message in briefing.warnings]
    reasons = Counter(one.reason.split(":")[0] for one in briefing.left_out)
    counted = ", ".join(f"{count} {reason}" for reason, count in reasons.items())
    left_out = [f"left out: {counted}; each stands in {(shown or out) / 'left-out.md'}"] if reasons else []
    for line in (*briefing.told, *report(doubtful), *left_out):
        print(line, file=sys.stderr)
    return briefing
