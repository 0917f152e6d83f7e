"""The paragraphs of a PDF, its tables and notes; and which are headings, by its tags, bookmarks, contents page and type."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby, pairwise

from course.briefing.readers.contents import Entry, entries, names_contents, title_key
from course.briefing.readers.pandoc import as_table
from course.briefing.readers.pdf_pages import Row
from course.briefing.source import BULLETS, cleaned, cut, ends_sentence

_NEW_PARAGRAPH = 1.35
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡])\s?\S")
_STARTS = re.compile(
    rf"[{BULLETS}\uf000-\uf01f]|[-–—]\s|\(?(?:\d{{1,3}}|[a-z]|[ivx]{{1,4}})[.)]\s|\d{{1,3}}(?:\.\d{{1,3}})+\.?\s"
)
_MOST_WORDS, _MOST_TAGGED, _MOST_ROWS, _LARGER, _LARGE, _FIRST_PAGES = 25, 40, 4, 1.08, 1.2, 20
_NUMBERED = re.compile(r"(?:(?:chapter|part|section|appendix|annex)\s)?(\d{1,3}(?:\.\d{1,3})*)[.:)]?\s", re.IGNORECASE)
_SENTENCE = re.compile(r"\s(?:is|are|was|were|has|have|will|should|must)\s(?!.*\?$)")
_ENDS = re.compile(r"[.,;!][\"')]*$|[a-z]-$|^[\"'].*[.!?,][\"']")
_LABEL = re.compile(r"(?:box|table|figure|chapter|part|appendix|annex|case study)\s\w{1,4}:?", re.IGNORECASE)
_CAPTION = re.compile(r"(?:table|figure|box|source|note|chart|graph)s?\b[ :\d]", re.IGNORECASE)
_Warnings = list[tuple[int, str]]


@dataclass(eq=False)
class Paragraph:
    """Rows that belong together: a paragraph, a `table`, a `note` or a line of the `contents page`; with a level it is a heading."""

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
    def rank(self) -> tuple[float, bool, bool]:
        """Its style, and whether it is in capitals, by which headings of one style are told apart."""
        return *self.style, self.text.isupper()

    @property
    def own_mark(self) -> str:
        """A `bullet` where a tag alone says so, a `quote` where it stands in a box; an item with a mark of its own has none."""
        first = self.rows[0]
        return "" if _STARTS.match(first.text) else "bullet" if first.tag == "LI" else "quote" if first.box else ""


def paragraphs_of(rows: list[Row], body: float) -> Iterator[Paragraph]:
    """The rows of a page, where the text has the size `body`, as paragraphs, tables and notes."""
    notes = _notes_from(rows, body)
    steps = [(a.y - b.y) / a.size for a, b in pairwise(rows) if a.size == b.size]
    usual = Counter(round(step, 1) for step in steps if 0.8 < step < 2.2).most_common(1)
    leading = usual[0][0] if usual else 1.2
    if not any(row.cell for row in rows[:notes]):
        _guess_tables(rows[:notes], body)
    for table, group in groupby(rows[:notes], key=lambda row: row.cell and row.cell[0]):
        if table:
            yield Paragraph("table", list(group))
        else:
            yield from (Paragraph("", part) for part in cut(list(group), lambda held, row: _begins(held, row, leading)))
    yield from (Paragraph("note", part) for part in cut(rows[notes:], lambda _, row: _NOTE.match(row.text)))


def _begins(held: Sequence[Row], row: Row, leading: float) -> bool:
    last = held[-1]
    step = (last.y - row.y) / max(last.size, 1)
    if row.tag[:1] == "H" and last.element == row.element:
        return False
    item = _STARTS.match(held[0].text)
    ends_early = last.bold and last.x1 < row.x1 - 2 * row.size
    weight = last.bold != row.bold and step > 0.5 and (ends_early or not item)
    indented = step > 0.5 and row.x0 - last.x0 > 0.8 * row.size and ends_sentence(last.text) and not item
    return bool(
        (last.box > 0) != (row.box > 0)
        or abs(last.size - row.size) > 0.08 * last.size
        or weight
        or not -0.3 <= step <= _NEW_PARAGRAPH * leading
        or last.element != row.element
        or indented
        or _STARTS.match(row.text)
    )


def _notes_from(rows: Sequence[Row], body: float) -> int:
    """Where the notes at the foot of a page begin: in small type with a number, or by their tag."""
    large = [index for index, row in enumerate(rows) if row.size >= 0.95 * body and "Note" not in row.tag]
    small = range(max(large, default=-1) + 1, len(rows))
    return next((i for i in small if rows[i].y < rows[0].y and _NOTE.match(rows[i].text)), len(rows))


def _guess_tables(rows: Sequence[Row], body: float) -> None:
    """Set the cells of the tables that nothing marks: at least three lines in the same columns, and their head.

    A cell goes on below itself, and the next one begins right of it, no lower than its end.
    """

    def ends(line: list[Row], row: Row) -> bool:
        last, near = line[-1], 0.35 * body
        beside = row.x0 > last.x1 and min(one.y for one in line) - near < row.y < line[0].y + near
        return not beside and not (near < last.y - row.y < 1.6 * body and row.x0 < last.x1 and last.x0 < row.x1)

    def apart(table: list[list[list[Row]]], line: list[list[Row]]) -> bool:
        places = [_places(cell, table[0]) for cell in line]
        return min(len(table[0]), len(line)) < 2 or {len(at) for at in places} != {1} or places != sorted(set(places))

    lines = [list(cut(line, lambda cell, row: row.x0 > cell[-1].x1)) for line in cut(rows, ends)]
    before: list[list[Row]] = []
    for table in cut(lines, apart):
        heads = [before] if len(before) > 1 and all(_places(cell, table[0]) for cell in before) else []
        titled = [cell[0].bold and not cell[-1].bold for line in table for cell in line]  # boxes beside each other
        for height, line in enumerate([*heads, *table] if len(table) > 2 and 2 * sum(titled) < len(titled) else []):
            for cell in line:
                for row in cell:
                    row.cell = (id(table[0]), height, _places(cell, table[0])[0])
        before = table[-1]


def _places(cell: Sequence[Row], columns: Sequence[Sequence[Row]]) -> tuple[int, ...]:
    """Which columns a cell stands in."""
    left, right = min(row.x0 for row in cell), max(row.x1 for row in cell)
    edges = ((min(row.x0 for row in column), max(row.x1 for row in column)) for column in columns)
    return tuple(i for i, (start, end) in enumerate(edges) if left < end and start < right)


def table_of(rows: Sequence[Row]) -> str:
    """The rows of a table as Markdown."""
    grid: dict[int, dict[int, str]] = defaultdict(dict)
    for row in rows:
        _, height, column = row.cell or (0, 0, 0)
        grid[height][column] = f"{grid[height].get(column, '')} {cleaned(row.text)}".strip().replace("|", "\\|")
    columns = sorted({column for cells in grid.values() for column in cells})
    return as_table([[cells.get(column, "") for column in columns] for cells in grid.values()])


def headings_of(
    paragraphs: list[Paragraph], bookmarks: list[Entry], printed: list[str], body: float
) -> tuple[list[str], _Warnings]:
    """Give each heading its level, the surest witness first; what each witness said, a line each, and what is doubtful."""
    contents = _contents(paragraphs, printed)
    every = [p for p in paragraphs if re.fullmatch(r"H\d?", p.rows[0].tag) and p.kind != "contents page"]
    tagged, bookmarks = [p for p in every if not _is_text(p.text)], [e for e in bookmarks if not _is_text(e.title)]
    looks = _looking(paragraphs, body)
    large = sum(p.style[0] >= _LARGE * body and p not in tagged for p in looks)
    sure = len(tagged) >= max(1, min(3, len(contents) / 2), large / 2)
    for paragraph in tagged if sure else ():
        paragraph.level = int(paragraph.rows[0].tag[1:] or 1)
    told, warnings = [f"headings: {len(tagged)} by tags"] if sure else [], _Warnings()
    for name, found in (("bookmarks", bookmarks), ("the contents page", contents)):
        if len(found) > 1:
            told.append(_from_entries(name, found, paragraphs, warnings, sure=sure))
    looks = [p for p in looks if not p.level]
    if every and (every != tagged or not sure):
        said = f"{len(every)} paragraphs are tagged as headings; {len(tagged) if sure else 0} of them are taken as such"
        warnings.append((0, f"{said}, as the others are long as text, or type tells more"))
    if sure:
        said = '"{}" is set as a heading but not tagged as one; left in the text'
        warnings += [(p.page + 1, said.format(p.text[:60])) for p in looks if p.style[0] >= _LARGE * body]
    else:
        added = _by_type(looks, paragraphs, body)
        told.append(f"headings: {added or 'none'} by type alone{' (size, weight, numbering)' if added else ''}")
    for label, title in pairwise(paragraphs[:]):  # "Box 1", and what it is called
        same = label.level == title.level or (not label.level and label.style > (body, False))
        if title.level and same and label.page == title.page and _LABEL.fullmatch(label.text):
            label.rows, label.level = [*label.rows, *title.rows], title.level
            paragraphs.remove(title)
    for before, own in pairwise(p for p in paragraphs if p.level):
        if own.level > before.level + 1:
            warnings.append((own.page + 1, f"the heading's level jumps from {before.level} to {own.level}"))
    return told, warnings


def _is_text(title: str) -> bool:
    return len(title.split()) > _MOST_TAGGED and ends_sentence(title)


def printed_by_contents(paragraphs: list[Paragraph], pages: int) -> list[str]:
    """The printed number of each page by the contents page, where it counts the pages on which its titles stand; else none."""
    places: dict[str, list[int]] = defaultdict(list)
    listed = [entry for entry in _contents(paragraphs, []) if entry.printed.isdigit()]
    for paragraph in (p for p in paragraphs if p.kind == ""):
        places[title_key(paragraph.text)].append(paragraph.page)
    steps = Counter(int(one.printed) - page for one in listed for page in set(places[title_key(one.title)]))
    step, times = steps.most_common(1)[0] if steps else (0, 0)
    enough = times >= max(3, 0.5 * len(listed))
    return [str(number + step) if number + step > 0 else "" for number in range(pages)] if enough else []


def _contents(paragraphs: list[Paragraph], printed: list[str]) -> list[Entry]:
    """The entries of the contents page, whose lines are set apart."""
    head = next((p for p in paragraphs if p.page < _FIRST_PAGES and names_contents(p.text)), None)
    found: list[Entry] = []
    if not head:
        return found
    known = {title_key(p.text) for p in paragraphs if p.page > head.page}
    for page in count(head.page):
        below = [p for p in paragraphs if p.page == page and p is not head]
        members = [p for p in below if page > head.page or p.rows[0].y < head.rows[0].y + 1]
        read = entries(list(_visual([row for p in members for row in p.rows])), known)
        if len(read) < 2 or (page > head.page and len(read) < 0.5 * sum(p.kind != "note" for p in members)):
            break
        found += [replace(one, page=printed.index(one.printed) if one.printed in printed else None) for one in read]
        for paragraph in (*members, head):
            paragraph.kind = "contents page"
    return found


def _visual(rows: list[Row]) -> Iterator[tuple[str, float, float]]:
    """The lines as they are seen across the page: text, left edge, and how far the next is."""
    down = sorted(rows, key=lambda row: (-row.y, row.x0))
    lines = list(cut(down, lambda line, row: abs(line[0].y - row.y) >= 0.3 * row.size))
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
    listed, taken = next((p.page for p in paragraphs if p.kind == "contents page"), 0), set[Paragraph]()
    for entry in found:
        paragraph = _placed(entry, [p for p in paragraphs if p not in taken])
        if paragraph and paragraph.level:
            there += 1
            levels[entry.level][paragraph.level] += 1
        elif paragraph:
            added += 1
            usual = levels[entry.level].most_common(1)
            paragraph.level = usual[0][0] if sure and usual else entry.level
            if sure:
                said = f'"{entry.title}" is no tagged heading but stands in {name}; taken as one'
                warnings.append((paragraph.page + 1, said))
        elif not names_contents(entry.title):
            page = listed if entry.page is None else entry.page
            warnings.append((page + 1, f'{name}: "{entry.title}" was not found as a heading'))
        taken |= {paragraph} if paragraph else set()
    said = f"headings: {added} by {name}" if added or not sure else f"headings: {name} adds none"
    return f"{said}; of its {len(found)} entries {there + added} are headings"


def _placed(entry: Entry, paragraphs: list[Paragraph]) -> Paragraph | None:
    """The paragraph that has an entry's title, or on its page most of its words."""
    wanted, away = title_key(entry.title), 0 if entry.printed else 1
    near = [p for p in paragraphs if p.kind == "" and (entry.page is None or abs(p.page - entry.page) <= away)]
    if same := next((p for p in near if title_key(p.text) == wanted), None):
        return same
    words = set(wanted.split())
    likely = [p for p in near if p.page == entry.page and len(p.rows) < _MOST_ROWS and not _ENDS.search(p.text)]
    shares = [len(words.intersection(title_key(p.text).split())) / max(len(words), 1) for p in likely]
    return likely[shares.index(max(shares))] if max(shares, default=0) >= 0.6 else None


