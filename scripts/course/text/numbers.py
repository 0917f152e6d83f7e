"""Numbers as people write them, brought to one form so that text and data can be compared."""

import re

_WORDS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_WORD_VALUES = {word: str(value) for value, word in [*enumerate(_WORDS), *enumerate(_ORDINALS, 1)]} | {
    "none": "0",
    "never": "0",
}
_FRACTIONS = {"two-thirds": "2/3", "two thirds": "2/3", "half": "1/2"}
_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-–]\s*(\d\d)\b")
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s?(%|per cent\b)?", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


def in_words(number: int) -> str:
    """A whole number as it is written in a sentence: in words up to twenty."""
    return _WORDS[number] if number < len(_WORDS) else str(number)


def counted(number: int, noun: str) -> str:
    """So many of what `noun` names: `1 change`, `2 changes`."""
    return f"{number} {noun}{'s' * (number != 1)}"


def numbers_in(text: str) -> frozenset[str]:
    """Every number in `text` in one form: digits (`66`), percentages (`41%`), fractions (`2/3`), years of a range in full.

    Words up to twenty and ordinals up to tenth count as their digits; "none", "never", "not one" and "no" as 0.
    """
    low = _YEARS.sub(lambda m: f"{m[1]} {m[1][:2]}{m[2]}", text.lower())
    found = {value for words, value in _FRACTIONS.items() if words in low}
    low = re.sub("|".join(_FRACTIONS), " ", low)
    found |= {number.replace(",", "") + ("%" if percent else "") for number, percent in _NUMBER.findall(low)}
    found |= {_WORD_VALUES[word] for word in _WORD.findall(low) if word in _WORD_VALUES}
    return frozenset(found | ({"0"} if re.search(r"\b(not (one|a single)|no)\b", low) else set()))
