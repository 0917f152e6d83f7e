from __future__ import annotations

from pathlib import Path

import pytest

from course.dev import browser


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
def test_an_installed_browser_is_found(bare: Path, name: str) -> None:
    path = program(bare, name)
    assert browser.find_browser() == str(path)


def test_a_named_browser_comes_first(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare, "chromium")
    mine = program(bare, "my-browser")
    monkeypatch.setenv("BROWSER", "my-browser")
    assert browser.find_browser() == str(mine)
