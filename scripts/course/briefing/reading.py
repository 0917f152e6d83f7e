"""Any source, by what is in it and not by its name: PDF, Word, OpenDocument, HTML, RTF, Markdown or text."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from html import unescape
from pathlib import Path

from course.briefing.readers.plain import is_markdown, read_plain
from course.briefing.source import BriefingError, LeftOut, Progress, Reading

WANTED = "a briefing is a PDF, a Word, OpenDocument, HTML or RTF file, or Markdown or text in UTF-8"
MOST_BYTES, MOST_TEXT = 300_000_000, 12_000_000
_XML = {
    "word": re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml"),
    "opendocument": re.compile(r"content\.xml"),
}
_RTF = re.compile(
    r"[{}]|\\\*|\\'(?P<hex>[0-9a-fA-F]{2})|\\u(?P<code>-?\d+) ?(?:\\'[0-9a-fA-F]{2}|[^\\{}])?|\\(?P<word>[a-z]+|~)-?\d* ?|\\.|(?P<text>[^\\{}\r\n]+)"
)
_RTF_HIDDEN = frozenset(["fonttbl", "colortbl", "stylesheet", "info", "pict", "generator", "themedata", "listtable", "listoverridetable", "fldinst"])  # fmt: skip
_RTF_NOTE = re.compile(r"\\(?:footnote|endnote|shptxt)")
_ENCODED = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_FRONT_MATTER = re.compile(r"\A\ufeff?---\r?\n((?:[\w-]+:.*\r?\n|[ \t-].*\r?\n|\r?\n)*?)---\r?\n")


def kind_of(data: bytes, path: Path | str) -> str:
    """What a file is, by its first bytes or by what its archive holds; BriefingError where it is nothing that can be read."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%pdf-" in data[:1024].lower():
        return "pdf"
    if data[:4] == b"PK\x03\x04":
        return _kind_of_archive(data, path)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise BriefingError(f"{path}: is a Word file of the old kind (.doc) or locked; open it and save it as .docx")
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if re.match(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body)\b", start, re.DOTALL):
        return "html"
    return "text"


