import gzip
import urllib.request
from pathlib import Path

import pytest

from course.dev import browser
from course.dev.links import served
from course.dev.weights import Counting, heaviest, lighthouse_row, row


def page(site: Path, name: str, text: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")


def test_of_each_kind_the_page_with_the_most_bytes_is_measured(tmp_path: Path) -> None:
    for name, text in {"index.html": "a", "modules/a.html": "aa", "modules/b.html": "a", "guides/c.html": "a"}.items():
        page(tmp_path, name, text)
    assert heaviest(tmp_path) == {"home": "index.html", "module": "modules/a.html", "guide": "guides/c.html"}


def test_what_is_counted_is_what_went_over_the_line(tmp_path: Path) -> None:
    page(tmp_path, "index.html", "word " * 500)
    page(tmp_path, "a.js", "go();" * 500)
    sent: list[tuple[str, int]] = []
    with served(tmp_path, Counting, sent=sent) as address:
        for name in ("", "a.js?x"):
            body = urllib.request.urlopen(address + name).read()
            assert len(gzip.decompress(body)) == 2500
    (_, home), (_, script) = sent
    assert home < 100 > script
    assert row("home", "index.html", sent).split() == ["home", str(home + script), "2", str(script), "index.html"]


def test_lighthouse_s_figures_are_read() -> None:
    names = ("performance", "accessibility", "best-practices", "seo")
    report = {
        "categories": {name: {"score": score} for name, score in zip(names, (0.99, 1, 0.5, None), strict=True)},
        "audits": {
            "largest-contentful-paint": {"numericValue": 1234.5},
            "total-blocking-time": {"numericValue": 60},
            "cumulative-layout-shift": {"numericValue": 0.01},
        },
    }
    assert lighthouse_row("home", report).split() == ["home", "99", "100", "50", "0", "1234", "60", "0.010"]


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with no browser and no way to one."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setattr(browser, "_PLACES", ())
    return tmp_path


@pytest.mark.parametrize("name", ["chromium", "google-chrome", "microsoft-edge"])
def test_an_installed_browser_is_found_and_a_named_one_comes_first(
    bare: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path, mine = program(bare, name), program(bare, "my-browser")
    assert browser.find_browser() == str(path)
    monkeypatch.setenv("BROWSER", "my-browser")
    assert browser.find_browser() == str(mine)
