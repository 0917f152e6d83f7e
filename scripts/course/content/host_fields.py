"""What a host can set: each slot with its kind, its neutral words and a right example, and how a value is drawn."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from course.text.dates import iso_in_words
from course.text.problems import Problem
from course.text.yaml_files import Shape, check_shape, read_list

KINDS = ("text", "contact", "address", "logo", "date", "number")
FOLDER = "local"
LONGEST = 300
_SHAPE = Shape(required=("id", "kind", "label", "find", "example"))
_FILE = re.compile(r"[\w][\w .-]*(?:/[\w][\w .-]*)*")
_LOGO = re.compile(r"[\w][\w .-]*\.(?:svg|png|jpe?g|webp)", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s<>\"'/]+(?:/[^\s<>\"']*)?", re.IGNORECASE)
_PIECE = re.compile(
    r"(?P<web>https?://[^\s<>\"']*[^\s<>\"'.,;:!?)])"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<phone>(?<!\w)(?:(?:\+44[ -]?|0)\d(?:[ -]?\d){8,9}|999)(?![\w-]))"
)
_OF_THE_SITE = ("problems", "accessibility-contact", "privacy-contact")
_AFTER_CONTACTS = ("procedures", "threshold", "review-by")
_LINE = re.compile(r"^\[local:\s*([\w-]+)\s*\]\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Slot:
    """One thing that a host can set: `find` is what readers see until it is set, `example` a right value."""

    id: str
    kind: str
    label: str
    find: str
    example: str


def read_slots(text: str, path: str) -> tuple[list[Slot], list[Problem]]:
    """The slots that the YAML `text` lists and what is wrong with them."""
    entries, problems = read_list(text, path, "the file must be a list of slots, each `- id: ...`")
    slots: list[Slot] = []
    for entry in entries:
        found = check_shape(entry, _SHAPE, path, "a slot")
        if not found:
            slot = Slot(**entry.plain())
            wrong = (
                f"the kind must be one of {', '.join(KINDS)}"
                if slot.kind not in KINDS
                else complaint(slot, slot.example)
            )
            found = [Problem(path, entry.line, f"{slot.id}: {wrong}")] if wrong else []
            slots += [] if found else [slot]
        problems += found
    return slots, problems


def complaint(slot: Slot, value: str) -> str:
    """What is wrong with `value` for the slot, with a right example; nothing where it is sound."""
    said = _said(slot.kind, value)
    return f"{said}; write {slot.example!r}" if said else ""


def _said(kind: str, value: str) -> str:
    if not value.strip():
        return "it is empty; leave it out"
    if len(value) > LONGEST:
        return f"it has {len(value)} characters, and {LONGEST} are the most"
    if any(ord(letter) < 32 for letter in value):
        return "it goes over several lines; keep it on one"
    if kind == "address" and not (_WEB.fullmatch(value) or _FILE.fullmatch(value)):
        return f"{value!r} is neither a web address with http or https nor a file in the folder {FOLDER}"
    if kind == "logo" and not _LOGO.fullmatch(value):
        return f"{value!r} is not the name of a picture (svg, png, jpg or webp) in the folder {FOLDER}"
    if kind == "date" and not _is_date(value):
        return f"{value!r} is not a date"
    if kind == "number" and not re.fullmatch(r"-?[0-9]{1,4}", value):
        return f"{value!r} is not a whole number"
    return ""


def _is_date(value: str) -> bool:
    try:
        return value == datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        return False


def address(value: str, base: str = "") -> str:
    """Where an address or a logo leads: itself where it has a scheme, else the file in the folder `local` below `base`."""
    return value if _WEB.fullmatch(value) else f"{base}{FOLDER}/{value.replace(' ', '%20')}"


def linked(text: str) -> str:
    """The text as HTML: addresses, mail addresses and telephone numbers in it are links, and nothing else is markup."""
    parts, position = [], 0
    for match in _PIECE.finditer(text):
        scheme = {"web": "", "mail": "mailto:", "phone": "tel:"}[match.lastgroup or "web"]
        target = re.sub(r"[ -]", "", match[0]) if match.lastgroup == "phone" else match[0]
        parts += [
            escape(text[position : match.start()], quote=False),
            f'<a href="{scheme}{escape(target)}">{escape(match[0], quote=False)}</a>',
        ]
        position = match.end()
    return "".join([*parts, escape(text[position:], quote=False)])


def shown(slot: Slot, value: str, base: str) -> str:
    """A set value as HTML: linked words, a link, or a date in words."""
    if slot.kind == "address":
        return f'<a href="{escape(address(value, base))}">{escape(value, quote=False)}</a>'
    if slot.kind == "date":
        return iso_in_words(value)
    return linked(value)


def place(slots: list[Slot], values: Mapping[str, str], markdown: str, base: str) -> str:
    """The Markdown with each line such as `[local: front-door]` drawn, `[local: contacts]` as the list of local numbers, and `[local: all]` as a table.

    `base` leads from the page to the top of the site. An unknown slot stays as it is written.
    """
    known = {slot.id: slot for slot in slots}

    def drawn(match: re.Match[str]) -> str:
        if match[1] == "contacts":
            items = "\n".join(_item(slot, values, base) for slot in listed(slots))
            return f'<ul class="local-list">\n{items}\n</ul>'
        if match[1] == "all":
            return _table(slots, values, base)
        slot = known.get(match[1])
        return f"<p {_marks(slot)}>{_inside(slot, values, base)}</p>" if slot else match[0]

    return _LINE.sub(drawn, markdown)


def listed(slots: list[Slot]) -> list[Slot]:
    """What stands in the list of local numbers: the contacts, then the documents and the day when all of it is checked."""
    return [*contacts_of(slots), *(slot for slot in slots if slot.id in _AFTER_CONTACTS)]


def contacts_of(slots: list[Slot]) -> list[Slot]:
    """The contacts for people at work with families; those for the site itself stand on pages of their own."""
    return [slot for slot in slots if slot.kind == "contact" and slot.id not in _OF_THE_SITE]


def _item(slot: Slot, values: Mapping[str, str], base: str) -> str:
    return f"<li {_marks(slot)}><strong>{escape(slot.label, quote=False)}.</strong> {_inside(slot, values, base)}</li>"


def _table(slots: list[Slot], values: Mapping[str, str], base: str) -> str:
    """Every slot with its name, what it is, a right line of a settings file, and what learners see now."""
    rows = "\n".join(
        f"<tr><td>{escape(slot.label)}</td><td><code>--{slot.id}: &quot;{escape(slot.example)}&quot;;</code></td>"
        f"<td {_marks(slot)}>{_inside(slot, values, base)}</td></tr>"
        for slot in slots
    )
    return f"<table>\n<thead><tr><th>What</th><th>A line that sets it</th><th>What learners see now</th></tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _marks(slot: Slot) -> str:
    return f'data-local="{slot.id}" data-kind="{slot.kind}"'


def _inside(slot: Slot, values: Mapping[str, str], base: str) -> str:
    if slot.id in values:
        return f'<span class="local__value">{shown(slot, values[slot.id], base)}</span>'
    return f'<span class="local__find">{escape(slot.find, quote=False)}</span><span class="local__write" aria-hidden="true"></span>'


def check_places(slots: list[Slot], lines: Mapping[str, list[str]]) -> list[Problem]:
    """Where a page places a slot that does not exist; `lines` are the lines of each page by its path as the reader knows it."""
    known = {slot.id for slot in slots} | {"contacts", "all"}
    return [
        Problem(path, number, f"there is no slot {match[1]!r}; docs/reference/local-slots.yml lists them")
        for path, texts in lines.items()
        for number, line in enumerate(texts, 1)
        for match in _LINE.finditer(line)
        if match[1] not in known
    ]
