"""The command line `course`: one command a job, each a thin front on the library."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from course.check import check_course
from course.content.law_changes import due
from course.course import CHANGES, Course
from course.text.problems import report

CLOSED, INTERRUPTED = 141, 130
Options = argparse.Namespace


def find_root(start: Path) -> Path:
    """The folder at or above `start` that holds mkdocs.yml; SystemExit with one line where there is none."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").exists():
            return folder
    raise SystemExit("course: no mkdocs.yml here or above; run this inside the course's folder")


def _root() -> Path:
    return find_root(Path.cwd())


def check(options: Options) -> int:
    """Report every problem of the content at once."""
    problems = check_course(_root())
    for line in report(problems):
        print(line)
    if problems:
        print(f"{len(problems)} problems", file=sys.stderr)
        return 1
    course = Course(_root())
    counts = {"modules": course.modules, "pages": course.pages, "points": course.points, "terms": course.terms}
    print(f"content: {', '.join(f'{len(held)} {name}' for name, held in counts.items())}: no problems")
    for line in due(course.changes, datetime.date.today(), CHANGES):
        print(f"soon: {line}")
    return 0


def questions(options: Options) -> int:
    """Say what the question bank asks, and what somebody who guesses would find."""
    from course.questions.figures import figures

    course = Course(_root())
    print("\n".join(figures(course.banks.values(), course.settings.questions.tests)))
    return 0


def split(options: Options) -> int:
    """Write a draft a section from a briefing: PDF, Word, OpenDocument, HTML, RTF, Markdown or text."""
    from course.briefing.drafts import split_command

    return split_command(options.source, options.out, options.pages)


def coverage(options: Options) -> int:
    """Say what the course lacks of a source, adds to it or repeats of it."""
    from course.briefing.coverage import coverage_command

    return coverage_command(options.source, _root(), table=options.table)


def build(options: Options) -> int:
    """Build the site aside and put it in place when it is whole."""
    from course.site.build import build_command

    return build_command(_root(), options.out, config=options.config, take_away=options.take_away)


def serve(options: Options) -> int:
    """Show the course on this machine and rebuild it as its files change."""
    from course.site.build import serve_command

    return serve_command(_root(), options.address)


def links(options: Options) -> int:
    """Check every link of the built site, or of the world outside."""
    from course.dev.links import external_command, internal_command

    return external_command(_root()) if options.external else internal_command(_root() / "site")


def package(options: Options) -> int:
    """Make the packages that hosts unzip or import."""
    from course.packages.all import package_command

    return package_command(_root(), _root() / "site", _root() / "dist", config=options.config)


def weights(options: Options) -> int:
    """Say what a first visit to each kind of page of the built site costs."""
    from course.dev.weights import weights_command

    return weights_command(_root() / "site", lighthouse=options.lighthouse)


def release(options: Options) -> int:
    """Ask what has to be true before a release, up to the first thing that is not."""
    from course.dev.release import release_command

    return release_command(_root())


_SOURCE: tuple[str, dict[str, Any]] = ("source", {"type": Path})
_PAGES = "which page of a PDF each paragraph cites: the one printed on it (the default), the file's own, or none"
_CONFIG = ("--config", {"default": "mkdocs.yml", "help": "a host's own file that inherits from mkdocs.yml"})
COMMANDS: dict[Callable[[Options], int], list[tuple[str, dict[str, Any]]]] = {
    check: [],
    questions: [],
    split: [
        _SOURCE,
        ("--out", {"type": Path, "default": Path("drafts")}),
        ("--pages", {"choices": ("printed", "file", "none"), "default": "printed", "help": _PAGES}),
    ],
    coverage: [_SOURCE, ("--table", {"action": "store_true", "help": "with what each module carries of the source"})],
    build: [
        ("--out", {"type": Path, "default": Path("site")}),
        _CONFIG,
        ("--take-away", {"action": "store_true", "help": "with handouts, slides and Word files to take away"}),
    ],
    package: [_CONFIG],
    weights: [("--lighthouse", {"action": "store_true", "help": "with Lighthouse's figures, where it is installed"})],
    release: [],
    serve: [("--address", {"default": "127.0.0.1:8000"})],
    links: [("--external", {"action": "store_true", "help": "the addresses outside instead; needs a network"})],
}
"""Each command with its arguments; what it does is told by its first words."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="course", description="Checks and builds the course.")
    commands = parser.add_subparsers(dest="command", required=True)
    for run, arguments in COMMANDS.items():
        command = commands.add_parser(run.__name__, help=run.__doc__, description=run.__doc__)
        command.set_defaults(run=run)
        for name, form in arguments:
            command.add_argument(name, **form)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` name (the process's own by default) and give back its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        _say_no_more()
        return CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        _say_no_more()
        where = f"{error.filename}: " if error.filename else ""
        said = f"{where}{error.strerror or error}; nothing after that was done"
        print(f"course {options.command}: {said}", file=sys.stderr)
        return 2
    return code


def _say_no_more() -> None:
    """Let what is still to be printed go nowhere: nobody reads it, and Python would fail on it once more as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
