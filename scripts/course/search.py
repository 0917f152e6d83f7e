"""The search: what the theme's box is given at first, what our worker loads at the first question, and how pages weigh."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from course.searchwords import SearchWord

_WORKER = re.compile(r'"search":\s*"([^"]*?)assets/javascripts/(workers/search\.[0-9a-f]+\.min\.js)"')
HELP_PAGE = "about/support.html"
WEIGHTS = {
    "modules/": 3.0,
    "cases/": 1.0,
    "about/support": 2.0,
    "reference/glossary": 1.5,
    "reference/points": 0.2,
    "reference/report-pages": 0.2,
    "contribute/": 0.3,
    "hosting/": 0.3,
    "guides/": 0.5,
}


def redirect_worker(html: str) -> str:
    """The page with the search worker's address in its settings replaced by ours, which is told the theme's own.

    ValueError where the page's settings are not as this release of the theme writes them.
    """
    if 'id="__config"' not in html:
        return html
    changed, count = _WORKER.subn(r'"search": "\1assets/js/search-worker.js?inner=../javascripts/\2"', html)
    if count != 1:
        raise ValueError('the page\'s settings name no search worker of the form "assets/javascripts/workers/search.<hash>.min.js"')
    return changed


def stub(index: Mapping[str, Any]) -> str:
    """The index that the theme fetches at start: its settings and no entries, as JSON."""
    return json.dumps({"config": index["config"], "docs": []}, separators=(",", ":"))


def entries(index: Mapping[str, Any], words: Sequence[SearchWord], pages: Sequence[str]) -> str:
    """The script that our worker loads: the whole index, the phrases that people ask, and the weight of each of `pages`.

    Addresses in `words` are under docs and end in .md; `pages` are addresses in the built site.
    """
    phrases = [[_folded(phrase), _built(word.show)] for word in words for phrase in word.asked]
    weights = {page: weight for page in pages if (weight := weight_of(page)) != 1.0}
    data = {"help": HELP_PAGE, "config": index["config"], "docs": index["docs"], "phrases": phrases, "weights": weights}
    return f"self.courseIndex={json.dumps(data, separators=(',', ':'), sort_keys=True)};\n"


def weight_of(page: str) -> float:
    """How much a page counts among the results, 1 being usual."""
    return next((weight for start, weight in WEIGHTS.items() if page.startswith(start)), 1.0)


def _built(address: str) -> str:
    name, mark, anchor = address.partition("#")
    return f"{name.removesuffix('.md')}.html{mark}{anchor}"


def _folded(phrase: str) -> str:
    low = re.sub(r"[’']", "", phrase.lower())
    return re.sub(r"[^a-z0-9]+", " ", low).strip()
