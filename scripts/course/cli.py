"""The command line `course`: one command a job, each a thin front on the library."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from course.check import bank_figures, check_course
from course.content.law_changes import due
from course.course import CHANGES, Course
from course.text.problems import report

CLOSED, INTERRUPTED = 141, 130


def find_root(start: Path) -> Path:
    """The folder at or above `start` that holds mkdocs.yml; SystemExit with one line where there is none."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").exists():
            return folder
    raise SystemExit("course: no mkdocs.yml here or above; run this inside the course's folder")


def check(options: argparse.Namespace) -> int:
    """Report every problem of the content."""
    root = find_root(Path.cwd())
    problems = check_course(root)
    for line in report(problems):
        print(line)
    if problems:
        print(f"{len(problems)} problems", file=sys.stderr)
        return 1
    course = Course(root)
    print(
        f"content: {len(course.modules)} modules, {len(course.pages)} pages, {len(course.points)} points, {len(course.terms)} terms: no problems"
    )
    print("\n".join(bank_figures(course)))
    for line in due(course.changes, datetime.date.today(), CHANGES):
        print(f"soon: {line}")
    return 0


def split(options: argparse.Namespace) -> int:
    """Write a draft a section from a briefing."""
    from course.briefing.drafts import split_command

    return split_command(options.source, options.out)


def coverage(options: argparse.Namespace) -> int:
    """Hold the course against its source."""
    from course.briefing.coverage import coverage_command

    return coverage_command(options.source, find_root(Path.cwd()))


def build(options: argparse.Namespace) -> int:
    """Build the site aside and put it in place when it is whole."""
    from course.site.build import build_command

    return build_command(find_root(Path.cwd()), options.out, config=options.config, take_away=options.take_away)


def serve(options: argparse.Namespace) -> int:
    """Show the course on this machine and rebuild it as its files change."""
    from course.site.build import serve_command

    return serve_command(find_root(Path.cwd()), options.address)


def links(options: argparse.Namespace) -> int:
    """Check the links of the built site, or of the world outside."""
    from course.dev.links import external_command, internal_command

    root = find_root(Path.cwd())
    return external_command(root) if options.external else internal_command(root / "site")


def package(options: argparse.Namespace) -> int:
    """Make the packages that hosts unzip or import."""
    from course.packages.all import package_command

    root = find_root(Path.cwd())
    return package_command(root, root / "site", root / "dist", config=options.config)


def weights(options: argparse.Namespace) -> int:
    """Say what a first visit to each kind of page costs."""
    from course.dev.weights import weights_command

    return weights_command(find_root(Path.cwd()) / "site", lighthouse=options.lighthouse)


def release(options: argparse.Namespace) -> int:
    """Ask what has to be true before a release."""
    from course.dev.release import release_command

    return release_command(find_root(Path.cwd()))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="course", description="Checks and builds the course.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="every check of the content, all problems at once").set_defaults(run=check)
    splitting = commands.add_parser("split", help="one draft a section from a briefing's text")
    splitting.add_argument("source", type=Path)
    splitting.add_argument("--out", type=Path, default=Path("drafts"))
    splitting.set_defaults(run=split)
    covering = commands.add_parser("coverage", help="what the course lacks of a source, adds to it or repeats of it")
    covering.add_argument("source", type=Path)
    covering.set_defaults(run=coverage)
    building = commands.add_parser("build", help="the site, built aside and swapped in when whole")
    building.add_argument("--out", type=Path, default=Path("site"))
    building.add_argument("--config", default="mkdocs.yml", help="a host's own file that inherits from mkdocs.yml")
    building.add_argument("--take-away", action="store_true", help="with handouts, slides and Word files to take away")
    building.set_defaults(run=build)
    packing = commands.add_parser("package", help="the built site and the questions as zips to hand out")
    packing.add_argument("--config", default="mkdocs.yml", help="a host's own file that inherits from mkdocs.yml")
    packing.set_defaults(run=package)
    weighing = commands.add_parser("weights", help="what a first visit to each kind of page of the built site costs")
    weighing.add_argument("--lighthouse", action="store_true", help="with Lighthouse's figures, where it is installed")
    weighing.set_defaults(run=weights)
    commands.add_parser(
        "release", help="what has to be true before a release, up to the first thing that is not"
    ).set_defaults(run=release)
    serving = commands.add_parser("serve", help="the course on this machine, rebuilt as its files change")
    serving.add_argument("--address", default="127.0.0.1:8000")
    serving.set_defaults(run=serve)
    linking = commands.add_parser("links", help="every link of the built site")
    linking.add_argument("--external", action="store_true", help="the addresses outside instead; needs a network")
    linking.set_defaults(run=links)
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
        print(
            f"course {options.command}: {where}{error.strerror or error}; nothing after that was done", file=sys.stderr
        )
        return 2
    return code


def _say_no_more() -> None:
    """Let what is still to be printed go nowhere: nobody reads it, and Python would fail on it once more as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
