"""The sentences of a text, and how long and how hard it is to read."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Sequence
from functools import cache

import pyphen

from course.text.page import Page
from course.text.problems import Problem
from course.text.reading import Block

WORDS_A_MINUTE = 180
MINUTES_A_QUESTION = 1.5
LONGEST_SENTENCE = 30
LONGEST_MEDIAN = 18
LEAST_EASE = 45.0
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’-]*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouysxzhcg])e(?=s$)|(?<=[^aeiouydt])e(?=d$)|['’]s?$")
_END = re.compile(r"[.!?…][\"')\]*_]*(?:\s?\(p\d{1,4}(?:-\d{1,4})?\)\.?)*\s")
_NEVER = frozenset(
    {"eg", "e.g", "ie", "i.e", "cf", "vs", "dr", "mr", "mrs", "ms", "prof", "st", "p", "pp", "fig", "ed", "eds"}
)
_BEFORE_NUMBERS = frozenset({"al", "etc", "no", "nos", "vol", "ch", "para", "ltd"})
_AFTER_COLON = re.compile(r"(?<=:)[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")
_MARKS = re.compile(r"\(p\d+(?:-\d+)?\)|\{[^{}]*\}|<[^<>]*>|[*_`#|]|^>\s*")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ACRONYM = re.compile(r"(?<![\w-])([A-Z][A-Z0-9]+)s?(?![\w-])")
_KNOWN_ACRONYMS = frozenset({"UK", "OK", "PDF", "ID", "NHS", "A4"})


def plain(text: str) -> str:
    """The text as it is read aloud: links by their words, without marks and page references."""
    return re.sub(r"\s+", " ", _MARKS.sub("", _LINK.sub(r"\1", text))).replace(" .", ".").strip()


def capital(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


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


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph in order."""
    return [part for sentence in split_sentences(plain(text)) for part in _AFTER_COLON.split(sentence)]


def words(text: str) -> int:
    """The number of words that a reader reads."""
    return len(plain(text).split())


def minutes(word_count: int, questions: int = 0) -> int:
    """The whole minutes that `word_count` words at 180 a minute and `questions` at one and a half minutes each take."""
    return max(1, math.ceil(word_count / WORDS_A_MINUTE + MINUTES_A_QUESTION * questions))


def page_minutes(page: Page, questions: int = 0) -> int:
    """The whole minutes that the words of a page and so many of its questions take."""
    return minutes(sum(words(block.text) for block in page.blocks), questions)


def shares(parts: Sequence[float], total: int) -> list[int]:
    """The whole minutes of each of the `parts` of a page, one at the least, which add up to `total` where they can."""
    found = [max(1, int(part)) for part in parts]
    most_left = sorted(range(len(parts)), key=lambda at: found[at] - parts[at])
    for at in most_left[: max(0, total - sum(found))]:
        found[at] += 1
    return found


def flesch(text: list[str]) -> float:
    """The Flesch reading ease of sentences (Flesch 1948): higher is easier; 100 where there is nothing to read.

    Syllables are counted by pyphen's British dictionary and by groups of vowels; the greater number counts.
    """
    read_aloud = [word for sentence in text for word in _WORD.findall(sentence)]
    if not read_aloud:
        return 100.0
    syllables = sum(_syllables(word.lower()) for word in read_aloud)
    return 206.835 - 1.015 * len(read_aloud) / len(text) - 84.6 * syllables / len(read_aloud)


@cache
def _syllables(word: str) -> int:
    """The syllables of a word in small letters: the more of where it may be hyphenated and its groups of vowels, an e at its end aside.

    A dictionary of hyphenation parts no word after one letter or before the last two, so alone it takes words for shorter than they are.
    """
    groups = len(_VOWELS.findall(_SILENT.sub("", word)))
    return max(len(_hyphenation().positions(word)) + 1, groups)


@cache
def _hyphenation() -> pyphen.Pyphen:
    """The British dictionary, read when it is first asked for: a build asks for no syllable."""
    return pyphen.Pyphen(lang="en_GB")


def check_sentences(page: Page, blocks: Sequence[Block] | None = None) -> list[Problem]:
    """Sentences of `page`, or of some `blocks` of it, that are longer than 30 words."""
    return [
        Problem(
            page.path,
            _line_of(page, block, sentence),
            f"a sentence of {length} words; none may pass {LONGEST_SENTENCE}: {sentence[:60]}...",
        )
        for block in (page.blocks if blocks is None else blocks)
        if block.kind != "row"
        for sentence in sentences(block.text)
        if (length := len(sentence.split())) > LONGEST_SENTENCE
    ]


def _line_of(page: Page, block: Block, sentence: str) -> int:
    start = " ".join(sentence.split()[:4])
    for number in range(block.line, len(page.lines) + 1):
        if start in plain(page.lines[number - 1]):
            return number
    return block.line


def check_ease(page: Page) -> list[Problem]:
    """What makes a module harder to read than the course allows."""
    text = [sentence for block in page.blocks if block.kind != "row" for sentence in sentences(block.text)]
    ease, median = round(flesch(text), 1), statistics.median([len(sentence.split()) for sentence in text] or [0])
    problems = []
    if ease < LEAST_EASE:
        message = f"reading ease {ease}; at least {LEAST_EASE} is asked: shorter words and sentences"
        problems.append(Problem(page.path, 1, message))
    if median > LONGEST_MEDIAN:
        message = f"the median sentence has {median:g} words; at most {LONGEST_MEDIAN} is asked"
        problems.append(Problem(page.path, 1, message))
    return problems


def check_acronyms(page: Page, blocks: Sequence[Block] | None = None) -> list[Problem]:
    """Abbreviations that the page, or some `blocks` of it, use before they say what they stand for, as in "was not brought (WNB)"."""
    seen: set[str] = set(_KNOWN_ACRONYMS)
    problems = []
    for block in page.blocks if blocks is None else blocks:
        text = _LINK.sub(r"\1", block.text)
        for match in _ACRONYM.finditer(text):
            if match[1] in seen:
                continue
            seen.add(match[1])
            opened, follows = text[: match.start()].rstrip("\"'"), text[match.end() :].lstrip("\"'")
            if not (opened.endswith("(") and follows.startswith(")")) and not follows.startswith(" ("):
                message = f"{match[1]} is not spelt out at its first use; write the words and then ({match[1]})"
                problems.append(Problem(page.path, block.line, message))
    return problems
