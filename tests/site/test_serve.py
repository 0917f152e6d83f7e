"""`course serve`, which `make serve` runs, shows the course."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(address: str, server: subprocess.Popen[bytes]) -> str:
    """What the server answers, once it is up."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(address) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server ended with {server.returncode}")


def test_serve_shows_the_home_page(root: Path) -> None:
    address = f"127.0.0.1:{free_port()}"
    server = subprocess.Popen(
        [sys.executable, "-m", "course.cli", "serve", "--address", address],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert "<title>Learning from Serious Case Reviews" in fetch(f"http://{address}/", server)
    finally:
        server.terminate()
        server.wait()
