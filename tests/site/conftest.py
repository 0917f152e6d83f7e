"""The site with the files to take away, as a host builds it who has filled in some contacts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from course.build import build_site
from tests.conftest import ROOT, SOURCES

CONTACTS = {"The front door": "01632 960 001", "Out of hours": "01632 960 002", "Your supervisor": ""}
HOST = """INHERIT: mkdocs.yml
site_name: Learning in Northshire
extra:
  contacts:
    The front door: 01632 960 001
    Out of hours: 01632 960 002
    Your supervisor: ""
"""


@pytest.fixture(scope="session")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with its files to take away; the tests that ask for it share a worker, so that it is made once."""
    root = tmp_path_factory.mktemp("host")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(ROOT / name, root / name)
    (root / "local.yml").write_text(HOST, encoding="utf-8")
    assert build_site(root, root / "site", config="local.yml", take_away=True) == 0
    return root / "site"
