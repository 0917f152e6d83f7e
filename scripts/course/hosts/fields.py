"""What a host can set: each slot with its kind, its neutral words and a right example, and how a value is drawn."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from course.text.dates import iso_in_words
from course.text.problems import Problem
from course.text.records import Id, is_date, nearest, read_list

FOLDER = "local"
LONGEST = 300
# What values of each kind look like, for the check here and for scripts: `for_scripts`.
_WRITTEN = {
    "web": r"""https?://[^\s<>"'/[\]]+(?:/[^\s<>"']*)?""",
    "www": r"www\..*",
    "file": r"[\w][\w .-]*(?:/[\w][\w .-]*)*",
    "logo": r"[\w][\w .-]*\.(?:svg|png|jpe?g|webp)",
    "number": r"-?[0-9]{1,4}",
    "piece": r"""(?P<web>https?://[^\s<>"']*[^\s<>"'.,;:!?)])"""
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<phone>(?:(?:\+44[ -]?|0)[0-9](?:[ -]?[0-9]){8,9}|999)(?![\w-]))"
    # A number within a word or a longer number is none; Safari before 16.4 cannot look behind.
    r"|(?P<word>[\w]+)",
}
_FORMS = {name: re.compile(written, re.IGNORECASE) for name, written in _WRITTEN.items()}
_SCHEMES = {"web": "", "mail": "mailto:", "phone": "tel:"}
_LINE = re.compile(r"^\[local:\s*([\w-]+)\s*\]\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Slot:
    """One thing that a host can set: `find` is what readers see until it is set, `example` a right value.

    A contact stands in the list of local numbers unless it is `apart`; another kind if it is `listed`.
    """

    id: Id
    kind: Literal["text", "contact", "address", "logo", "date", "number"]
    label: str
    find: str
    example: str
    stands: Literal["", "apart", "listed"] = ""
    line: int = 0


def read_slots(text: str, path: str) -> tuple[list[Slot], list[Problem]]:
    """The slots that the YAML `text` lists and what is wrong with them."""
    slots, problems = read_list(text, path, Slot, "slot")
    wrong = {slot: message for slot in slots if (message := complaint(slot, slot.example))}
    problems += [Problem(path, slot.line, f"{slot.id}: {message}") for slot, message in wrong.items()]
    return [slot for slot in slots if slot not in wrong], problems


def complaint(slot: Slot, value: str) -> str:
    """What is wrong with `value` for the slot, with a right example; nothing where it is sound."""
    fault = _fault(slot.kind, value)
    return f"{fault}; write {slot.example!r}" if fault else ""


def _fault(kind: str, value: str) -> str:
    if not value.strip():
        return "it is empty; leave it out"
    if len(value) > LONGEST:
        return f"it has {len(value)} characters, and {LONGEST} are the most"
    if any(ord(letter) < 32 for letter in value):
        return "it goes over several lines; keep it on one"
    if kind == "address" and _FORMS["www"].fullmatch(value):
        return f"{value!r} is a web address without its beginning; put https:// before it"
    if kind == "address" and not (_FORMS["web"].fullmatch(value) or _FORMS["file"].fullmatch(value)):
        return f"{value!r} is neither a web address with http or https nor a file in the folder {FOLDER}"
    if kind == "logo" and not _FORMS["logo"].fullmatch(value):
        return f"{value!r} is not the name of a picture (svg, png, jpg or webp) in the folder {FOLDER}"
    if kind == "date" and not is_date(value):
        return f"{value!r} is not a date"
    if kind == "number" and not _FORMS["number"].fullmatch(value):
        return f"{value!r} is not a whole number"
    return ""


def for_scripts(slots: Sequence[Slot]) -> dict[str, object]:
    """The kind of each slot by its id, and what values look like, as scripts write patterns: any letter is one of a word."""
    forms = {name: one.replace(r"\w", r"\p{L}\p{N}_").replace("?P<", "?<") for name, one in _WRITTEN.items()}
    return {"kinds": {slot.id: slot.kind for slot in slots}, "longest": LONGEST, "forms": forms}


def address(value: str, base: str = "") -> str:
    """Where an address or a logo leads: itself where it has a scheme, else the file in the folder `local` below `base`."""
    return value if _FORMS["web"].fullmatch(value) else f"{base}{FOLDER}/{value.replace(' ', '%20')}"


def linked(text: str) -> str:
    """The text as HTML: addresses, mail addresses and telephone numbers in it are links, and nothing else is markup."""
    parts, position = [], 0
    for match in _FORMS["piece"].finditer(text):
        kind = match.lastgroup or "web"
        if kind == "word":
            continue
        target = re.sub(r"[ -]", "", match[0]) if kind == "phone" else match[0]
        parts.append(escape(text[position : match.start()], quote=False))
        parts.append(f'<a href="{_SCHEMES[kind]}{escape(target)}">{escape(match[0], quote=False)}</a>')
        position = match.end()
    return "".join([*parts, escape(text[position:], quote=False)])


def shown(slot: Slot, value: str, base: str) -> str:
    """A set value as HTML: linked words, a link, or a date in words."""
    if slot.kind == "address":
        return f'<a href="{escape(address(value, base))}">{escape(value, quote=False)}</a>'
    return iso_in_words(value) if slot.kind == "date" else linked(value)


def place(slots: Sequence[Slot], values: Mapping[str, str], markdown: str, base: str) -> str:
    """The Markdown with each line such as `[local: front-door]` drawn, `[local: contacts]` as the list of local numbers, and `[local: all]` as a table.

    `base` leads from the page to the top of the site. An unknown slot stays as it is written.
    """
    drawn = {slot.id: f"<p {_field(slot, values, base)}</p>" for slot in slots}
    drawn["contacts"] = _list(slots, values, base)
    drawn["all"] = _table(slots, values, base)
    return _LINE.sub(lambda match: drawn.get(match[1], match[0]), markdown)


def listed(slots: Sequence[Slot]) -> list[Slot]:
    """What stands in the list of local numbers: the contacts for people at work, then the documents and the day when all
    of it is checked. Contacts for the site itself stand apart, on pages of their own."""
    contacts = (slot for slot in slots if slot.kind == "contact" and slot.stands != "apart")
    return [*contacts, *(slot for slot in slots if slot.stands == "listed")]


def _list(slots: Sequence[Slot], values: Mapping[str, str], base: str) -> str:
    items = (
        _field(slot, values, base, f"<strong>{escape(slot.label, quote=False)}.</strong> ") for slot in listed(slots)
    )
    return '<ul class="local-list">\n' + "\n".join(f"<li {item}</li>" for item in items) + "\n</ul>"


def _table(slots: Sequence[Slot], values: Mapping[str, str], base: str) -> str:
    """Every slot with its name, what it is, a right line of a settings file, and what learners see now."""
    rows = "\n".join(
        f"<tr><td>{escape(slot.label)}</td><td><code>--{slot.id}: &quot;{escape(slot.example)}&quot;;</code></td>"
        f"<td {_field(slot, values, base)}</td></tr>"
        for slot in slots
    )
    head = "".join(f"<th>{name}</th>" for name in ("What", "A line that sets it", "What learners see now"))
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _field(slot: Slot, values: Mapping[str, str], base: str, label: str = "") -> str:
    """The rest of an opened tag, by which scripts know the slot, and what stands in it."""
    inside = (
        f'<span class="local__value">{shown(slot, values[slot.id], base)}</span>'
        if slot.id in values
        else f'<span class="local__find">{escape(slot.find, quote=False)}</span>'
        '<span class="local__write" aria-hidden="true"></span>'
    )
    return f'data-local="{slot.id}" data-kind="{slot.kind}">{label}{inside}'


def check_places(slots: Sequence[Slot], lines: Mapping[str, list[str]], file: str) -> list[Problem]:
    """Where a page places a slot that `file` does not list; `lines` are the lines of each page by its path as the reader knows it."""
    known = [*(slot.id for slot in slots), "contacts", "all"]
    return [
        Problem(path, number, f"there is no slot {match[1]!r} in {file}; {nearest(match[1], known)}")
        for path, texts in lines.items()
        for number, line in enumerate(texts, 1)
        for match in _LINE.finditer(line)
        if match[1] not in known
    ]
