"""Any source, by what is in it and not by its name: PDF, Word, OpenDocument, HTML, RTF, Markdown or text."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from html import unescape
from pathlib import Path
from xml.parsers.expat import ExpatError

from course.briefing.readers.archives import prepared
from course.briefing.readers.pandoc import read_by_pandoc
from course.briefing.readers.plain import is_markdown, read_plain
from course.briefing.source import BriefingError, LeftOut, Progress, Reading

WANTED = "a briefing is a PDF, a Word, OpenDocument, HTML or RTF file, or Markdown or text in UTF-8"
MOST_BYTES, MOST_TEXT = 300_000_000, 12_000_000
_RTF = re.compile(
    r"[{}]|\\\*|\\'(?P<hex>[0-9a-fA-F]{2})|\\u(?P<code>-?\d+) ?(?:\\'[0-9a-fA-F]{2}|[^\\{}])?|\\(?P<word>[a-z]+|~)-?\d* ?|\\.|(?P<text>[^\\{}\r\n]+)"
)
_RTF_HIDDEN = frozenset(["fonttbl", "colortbl", "stylesheet", "info", "pict", "generator", "themedata", "listtable", "listoverridetable", "fldinst"])  # fmt: skip
_RTF_NUMBER = re.compile(rb"\\listtext\b ?|\\ls\d+ ?")
_RTF_NOTE = re.compile(r"\\(?:footnote|endnote|shptxt)")
_HTML = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|main|article|section|div|h[1-6]|p)\b",
    re.DOTALL,
)
_HTML_UNSEEN = re.compile(r"(?is)<(script|style|head)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>")
_HTML_APART = re.compile(
    r"(?is)<(nav|footer|button)\b(?:(?!<\1\b).)*?</\1\s*>|<aside\b(?:(?!</?aside).)*<li\b[^>]*>\s*<a\b(?:(?!<aside).)*?</aside\s*>"
)
_FRONT_MATTER = re.compile(r"\A\ufeff?---\r?\n((?:[\w-]+:.*\r?\n|[ \t-].*\r?\n|\r?\n)*?)---\r?\n")


def read(path: Path, progress: Progress = lambda done, total: None) -> Reading:
    """The source at `path` as lines; BriefingError, in one line with what to do, where it cannot be read."""
    if not path.is_file():
        raise BriefingError(f"is not a file; {WANTED}")
    if path.stat().st_size > MOST_BYTES:
        raise BriefingError(f"is {path.stat().st_size // 1_000_000} MB; is it one briefing?")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BriefingError(f"cannot be read ({error.strerror}); {WANTED}") from error
    try:
        kind = _kind_of(data)
        if kind in ("word", "opendocument", "rtf"):
            data, words = (_RTF_NUMBER.sub(b"", data), _words_of_rtf(data)) if kind == "rtf" else prepared(data)
    except (zipfile.BadZipFile, ExpatError, RuntimeError, ValueError) as error:
        raise BriefingError(f"is a broken Word or OpenDocument file ({error}); open it and save it anew") from error
    if kind == "pdf":
        from course.briefing.readers.pdf import read_pdf

        return read_pdf(path, progress)
    if kind in ("word", "opendocument", "rtf"):
        reading = read_by_pandoc(kind, data, "\n".join(text for _, text in words))
        kept_out = ((reason, " ".join(text.split())) for reason, text in words if reason)
        reading.left_out += [LeftOut(1, text, reason) for reason, text in kept_out if text]
    else:
        reading = read_text(_decoded(data), kind)
    if not any(line.text for line in reading.lines):
        scan = "holds pictures and no text; save it as PDF, and make its text with `ocrmypdf`"
        raise BriefingError(scan if any(one.reason == "picture" for one in reading.left_out) else f"is empty; {WANTED}")
    return reading


def _kind_of(data: bytes) -> str:
    """What a file is, by its first bytes or by what its archive holds."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%pdf-" in data[:1024].lower():
        return "pdf"
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise BriefingError("is a Word file of the old kind (.doc) or locked; open it and save it as .docx")
    if start.startswith((b"mime-version:", b"from:")) and b"multipart/related" in data[:2000].lower():
        raise BriefingError("is a web archive; open it in a browser and save its page as HTML or PDF")
    if data[:4] != b"PK\x03\x04":
        return "rtf" if start.startswith(b"{\\rtf") else "html" if _HTML.match(start) else "text"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        size = sum(one.file_size for one in archive.infolist())
    if size > MOST_BYTES:
        raise BriefingError("is larger than one briefing when it is unpacked")
    if "word/document.xml" in names:
        return "word"
    if names >= {"content.xml", "mimetype"}:
        return "opendocument"
    raise BriefingError(f"is an archive and no Word or OpenDocument text; {WANTED}")


