"""Sentences of a paragraph, cut so that nothing is lost and a page reference stays with what it proves."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…][\"')\]*_]*(?:\s?\(p\d{1,3}(?:-\d{1,3})?\)\.?)*\s")
_NEVER = frozenset(
    {"eg", "e.g", "ie", "i.e", "cf", "vs", "dr", "mr", "mrs", "ms", "prof", "st", "p", "pp", "fig", "ed", "eds"}
)
_BEFORE_NUMBERS = frozenset({"al", "etc", "no", "nos", "vol", "ch", "para", "ltd"})


def split_sentences(text: str) -> list[str]:
    """The sentences of `text`, which has single spaces; joined with a space they are `text` again.

    A full stop after an abbreviation or an initial, or before a small letter, ends nothing.
    """
    found, start = [], 0
    for match in _END.finditer(text):
        if _is_end(text, match):
            found.append(text[start : match.end() - 1])
            start = match.end()
    return [*found, text[start:]] if text[start:] else found


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Whether the mark ends a sentence, seen from the words around it."""
    following = next((char for char in text[match.end() : match.end() + 8] if char not in "\"'([*_ "), "")
    if not following or following.islower():
        return False
    if match[0][0] != "." or match[0][1:2] not in " ":
        return True
    before = text[max(0, match.start() - 12) : match.start()].split(" ")[-1].lstrip("\"'([")
    if len(before) == 1 and before.isupper() and before != "I":
        return False
    if before.lower() in _BEFORE_NUMBERS:
        return not (following.isdigit() or text[match.end()] == "(")
    return before.lower() not in _NEVER
