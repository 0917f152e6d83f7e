"""The questions as scripts, one a page, so that the review can ask them where nothing can be fetched."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from bs4.element import Tag

from course.course import Course
from course.questions.bank import Bank
from course.text.html import article_of, as_script

PLACE = "assets/questions"
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def rebase(address: str, page: str) -> str:
    """An address on `page` (a path in the site) as it reads from the site's root; one that leads elsewhere stays."""
    if _ELSEWHERE.match(address):
        return address
    path, mark, anchor = address.partition("#")
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return f"{whole}{mark}{anchor}"


def questions_of(html: str, page: str) -> dict[str, str]:
    """The questions of a built page by id, each under a heading of level 3, in markup that holds at the site's root."""
    soup = article_of(html)
    found = {}
    for root in soup.select("[data-module=question]"):
        name = str(root["data-question"])
        heading = soup.find(re.compile(r"^h[2-6]$"), id=name)
        parts = [part for part in (heading, root) if isinstance(part, Tag)]
        if isinstance(heading, Tag):
            heading.name = "h3"
        for link in (link for part in parts for link in part.select("a[href]")):
            link["href"] = rebase(str(link["href"]), page)
        found[name] = "\n".join(str(part) for part in parts)
    return found


def write_question_scripts(course: Course, site: Path) -> int:
    """Write the script of every bank into the built site; how many questions there are.

    ValueError where a page of the site lacks a question of its bank.
    """
    (site / PLACE).mkdir(parents=True, exist_ok=True)
    count = 0
    for slug, bank in course.banks.items():
        questions = _drawn(bank, site)
        (site / PLACE / f"{slug}.js").write_text(as_script(f"questions/{slug}", questions), encoding="utf-8")
        count += len(questions)
    return count


def _drawn(bank: Bank, site: Path) -> dict[str, str]:
    page = bank.place.removesuffix(".md") + ".html"
    questions = questions_of((site / page).read_text(encoding="utf-8"), page)
    missing = [question.id for question in bank.questions if question.id not in questions]
    if missing:
        raise ValueError(f"{page} lacks the questions {', '.join(missing)}")
    return questions
