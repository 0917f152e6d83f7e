"""A host's own file for the build, such as `local.yml`: what it may set under `extra.local`, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from course.content.host_fields import FOLDER, Slot, complaint, contacts_of
from course.content.modules import check_page
from course.text.colours import contrast, properties
from course.text.files import read_text
from course.text.page import Page
from course.text.problems import Problem
from course.text.yaml_files import Value, read

COLOURS = ("header", "links", "links-dark")
SHEETS = ("overrides/assets/theme/course.css",)
OURS = "ours"
STYLES = "assets/host-colours.css"
_INKS = ("#ffffff", "#e5efed", "#dbe8e6")
_GROUNDS = (
    "--md-default-bg-color",
    "--course-key",
    "--course-scene",
    "--course-try",
    "--course-since",
    "--course-note",
)
LEAST = 4.5


@dataclass(frozen=True)
class Local:
    """What a host has set: slot values, colours by what they colour, and the folder of its own pages ("" where it has none)."""

    values: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    pages: str = ""


def local_of(plain: Any) -> Local:
    """What a host has set, from the plain mapping that MkDocs gives for `extra.local`."""
    held = dict(plain or {})
    colours = {name: str(value) for name, value in (held.pop("colours", None) or {}).items()}
    pages = str(held.pop("pages", None) or "")
    return Local({name: str(value) for name, value in held.items()}, colours, pages)


def contacts(slots: list[Slot], values: Mapping[str, str]) -> dict[str, str]:
    """Every contact by its label: what the host has set, else how to find it."""
    return {slot.label: values.get(slot.id, slot.find) for slot in contacts_of(slots)}


def check_local(root: Path, config: Path, slots: list[Slot]) -> list[Problem]:
    """Everything that is wrong with the host's file `config`, whose folder and the course's are `root`."""
    path = config.name
    if not config.exists():
        return [Problem(path, 1, "there is no such file; begin one with `INHERIT: mkdocs.yml`")]
    text, unread = read_text(config, path)
    value, problems = read(text, path)
    problems = unread + problems
    top = value.data if value and isinstance(value.data, dict) else {}
    if path != "mkdocs.yml" and "INHERIT" not in top and not problems:
        problems.append(Problem(path, 1, "it does not build on the course; begin it with `INHERIT: mkdocs.yml`"))
    extra = top.get("extra")
    held = extra.data.get("local") if extra and isinstance(extra.data, dict) else None
    if extra and isinstance(extra.data, dict):
        problems += _check_report(extra.data.get("report"), path)
    if held is None:
        return problems
    if not isinstance(held.data, dict):
        return [
            *problems,
            Problem(
                path, held.line, "`local` must be a list of names and values such as `organisation: Northshire Council`"
            ),
        ]
    return problems + _check_names(root, held.data, path, slots)


def _check_names(root: Path, held: dict[str, Value], path: str, slots: list[Slot]) -> list[Problem]:
    known = {slot.id: slot for slot in slots}
    problems: list[Problem] = []
    for name, item in held.items():
        if name == "colours":
            problems += check_colours(root, item, path)
        elif name == "pages":
            problems += _check_pages(root, item, path)
        elif name not in known:
            problems.append(
                Problem(
                    path,
                    item.line,
                    f"unknown name {name!r} under `local`; known are colours, pages, {', '.join(known)}",
                )
            )
        elif not isinstance(item.data, str):
            problems.append(
                Problem(path, item.line, f"{name!r} must be one text; write `{name}: {known[name].example}`")
            )
        else:
            said = complaint(known[name], item.data) or _missing(root, known[name], item.data)
            problems += [Problem(path, item.line, f"{name!r}: {said}")] if said else []
    return problems


def _missing(root: Path, slot: Slot, value: str) -> str:
    """What to say where a file that the value names is not in the host's folder."""
    is_file = slot.kind in ("logo", "address") and "://" not in value
    return f"there is no {FOLDER}/{value}; put it there" if is_file and not (root / FOLDER / value).is_file() else ""


def _check_report(report: Value | None, path: str) -> list[Problem]:
    if report is None or not isinstance(report.data, dict):
        return []
    problems = []
    url, offset = report.data.get("url"), report.data.get("offset")
    if url and url.text() and not url.text().startswith(("https://", "http://")):
        problems.append(
            Problem(
                path,
                url.line,
                f"the report's url {url.text()!r} is no web address; write https://intranet.example/report.pdf",
            )
        )
    if offset and not re.fullmatch(r"-?[0-9]{1,4}", offset.text()):
        problems.append(
            Problem(
                path, offset.line, f"the report's offset {offset.text()!r} is not a whole number; write `offset: 2`"
            )
        )
    return problems


