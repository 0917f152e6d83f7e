"""The packages, made once a run and unpacked where a server may read them."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from course.packages.all import make_packages
from tests import webservers
from tests.conftest import ROOT, Once


@pytest.fixture(scope="session")
def packages(site: Path, once: Once) -> dict[str, Path]:
    """Every package by its kind."""
    made = once("packages", lambda folder: list(make_packages(ROOT, site, folder)))
    return {path.stem.rpartition("-")[2]: path for path in made.glob("*.zip")}


@pytest.fixture(scope="session")
def unpacked(packages: dict[str, Path]) -> Iterator[Path]:
    """The web package unpacked in a folder that every user of the machine may read."""
    folder = Path(tempfile.mkdtemp(prefix="a wéb package "))
    folder.chmod(0o755)
    zipfile.ZipFile(packages["web"]).extractall(folder)
    yield folder
    shutil.rmtree(folder)


WAYS = {
    "nginx": (webservers.nginx, "course/"),
    "nginx behind a proxy": (webservers.nginx, "behind/a/proxy/"),
    "apache": (webservers.apache, "course/"),
    "apache by an alias": (webservers.apache, "other/path/"),
}
"""Each way with its server and the path at which the course is met there."""


@contextmanager
def started(way: str, unpacked: Path, **more: bool) -> Iterator[str]:
    """The address of the course on a real server."""
    start, path = WAYS[way]
    folder = Path(tempfile.mkdtemp(prefix="server-"))
    folder.chmod(0o755)
    with start(unpacked, folder, **more) as address:
        yield address + path
    shutil.rmtree(folder)


@pytest.fixture(scope="session", params=list(WAYS))
def server(request: pytest.FixtureRequest, unpacked: Path) -> Iterator[str]:
    with started(request.param, unpacked) as address:
        yield address
