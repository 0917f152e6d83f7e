"""Scripts and styles that stand side by side on a page of the built site, put into one file each."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*?(assets/[^"?#]+\.css)">')
_SCRIPT = re.compile(
    r'<script((?: [\w-]+(?:="[^"]*")?)*?) src="[^"]*?(assets/[^"?#]+\.js)"((?: [\w-]+(?:="[^"]*")?)*)></script>'
)
_ATTRIBUTE = re.compile(r' ([\w-]+)(?:="([^"]*)")?')
LONGEST_NAME = 48
_THEME_PAGE = 'id="__config"'
# The page that a learning system opens, which the packages add, asks for these by their own names.
_ASKED_BY_PACKAGES = frozenset({"assets/js/store.js", "assets/js/contents.js", "assets/js/crc32.js"})
_NAMED = re.compile(r"(?<![\w.-])assets/[\w./-]+")
_OUTSIDE = re.compile(r"url\(\s*(?![\"']?(?:data:|#))")


@dataclass(frozen=True)
class Loaded:
    """A style or script that a page loads: where its tag stands, its name in the site, what it is told, and its kind (empty: it stands alone)."""

    start: int
    end: int
    name: str
    kind: str
    told: tuple[tuple[str, str], ...] = ()


def write_bundles(site: Path) -> None:
    """Put the neighbours that a page of the folder `site` loads into one file each, and have the page load those."""
    _joins.cache_clear()
    pages = {
        path: text for path in sorted(site.rglob("*.html")) if _THEME_PAGE in (text := path.read_text(encoding="utf-8"))
    }
    names: set[str] = set()
    for path, text in pages.items():
        kinds = (list(_styles(site, text)), list(_scripts(site, text)))
        names.update(load.name for kind in kinds for load in kind)
        edits = [edit for kind in kinds for run in _runs(kind) for edit in _edits(site, text, run)]
        path.write_text(_edited(text, edits), encoding="utf-8")
    _forget(site, names)


def _styles(site: Path, text: str) -> Iterator[Loaded]:
    for match in _STYLE.finditer(text):
        yield Loaded(match.start(), match.end(), match[1], "style" if _joins(site / match[1]) else "")


@cache
def _joins(style: Path) -> bool:
    """Whether a style can stand in a file with others: it is of this site, and names nothing by its own place."""
    return style.is_file() and not _OUTSIDE.search(style.read_text(encoding="utf-8"))


def _scripts(site: Path, text: str) -> Iterator[Loaded]:
    head = text.index("</head>")
    for match in _SCRIPT.finditer(text):
        told = dict(_ATTRIBUTE.findall(match[1] + match[3]))
        deferred = told.pop("defer", None) is not None
        ours = (site / match[2]).is_file() and "javascripts/" not in match[2]
        kind = "deferred" if deferred else "head" if match.start() < head and not told else ""
        yield Loaded(match.start(), match.end(), match[2], kind if ours else "", tuple(told.items()))


def _runs(loads: Iterable[Loaded]) -> Iterator[list[Loaded]]:
    """Neighbours of one kind, two or more, none of which is told another thing than the others under the same name."""
    run: list[Loaded] = []
    told: dict[str, str] = {}
    for load in (*loads, Loaded(0, 0, "", "")):
        agrees = all(told.get(name, value) == value for name, value in load.told)
        if run and not (load.kind == run[0].kind and agrees):
            if len(run) > 1:
                yield run
            run, told = [], {}
        if load.kind:
            run.append(load)
            told.update(load.told)


def _edits(site: Path, text: str, run: list[Loaded]) -> Iterator[tuple[int, int, str]]:
    """What to write where so that the tags of `run` become one, which is told all that they were; its file is written if it is not there yet."""
    suffix = Path(run[0].name).suffix
    name = f"assets/{suffix[1:]}/{_named(run)}{suffix}"
    if not (site / name).exists():
        parts = [(site / load.name).read_text(encoding="utf-8").strip() for load in run]
        (site / name).write_text(
            "\n".join(parts if suffix == ".css" else map(_kept_apart, parts)) + "\n", encoding="utf-8"
        )
    first, *others = run
    tag = text[first.start : first.end].replace(first.name, name)
    more = {name: value for load in others for name, value in load.told if (name, value) not in first.told}
    yield (
        first.start,
        first.end,
        tag.replace("></script>", "".join(f' {name}="{value}"' for name, value in more.items()) + "></script>"),
    )
    yield from ((load.start, load.end, "") for load in others)


def _named(run: list[Loaded]) -> str:
    """The name of what is put together: the names of its parts where they are few, else the first and a mark of the rest."""
    names = [Path(load.name).name.split(".")[0] for load in run]
    long = "_".join(names)
    return long if len(long) <= LONGEST_NAME else f"{names[0]}_and_{len(names) - 1}_{zlib.crc32(long.encode()):08x}"


def _edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _kept_apart(script: str) -> str:
    """The script so that what it throws does not stop the ones after it, and is told all the same."""
    return f"try{{{script.rstrip(';')}}}catch(e){{setTimeout(()=>{{throw e}})}}"


def _forget(site: Path, names: set[str]) -> None:
    """Delete those of `names` that nothing in the site names any more."""
    named: set[str] = set()
    for pattern in ("**/*.html", "assets/js/*.js"):
        for path in site.glob(pattern):
            named.update(_NAMED.findall(path.read_text(encoding="utf-8")))
    for name in names - _ASKED_BY_PACKAGES:
        if (site / name).is_file() and not any(one.startswith(name) for one in named):
            (site / name).unlink()
