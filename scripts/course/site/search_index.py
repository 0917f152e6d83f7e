"""The search: what the theme's box is given at first, what our worker loads at the first question, and how pages weigh."""

from __future__ import annotations

import html
import json
import re
import string
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

from course.content.kinds import HELP, HOSTING, KINDS
from course.content.search_phrases import SearchWord

_WORKER = re.compile(r'"search":\s*"([^"]*?)assets/javascripts/workers/search\.[0-9a-f]+\.min\.js"')
# What is searched word for word; the rest is found by its titles, headings and descriptions.
IN_FULL = tuple(kind.start for kind in KINDS if kind.searched_in_full)
# Pages found as a whole: what their sections say is found where it stands in full.
WHOLE = tuple(kind.start for kind in KINDS if kind.searched_as_one)
_DIGITS = string.digits + string.ascii_letters
_MORE = "~"
_MOST_ALIKE = 2
_TAG = re.compile(r"<[^>]+>")
# What a tag or a mark that is not searched leaves before the end of a clause.
_GAP = re.compile(r"\s+(?=[.,;:?!](?:\s|$))")
# Left out of the index and of a question, so nobody finds anything by them.
_STOP_WORDS = (
    "a able about across after all almost also am among an and any are as at be because been but by can cannot could dear did do does "
    "either else ever every for from get got had has have he her hers him his how however i if in into is it its just least let like "
    "likely may me might most must my neither no nor not of off often on only or other our own rather said say says she should since so "
    "some than that the their them then there these they this tis to too twas us wants was we were what when where which while who whom "
    "why will with would yet you your"
)
_STOP = frozenset(_STOP_WORDS.split())
WEIGHTS = {kind.start: kind.search_weight for kind in KINDS if kind.search_weight != 1}


def redirect_worker(html: str) -> str:
    """The page with the search worker's address in its settings replaced by ours.

    ValueError where the page's settings are not as this release of the theme writes them.
    """
    if 'id="__config"' not in html:
        return html
    changed, count = _WORKER.subn(r'"search": "\1assets/later/search-worker.js"', html)
    if count != 1:
        raise ValueError(
            'the page\'s settings name no search worker of the form "assets/javascripts/workers/search.<hash>.min.js"'
        )
    return changed


def stub(index: Mapping[str, Any]) -> str:
    """The index that the theme fetches at start: its settings and no entries, as JSON."""
    return json.dumps({"config": index["config"], "docs": []}, separators=(",", ":"))


def entries(index: Mapping[str, Any], words: Sequence[SearchWord], descriptions: Mapping[str, str]) -> str:
    """The script that our worker loads first: what can be found, the phrases that people ask, and the weight of each page.

    Of what is searched in full it holds which sections have each word; `texts` has the text to show. Of the rest it holds the titles,
    and the page's own description. Addresses in `words` are under docs and end in .md; those of `descriptions` are in the built site.
    """
    kept = _telling(index["docs"])
    found = [_words(doc["text"], index["config"]["separator"]) if _in_full(doc) else frozenset() for doc in kept]
    having: dict[str, list[int]] = {}
    for number, words_there in enumerate(found):
        for word in words_there:
            having.setdefault(word, []).append(number)
    vocabulary = sorted(having)
    phrases = [[_folded(phrase), _built(word.show)] for word in words for phrase in word.asked]
    data = {
        "help": HELP.page.replace(".md", ".html"),
        "separator": index["config"]["separator"],
        "stop": _STOP_WORDS,
        "pages": [_row(list(docs), descriptions) for _, docs in groupby(kept, _page)],
        "words": " ".join(vocabulary),
        "places": " ".join(_places(having[word]) for word in vocabulary),
        "phrases": phrases,
        "weights": list(WEIGHTS.items()),
        "full": IN_FULL,
    }
    return f"self.courseIndex={_compact(data)};\n"


def texts(index: Mapping[str, Any]) -> dict[str, str]:
    """The scripts that our worker loads for the pages that it shows, by address: each section's text, escaped and without tags."""
    pages: dict[str, dict[str, str]] = {}
    for doc in index["docs"]:
        if _in_full(doc):
            text = _GAP.sub("", " ".join(_TAG.sub(" ", doc["text"]).split()))
            pages.setdefault(_page(doc), {})[doc["location"].partition("#")[2]] = text
    return {
        f"{page}.js": f"(self.courseTexts=self.courseTexts||{{}})[{_compact(page)}]={_compact(held)};\n"
        for page, held in pages.items()
    }


def _telling(docs: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """The sections without those that say what stands in full elsewhere, or whose heading many pages share: it leads to none of them."""
    often = Counter(doc["title"] for doc in docs)

    def tells(doc: Mapping[str, str]) -> bool:
        """Whether a section of a page that is not searched in full leads somewhere of its own."""
        return often[doc["title"]] <= _MOST_ALIKE and not doc["location"].startswith(WHOLE)

    return [
        doc
        for doc in docs
        if not doc["location"].startswith(HOSTING.folder)
        and (_page(doc).startswith(IN_FULL) or "#" not in doc["location"] or tells(doc))
    ]


def _row(docs: Sequence[Mapping[str, str]], descriptions: Mapping[str, str]) -> list[str]:
    """A page as a list: its address, its text where it is not searched in full, then the anchor and the title of each section."""
    page = _page(docs[0])
    text = "" if page.startswith(IN_FULL) else html.escape(descriptions.get(page, ""), quote=False)
    return [page, text, *(part for doc in docs for part in (doc["location"].partition("#")[2], doc["title"]))]


def _words(text: str, separator: str) -> frozenset[str]:
    """The words of a text that somebody may look for."""
    found = re.split(separator, html.unescape(_TAG.sub(" ", text)).lower())
    return frozenset(word for word in found if word and " " not in word) - _STOP


def _places(numbers: Sequence[int]) -> str:
    """Numbers in order as the distances between them, a sign each: 0 to 9, a to z, A to Z; a ~ adds all of those once."""
    steps = (number - before - 1 for before, number in pairwise([-1, *numbers]))
    return "".join(_MORE * (step // len(_DIGITS)) + _DIGITS[step % len(_DIGITS)] for step in steps)


def _in_full(doc: Mapping[str, str]) -> bool:
    return _page(doc).startswith(IN_FULL)


def _page(doc: Mapping[str, str]) -> str:
    return doc["location"].partition("#")[0]


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False)


def _built(address: str) -> str:
    name, mark, anchor = address.partition("#")
    return f"{name.removesuffix('.md')}.html{mark}{anchor}"


def _folded(phrase: str) -> str:
    low = re.sub(r"[’']", "", phrase.lower())
    return re.sub(r"[^a-z0-9]+", " ", low).strip()
