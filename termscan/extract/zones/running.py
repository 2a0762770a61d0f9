"""Running headers, footers and page numbers: what repeats at the edges of pages.

A line is running if the same words stand at the same height on most pages of a stretch (of one
side of the opening, for mirrored pages), and nothing but running lines lies between it and the
edge. Numbers stay the same, but for the page's own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from termscan.extract.layout import ReadPage
from termscan.extract.zones.vocabulary import is_table_header

_DEPTH = 4
"""Rows of text from either edge that may be running."""

_SAME_HEIGHT = 6.0
"""Points within which a repeated line stands at the same height."""

_SHARE = 0.6
"""Of the pages of its stretch, so many must have a running line."""

_FEWEST = 3
_FEWEST_OFF_EDGE = 5
_MOST_PIECES = 6
_GLUED = re.compile(r"\d{1,4}")
_PAGE_MARK = "\0"
_NUMBER = re.compile(r"(?<![\d.,§])(?<!§ )(?!0)\d{1,4}(?!\d|[.,:]\d)")
_DIGIT = re.compile(r"\d")
_LONGEST_ROMAN = 7
_ROMAN = re.compile(r"[ivxl]{1,7}")
_LEADER = re.compile(r"(?:\. ?){4}|…")

Side = int
"""0 for the upper edge of the page, 1 for the lower."""


class _Candidate(NamedTuple):
    """A line near an edge: its page and number there, its row from the edge, and its words.

    Words are compared without spaces, which readers put where they like.
    """

    page: int
    lines: tuple[int, ...]
    side: Side
    row: int
    words: str
    distance: float
    in_table: bool

    @property
    def where(self) -> set[tuple[int, int]]:
        """Its page and its number there (several where the reader broke it)."""
        return {(self.page, index) for index in self.lines}

    @property
    def numbered(self) -> bool:
        """Whether it bears the page's number."""
        return _PAGE_MARK in self.words


def running_lines(pages: Sequence[ReadPage]) -> dict[int, set[int]]:
    """Return, for each page number, which of its lines are running."""
    edges = {page.number: _edges(page) for page in pages}
    offsets = _offsets(edges)
    repeating = _repeating(edges)
    variants = [
        item for page in pages for item in _variants(page, edges[page.number], offsets, repeating)
    ]
    candidates = _settled(variants)
    repeated: set[tuple[int, int]] = set()
    free: set[tuple[int, int]] = set()
    for level in _levels(candidates):
        if _enough(level, len(pages)):
            where = {place for member in level for place in member.where}
            repeated |= where
            if _stands_free(level):
                free |= where
    _add_numbered_alike(candidates, repeated)
    _add_numbered_alike(candidates, free)
    return _from_the_edge(edges, repeated | free, free)


def _rows(page: ReadPage) -> list[list[int]]:
    """Group the lines of a page by height, from the top down."""
    rows: list[list[int]] = []
    last = 0.0
    feet = [line.first.bottom for line in page.lines]
    for index in sorted(range(len(feet)), key=feet.__getitem__, reverse=True):
        bottom = feet[index]
        if rows and last - bottom < _SAME_HEIGHT / 2:
            rows[-1].append(index)
        else:
            rows.append([index])
            last = bottom
    return [
        row if len(row) == 1 else sorted(row, key=lambda index: page.lines[index].first.left)
        for row in rows
    ]


class _Edge(NamedTuple):
    """A line near an edge, or all lines of a row together: its text, the numbers in it that may be
    the page's (value, start, end), and its words without spaces.
    """

    side: Side
    row: int
    lines: tuple[int, ...]
    text: str
    numbers: tuple[tuple[int, int, int], ...]
    words: str

    @property
    def counts(self) -> bool:
        """Whether it stands between other lines and the edge; names of columns do not."""
        return bool(self.words) and not is_table_header(self.text)


def _edges(page: ReadPage) -> list[_Edge]:
    rows = _rows(page)
    edges = []
    for side, ordered in ((0, rows), (1, rows[::-1])):
        for depth, row in enumerate(ordered[:_DEPTH]):
            alone = [(index,) for index in row]
            together = [tuple(row)] if 1 < len(row) <= _MOST_PIECES else []
            for lines in (*alone, *together):
                text = " ".join([page.lines[index].text for index in lines])
                text = text.replace("\u200b", "")
                numbers = tuple(_page_numbers(text))
                if numbers and _LEADER.search(text):
                    numbers = ()
                words = "".join(text.lower().split())
                edges.append(_Edge(side, depth, lines, text, numbers, words))
    return edges


def _offsets(edges: dict[int, list[_Edge]]) -> set[int]:
    """Return by how much printed page numbers differ from the count of pages, where they run."""
    on: dict[int, set[int]] = defaultdict(set)
    for page, found in edges.items():
        for edge in found:
            for number, _, _ in edge.numbers:
                on[number - page].add(page)
    return {offset for offset, pages in on.items() if _runs(sorted(pages), len(edges))}


def _runs(on: list[int], page_count: int) -> bool:
    if page_count <= _FEWEST:
        return len(on) == page_count
    longest = Counter(number - place for place, number in enumerate(on)).most_common(1)[0][1]
    return len(on) >= max(_FEWEST, page_count / 2) or longest >= _FEWEST_OFF_EDGE


