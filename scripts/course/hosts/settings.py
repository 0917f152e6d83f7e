"""A host's own file for the build, such as `local.yml`: what it may set under `extra.local`, and what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from course.content.modules import check_front_matter
from course.hosts.fields import FOLDER, Slot, complaint
from course.text.colours import contrast, properties
from course.text.files import machine_of, read_text
from course.text.page import Page
from course.text.problems import Problem
from course.text.records import nearest
from course.text.yaml_files import Value, read

COLOURS = ("header", "links", "links-dark")
SHEET = "overrides/assets/theme/course.css"
OURS = "ours"
STYLES = "assets/host-colours.css"
_INKS = ("#ffffff", "#e5efed", "#dbe8e6")
_GROUNDS = ("--md-default-bg-color", *(f"--course-{name}" for name in ("key", "scene", "try", "since", "note")))
_FILES = ("logo", "procedures", "threshold", "report", "accessibility-statement")
LEAST = 4.5

Faults = Iterator[tuple[Value, str]]


@dataclass(frozen=True)
class Local:
    """What a host has set: slot values, colours by what they colour, and the folder of its own pages ("" where it has none)."""

    values: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    pages: str = ""


def local_of(plain: Any) -> Local:
    """What a host has set, from the plain mapping that MkDocs gives for `extra.local`."""
    values = dict(plain or {})
    colours = {name: str(value) for name, value in (values.pop("colours", None) or {}).items()}
    pages = str(values.pop("pages", None) or "")
    return Local({name: str(value) for name, value in values.items()}, colours, pages)


def check_local(root: Path, config: Path, slots: Sequence[Slot]) -> list[Problem]:
    """Everything that is wrong with the host's file `config`, whose folder and the course's are `root`."""
    path = config.name
    if not config.exists():
        return [Problem(path, 1, "there is no such file; begin one with `INHERIT: mkdocs.yml`")]
    text, unread = read_text(config, path)
    value, problems = read(text, path)
    problems = unread + problems
    if path != "mkdocs.yml" and not problems and not (value and value.at("INHERIT")):
        problems.append(Problem(path, 1, "it does not build on the course; begin it with `INHERIT: mkdocs.yml`"))
    local = value.at("extra", "local") if value else None
    if local is None:
        return problems
    problems += [Problem(path, item.line, message) for item, message in _faults(root, local, slots)]
    return problems + _check_own_pages(root, local.at("pages"))


def _faults(root: Path, local: Value, slots: Sequence[Slot]) -> Faults:
    known = {slot.id: slot for slot in slots}
    if not isinstance(local.data, dict):
        yield local, "`local` must be a list of names and values such as `organisation: The name of yours`"
        return
    for name, item in local.data.items():
        if name == "colours":
            yield from colour_faults(root, item)
        elif name == "pages":
            yield from _faults_of_folder(root, item)
        elif name not in known:
            yield item, f"unknown name {name!r} under `local`; {nearest(name, ['colours', 'pages', *known])}"
        elif not isinstance(item.data, str):
            yield item, f"{name!r} must be one text; write `{name}: {known[name].example}`"
        elif fault := complaint(known[name], item.data) or _missing(root, known[name], item.data):
            yield item, f"{name!r}: {fault}"


def _missing(root: Path, slot: Slot, value: str) -> str:
    """What to say where a file that the value names is not in the host's folder."""
    is_file = slot.kind in ("logo", "address") and "://" not in value
    return f"there is no {FOLDER}/{value}; put it there" if is_file and not (root / FOLDER / value).is_file() else ""


def _faults_of_folder(root: Path, item: Value) -> Faults:
    folder = root / item.text()
    if not item.text() or not folder.is_dir():
        yield item, f"there is no folder {item.text()!r} beside this file; write `pages: {FOLDER}/pages` and make it"
    elif not folder.resolve().is_relative_to(root.resolve()):
        place = f"put it beside this file, as {FOLDER}/pages"
        yield item, f"the folder {item.text()!r} lies outside the course's own; {place}"