def read_text(text: str, kind: str = "text") -> Reading:
    """HTML, Markdown or plain text as lines."""
    front = _FRONT_MATTER.match(text) if kind == "text" else None
    body = "\n" * front[0].count("\n") + text[front.end() :] if front else text
    if kind == "text" and not is_markdown(body):
        reading = read_plain(body)
    else:
        kept, apart = _without_navigation(text) if kind == "html" else (text, [])
        words = unescape(_HTML_UNSEEN.sub(" ", text)) if kind == "html" else body
        reading = read_by_pandoc("html" if kind == "html" else "markdown", kept.encode(), words)
        reading.left_out += [LeftOut(1, one, "navigation or notice of the page") for one in apart if one]
    if front:
        reading.left_out.append(LeftOut(2, " ".join(front[1].split()), "front matter of the file"))
    return reading


def _without_navigation(html: str) -> tuple[str, list[str]]:
    """The main part of a web page without what leads elsewhere; and the words of what was taken out."""
    out, kept = [one[0] for one in _HTML_APART.finditer(html)], _HTML_APART.sub(" ", html)
    if main := re.search(r"(?is)<main\b.*</main\s*>", kept):
        out, kept = [*out, kept[: main.start()], kept[main.end() :]], main[0]
    return kept, [" ".join(unescape(_HTML_UNSEEN.sub(" ", one)).split()) for one in out]


def _decoded(data: bytes) -> str:
    """The bytes as text, refused with the remedy where they are no UTF-8, or say nothing."""
    zeros = data[:40:2].count(0) + data[1:40:2].count(0)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or zeros > 15:
        remedy = "(it looks like UTF-16); save it as UTF-8, or `iconv -f utf-16 -t utf-8`"
        raise BriefingError(f"is not text in UTF-8 {remedy}")
    if b"\0" in data[:1_000_000]:
        raise BriefingError(f"is not text in UTF-8 (it holds NUL bytes); {WANTED}")
    if len(data) > MOST_TEXT:
        raise BriefingError(f"is {len(data) // 1_000_000} MB of text; is it one briefing?")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where = f"byte {data[error.start]:#04x} on line {line}"
        printable = sum(byte > 31 or byte in b"\t\r\n\f" for byte in data[:4000]) > 0.97 * len(data[:4000])
        remedy = "looks like Windows-1252: save it as UTF-8, or `iconv -f cp1252 -t utf-8`" if printable else WANTED
        raise BriefingError(f"is not text in UTF-8 ({where}); {remedy}") from error
    return text


def _words_of_rtf(data: bytes) -> list[tuple[str, str]]:
    found: list[str] = []
    shown, stack = True, list[bool]()
    for token in _RTF.finditer(data.decode("cp1252", "replace")):
        if token[0] == "{":
            stack.append(shown)
        elif token[0] == "}":
            shown = stack.pop() if stack else True
        elif token["word"] in _RTF_HIDDEN or token[0] == "\\*":
            shown = token["word"] is None and bool(_RTF_NOTE.match(token.string, token.end()))
        elif token["word"] in ("par", "line", "tab", "cell", "row", "~") and shown:
            found.append("\n")
        elif shown:
            code = bytes([int(token["hex"], 16)]).decode("cp1252", "replace") if token["hex"] else ""
            found.append(code or (chr(int(token["code"]) % 65536) if token["code"] else token["text"] or ""))
    return [("", "".join(found))]


def on_terminal(done: int, total: int) -> None:
    """Say on a terminal how far a long PDF is read."""
    if total > 20 and sys.stderr.isatty():
        print(f"\rreading page {done} of {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
