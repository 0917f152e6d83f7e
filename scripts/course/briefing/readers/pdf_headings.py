"""Which paragraphs of a PDF are headings: by its tags, its bookmarks, its contents page and its type, held against each other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from course.briefing.readers.contents import Entry, entries, names_contents, title_key
from course.briefing.readers.pdf_layout import Paragraph
from course.briefing.readers.pdf_pages import Row
from course.briefing.source import BULLETS, cleaned

_MOST_WORDS, _MOST_ROWS, _LARGER, _FIRST_PAGES = 25, 4, 1.08, 20
_NUMBERED = re.compile(r"(?:(?:chapter|part|section|appendix|annex)\s)?(\d{1,3}(?:\.\d{1,3})*)[.:)]?\s", re.IGNORECASE)
_SENTENCE = re.compile(r"\s(?:is|are|was|were|has|have|will|should|must)\s(?!.*\?$)")
_ENDS = re.compile(r"[.,;!]$|[a-z]-$")
_CAPTION = re.compile(r"(?:table|figure|box|source|note|chart|graph)s?\b[ :\d]", re.IGNORECASE)
_Warnings = list[tuple[int, str]]


def headings_of(
    paragraphs: list[Paragraph], bookmarks: list[Entry], printed: list[str], body: float
) -> tuple[list[str], _Warnings]:
    """Give each heading its level, the surest witness first; what each witness said, a line each, and what is doubtful."""
    contents = _contents(paragraphs, printed)
    tagged = [p for p in paragraphs if re.fullmatch(r"H\d?", p.rows[0].tag) and p.text and p.kind != "contents"]
    sure = len(tagged) > 2 or (bool(tagged) and len(tagged) >= len(contents) / 2)
    for paragraph in tagged if sure else ():
        paragraph.level = int(paragraph.rows[0].tag[1:] or 1)
    told, warnings = [f"headings: {len(tagged)} by tags"] if sure else [], _Warnings()
    for name, found in (("bookmarks", bookmarks), ("the contents page", contents)):
        if found:
            told.append(_from_entries(name, found, paragraphs, warnings, sure=sure))
    looks = _looking(paragraphs, body)
    if sure:
        warnings += [
            (p.page + 1, f'"{p.text[:60]}" is set as a heading but not tagged as one; left in the text')
            for p in looks
            if p.style[0] >= 1.2 * body
        ]
    else:
        added = _by_type(looks, paragraphs, body)
        told.append(f"headings: {added or 'none'} by type alone{' (size, weight, numbering)' if added else ''}")
    levels = [(p.page + 1, p.level) for p in paragraphs if p.level]
    jumps = [(page, a, b) for (_, a), (page, b) in pairwise(levels) if b > a + 1]
    return told, warnings + [(page, f"the heading's level jumps from {a} to {b}") for page, a, b in jumps]


def _contents(paragraphs: list[Paragraph], printed: list[str]) -> list[Entry]:
    """The entries of the contents page, whose lines are set apart."""
    heads = (p for p in paragraphs if p.page < _FIRST_PAGES and names_contents(p.text))
    head = next(heads, None)
    found: list[Entry] = []
    page = head.page if head else -1
    while head:
        below = [p for p in paragraphs if p.page == page and p is not head]
        members = [p for p in below if page > head.page or p.rows[0].y < head.rows[0].y + 1]
        read = entries(list(_visual([row for p in members for row in p.rows])))
        if len(read) < 2 or (page > head.page and len(read) < 0.5 * sum(p.kind != "note" for p in members)):
            break
        for entry in read:
            at = printed.index(entry.printed) if entry.printed in printed else None
            found.append(Entry(entry.title, at, entry.level, entry.printed))
        for paragraph in (*members, head):
            paragraph.kind = "contents"
        page += 1
    return found


def _visual(rows: list[Row]) -> Iterator[tuple[str, float, float]]:
    """The lines as they are seen across the page: text, left edge, and how far the next is."""
    lines: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: (-row.y, row.x0)):
        if lines and abs(lines[-1][0].y - row.y) < 0.3 * row.size:
            lines[-1].append(row)
        else:
            lines.append([row])
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        line.sort(key=lambda row: row.x0)
        step = (line[0].y - after[0].y) / line[0].size if after else 9.0
        yield cleaned(" ".join(row.text for row in line)), line[0].x0, step


def _from_entries(
    name: str, found: Sequence[Entry], paragraphs: list[Paragraph], warnings: _Warnings, *, sure: bool
) -> str:
    """Hold the entries of a list against the text: each is a heading, with the list's level where no surer one has spoken."""
    there = added = 0
    levels: dict[int, Counter[int]] = defaultdict(Counter)
    for entry in found:
        paragraph = _placed(entry, paragraphs)
        if not paragraph:
            if not names_contents(entry.title):
                warnings.append(((entry.page or 0) + 1, f'{name}: "{entry.title}" was not found as a heading'))
        elif paragraph.level:
            there += 1
            levels[entry.level][paragraph.level] += 1
        else:
            added += 1
            usual = levels[entry.level].most_common(1)
            paragraph.level = usual[0][0] if sure and usual else entry.level
            if sure:
                said = f'"{entry.title}" is no tagged heading but stands in {name}; taken as one'
                warnings.append((paragraph.page + 1, said))
    said = f"headings: {added} by {name}" if added or not sure else f"headings: {name} adds none"
    return f"{said}; of its {len(found)} entries {there + added} are headings"


