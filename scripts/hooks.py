"""MkDocs events, each handed on to the library."""

from __future__ import annotations

import gc
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
from course.content import host_fields, host_settings
from course.content.kinds import CASE
from course.course import Course
from course.handouts import downloads
from course.handouts.facts import Facts, contacts_of, logo_of
from course.pages import policy
from course.pages.calendar import CALENDAR, calendar
from course.pages.edition import Edition, edition
from course.pages.facts import page_facts
from course.pages.generated import expand, generated_pages
from course.site import bundles, catalogue, question_scripts, search_documents
from course.slides import decks

log = get_plugin_logger("course")


@cache
def _read(root: str) -> Course:
    return Course(Path(root))


@cache
def _edition(root: str) -> Edition:
    return edition(_read(root))


def _course(config: MkDocsConfig) -> Course:
    return _read(str(Path(config.docs_dir).parent))


_serving = False
# The pages as the navigation of mkdocs.yml has them, and as MkDocs does: asked for by every page, and found once.
_in_settings: list[str] = []
_in_navigation: list[str] = []


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether the course is being written: MkDocs' reload of the page is a script that the policy would stop."""
    global _serving
    _serving = command == "serve"
    # Trees of pages are many small objects: to look through them for waste as often as Python does costs a tenth of a build.
    gc.set_threshold(50_000, 20, 50)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the course again and tell the Markdown marks what they need."""
    _read.cache_clear()
    _edition.cache_clear()
    held = host_settings.local_of(config.extra.get("local"))
    config.mdx_configs["course.pages.markdown_references"] = {
        "terms": _course(config).terms,
        "source": _course(config).settings.pages_of,
        "report": host_fields.address(held.values["report"], "/") if "report" in held.values else "",
        "offset": int(held.values.get("report-offset") or 0),
    }
    config.extra["policy"] = "" if _serving else policy.POLICY
    config.extra["contacts"] = host_settings.contacts(_course(config).slots, held.values)
    config.extra["slots"] = held.values
    config.extra["course_version"] = VERSION
    config.extra["course_id"] = _course(config).settings.id
    config.extra["serving"] = _serving
    if held.colours:
        config.extra_css.append(host_settings.STYLES)
    if held.pages and config.nav is not None:
        config.nav.append({"Local": list(host_settings.own_pages(_course(config).root, held.pages))})
    config.extra["take_away"] = not _serving and downloads.asked_for(config.extra.get("take_away"))
    _in_settings[:] = _listed(config.nav)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that nobody writes, and keep data files out of the site."""
    course = _course(config)
    generated = generated_pages(course)
    for name, page in generated.items():
        files.append(File.generated(config, name, content=page.text))
    held = host_settings.local_of(config.extra.get("local"))
    for name, data in host_settings.own_files(course.root, held).items():
        files.append(File.generated(config, name, content=data))
    if year := calendar(course, config.site_url or "", get_build_datetime().date()):
        files.append(File.generated(config, CALENDAR, content=year))
    try:
        made = bundles.bundle(course.root, catalogue.data(course, config.site_name, _in_settings))
    except (FileNotFoundError, ValueError) as error:
        raise PluginError(str(error)) from error
    config.extra["bundles"] = made.places
    for file in list(files):
        if file.src_uri.endswith((".yml", ".tsv", ".txt")) or bundles.is_source(file.src_uri):
            files.remove(file)
    for name, text in made.files.items():
        files.append(File.generated(config, name, content=text))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the order of the pages."""
    _in_navigation[:] = [item.file.src_uri for item in nav.pages]
    return nav


@event_priority(50)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw into the page what the build draws there, and tell the Markdown boxes the case that they stand in."""
    course = _course(config)
    name = page.file.src_uri
    config.mdx_configs["course.text.markdown"] = {"case": CASE.slug(name) if CASE.has(name) else ""}
    drawn = expand(course, name, markdown, _in_settings)
    return host_fields.place(course.slots, config.extra["slots"], drawn, "../" * name.count("/"))


def _listed(nav: Any) -> list[str]:
    """The pages as the navigation of mkdocs.yml has them."""
    if isinstance(nav, str):
        return [nav]
    parts = nav.values() if isinstance(nav, dict) else nav or ()
    return [name for part in parts for name in _listed(part)]


@event_priority(-50)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the templates what they draw around the page."""
    order = _in_navigation
    context["course"] = page_facts(_course(config), page.file.src_uri, order)
    if context["course"].stops:
        _skip_alone(page)
    context["edition"] = _edition(str(_course(config).root))
    if config.extra["take_away"]:
        context["take_away"] = downloads.offer(_course(config), page.file.src_uri, order)
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
    try:
        question_scripts.write_question_scripts(_course(config), Path(config.site_dir))
    except ValueError as error:
        raise PluginError(str(error)) from error
    search_documents.write_documents(_course(config), Path(config.site_dir))
    if config.extra["take_away"]:
        _write_take_away(config)


def _write_take_away(config: MkDocsConfig) -> None:
    contacts = contacts_of(_course(config).slots, config.extra["slots"])
    slots, told = config.extra["slots"], _course(config).imprint
    logo = logo_of(slots, _course(config).root / host_fields.FOLDER)
    host = {"host": slots.get("organisation", ""), "logo": logo, "address": config.site_url or ""}
    facts = Facts(config.site_name, VERSION, "", "", contacts, get_build_timestamp(), told, **host)
    try:
        downloads.write_all(Path(config.site_dir), _course(config), facts)
    except ValueError as error:
        raise PluginError(str(error)) from error