def _looking(paragraphs: Sequence[Paragraph], body: float) -> list[Paragraph]:
    """What is set as a heading and is none yet, from where the text itself begins: what is large before it is a title."""
    listed = [p.page + 1 for p in paragraphs if p.kind == "contents page"]
    prose = [p.page for p in paragraphs if len(p.rows) > 2 and p.kind == "" and len(p.text) > 150]
    first = max(listed, default=min(prose, default=0))
    return [p for p in paragraphs if not p.level + len(p.kind) and p.page >= first and _looks(p, body)]


def _looks(paragraph: Paragraph, body: float) -> bool:
    """Whether a paragraph is set as a heading: larger than the text, or bold; short; no sentence, and in no quotation."""
    (size, bold), text, words = paragraph.style, paragraph.text, len(paragraph.text.split())
    large = size >= _LARGER * body
    said = _ENDS.search(text) or text[:1].islower() or not any(map(str.isalpha, text)) or text.count('"') % 2
    if (
        said
        or words > _MOST_WORDS
        or re.match(f"[{BULLETS}]", text)
        or (not large and words > 6 and _SENTENCE.search(text))
    ):
        return False
    return large or (bold and size >= 0.95 * body)


def _by_type(looks: list[Paragraph], paragraphs: Sequence[Paragraph], body: float) -> int:
    """Make headings of what is set as one, the title aside, which alone has its type; levels follow the numbering, then
    those already known, then size and weight. How many."""
    looks = [p for p in looks if not p.rows[0].cell and not _CAPTION.match(p.text)]
    styles = Counter(p.style for p in looks)
    while len(looks) > 2 and styles[looks[0].style] == 1 and not any(p.level for p in paragraphs):
        looks = looks[1:]
    depths = {p: match[1].count(".") + 1 for p in looks if (match := _NUMBERED.match(p.text))}
    if sum(depth > 1 for depth in depths.values()) < 3:
        depths = {}
    known: dict[tuple[float, bool, bool], Counter[int]] = defaultdict(Counter)
    for paragraph in paragraphs:
        if level := depths.get(paragraph) or (paragraph.level if paragraph.style[0] >= _LARGER * body else 0):
            known[paragraph.rank][level] += 1
    above, last, open_ranks = 0, 0, list[tuple[float, bool, bool]]()
    for paragraph in paragraphs:
        if paragraph in looks:
            open_ranks = [rank for rank in open_ranks if rank > paragraph.rank]
            usual = known[paragraph.rank].most_common(1) or [(above + 1 + len(open_ranks), 0)]
            paragraph.level = min(depths.get(paragraph) or min(usual[0][0], last + 1), 6)
            open_ranks.append(paragraph.rank)
        elif paragraph.level:
            above, open_ranks = paragraph.level, []
        last = paragraph.level or last
    following, page = 1, -1
    for paragraph in reversed([p for p in paragraphs if p.kind != "note"]):
        apart = following < paragraph.level or page != paragraph.page
        if paragraph in looks and 0 < following <= paragraph.level and apart:
            paragraph.level = 0  # it has nothing under it, as a name and a date below a letter
        else:
            following, page = paragraph.level, paragraph.page
    return sum(p.level > 0 for p in looks)