def _placed(entry: Entry, paragraphs: list[Paragraph]) -> Paragraph | None:
    """The paragraph that has an entry's title, or on its page most of its words."""
    wanted, away = title_key(entry.title), 0 if entry.printed else 1
    near = [p for p in paragraphs if p.kind == "" and (entry.page is None or abs(p.page - entry.page) <= away)]
    for paragraph in near:
        if title_key(paragraph.text) == wanted:
            return paragraph
    words = set(wanted.split())
    likely = [p for p in near if p.page == entry.page and len(p.rows) < _MOST_ROWS and not _ENDS.search(p.text)]
    shares = [len(words.intersection(title_key(p.text).split())) / max(len(words), 1) for p in likely]
    return likely[shares.index(max(shares))] if max(shares, default=0) >= 0.6 else None


def _looking(paragraphs: Sequence[Paragraph], body: float) -> list[Paragraph]:
    """What is set as a heading and is none yet, from where the text itself begins: what is large before it is a title."""
    listed = [p.page + 1 for p in paragraphs if p.kind == "contents"]
    prose = [p.page for p in paragraphs if len(p.rows) > 2 and p.kind == "" and len(p.text) > 150]
    first = max(listed, default=min(prose, default=0))
    return [p for p in paragraphs if not p.level and p.page >= first and _looks(p, body)]


def _looks(paragraph: Paragraph, body: float) -> bool:
    """Whether a paragraph is set as a heading: larger than the text, or bold; short; and no sentence."""
    (size, bold), text, words = paragraph.style, paragraph.text, len(paragraph.text.split())
    large = size >= _LARGER * body
    said = re.match(f"[{BULLETS}]", text) or _ENDS.search(text) or text[:1].islower() or not any(map(str.isalpha, text))
    if paragraph.kind or said or words > _MOST_WORDS or (not large and words > 6 and _SENTENCE.search(text)):
        return False
    return large or (bold and size >= 0.95 * body)


def _by_type(looks: list[Paragraph], paragraphs: Sequence[Paragraph], body: float) -> int:
    """Make headings of what is set as one, the title aside, which alone has its type; levels follow the numbering, then
    those already known, then size and weight."""
    looks = [p for p in looks if not p.rows[0].cell and not _CAPTION.match(p.text)]
    styles = Counter(p.style for p in looks)
    while len(looks) > 2 and styles[looks[0].style] == 1 and not any(p.level for p in paragraphs):
        looks = looks[1:]
    depths = {id(p): match[1].count(".") + 1 for p in looks if (match := _NUMBERED.match(p.text))}
    if sum(depth > 1 for depth in depths.values()) < 3:
        depths = {}
    known: dict[tuple[float, bool], Counter[int]] = {}
    for paragraph in paragraphs:
        level = depths.get(id(paragraph)) or (paragraph.level if paragraph.style[0] >= _LARGER * body else 0)
        if level:
            known.setdefault(paragraph.style, Counter())[level] += 1
    looking = set(map(id, looks))
    above, last, open_styles = 0, 0, list[tuple[float, bool]]()
    for paragraph in paragraphs:
        if id(paragraph) in looking:
            open_styles = [style for style in open_styles if style > paragraph.style]
            usual = known[paragraph.style].most_common(1)[0][0] if paragraph.style in known else 0
            level = depths.get(id(paragraph)) or min(usual or above + 1 + len(open_styles), last + 1)
            paragraph.level = min(level, 6)
            open_styles.append(paragraph.style)
        elif paragraph.level:
            above, open_styles = paragraph.level, []
        last = paragraph.level or last
    return len(looks)
