"""One build of a site, in plain values: what MkDocs is told of a course at each of its events."""

import os
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from course import VERSION
from course.content.kinds import CASE
from course.course import Course
from course.handouts import downloads
from course.handouts.facts import Facts, contacts_of, logo_of
from course.hosts import fields as host_fields
from course.hosts import settings as host_settings
from course.pages import policy
from course.pages.calendar import CALENDAR, calendar
from course.pages.facts import edition, page_facts
from course.pages.generated import GENERATED, expand, generated_pages
from course.site import bundles, catalogue, question_scripts, search_documents
from course.slides import decks

SERVING = "COURSE_SERVING"
"""Set to 1 where the course is being written: MkDocs' reload of the page is a script that the policy would stop."""
_DATA = (".yml", ".tsv", ".txt")


@dataclass(frozen=True)
class Build:
    """A build of the course in `root`, whose site has a title and, where it is set, an address.

    `nav` is the navigation as MkDocs takes it, `order` its pages; `local` is what the host has set, `generated` has the
    pages that nobody writes, by their path under docs.
    """

    course: Course
    title: str
    address: str
    nav: Any
    order: list[str]
    local: host_settings.Local
    generated: Mapping[str, str]
    serving: bool
    takes_away: bool

    @classmethod
    def begun(cls, root: Path, title: str, address: str, nav: Any, extra: Mapping[str, Any]) -> "Build":
        """The build of the course as it stands, with the `nav` and the `extra` of its settings."""
        course, local = Course(root), host_settings.local_of(extra.get("local"))
        generated = {name: page.text for name, page in generated_pages(course).items()}
        nav = _with_pages(nav, GENERATED - generated.keys())
        if local.pages and nav is not None:
            nav.append({"Local": list(host_settings.own_pages(root, local.pages))})
        serving = os.environ.get(SERVING) == "1"
        takes_away = not serving and downloads.asked_for(extra.get("take_away"))
        return cls(course, title, address, nav, _listed(nav), local, generated, serving, takes_away)

    @property
    def styles(self) -> list[str]:
        """The style sheets of the host."""
        return [host_settings.STYLES] if self.local.colours else []

    @property
    def extra(self) -> dict[str, Any]:
        """What templates know of the whole site."""
        return {
            "policy": "" if self.serving else policy.POLICY,
            "slots": self.local.values,
            "course_version": VERSION,
            "course_id": self.course.settings.id,
            "edition": edition(self.course),
            "serving": self.serving,
            "drafts": bool(self.course.drafts),
        }

    @property
    def references(self) -> dict[str, Any]:
        """What the Markdown marks of terms and pages need."""
        values = self.local.values
        return {
            "terms": self.course.terms,
            "source": self.course.settings.pages_of,
            "report": host_fields.address(values["report"], "/") if "report" in values else "",
            "offset": int(values.get("report-offset") or 0),
        }

    def carries(self, name: str) -> bool:
        """Whether a file of docs or of the theme is part of the site: data and sources of scripts are not."""
        return not name.endswith(_DATA) and not bundles.is_source(name)

    def files(self, today: date) -> tuple[dict[str, bytes | str], Mapping[str, str]]:
        """The files that are made, by their paths, and the places of the bundles among them; ValueError where one fails."""
        made = bundles.bundle(self.course.root, catalogue.data(self.course, self.title, self.order))
        if lost := bundles.without_script(made):
            raise ValueError("\n".join(lost))
        year = calendar(self.course, self.address, today)
        own = host_settings.own_files(self.course.root, self.local)
        return {**self.generated, **own, **({CALENDAR: year} if year else {}), **made.files}, made.places

    def boxes(self, name: str) -> dict[str, str]:
        """What the Markdown boxes of a page need: the case that they stand in."""
        return {"case": CASE.slug(name) if CASE.has(name) else ""}

    def drawn(self, name: str, markdown: str) -> str:
        """The Markdown of a page with all that a build draws into it."""
        drawn = expand(self.course, name, markdown, self.order)
        return host_fields.place(self.course.slots, self.local.values, drawn, "../" * name.count("/"))

    def around(self, name: str) -> dict[str, Any]:
        """What templates draw around a page."""
        facts: dict[str, Any] = {"course": page_facts(self.course, name, self.order)}
        if self.takes_away:
            facts["take_away"] = downloads.offer(self.course, name, self.order)
            facts["course_pack"] = downloads.COURSE_PACK
        return facts

    def allowed(self, html: str, name: str) -> str:
        """The finished page `name`; ValueError with all by which it breaks the policy of the site."""
        if problems := policy.violations(html, name):
            told = f"{name} breaks the policy of the site in {len(problems)} places"
            raise ValueError("\n".join([*map(str, problems), told]))
        return html

    def finish(self, site: Path, epoch: int) -> None:
        """Cut the pages of the built site into slides and questions, write what the search finds, and the files to take away.

        `epoch` is the time that stands in these. ValueError or FileNotFoundError where something is wrong or lacks.
        """
        decks.write_decks(site, self.course.guides)
        question_scripts.write_question_scripts(self.course, site)
        search_documents.write_documents(self.course, site)
        if self.takes_away:
            slots = self.local.values
            logo = logo_of(slots, self.course.root / host_fields.FOLDER)
            host = {"host": slots.get("organisation", ""), "logo": logo, "address": self.address}
            contacts = contacts_of(self.course.slots, slots)
            facts = Facts(self.title, VERSION, "", "", contacts, epoch, self.course.imprint, **host)
            downloads.write_all(site, self.course, facts)


def _with_pages(nav: Any, absent: Set[str]) -> Any:
    """The navigation without pages that the course has no data for, and without parts that held them alone."""
    if isinstance(nav, dict):
        return {title: kept for title, part in nav.items() if (kept := _with_pages(part, absent))}
    if isinstance(nav, list):
        return [kept for part in nav if (kept := _with_pages(part, absent))]
    return None if nav in absent else nav


def _listed(nav: Any) -> list[str]:
    """The pages of a navigation, in its order."""
    if isinstance(nav, str):
        return [nav]
    parts = nav.values() if isinstance(nav, dict) else nav or ()
    return [name for part in parts for name in _listed(part)]
