"""Which folders a build may put a site in the place of, and what is said when it fails."""

from pathlib import Path

import pytest

from course.site.build import build_command, reasons, refusal


@pytest.fixture
def home(tmp_path: Path) -> Path:
    root = tmp_path / "home" / "course"
    for name in ("docs/index.md", "site/index.html", "a file"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("kept", encoding="utf-8")
    return root


@pytest.mark.parametrize("out", ["site", "new", "further/away"])
def test_a_site_takes_the_place_of_a_site_or_of_nothing(home: Path, out: str) -> None:
    assert refusal(home, home / out) == ""


@pytest.mark.parametrize(
    ("out", "told"),
    [
        (".", "holds the course itself"),
        ("..", "holds the course itself"),
        ("docs", "holds something else than a site"),
        ("a file", "is not a folder"),
    ],
)
def test_a_site_takes_the_place_of_nothing_else(
    home: Path, capsys: pytest.CaptureFixture[str], out: str, told: str
) -> None:
    assert build_command(home, Path(out)) == 2
    assert told in capsys.readouterr().err
    assert (home / "docs" / "index.md").read_text(encoding="utf-8") == "kept"


def test_a_failure_that_the_checks_explain_is_told_without_a_trace(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_bytes(b"caf\xe9")
    trace = 'Traceback (most recent call last):\n  File "x.py"\nUnicodeDecodeError: no\n'
    told = reasons(tmp_path, f"WARNING -  Something else\n{trace}")
    assert any(line.startswith("docs/index.md:1: this is not UTF-8") for line in told)
    assert told[-1] == "WARNING -  Something else"
