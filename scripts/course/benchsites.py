"""The two sites that the bench compares: this course, as often as is asked for, and the same Markdown for a stock build."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from course import slots
from course.content import Course
from course.generated import expand, generated_pages

SOURCES = ("docs", "quizzes", "overrides", "scripts", "mkdocs.yml")
_DATA = {".yml", ".tsv", ".md"}
_QUESTION = re.compile(r"^(## .*\{ #[\w-]+)", re.MULTILINE)
_BELONGS = re.compile(r"^(module|case): (\S+)$", re.MULTILINE)
# Everything here is as the two packages have it, but for extensions without which the Markdown would not be drawn.
_STOCK: dict[str, Any] = {
    "site_name": "Stock",
    "use_directory_urls": False,
    "theme": {"name": "material"},
    "plugins": ["search", "mkdocs_quiz"],
    "markdown_extensions": ["admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"],
    "validation": {"links": {"absolute_links": "relative_to_docs"}},
}
FED = (
    "Stock is mkdocs-material and mkdocs-quiz with their own settings. It was fed the Markdown that our library draws: the same pages,",
    "questions, glossary, figures and tables. It has no links from page references and terms, and nothing of our templates and scripts.",
)


class _Lenient(yaml.SafeLoader):
    """Reads mkdocs.yml and passes over what only MkDocs can make of it."""


_Lenient.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def read_settings(path: Path) -> dict[str, Any]:
    """The settings in the mkdocs.yml at `path`, without what stands under Python's own tags."""
    settings: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_Lenient)
    return settings


def listed(nav: object) -> Iterator[str]:
    """The pages of a navigation, in its order."""
    if isinstance(nav, str):
        yield nav
    for part in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from listed(part)


def write_stock(root: Path, folder: Path) -> None:
    """Write into `folder` what a stock build needs to build the course of `root`."""
    course = Course(root)
    nav = read_settings(root / "mkdocs.yml")["nav"]
    order = list(listed(nav))
    docs = root / "docs"
    for path in docs.rglob("*"):
        if path.is_file() and path.suffix not in _DATA and "contribute" not in path.parts:
            (folder / path.relative_to(root)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, folder / path.relative_to(root))
    for name, page in {**course.pages, **generated_pages(course)}.items():
        drawn = slots.place(course.slots, {}, expand(course, name, page.text, order), "../" * name.count("/"))
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(drawn, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({**_STOCK, "nav": nav}, sort_keys=False), encoding="utf-8")


def write_ours(root: Path, folder: Path, times: int) -> None:
    """Copy the course of `root` into the new folder `folder` with each of its pages `times` times, the copies in sections of their own."""
    for source in SOURCES:
        if (root / source).is_dir():
            shutil.copytree(
                root / source,
                folder / source,
                ignore=shutil.ignore_patterns("__pycache__", "*.egg-info", "node_modules"),
            )
        else:
            shutil.copy(root / source, folder / source)
    pages = {name: root / page.path for name, page in Course(root).pages.items()}
    nav = read_settings(root / "mkdocs.yml")["nav"]
    lines = [(root / "mkdocs.yml").read_text(encoding="utf-8").rstrip()]
    for number in range(2, times + 1):
        for name, path in pages.items():
            shutil.copy(path, folder / "docs" / copied_name(name, number))
        for path in (root / "quizzes").glob("*.md"):
            text = copied_bank(path.read_text(encoding="utf-8"), number)
            (folder / "quizzes" / copied_name(path.name, number)).write_text(text, encoding="utf-8")
        section = [{f"Copy {number}": copied_nav(nav, number, set(pages))}]
        lines += [f"  {line}" for line in yaml.safe_dump(section, sort_keys=False).splitlines()]
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def copied_name(name: str, number: int) -> str:
    """The name of a page's copy, in the same folder so that its links still lead somewhere."""
    return f"{name.removesuffix('.md')}-copy{number}.md"


def copied_bank(text: str, number: int) -> str:
    """A file of the question bank for the copy of its page, with ids of its own."""
    head, mark, body = text.partition("\n---\n")
    return _BELONGS.sub(rf"\1: \2-copy{number}", head) + mark + _QUESTION.sub(rf"\1-copy{number}", body)


def copied_nav(nav: object, number: int, pages: set[str]) -> Any:
    """The navigation with each of `pages` replaced by its copy, and without the pages that are not among them."""
    if isinstance(nav, str):
        return copied_name(nav, number) if nav in pages else None
    if isinstance(nav, dict):
        parts = {name: copied_nav(part, number, pages) for name, part in nav.items()}
        return {name: part for name, part in parts.items() if part} or None
    return [part for each in nav if (part := copied_nav(each, number, pages))] if isinstance(nav, list) else None
