"""The command for the world outside, against a small server of its own."""

import datetime
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from course.dev.links import external_command, links_command


class _Answers(BaseHTTPRequestHandler):
    """Answers with the number in the address; /busy asks to be waited for once; /page leads to a login."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        number = re.match(r"/(\d+)", self.path)
        once = self.path == "/busy" and self.asked.count("/busy") == 1
        self.send_response(int(number[1]) if number else 429 if once else 302 if self.path == "/page" else 200)
        if once:
            self.send_header("Retry-After", "0")
        if self.path == "/page":
            self.send_header("Location", "/sign-in?to=page")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for what was found."""


@pytest.fixture
def outside() -> Iterator[str]:
    _Answers.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_the_dead_are_told_apart_from_those_of_which_nobody_can_tell(
    small: Path, outside: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "docs" / "about" / "changes.yml").write_text("[]", encoding="utf-8")
    for path in (small / "docs").rglob("*.md"):
        path.unlink()
    names = ("404", "410", "403", "405", "500", "busy", "page", "a_(b)_c")
    links = " ".join(f"[one]({outside}/{name})" for name in names)
    (small / "docs" / "a.md").write_text(f"one\n\n{links} <{outside}/auto>\n", encoding="utf-8")
    assert external_command(small) == 1
    place = "; cited in docs/a.md:3"
    assert capsys.readouterr().out.splitlines() == [
        f"dead: {outside}/404 answers 404{place}",
        f"dead: {outside}/410 answers 410{place}",
        f"cannot tell: {outside}/403 answers 403{place}",
        f"cannot tell: {outside}/405 answers 405{place}",
        f"cannot tell: {outside}/500 answers 500{place}",
        f"cannot tell: {outside}/page leads to a login, {outside}/sign-in?to=page{place}",
        f"external links, {datetime.date.today()}: 9 asked, 2 dead, 4 cannot tell",
    ]
    assert {"/a_(b)_c", "/auto"} <= set(_Answers.asked)
    assert _Answers.asked.count("/busy") == 2
    assert (small / "external-links.txt").read_text(encoding="utf-8").startswith("dead: ")


def test_a_site_that_is_not_built_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert links_command(tmp_path, external=False) == 2
    assert "run make build first" in capsys.readouterr().err
