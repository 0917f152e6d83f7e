"""MkDocs events, each handed on to the build of the library, which MkDocs' settings carry from one to the next."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime, get_build_timestamp

from course.site.events import Build


@contextmanager
def _build(config: MkDocsConfig) -> Iterator[Build]:
    """The build; what is wrong ends it, told without a trace."""
    try:
        yield config.extra["build"]
    except (FileNotFoundError, ValueError) as error:
        raise PluginError(str(error)) from error


def on_startup(command: str, dirty: bool) -> None:
    """Look for waste less often: trees of pages are many small objects, and as often as Python looks costs a tenth of a build."""
    gc.set_threshold(50_000, 20, 50)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the course again."""
    root, address = Path(config.docs_dir).parent, config.site_url or ""
    build = Build.begun(root, config.site_name, address, config.nav, config.extra)
    config.nav = build.nav
    config.extra_css += build.styles
    config.mdx_configs["course.pages.markdown_references"] = build.references
    config.extra |= build.extra | {"build": build}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep what is no part of the site out of it, and add what nobody writes."""
    with _build(config) as build:
        for file in [file for file in files if not build.carries(file.src_uri)]:
            files.remove(file)
        made, config.extra["bundles"] = build.files(get_build_datetime().date())
    for name, content in made.items():
        files.append(File.generated(config, name, content=content))
    config.extra["has"] = {file.src_uri for file in files}
    return files


@event_priority(50)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw into the page what the build draws there."""
    with _build(config) as build:
        config.mdx_configs["course.text.markdown"] = build.boxes(page.file.src_uri)
        return build.drawn(page.file.src_uri, markdown)


@event_priority(-50)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the templates what they draw around the page; of the contents of one with stops, the skip link alone needs the first."""
    with _build(config) as build:
        context |= build.around(page.file.src_uri)
    if context["course"]["stops"]:
        del page.toc.items[1:]
        for first in page.toc:
            first.level, first.children = 1, []
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Refuse a page that breaks the policy."""
    with _build(config) as build:
        return build.allowed(output, page.file.dest_uri)


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the built site."""
    with _build(config) as build:
        build.finish(Path(config.site_dir), get_build_timestamp())