def _check_own_pages(root: Path, item: Value | None) -> list[Problem]:
    """What is wrong with the host's pages, where their folder is sound."""
    if item is None or list(_faults_of_folder(root, item)):
        return []
    files = sorted((root / item.text()).rglob("*.md"))
    unread = [problem for file in files for problem in read_text(file, file.relative_to(root).as_posix())[1]]
    return unread + [problem for page in own_pages(root, item.text()).values() for problem in check_front_matter(page)]


def own_pages(root: Path, folder: str) -> dict[str, Page]:
    """The host's own pages by their path on the site, such as `ours/threshold.md`."""
    found = sorted((root / folder).rglob("*.md")) if folder else []
    texts = {path: Page(path.relative_to(root).as_posix(), read_text(path, path.name)[0]) for path in found}
    return {f"{OURS}/{path.relative_to(root / folder).as_posix()}": page for path, page in texts.items()}


def own_files(root: Path, local: Local) -> dict[str, bytes | str]:
    """What a host adds to the site: its pages, the files of its folder but the browser's settings, and its colours."""
    found: dict[str, bytes | str] = {name: page.text for name, page in own_pages(root, local.pages).items()}
    if local.colours:
        found[STYLES] = style_sheet(root, local.colours)
    for name in filter(None, (local.values.get(name) for name in _FILES)):
        if "://" not in name:
            found[f"{FOLDER}/{name}"] = (root / FOLDER / name).read_bytes()
    return found


def colour_faults(root: Path, item: Value) -> Faults:
    """Colours that are none, or that stand too close to what they meet; each message has the ratio."""
    if not isinstance(item.data, dict):
        yield item, '`colours` must be a list of names and values such as `header: "#1d4b4f"`'
        return
    for name, value in item.data.items():
        if name not in COLOURS:
            yield value, f"unknown colour {name!r}; {nearest(name, COLOURS)}"
            continue
        try:
            ratio, other = least_contrast(root, name, value.text())
        except ValueError as error:
            yield value, f"{name!r}: {error}; keep it in quotation marks"
            continue
        if ratio < LEAST:
            better = "lighter" if name == "links-dark" else "darker"
            found = f"{value.text()} on or under {other} has a contrast of {ratio:.2f}, and {LEAST} is the least"
            yield value, f"{name!r}: {found}; take a {better} one"


def _palette(root: Path, scheme: str) -> dict[str, str]:
    """The colours of the course in a scheme, by their properties."""
    return properties((machine_of(root) / SHEET).read_text(encoding="utf-8"), scheme)


def least_contrast(root: Path, name: str, colour: str) -> tuple[float, str]:
    """The least contrast that a host's colour has with what it meets, and what that is."""
    others: Sequence[str] = _INKS
    if name != "header":
        known = _palette(root, "dark" if name == "links-dark" else "light")
        others = [known[ground] for ground in _GROUNDS]
    return min((contrast(colour, other), other) for other in others)


def style_sheet(root: Path, colours: Mapping[str, str]) -> str:
    """The style sheet that puts the host's colours over the course's; nothing where there are none."""
    css, everywhere = "", ":root, [data-md-color-scheme]"
    if header := colours.get("header"):
        deep, fg, bg = _darker(header), "--md-primary-fg-color", "--md-footer-bg-color"
        primary = f"  {fg}: {header};\n  {fg}--light: {header};\n  {fg}--dark: {deep};\n"
        css += f'[data-md-color-primary="custom"] {{\n{primary}}}\n'
        css += f"{everywhere} {{\n  {bg}: {deep};\n  {bg}--dark: {_darker(deep)};\n}}\n"
    if "links" in colours or "links-dark" in colours:
        property = "--md-typeset-a-color"
        light = colours.get("links") or _palette(root, "light")[property]
        dark = colours.get("links-dark") or _palette(root, "dark")[property]
        css += f"{everywhere} {{\n  {property}: {light};\n}}\n"
        css += f'@media screen {{\n  [data-md-color-scheme="slate"] {{\n    {property}: {dark};\n  }}\n}}\n'
    return css


def _darker(colour: str) -> str:
    """A colour with three quarters of the light of `colour`."""
    return "#" + "".join(f"{int(colour[at : at + 2], 16) * 3 // 4:02x}" for at in (1, 3, 5))
