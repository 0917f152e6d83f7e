"""The sentences of a text, and how long and how hard it is to read."""

import math
import re
import statistics
from collections.abc import Sequence
from functools import cache

import pyphen

from course.text.page import Page
from course.text.page_refs import WRITTEN
from course.text.problems import Problem, problems_in
from course.text.reading import Block

WORDS_A_MINUTE = 180
MINUTES_A_QUESTION = 1.5
LONGEST_SENTENCE = 30
LONGEST_MEDIAN = 18
LEAST_EASE = 45.0
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’-]*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouysxzhcg])e(?=s$)|(?<=[^aeiouydt])e(?=d$)|['’]s?$")
_END = re.compile(rf"[.!?…][\"')\]*_]*(?:\s?{WRITTEN}\.?)*\s")
_NEVER = frozenset(
    {"eg", "e.g", "ie", "i.e", "cf", "vs", "dr", "mr", "mrs", "ms", "prof", "st", "p", "pp", "fig", "ed", "eds"}
)
_BEFORE_NUMBERS = frozenset({"al", "etc", "no", "nos", "vol", "ch", "para", "ltd"})
_AFTER_COLON = re.compile(r"(?<=:)[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")
_MARKS = re.compile(rf"{WRITTEN}|\{{[^{{}}]*\}}|<[^<>]*>|[*_`#|]|^>\s*")
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
    """The sentences of `text`, which has single spaces; joined with a space they are `text` again."""
    found, start = [], 0
    for match in _END.finditer(text):
        if _is_end(text, match):
            found.append(text[start : match.end() - 1])
            start = match.end()
    return [*found, text[start:]] if text[start:] else found


def _is_end(text: str, match: re.Match[str]) -> bool:
    # A full stop after an abbreviation or an initial, or before a small letter, ends nothing.
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


def _sentences(blocks: Sequence[Block]) -> list[tuple[Block, str]]:
    return [(block, one) for block in blocks if block.kind != "row" for one in sentences(block.text)]


def words(text: str) -> int:
    """The number of words that a reader reads."""
    return len(plain(text).split())


def words_of(page: Page) -> int:
    """The number of words of a page."""
    return sum(words(block.text) for block in page.blocks)


def page_minutes(page: Page, questions: int = 0) -> int:
    """The whole minutes that the words of a page at 180 a minute and so many questions at one and a half minutes each take."""
    return max(1, math.ceil(words_of(page) / WORDS_A_MINUTE + MINUTES_A_QUESTION * questions))


def shares(parts: Sequence[float], total: int) -> list[int]:
    """The whole minutes of each of the `parts` of a page, one at the least, which add up to `total` where they can."""
    found = [max(1, int(part)) for part in parts]
    most_left = sorted(range(len(parts)), key=lambda at: found[at] - parts[at])[: max(0, total - sum(found))]
    return [minutes + (at in most_left) for at, minutes in enumerate(found)]


def flesch(text: list[str]) -> float:
    """The Flesch reading ease of sentences (Flesch 1948): higher is easier; 100 where there is nothing to read."""
    read_aloud = [word for sentence in text for word in _WORD.findall(sentence)]
    if not read_aloud:
        return 100.0
    syllables = sum(_syllables(word.lower()) for word in read_aloud)
    return 206.835 - 1.015 * len(read_aloud) / len(text) - 84.6 * syllables / len(read_aloud)


@cache
def _syllables(word: str) -> int:
    """The syllables of a word in small letters: the more of where it may be hyphenated and its groups of vowels, an e at its end aside."""
    # Pyphen parts no word after one letter or before the last two, so alone it takes words for shorter than they are.
    return max(len(pyphen.Pyphen(lang="en_GB").positions(word)) + 1, len(_VOWELS.findall(_SILENT.sub("", word))))


def check_sentences(page: Page, blocks: Sequence[Block] | None = None) -> list[Problem]:
    """Sentences of `page`, or of some `blocks` of it, that are longer than 30 words."""
    message = f"a sentence of {{}} words; none may pass {LONGEST_SENTENCE}: {{:.60}}..."
    return [
        Problem(page.path, _line_of(page, block, said), message.format(length, said))
        for block, said in _sentences(page.blocks if blocks is None else blocks)
        if (length := len(said.split())) > LONGEST_SENTENCE
    ]


def _line_of(page: Page, block: Block, sentence: str) -> int:
    start, lines = " ".join(sentence.split()[:4]), range(block.line, len(page.lines) + 1)
    return next((number for number in lines if start in plain(page.lines[number - 1])), block.line)


def check_ease(page: Page) -> list[Problem]:
    """What makes a module harder to read than the course allows."""
    text = [said for _, said in _sentences(page.blocks)]
    ease, median = round(flesch(text), 1), statistics.median([len(said.split()) for said in text] or [0])
    faults = []
    if ease < LEAST_EASE:
        faults.append((1, f"reading ease {ease}; at least {LEAST_EASE} is asked: shorter words and sentences"))
    if median > LONGEST_MEDIAN:
        faults.append((1, f"the median sentence has {median:g} words; at most {LONGEST_MEDIAN} is asked"))
    return problems_in(page.path, faults)


def check_acronyms(page: Page, blocks: Sequence[Block] | None = None) -> list[Problem]:
    """Abbreviations that the page, or some `blocks` of it, use before they say what they stand for, as in "was not brought (WNB)"."""
    first = dict.fromkeys(_KNOWN_ACRONYMS, (0, True))
    for block in page.blocks if blocks is None else blocks:
        text = _LINK.sub(r"\1", block.text)
        for match in _ACRONYM.finditer(text):
            opened, follows = text[: match.start()].rstrip("\"'"), text[match.end() :].lstrip("\"'")
            spelt = follows.startswith(" (") or (opened.endswith("(") and follows.startswith(")"))
            first.setdefault(match[1], (block.line, spelt))
    message = "{0} is not spelt out at its first use; write the words and then ({0})"
    return problems_in(page.path, ((line, message.format(one)) for one, (line, spelt) in first.items() if not spelt))
