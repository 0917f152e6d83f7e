"""`course serve`, which `make serve` runs, shows the course."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.patience import SECONDS


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_serve_says_where_it_shows_the_course_and_shows_it(small: Path) -> None:
    command = [sys.executable, "-m", "course.cli", "serve", "--address", f"127.0.0.1:{free_port()}"]
    server = subprocess.Popen(command, cwd=small, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert server.stderr
    try:
        said = next((found[1] for line in server.stderr if (found := re.search(r"Serving on (http\S+)", line))), "")
        with urllib.request.urlopen(said, timeout=SECONDS) as answer:
            assert "<title>Looking after parks" in answer.read().decode()
    finally:
        server.kill()
        server.wait()
        server.stderr.close()
