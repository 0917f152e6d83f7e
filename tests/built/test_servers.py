"""The web package on nginx and on Apache: every file with its type, its headers, its cache rule and its compressed copy."""

import gzip
import http.client
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import quote, urlsplit

import brotli
import pytest

from tests.built.pages import wrong
from tests.built.test_packaging import HEADERS
from tests.patience import SECONDS
from tests.servers import packages, server, started, unpacked  # noqa: F401

TYPES = {
    ".html": ("text/html",),
    ".css": ("text/css",),
    ".js": ("application/javascript", "text/javascript"),
    ".json": ("application/json",),
    ".svg": ("image/svg+xml",),
    ".png": ("image/png",),
    ".ics": ("text/calendar",),
    ".xml": ("text/xml", "application/xml"),
}
LASTING, TEXT = "assets/bundles/", (".html", ".css", ".js", ".svg")
UNSENT = (".gz", ".br", ".htaccess", "web.config")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


class Asker:
    """One connection to a server."""

    def __init__(self, base: str) -> None:
        parts = urlsplit(base)
        self.path, self.line = parts.path, http.client.HTTPConnection(parts.netloc, timeout=SECONDS)

    def ask(self, name: str, method: str = "GET", **headers: str) -> Answer:
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        self.line.request(method, self.path + quote(name), headers=named)
        answer = self.line.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


@pytest.fixture
def asker(server: str) -> Iterator[Asker]:
    asker = Asker(server)
    yield asker
    asker.line.close()


@pytest.fixture(scope="session")
def names(unpacked: Path) -> list[str]:
    course, ours = unpacked / "course", [path for path in (unpacked / "course").rglob("*") if path.is_file()]
    return sorted(path.relative_to(course).as_posix() for path in ours if not path.name.endswith(UNSENT))


def test_every_file_is_sent_whole_as_its_type_with_the_headers_and_kept_a_year_if_its_name_changes_with_it(
    asker: Asker, names: list[str], unpacked: Path
) -> None:
    def strange(name: str) -> list[str]:
        answer = asker.ask(name)
        rule = "max-age=31536000" if name.startswith(LASTING) else "no-cache"
        expected = {**HEADERS, "Cache-Control": rule}
        sound = {
            "status": answer.status == 200,
            "bytes": answer.body == (unpacked / "course" / name).read_bytes(),
            "type": answer.headers.get_content_type() in TYPES[Path(name).suffix],
            "letters": not name.endswith(TEXT) or str(answer.headers.get_content_charset()).lower() == "utf-8",
            **{header: answer.headers[header] == value for header, value in expected.items()},
        }
        return [what for what, holds in sound.items() if not holds]

    assert len(names) > 150
    assert wrong(names, strange) == {}


def test_what_has_not_changed_is_not_sent_again_and_keeps_its_headers(asker: Asker) -> None:
    first = asker.ask("index.html")
    again = asker.ask("index.html", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


def test_the_head_alone_and_a_part_can_be_asked_for(asker: Asker) -> None:
    whole = asker.ask("assets/images/share.png")
    head = asker.ask("assets/images/share.png", method="HEAD")
    assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", str(len(whole.body)))
    part = asker.ask("assets/images/share.png", Range="bytes=10-19")
    assert (part.status, part.body) == (206, whole.body[10:20])


def test_a_browser_that_takes_gzip_gets_the_ready_copy(asker: Asker, names: list[str], unpacked: Path) -> None:
    def strange(name: str) -> dict[str, str]:
        answer = asker.ask(name, Accept_Encoding="gzip")
        whole = answer.headers["Content-Encoding"] == "gzip" and gzip.decompress(answer.body) == (unpacked / "course" / name).read_bytes()  # fmt: skip
        typed = answer.headers.get_content_type() in TYPES[Path(name).suffix]
        return {} if whole and typed and "Accept-Encoding" in answer.headers["Vary"] else dict(answer.headers)

    text = [name for name in names if (unpacked / "course" / f"{name}.gz").exists()]
    assert len(text) > 120
    assert wrong(text, strange) == {}


def test_a_file_without_a_ready_copy_is_compressed_as_it_is_sent(asker: Asker, unpacked: Path) -> None:
    name = "assets/decks/modules/assessment.js"
    assert not (unpacked / "course" / f"{name}.gz").exists()
    answer = asker.ask(name, Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.body) == (unpacked / "course" / name).read_bytes()


@pytest.mark.parametrize(("way", "module"), [("apache", {}), ("nginx", {"brotli": True})])
def test_a_browser_that_takes_brotli_gets_the_ready_copy(way: str, module: dict[str, bool], unpacked: Path) -> None:
    with started(way, unpacked, **module) as address:
        answer = Asker(address).ask("modules/assessment.html", Accept_Encoding="gzip, deflate, br")
    assert answer.headers["Content-Encoding"] == "br"
    assert brotli.decompress(answer.body) == (unpacked / "course" / "modules/assessment.html").read_bytes()


def test_the_path_alone_opens_the_first_page(asker: Asker, unpacked: Path) -> None:
    first = (unpacked / "course" / "index.html").read_bytes()
    assert asker.ask("").body == gzip.decompress(asker.ask("", Accept_Encoding="gzip").body) == first


@pytest.mark.parametrize(
    "name", ["nowhere.html", "modules/nowhere.html", "a/b/nowhere.html", "local/settings.css", "modules/", "assets/"]
)
def test_an_address_that_does_not_exist_is_told_by_the_course_s_own_page(asker: Asker, name: str) -> None:
    answer = asker.ask(name)
    assert answer.status == 404
    assert b"This page is not here" in answer.body
    assert answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", [".htaccess", "web.config"])
def test_settings_of_servers_are_not_sent(asker: Asker, name: str) -> None:
    assert asker.ask(name).status in (403, 404)


@pytest.mark.parametrize("server", ["apache", "nginx"], indirect=True)
def test_an_address_without_its_last_slash_leads_to_the_course(asker: Asker) -> None:
    path = asker.path
    asker.path = path.removesuffix("/")
    answer = asker.ask("")
    assert (answer.status, urlsplit(answer.headers["Location"]).path) == (301, path)
