"""Scripts and styles that always go together on the pages of the built site, put into one file each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

_STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*?(assets/[^"?#]+\.css)">')
_SCRIPT = re.compile(
    r'<script((?: [\w-]+(?:="[^"]*")?)*?) src="[^"]*?(assets/[^"?#]+\.js)"((?: [\w-]+(?:="[^"]*")?)*)></script>'
)
_DEFERRED = ("defer", 'defer="defer"')
_THEME_PAGE = 'id="__config"'
_OUTSIDE = re.compile(r"url\(\s*(?![\"']?(?:data:|#))")


@dataclass(frozen=True)
class Loaded:
    """A style or script that a page loads: where its tag stands, its name in the site, and with what it can be put (empty: nothing)."""

    start: int
    end: int
    name: str
    joins: str


def gather(site: Path) -> None:
    """Put what always goes together in the folder `site` into one file each, and have the pages load those."""
    pages = {
        path: text for path in sorted(site.rglob("*.html")) if _THEME_PAGE in (text := path.read_text(encoding="utf-8"))
    }
    loads = {path: (list(_styles(site, text)), list(_scripts(site, text))) for path, text in pages.items()}
    users: dict[str, set[Path]] = defaultdict(set)
    for path, kinds in loads.items():
        for load in (*kinds[0], *kinds[1]):
            users[load.name].add(path)
    for path, kinds in loads.items():
        edits = [edit for kind in kinds for run in _runs(kind, users) for edit in _edits(site, pages[path], run)]
        path.write_text(_edited(pages[path], edits), encoding="utf-8")
    _forget(site, set(users))


def _styles(site: Path, text: str) -> Iterator[Loaded]:
    for match in _STYLE.finditer(text):
        path = site / match[1]
        joins = path.is_file() and not _OUTSIDE.search(path.read_text(encoding="utf-8"))
        yield Loaded(match.start(), match.end(), match[1], "style" if joins else "")


def _scripts(site: Path, text: str) -> Iterator[Loaded]:
    for match in _SCRIPT.finditer(text):
        attributes = (match[1] + match[3]).strip()
        when = (
            "deferred"
            if attributes in _DEFERRED
            else "head"
            if not attributes and match.start() < text.index("</head>")
            else ""
        )
        yield Loaded(
            match.start(),
            match.end(),
            match[2],
            when if (site / match[2]).is_file() and "javascripts/" not in match[2] else "",
        )


def _runs(loads: Iterable[Loaded], users: dict[str, set[Path]]) -> Iterator[list[Loaded]]:
    """Neighbours that the same pages load, two or more."""
    for _, run in groupby(loads, key=lambda load: (load.joins or load.name, frozenset(users[load.name]))):
        found = list(run)
        if len(found) > 1:
            yield found


def _edits(site: Path, text: str, run: list[Loaded]) -> Iterator[tuple[int, int, str]]:
    """What to write where so that the tags of `run` become one, whose file is written if it is not there yet."""
    suffix = Path(run[0].name).suffix
    name = f"assets/{suffix[1:]}/{'_'.join(Path(load.name).name.split('.')[0] for load in run)}{suffix}"
    if not (site / name).exists():
        parts = [(site / load.name).read_text(encoding="utf-8").strip() for load in run]
        (site / name).write_text(
            "\n".join(parts if suffix == ".css" else map(_kept_apart, parts)) + "\n", encoding="utf-8"
        )
    first, *others = run
    yield first.start, first.end, text[first.start : first.end].replace(first.name, name)
    yield from ((load.start, load.end, "") for load in others)


def _edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _kept_apart(script: str) -> str:
    """The script so that what it throws does not stop the ones after it, and is told all the same."""
    return f"try{{{script.rstrip(';')}}}catch(e){{setTimeout(()=>{{throw e}})}}"


def _forget(site: Path, names: set[str]) -> None:
    """Delete those of `names` that nothing in the site names any more."""
    texts = [
        path.read_text(encoding="utf-8") for pattern in ("**/*.html", "assets/js/*.js") for path in site.glob(pattern)
    ]
    for name in names:
        if (site / name).is_file() and not any(re.search(rf"(?<![\w.-]){re.escape(name)}", text) for text in texts):
            (site / name).unlink()
