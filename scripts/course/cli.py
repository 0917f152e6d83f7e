"""The command line `course`: one command a job, each a thin front on the library."""

import argparse
import datetime
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

from course.check import apart, check_course
from course.content.law_changes import due
from course.course import CHANGES, Course
from course.questions.figures import figures
from course.text.files import find_root
from course.text.numbers import counted
from course.text.problems import report

CLOSED, INTERRUPTED = 141, 130
_SOURCE: tuple[str, dict[str, Any]] = ("source", {"type": Path})
_PAGES = "which page of a PDF each paragraph cites: the one printed on it (the default), the file's own, or none"
_CONFIG = ("--config", {"default": "mkdocs.yml", "help": "a host's own file that inherits from mkdocs.yml"})
COMMANDS: dict[str, tuple[str, str, list[tuple[str, dict[str, Any]]]]] = {
    "check": ("cli:check", "Report every problem of the content at once.", []),
    "questions": ("cli:questions", "Say what the question bank asks, and what somebody who guesses would find.", []),
    "split": (
        "briefing.drafts:split_command",
        "Write a draft a section from a briefing: PDF, Word, OpenDocument, HTML, RTF, Markdown or text.",
        [
            _SOURCE,
            ("--out", {"type": Path, "default": Path("drafts")}),
            ("--pages", {"choices": ("printed", "file", "none"), "default": "printed", "help": _PAGES}),
        ],
    ),
    "new": (
        "start.new:new_command",
        "Begin a course in a new folder, or a module, quiz, guide, case, figure or term of this one.",
        [
            ("what", {"help": "a folder; or module, quiz, guide, case, figure or term"}),
            (
                "name",
                {"nargs": "?", "default": "", "help": "what the part is called; a guide and a quiz, by their module"},
            ),
            ("--from", {"type": Path, "dest": "source", "help": "the briefing that a course is made from"}),
            ("--only", {"default": "", "help": "the modules to begin from it, in order, with commas between"}),
        ],
    ),
    "coverage": (
        "briefing.coverage:coverage_command",
        "Say what the course lacks of a source, adds to it or repeats of it.",
        [_SOURCE, ("--table", {"action": "store_true", "help": "with what each module carries of the source"})],
    ),
    "build": (
        "site.build:build_command",
        "Build the site aside and put it in place when it is whole.",
        [
            ("--out", {"type": Path, "default": Path("site")}),
            _CONFIG,
            ("--take-away", {"action": "store_true", "help": "with handouts, slides and Word files to take away"}),
        ],
    ),
    "package": ("packages.all:package_command", "Make the packages that hosts unzip or import.", [_CONFIG]),
    "answers": (
        "dev.answers:answers_command",
        "Count what learners chose first, from saved records, on this machine alone.",
        [("records", {"type": Path, "nargs": "+", "help": "files of records, or folders of them"})],
    ),
    "evidence": (
        "dev.evidence:evidence_command",
        "Add up teams' sheets, as the page does: what they say together, and never what one of them says.",
        [
            ("sheets", {"type": Path, "nargs": "+", "help": "files of sheets, or folders of them"}),
            ("--csv", {"action": "store_true", "help": "as comma-separated values"}),
        ],
    ),
    "weights": (
        "dev.weights:weights_command",
        "Say what a first visit to each kind of page of the built site costs.",
        [("--lighthouse", {"nargs": "?", "const": "", "help": "with Lighthouse's figures, here or at an address"})],
    ),
    "release": (
        "dev.release:release_command",
        "Ask what has to be true before a release, up to the first thing that is not.",
        [],
    ),
    "serve": (
        "site.build:serve_command",
        "Show the course on this machine and rebuild it as its files change.",
        [("--address", {"default": "127.0.0.1:8000"})],
    ),
    "links": (
        "dev.links:links_command",
        "Check every link of the built site, or of the world outside.",
        [("--external", {"action": "store_true", "help": "the addresses outside instead; needs a network"})],
    ),
}
"""Each command: the function of the library that it calls, what it does, and its arguments, which the function takes by name."""


def check(root: Path) -> int:
    """Print every problem of the content, and what is still to do in drafts."""
    course = Course(root)
    problems, unfinished = apart(course, check_course(root))
    print("".join(f"{line}\n" for line in report(problems)), end="")
    print("".join(f"draft: {one}\n" for one in unfinished), end="")
    if unfinished:
        to_do = f"{counted(len(unfinished), 'thing')} to do in {counted(len(course.drafts), 'file')}"
        print(f"drafts: {to_do}, the most valuable first", flush=True)
    if problems:
        print(counted(len(problems), "problem"), file=sys.stderr)
        return 1
    counts = {"modules": course.modules, "pages": course.pages, "points": course.points, "terms": course.terms}
    print(f"content: {', '.join(f'{len(held)} {name}' for name, held in counts.items())}: no problems")
    print("".join(f"{line}\n" for line in due(course.changes, datetime.date.today(), CHANGES)), end="")
    return 0


def questions(root: Path) -> int:
    """Print what the bank asks and what a guesser would find."""
    course = Course(root)
    print("\n".join(figures(course.banks.values(), course.settings.questions.tests)))
    return 0


def arguments_of(line: Sequence[str] | None) -> tuple[str, dict[str, Any]]:
    """The command that the words of a line name, and its arguments; SystemExit where they are none."""
    parser = argparse.ArgumentParser(prog="course", description="Checks and builds the course.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (_, told, arguments) in COMMANDS.items():
        command = commands.add_parser(name, help=told, description=told)
        for argument, form in arguments:
            command.add_argument(argument, **form)
    options = vars(parser.parse_args(line))
    return options.pop("command"), options


def function_of(command: str) -> Callable[..., int]:
    """What a command calls: loaded when it is asked for, since few commands need what the others need."""
    module, _, name = COMMANDS[command][0].partition(":")
    found: Callable[..., int] = getattr(import_module(f"course.{module}"), name)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` name (the process's own by default) and give back its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    command, options = arguments_of(arguments)
    try:
        function = function_of(command)
        if "root" in signature(function).parameters:
            options["root"] = find_root(Path.cwd())
        code = function(**options)
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
        print(f"course {command}: {said}", file=sys.stderr)
        return 2
    return code


def _say_no_more() -> None:
    """Let what is still to be printed go nowhere: nobody reads it, and Python would fail on it once more as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
