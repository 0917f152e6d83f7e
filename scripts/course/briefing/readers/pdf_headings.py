"""Which paragraphs of a PDF are headings: by its tags, its bookmarks, its contents page and its type, held against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from course.briefing.readers.contents import CONTENTS, Entry, entries, title_key
from course.briefing.readers.pdf_pages import Row
from course.briefing.source import cleaned

_MOST_WORDS, _MOST_ROWS, _LARGER, _FIRST_PAGES = 25, 4, 1.08, 20
_NUMBERED = re.compile(r"(?:(?:chapter|part|section|appendix|annex)\s)?(\d{1,3}(?:\.\d{1,3})*)[.:)]?\s", re.IGNORECASE)
BULLETS = "•◦▪▫‣●○■□·∙◆❖⁃➢➤►✓✔✗" + "".join(map(chr, range(0xF020, 0xF100)))
_SENTENCE = re.compile(r"\s(?:is|are|was|were|has|have|will|should|must)\s(?!.*\?$)")
_ENDS = re.compile(r"[.,;!]$|[a-z]-$")


@dataclass
class Paragraph:
    """Rows that belong together: a paragraph, a `table`, a `note` or a line of the `contents`; with a level it is a heading."""

    kind: str
    rows: list[Row]
    level: int = 0

    @property
    def text(self) -> str:
        """Its rows in one."""
        return cleaned(" ".join(row.text for row in self.rows))

    @property
    def page(self) -> int:
        """The page on which it begins, from 0."""
        return self.rows[0].page

    @property
    def style(self) -> tuple[float, bool]:
        """Its size, in half points, and whether it is bold."""
        return round(self.rows[0].size * 2) / 2, all(row.bold for row in self.rows)

    @property
    def tagged(self) -> int:
        """The level that its tag gives it, else 0."""
        tag = self.rows[0].tag
        return int(tag[1:] or 1) if re.fullmatch(r"H\d?", tag) else 0


@dataclass
class Evidence:
    """What a PDF says of its headings beside their tags and type, and what was found to be doubtful."""

    bookmarks: list[Entry]
    printed: list[str]
    body: float
    contents: list[Entry] = field(default_factory=list)
    warnings: list[tuple[int, str]] = field(default_factory=list)

    def page_of(self, printed: str) -> int | None:
        """The page that has a printed number."""
        return self.printed.index(printed) if printed in self.printed else None


def headings_of(paragraphs: list[Paragraph], evidence: Evidence) -> list[str]:
    """Give each heading its level, the surest witness first; what each witness said, a line each."""
    evidence.contents = _contents(paragraphs, evidence)
    first = _first_text(paragraphs)
    tagged = [p for p in paragraphs if p.tagged and p.text and p.kind != "contents"]
    sure = len(tagged) > 2 or (bool(tagged) and len(tagged) >= len(evidence.contents) / 2)
    for paragraph in tagged if sure else ():
        paragraph.level = paragraph.tagged
    told = [f"headings: {len(tagged)} by tags"] if sure else []
    for name, found in (("bookmarks", evidence.bookmarks), ("the contents page", evidence.contents)):
        if found:
            told.append(_from_entries(name, found, paragraphs, evidence, sure=sure))
    if not sure:
        added = _by_type(paragraphs, evidence, first)
        told.append(
            f"headings: {added} by type alone (size, weight, numbering)" if added else "headings: none by type alone"
        )
    else:
        _untagged(paragraphs, evidence, first)
    levels = [(p.page, p.level) for p in paragraphs if p.level]
    evidence.warnings += [
        (page + 1, f"the heading's level jumps from {a} to {b}") for (_, a), (page, b) in pairwise(levels) if b > a + 1
    ]
    return told


def _contents(paragraphs: list[Paragraph], evidence: Evidence) -> list[Entry]:
    """The entries of the contents page, whose lines are set apart."""
    heads = (p for p in paragraphs if p.page < _FIRST_PAGES and p.text.casefold().strip(" :.") in CONTENTS)
    head = next(heads, None)
    if head is None:
        return []
    found: list[Entry] = []
    page = head.page
    while True:
        members = [
            p
            for p in paragraphs
            if p.page == page and p is not head and (page > head.page or p.rows[0].y < head.rows[0].y + 1)
        ]
        read = entries(list(_visual([row for p in members for row in p.rows])))
        listed = [p for p in members if p.kind != "note"]
        if len(read) < 2 or (page > head.page and len(read) < 0.5 * len(listed)):
            break
        found += [Entry(e.title, evidence.page_of(e.printed), e.level, e.printed) for e in read]
        for paragraph in members:
            paragraph.kind = "contents"
        page += 1
    head.kind = "contents" if found else head.kind
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


def _first_text(paragraphs: Sequence[Paragraph]) -> int:
    """The page on which the text itself begins: what is large before it is a title."""
    listed = [p.page for p in paragraphs if p.kind == "contents"]
    prose = [p.page for p in paragraphs if len(p.rows) > 2 and p.kind == "" and len(p.text) > 150]
    return max(listed) + 1 if listed else min(prose, default=0)


def _from_entries(
    name: str, found: Sequence[Entry], paragraphs: list[Paragraph], evidence: Evidence, *, sure: bool
) -> str:
    """Hold the entries of a list against the text: each is a heading, with the list's level where no surer one has spoken."""
    there, added, lost = 0, 0, []
    levels: dict[int, Counter[int]] = {}
    for entry in found:
        spot = _place(entry, paragraphs)
        if spot is None:
            lost.append(entry)
        elif paragraphs[spot].level:
            there += 1
            levels.setdefault(entry.level, Counter())[paragraphs[spot].level] += 1
        else:
            usual = levels.get(entry.level)
            paragraphs[spot].level = usual.most_common(1)[0][0] if sure and usual else entry.level
            added += 1
            if sure:
                evidence.warnings.append(
                    (
                        paragraphs[spot].page + 1,
                        f'"{entry.title}" is no tagged heading but stands in {name}; taken as one',
                    )
                )
    for entry in (entry for entry in lost if entry.title.casefold().strip(" :.") not in CONTENTS):
        evidence.warnings.append(((entry.page or 0) + 1, f'{name}: "{entry.title}" was not found as a heading'))
    said = f"headings: {added} by {name}" if added or not sure else f"headings: {name} adds none"
    return f"{said}; of its {len(found)} entries {there + added} are headings"


