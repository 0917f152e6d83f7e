"""MkDocs events, each handed on to the library."""

import gc
from collections.abc import Iterator, Set
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime, get_build_timestamp

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

log = get_plugin_logger("course")


_read = cache(Course)


def _course(config: MkDocsConfig) -> Course:
    return _read(Path(config.docs_dir).parent)


@contextmanager
def _stopping() -> Iterator[None]:
    """Let what is wrong end the build, told without a trace."""
    try:
        yield
    except (FileNotFoundError, ValueError) as error:
        raise PluginError(str(error)) from error


_serving = False


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether the course is being written: MkDocs' reload of the page is a script that the policy would stop."""
    global _serving
    _serving = command == "serve"
    # Trees of pages are many small objects: to look through them for waste as often as Python does costs a tenth of a build.
    gc.set_threshold(50_000, 20, 50)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the course again and tell the Markdown marks what they need."""
    _read.cache_clear()
    course = _course(config)
    held = host_settings.local_of(config.extra.get("local"))
    config.mdx_configs["course.pages.markdown_references"] = {
        "terms": course.terms,
        "source": course.settings.pages_of,
        "report": host_fields.address(held.values["report"], "/") if "report" in held.values else "",
        "offset": int(held.values.get("report-offset") or 0),
    }
    generated = {name: page.text for name, page in generated_pages(course).items()}
    config.nav = _with_pages(config.nav, GENERATED - generated.keys())
    if held.colours:
        config.extra_css.append(host_settings.STYLES)
    if held.pages and config.nav is not None:
        config.nav.append({"Local": list(host_settings.own_pages(course.root, held.pages))})
    config.extra |= {
        "policy": "" if _serving else policy.POLICY,
        "slots": held.values,
        "course_version": VERSION,
        "course_id": course.settings.id,
        "edition": edition(course),
        "serving": _serving,
        "drafts": bool(course.drafts),
        "order": _listed(config.nav),
        "generated": generated,
        "take_away": not _serving and downloads.asked_for(config.extra.get("take_away")),
    }
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that nobody writes, and keep data files out of the site."""
    course = _course(config)
    added = config.extra["generated"]
    added |= host_settings.own_files(course.root, host_settings.local_of(config.extra.get("local")))
    if year := calendar(course, config.site_url or "", get_build_datetime().date()):
        added[CALENDAR] = year
    for name, content in added.items():
        files.append(File.generated(config, name, content=content))
    with _stopping():
        made = bundles.bundle(course.root, catalogue.data(course, config.site_name, config.extra["order"]))
    if lost := bundles.without_script(made):
        raise PluginError("\n".join(lost))
    config.extra["bundles"] = made.places
    for file in list(files):
        if file.src_uri.endswith((".yml", ".tsv", ".txt")) or bundles.is_source(file.src_uri):
            files.remove(file)
    for name, data in made.files.items():
        files.append(File.generated(config, name, content=data))
    config.extra["has"] = {file.src_uri for file in files}
    return files


@event_priority(50)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw into the page what the build draws there, and tell the Markdown boxes the case that they stand in."""
    course = _course(config)
    name = page.file.src_uri
    config.mdx_configs["course.text.markdown"] = {"case": CASE.slug(name) if CASE.has(name) else ""}
    drawn = expand(course, name, markdown, config.extra["order"])
    return host_fields.place(course.slots, config.extra["slots"], drawn, "../" * name.count("/"))


def _with_pages(nav: Any, absent: Set[str]) -> Any:
    """The navigation without pages that the course has no data for, and without parts that held them alone."""
    if isinstance(nav, dict):
        return {title: kept for title, part in nav.items() if (kept := _with_pages(part, absent))}
    if isinstance(nav, list):
        return [kept for part in nav if (kept := _with_pages(part, absent))]
    return None if nav in absent else nav


def _listed(nav: Any) -> list[str]:
    """The pages as the navigation of mkdocs.yml has them."""
    if isinstance(nav, str):
        return [nav]
    parts = nav.values() if isinstance(nav, dict) else nav or ()
    return [name for part in parts for name in _listed(part)]


@event_priority(-50)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the templates what they draw around the page."""
    order = config.extra["order"]
    context["course"] = page_facts(_course(config), page.file.src_uri, order)
    if context["course"]["stops"]:
        _skip_alone(page)
    if config.extra["take_away"]:
        context["take_away"] = downloads.offer(_course(config), page.file.src_uri, order)
        context["course_pack"] = downloads.COURSE_PACK
    return context


def _skip_alone(page: Page) -> None:
    """Leave of the contents of a module what the skip link needs: its stops are listed beside the text, and nowhere else."""
    del page.toc.items[1:]
    for first in page.toc:
        first.level, first.children = 1, []


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Refuse a page that breaks the policy."""
    problems = policy.violations(output, page.file.dest_uri)
    for problem in problems:
        log.error(str(problem))
    if problems:
        raise PluginError(f"{page.file.dest_uri} breaks the policy of the site in {len(problems)} places")
    return output


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Cut the pages into slides and questions, and write what the search finds."""
    decks.write_decks(Path(config.site_dir), _course(config).guides)
    with _stopping():
        question_scripts.write_question_scripts(_course(config), Path(config.site_dir))
    search_documents.write_documents(_course(config), Path(config.site_dir))
    if config.extra["take_away"]:
        _write_take_away(config)


def _write_take_away(config: MkDocsConfig) -> None:
    contacts = contacts_of(_course(config).slots, config.extra["slots"])
    slots, told = config.extra["slots"], _course(config).imprint
    logo = logo_of(slots, _course(config).root / host_fields.FOLDER)
    host = {"host": slots.get("organisation", ""), "logo": logo, "address": config.site_url or ""}
    facts = Facts(config.site_name, VERSION, "", "", contacts, get_build_timestamp(), told, **host)
    with _stopping():
        downloads.write_all(Path(config.site_dir), _course(config), facts)