def _page_numbers(text: str) -> Iterable[tuple[int, int, int]]:
    """Yield the numbers of a line that may be the page's: value, start and end."""
    text = text.rstrip()
    if len(text) <= _LONGEST_ROMAN and _ROMAN.fullmatch(text.lower()):
        yield _roman(text.lower()), 0, len(text)
        return
    if not _DIGIT.search(text):
        return
    for match in _NUMBER.finditer(text):
        yield int(match[0]), *match.span()
    glued = _GLUED.match(text)
    if glued:
        for length in range(1, len(glued[0])):
            yield int(glued[0][:length]), 0, length


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in text]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _repeating(edges: dict[int, list[_Edge]]) -> set[tuple[Side, str]]:
    """Return the words that stand more than once near the same edge."""
    counts = Counter((edge.side, edge.words) for found in edges.values() for edge in found)
    return {words for words, count in counts.items() if count > 1}


def _variants(
    page: ReadPage, edges: list[_Edge], offsets: set[int], repeating: set[tuple[Side, str]]
) -> Iterable[list[_Candidate]]:
    """Yield each line near an edge that may repeat, in all the ways in which its words may."""
    for edge in edges:
        if not (edge.numbers or (edge.side, edge.words) in repeating) or not edge.counts:
            continue
        bottom = page.lines[edge.lines[0]].first.bottom
        distance = page.height - bottom if edge.side == 0 else bottom
        in_table = any(page.lines[index].in_table for index in edge.lines)
        yield [
            _Candidate(page.number, edge.lines, edge.side, edge.row, words, distance, in_table)
            for words in _wordings(edge, page.number, offsets)
        ]


def _wordings(edge: _Edge, page: int, offsets: set[int]) -> Iterable[str]:
    """Yield a line's words, with a mark for each number that may be the page's."""
    yield edge.words
    for number, start, end in edge.numbers:
        if number - page in offsets:
            marked = edge.text[:start] + _PAGE_MARK + edge.text[end:]
            yield "".join(marked.lower().split())


def _settled(variants: list[list[_Candidate]]) -> list[_Candidate]:
    """Choose for each line the wording that most pages share."""
    shared = Counter((item.side, item.words) for items in variants for item in items)
    return [max(items, key=lambda item: shared[item.side, item.words]) for items in variants]


def _levels(candidates: list[_Candidate]) -> Iterable[list[_Candidate]]:
    """Group lines of the same words and the same distance from the edge."""
    groups: dict[tuple[Side, str], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[candidate.side, candidate.words].append(candidate)
    for members in groups.values():
        level: list[_Candidate] = []
        for member in sorted(members, key=lambda member: member.distance):
            if level and member.distance - level[-1].distance > _SAME_HEIGHT:
                yield level
                level = []
            level.append(member)
        yield level


def _add_numbered_alike(candidates: list[_Candidate], found: set[tuple[int, int]]) -> None:
    """Add lines that begin or end with the page's number where found ones do."""
    heights = {
        (item.side, round(item.distance / _SAME_HEIGHT))
        for item in candidates
        if item.numbered and item.where <= found
    }
    for item in candidates:
        words = item.words.strip("-–()")
        at_end = words.startswith(_PAGE_MARK) or words.endswith(_PAGE_MARK)
        if at_end and (item.side, round(item.distance / _SAME_HEIGHT)) in heights:
            found |= item.where


def _enough(members: list[_Candidate], page_count: int) -> bool:
    """Whether a line repeats on enough pages, on some of them outside any table."""
    on = sorted({member.page for member in members})
    if all(member.in_table for member in members):
        return False
    if page_count == 2:
        return len(on) == 2
    if len(on) < _FEWEST:
        return False
    bare = members[0].words.strip("-–()") == _PAGE_MARK
    return len(on) >= (_SHARE / 2 if bare else _SHARE) * _stretch(on)


def _stretch(on: list[int]) -> int:
    stretch = on[-1] - on[0] + 1
    mirrored = len({page % 2 for page in on}) == 1
    return (stretch + 1) // 2 if mirrored else stretch


def _stands_free(members: list[_Candidate]) -> bool:
    """Whether a line bears the page's number on so many pages that it may stand beside text."""
    return members[0].numbered and len({member.page for member in members}) >= _FEWEST_OFF_EDGE


def _from_the_edge(
    edges: dict[int, list[_Edge]], repeated: set[tuple[int, int]], free: set[tuple[int, int]]
) -> dict[int, set[int]]:
    """Keep what no other line parts from the edge, and what stands free of it."""
    found: dict[int, set[int]] = defaultdict(set)
    for page, index in free:
        found[page].add(index)
    for page, its_edges in edges.items():
        for _, side in groupby(its_edges, key=lambda edge: edge.side):
            for _, row in groupby(side, key=lambda edge: edge.row):
                lines = {index for edge in row if edge.counts for index in edge.lines}
                found[page] |= {index for index in lines if (page, index) in repeated}
                if not lines <= found[page]:
                    break
    return dict(found)