def _place(entry: Entry, paragraphs: list[Paragraph]) -> int | None:
    """The index of the paragraph that has an entry's title, cut out of its paragraph where it is glued to text."""
    wanted = title_key(entry.title)
    near = [
        i
        for i, p in enumerate(paragraphs)
        if p.kind == "" and (entry.page is None or abs(p.page - entry.page) <= (0 if entry.printed else 1))
    ]
    for index in near:
        if title_key(paragraphs[index].text) == wanted:
            return index
    for index in near:
        cut = _cut_out(paragraphs[index], wanted)
        if cut is not None:
            paragraphs[index : index + 1] = cut
            return index + (len(cut) > 1 and title_key(cut[0].text) != wanted)
    if (merged := _over_paragraphs(near, paragraphs, wanted)) is not None:
        return merged
    words = set(wanted.split())
    likely = [
        i
        for i in near
        if entry.page is not None and len(paragraphs[i].rows) < _MOST_ROWS and paragraphs[i].page == entry.page
    ]
    scored = [
        (len(words & set(title_key(paragraphs[i].text).split())) / max(len(words), 1), -i)
        for i in likely
        if not _ENDS.search(paragraphs[i].text)
    ]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= 0.6 else None


def _cut_out(paragraph: Paragraph, wanted: str) -> list[Paragraph] | None:
    """The paragraph cut where some of its rows are exactly the title; None where none are."""
    rows = paragraph.rows
    for start in range(min(len(rows), 60)):
        for end in range(start + 1, min(start + _MOST_ROWS + 1, len(rows) + 1)):
            if title_key(cleaned(" ".join(row.text for row in rows[start:end]))) == wanted:
                parts = (rows[:start], rows[start:end], rows[end:])
                return [Paragraph("", part) for part in parts if part]
    return None