def _kind_of_archive(data: bytes, path: Path | str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if sum(one.file_size for one in archive.infolist()) > MOST_BYTES:
                raise BriefingError(f"{path}: is larger than one briefing when it is unpacked")
    except zipfile.BadZipFile as error:
        raise BriefingError(f"{path}: is a broken Word or OpenDocument file; open it and save it anew") from error
    if "word/document.xml" in names:
        return "word"
    if "content.xml" in names and "mimetype" in names:
        return "opendocument"
    raise BriefingError(f"{path}: is an archive and no Word or OpenDocument text; {WANTED}")


def read(path: Path | str, progress: Progress = lambda done, total: None) -> Reading:
    """The source at `path` as lines; BriefingError, in one line with what to do, where it cannot be read."""
    file = Path(path)
    if not file.is_file():
        raise BriefingError(f"{path}: is not a file; {WANTED}")
    try:
        if file.stat().st_size > MOST_BYTES:
            raise BriefingError(f"{path}: is {file.stat().st_size // 1_000_000} MB; is it one briefing?")
        data = file.read_bytes()
    except OSError as error:
        raise BriefingError(f"{path}: cannot be read ({error.strerror}); {WANTED}") from error
    kind = kind_of(data, path)
    if kind == "pdf":
        return _pdf(file, path, progress)
    if kind in _XML or kind == "rtf":
        from course.briefing.readers.pandoc import read_by_pandoc

        words = _words_of_archive(kind, data) if kind in _XML else words_of_rtf(data)
        reading = read_by_pandoc(kind, data, words, str(path))
        _without_heads(reading, kind, data)
    else:
        reading = read_text(decoded(data, path), str(path), kind)
    if not any(line.text for line in reading.lines):
        raise BriefingError(f"{path}: is empty; {WANTED}")
    return reading


def _pdf(file: Path, path: Path | str, progress: Progress) -> Reading:
    try:
        from course.briefing.readers.pdf import read_pdf
    except ImportError as error:
        raise BriefingError(
            f"{path}: needs the packages that read PDF; `make split SOURCE={path}` installs them"
        ) from error
    return read_pdf(file, progress)


def read_text(text: str, path: str, kind: str = "text") -> Reading:
    """HTML, Markdown or plain text as lines."""
    if kind == "html":
        from course.briefing.readers.pandoc import read_by_pandoc

        inner = re.sub(r"(?is)<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", " ", text)
        return read_by_pandoc("html", text.encode(), unescape(re.sub(r"<[^>]*>", " ", inner)), path)
    front = _FRONT_MATTER.match(text)
    body = "\n" * front[0].count("\n") + text[front.end() :] if front else text
    if is_markdown(body):
        from course.briefing.readers.pandoc import read_by_pandoc

        reading = read_by_pandoc("markdown", b"", body, path)
    else:
        reading = read_plain(body)
    if front:
        reading.left_out.append(LeftOut(2, " ".join(front[1].split()), "front matter of the file"))
    return reading


def read_source(path: Path | str) -> str:
    """The text of a text file; BriefingError where it is missing, empty or not text in UTF-8."""
    file = Path(path)
    if not file.is_file():
        raise BriefingError(f"{path}: is not a file; {WANTED}")
    return decoded(file.read_bytes(), path)


def decoded(data: bytes, path: Path | str) -> str:
    """The bytes as text, refused with the remedy where they are no UTF-8, or say nothing."""
    known = _ENCODED.get(data[:2]) or (
        "UTF-16" if len(data) > 3 and data[:40:2].count(0) + data[1:40:2].count(0) > 15 else ""
    )
    if known:
        raise BriefingError(
            f"{path}: is not text in UTF-8 (it looks like {known}); save it as UTF-8, or `iconv -f utf-16 -t utf-8`"
        )
    if b"\0" in data[:1_000_000]:
        raise BriefingError(f"{path}: is not text in UTF-8 (it holds NUL bytes); {WANTED}")
    if len(data) > MOST_TEXT:
        raise BriefingError(f"{path}: is {len(data) // 1_000_000} MB of text; is it one briefing?")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where = f"byte {data[error.start]:#04x} on line {line}"
        printable = sum(byte > 31 or byte in b"\t\r\n\f" for byte in data[:4000]) > 0.97 * len(data[:4000])
        remedy = "looks like Windows-1252: save it as UTF-8, or `iconv -f cp1252 -t utf-8`" if printable else WANTED
        raise BriefingError(f"{path}: is not text in UTF-8 ({where}); {remedy}") from error
    if not text.strip():
        raise BriefingError(f"{path}: is empty; {WANTED}")
    return text


def _words_of_archive(kind: str, data: bytes) -> str:
    """Every word that a Word or OpenDocument file holds, whoever reads it."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if _XML[kind].fullmatch(name):
                xml = archive.read(name).decode("utf-8", "replace")
                xml = re.sub(
                    r"(?s)<mc:Fallback>.*?</mc:Fallback>|<w:instrText[^>]*>.*?</w:instrText>|<w:delText[^>]*>.*?</w:delText>",
                    "",
                    xml,
                )
                xml = re.sub(
                    r"(?s)<text:tracked-changes>.*?</text:tracked-changes>|<office:annotation\b.*?</office:annotation>",
                    "",
                    xml,
                )
                parts.append(
                    unescape(
                        re.sub(
                            r"<[^>]*>",
                            "",
                            re.sub(
                                r"</w:p>|</text:[ph]>|<w:(?:tab|br)/>|<text:(?:tab|s|line-break)\b[^>]*/>", "\n", xml
                            ),
                        )
                    )
                )
    return "\n".join(parts)


def words_of_rtf(data: bytes) -> str:
    """Every word that an RTF file shows, whoever reads it."""
    found: list[str] = []
    shown, stack = True, list[bool]()
    for token in _RTF.finditer(data.decode("cp1252", "replace")):
        if token[0] == "{":
            stack.append(shown)
        elif token[0] == "}":
            shown = stack.pop() if stack else True
        elif token["word"] in _RTF_HIDDEN or (token[0] == "\\*"):
            shown = token["word"] is None and bool(_RTF_NOTE.match(token.string, token.end()))
        elif token["word"] in ("par", "line", "tab", "cell", "row", "~") and shown:
            found.append("\n")
        elif shown:
            code = int(token["hex"], 16) if token["hex"] else 0
            wide = chr(int(token["code"]) % 65536) if token["code"] else ""
            found.append(bytes([code]).decode("cp1252", "replace") if code else wide or token["text"] or "")
    return "".join(found)


def _without_heads(reading: Reading, kind: str, data: bytes) -> None:
    """Tell of a Word file's heads and feet, which pandoc passes over."""
    if kind == "word":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
                    text = " ".join(
                        unescape(re.sub(r"<[^>]*>", " ", archive.read(name).decode("utf-8", "replace"))).split()
                    )
                    if text:
                        reading.left_out.append(LeftOut(1, text, "running head or foot"))


def on_terminal(done: int, total: int) -> None:
    """Say on a terminal how far a long PDF is read."""
    if total > 20 and sys.stderr.isatty():
        print(f"\rreading page {done} of {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
