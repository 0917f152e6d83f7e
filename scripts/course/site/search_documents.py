"""What the search can find: the words of pages, plain and in one file, which a browser indexes at the first question."""

import html
import json
import re
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from course.content.glossary import SearchWord
from course.content.kinds import HELP, KINDS
from course.course import Course
from course.text.html import as_script

NAME = "search/documents"

# What is searched word for word; the rest is found by its titles, headings and descriptions.
_IN_FULL = tuple(kind.start for kind in KINDS if kind.searched_in_full)
# Pages found as a whole: what their sections say is found where it stands in full.
_WHOLE = tuple(kind.start for kind in KINDS if kind.searched_as_one)
_UNSEARCHED = tuple(kind.start for kind in KINDS if not kind.searched)
_WEIGHTS = [(kind.start, kind.search_weight) for kind in KINDS if kind.search_weight != 1]
_MOST_ALIKE = 2
_TAG = re.compile(r"<[^>]+>")
# What a tag or a mark that is not searched leaves before the end of a clause.
_GAP = re.compile(r"\s+(?=[.,;:?!](?:\s|$))")

Entry = Mapping[str, str]
"""A page, or a section of it, as MkDocs' search plugin gives it: `location`, `title` and `text`, the latter two in HTML."""


def write_documents(course: Course, site: Path) -> None:
    """Write the documents into the folder `site`, in the place of the index that MkDocs' search plugin has written there."""
    index = site / "search" / "search_index.json"
    descriptions = {name.replace(".md", ".html"): page.said("description") for name, page in course.pages.items()}
    entries = json.loads(index.read_text(encoding="utf-8"))["docs"]
    shutil.rmtree(index.parent)
    script = documents(entries, course.search_words, descriptions)
    out = site / "assets" / f"{NAME}.js"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(script, encoding="utf-8")


def documents(entries: Sequence[Entry], words: Sequence[SearchWord], descriptions: Mapping[str, str]) -> str:
    """The script that holds what can be found, the phrases that people ask, and the weight of each kind of page.

    Addresses in `words` are under docs and end in .md; those of `descriptions` are in the built site.
    """
    data = {
        "pages": [_page(name, list(parts), descriptions) for name, parts in groupby(_telling(entries), _page_of)],
        "phrases": [[_folded(phrase), word.show.replace(".md", ".html", 1)] for word in words for phrase in word.asked],
        "weights": _WEIGHTS,
        "help": HELP.page.replace(".md", ".html"),
    }
    return as_script(NAME, data)


def _page(name: str, entries: Sequence[Entry], descriptions: Mapping[str, str]) -> list[object]:
    """A page as a list: its address, title and text, then the anchor, title and text of each section."""
    full = name.startswith(_IN_FULL)
    page, *sections = entries
    return [
        name,
        _plain(page["title"]),
        _plain(page["text"]) if full else descriptions.get(name, ""),
        *(
            [part["location"].partition("#")[2], _plain(part["title"]), _plain(part["text"]) if full else ""]
            for part in sections
        ),
    ]


def _telling(entries: Sequence[Entry]) -> list[Entry]:
    """The sections without those that say what stands in full elsewhere, or whose heading many pages share: it leads to none of them."""
    often = Counter(entry["title"] for entry in entries)

    def tells(entry: Entry) -> bool:
        """Whether a page, or a section of its own, is found by this."""
        name = _page_of(entry)
        if name.startswith(_UNSEARCHED):
            return False
        alone = often[entry["title"]] <= _MOST_ALIKE and not name.startswith(_WHOLE)
        return name.startswith(_IN_FULL) or "#" not in entry["location"] or alone

    return [entry for entry in entries if tells(entry)]


def _page_of(entry: Entry) -> str:
    return entry["location"].partition("#")[0]


def _plain(text: str) -> str:
    """The words of a piece of HTML."""
    return _GAP.sub("", " ".join(html.unescape(_TAG.sub(" ", text)).split()))


def _folded(phrase: str) -> str:
    low = re.sub(r"[’']", "", phrase.lower())
    return re.sub(r"[^a-z0-9]+", " ", low).strip()