def _over_paragraphs(near: Sequence[int], paragraphs: list[Paragraph], wanted: str) -> int | None:
    """The title where it goes over two paragraphs, which become one."""
    for index in near:
        if index + 1 in near and title_key(f"{paragraphs[index].text} {paragraphs[index + 1].text}") == wanted:
            paragraphs[index : index + 2] = [
                Paragraph("", paragraphs[index].rows + paragraphs[index + 1].rows, paragraphs[index].level)
            ]
            return index
    return None


def _looks(paragraph: Paragraph, body: float) -> bool:
    """Whether a paragraph is set as a heading: larger than the text, or bold; short; and no sentence."""
    size, bold = paragraph.style
    text = paragraph.text
    short = len(paragraph.rows) <= _MOST_ROWS and len(text.split()) <= _MOST_WORDS and any(c.isalpha() for c in text)
    large = size >= _LARGER * body
    if text[:1] in BULLETS or (not large and len(text.split()) > 6 and _SENTENCE.search(text)):
        return False
    return (
        paragraph.kind == ""
        and short
        and (large or (bold and size >= 0.95 * body))
        and not _ENDS.search(text)
        and not text[:1].islower()
    )


def _by_type(paragraphs: Sequence[Paragraph], evidence: Evidence, first: int) -> int:
    """Make headings of what is set as one; levels follow the numbering, then those already known, then size and weight."""
    looks = [p for p in paragraphs if not p.level and p.page >= first and _looks(p, evidence.body)]
    looks = _without_title([p for p in looks if not p.rows[0].cell and not _caption(p.text)], paragraphs)
    depths = {id(p): match[1].count(".") + 1 for p in looks if (match := _NUMBERED.match(p.text))}
    numbered = sum(depth > 1 for depth in depths.values()) > 2
    known: dict[tuple[float, bool], Counter[int]] = {}
    for paragraph in paragraphs:
        level = paragraph.level if paragraph.style[0] >= _LARGER * evidence.body else 0
        level = depths[id(paragraph)] if numbered and id(paragraph) in depths else level
        if level:
            known.setdefault(paragraph.style, Counter())[level] += 1
    _give_levels(paragraphs, {id(p) for p in looks}, depths if numbered else {}, known)
    return len(looks)


def _give_levels(
    paragraphs: Sequence[Paragraph],
    looks: set[int],
    depths: dict[int, int],
    known: dict[tuple[float, bool], Counter[int]],
) -> None:
    """The levels of what `looks` as a heading: its depth by number, its style's usual level, or one below what is above it."""
    above, last, open_styles = 0, 0, list[tuple[float, bool]]()
    for paragraph in paragraphs:
        if id(paragraph) in looks:
            while open_styles and open_styles[-1] <= paragraph.style:
                open_styles.pop()
            usual = known[paragraph.style].most_common(1)[0][0] if paragraph.style in known else 0
            level = depths.get(id(paragraph), 0) or min(usual or above + 1 + len(open_styles), last + 1)
            paragraph.level = min(level, 6)
            open_styles.append(paragraph.style)
        elif paragraph.level:
            above, open_styles = paragraph.level, []
        last = paragraph.level or last


def _without_title(looks: list[Paragraph], paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The headings without the title: the first ones whose type none of the others has, and that no text follows."""
    styles = Counter(p.style for p in looks)
    while len(looks) > 2 and styles[looks[0].style] == 1 and not any(p.level for p in paragraphs):
        after = next(index for index, p in enumerate(paragraphs) if p is looks[0]) + 1
        if after < len(paragraphs) and len(paragraphs[after].rows) > 1 and paragraphs[after] is not looks[1]:
            break
        looks = looks[1:]
    return looks


def _caption(text: str) -> bool:
    return re.match(r"(?:table|figure|box|source|note|chart|graph)s?\b[ :\d]", text, re.IGNORECASE) is not None


def _untagged(paragraphs: Sequence[Paragraph], evidence: Evidence, first: int) -> None:
    """Tell of what is set much larger than the text and is no tagged heading."""
    for p in paragraphs:
        if not p.level and p.page >= first and p.style[0] >= 1.2 * evidence.body and _looks(p, evidence.body):
            evidence.warnings.append(
                (p.page + 1, f'"{p.text[:60]}" is set as a heading but not tagged as one; left in the text')
            )