def _check_pages(root: Path, item: Value, path: str) -> list[Problem]:
    folder = root / item.text()
    if not item.text() or not folder.is_dir():
        return [
            Problem(
                path,
                item.line,
                f"there is no folder {item.text()!r} beside this file; write `pages: {FOLDER}/pages` and make it",
            )
        ]
    if not folder.resolve().is_relative_to(root.resolve()):
        return [
            Problem(
                path,
                item.line,
                f"the folder {item.text()!r} lies outside the course's own; put it beside this file, as {FOLDER}/pages",
            )
        ]
    unread = [
        problem
        for file in sorted(folder.rglob("*.md"))
        for problem in read_text(file, file.relative_to(root).as_posix())[1]
    ]
    return unread + [problem for page in own_pages(root, item.text()).values() for problem in check_page(page)]


def own_pages(root: Path, folder: str) -> dict[str, Page]:
    """The host's own pages by their path on the site, such as `ours/threshold.md`."""
    found = sorted((root / folder).rglob("*.md")) if folder else []
    return {
        f"{OURS}/{path.relative_to(root / folder).as_posix()}": Page(
            path.relative_to(root).as_posix(), read_text(path, path.name)[0]
        )
        for path in found
    }


def own_files(root: Path, held: Local) -> dict[str, bytes | str]:
    """What a host adds to the site: its pages, the files of its folder but the browser's settings, and its colours."""
    found: dict[str, bytes | str] = {name: page.text for name, page in own_pages(root, held.pages).items()}
    if held.colours:
        found[STYLES] = style_sheet(root, held.colours)
    for name in (held.values.get(name, "") for name in ("logo", "procedures", "threshold", "report")):
        if name and "://" not in name:
            found[f"{FOLDER}/{name}"] = (root / FOLDER / name).read_bytes()
    return found


def check_colours(root: Path, item: Value, path: str) -> list[Problem]:
    """Colours that are none, or that stand too close to what they meet; each message has the ratio."""
    if not isinstance(item.data, dict):
        return [Problem(path, item.line, '`colours` must be a list of names and values such as `header: "#1d4b4f"`')]
    problems = []
    for name, value in item.data.items():
        if name not in COLOURS:
            problems.append(Problem(path, value.line, f"unknown colour {name!r}; known are {', '.join(COLOURS)}"))
            continue
        try:
            ratio, other = least_contrast(root, name, value.text())
        except ValueError as error:
            problems.append(Problem(path, value.line, f"{name!r}: {error}; keep it in quotation marks"))
            continue
        if ratio < LEAST:
            darker = "lighter" if name == "links-dark" else "darker"
            told = f"{name!r}: {value.text()} on or under {other} has a contrast of {ratio:.2f}, and {LEAST} is the least; take a {darker} one"
            problems.append(Problem(path, value.line, told))
    return problems


def least_contrast(root: Path, name: str, colour: str) -> tuple[float, str]:
    """The least contrast that a host's colour has with what it meets, and what that is."""
    if name == "header":
        others: tuple[str, ...] = _INKS
    else:
        css = "\n".join((root / sheet).read_text(encoding="utf-8") for sheet in SHEETS)
        known = properties(css, "dark" if name == "links-dark" else "light")
        others = tuple(known[ground] for ground in _GROUNDS)
    return min((contrast(colour, other), other) for other in others)


def style_sheet(root: Path, colours: Mapping[str, str]) -> str:
    """The style sheet that puts the host's colours over the course's; nothing where there are none."""
    rules = []
    if "header" in colours:
        header, deep = colours["header"], darker(colours["header"])
        rules.append(
            f'[data-md-color-primary="custom"] {{\n  --md-primary-fg-color: {header};\n  --md-primary-fg-color--light: {header};\n  --md-primary-fg-color--dark: {deep};\n}}'
        )
        rules.append(
            f":root, [data-md-color-scheme] {{\n  --md-footer-bg-color: {deep};\n  --md-footer-bg-color--dark: {darker(deep)};\n}}"
        )
    if "links" in colours or "links-dark" in colours:
        css = "\n".join((root / sheet).read_text(encoding="utf-8") for sheet in SHEETS)
        light = colours.get("links") or properties(css, "light")["--md-typeset-a-color"]
        dark = colours.get("links-dark") or properties(css, "dark")["--md-typeset-a-color"]
        rules.append(f":root, [data-md-color-scheme] {{\n  --md-typeset-a-color: {light};\n}}")
        rules.append(
            f'@media screen {{\n  [data-md-color-scheme="slate"] {{\n    --md-typeset-a-color: {dark};\n  }}\n}}'
        )
    return "\n".join(rules) + "\n" if rules else ""


def darker(colour: str) -> str:
    """A colour with three quarters of the light of `colour`."""
    return "#" + "".join(f"{int(colour[at : at + 2], 16) * 3 // 4:02x}" for at in (1, 3, 5))
