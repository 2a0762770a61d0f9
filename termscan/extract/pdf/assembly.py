"""A read page to its text: paragraphs apart, tables row by row, offsets known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from termscan.extract.clean import LINE_END_HYPHEN
from termscan.extract.layout import Layout, Line, Part, ReadPage, SetLine
from termscan.extract.pdf.cells import FilledGrid, fill
from termscan.extract.pdf.geometry import Box

BLOCK_BREAK = "\n\n"
"""Stands between paragraphs, and around headings and tables; a single line end is a wrap."""

_WIDE = 1.4
"""A step to the next line that is so many times the page's usual one begins a new paragraph."""

_OTHER_SIZE = 1.15


class _Entry(NamedTuple):
    """What stands in a page's text: a line, or a whole table."""

    text: str
    hyphen: bool
    first: Box
    bold: bool
    running: bool = False
    table: bool = False
    part_of_table: bool = False


def assemble(page: ReadPage, running: set[int]) -> tuple[Layout, tuple[FilledGrid, ...]]:
    """Set a page's text; `running` lines never belong to a table, whatever box they stand in.

    Grids that are no tables are dropped. Their lines stay as read, and so do those of uncertain
    tables: a cell that is cut wrongly would tear sentences apart.
    """
    contents = _contents(page, running)
    filled = {number: fill(page.grids[number], cells) for number, cells in contents.items()}
    tables = {number: table for number, table in filled.items() if table.is_table}
    entries = list(_entries(page, running, tables))
    return _set(page.number, entries), tuple(tables.values())


def _contents(page: ReadPage, running: set[int]) -> dict[int, dict[int, list[Part]]]:
    contents: dict[int, dict[int, list[Part]]] = defaultdict(lambda: defaultdict(list))
    for index, line in enumerate(page.lines if page.grids else ()):
        for part in () if index in running else line.parts:
            if part.place is not None:
                contents[part.place[0]][part.place[1]].append(part)
    return contents


def _entries(page: ReadPage, running: set[int], tables: dict[int, FilledGrid]) -> Iterator[_Entry]:
    certain = {number for number, table in tables.items() if table.grid.certain}
    begun: set[int] = set()
    for index, line in enumerate(page.lines):
        is_running = index in running
        if is_running or not line.parts or not _lies_in(line, certain):
            inside = not is_running and bool(line.parts) and _lies_in(line, set(tables))
            yield _Entry(line.text, line.hyphen, line.first, line.bold, is_running, False, inside)
            continue
        for part in line.parts:
            number = part.place[0] if part.place else None
            if number is None or number not in certain:
                yield _Entry(part.text, part.hyphen, part.first, part.bold)
            elif number not in begun:
                begun.add(number)
                table = tables[number]
                yield _Entry(table.text, False, table.grid.box, False, table=True)


def _lies_in(line: Line, tables: set[int]) -> bool:
    return any(part.place and part.place[0] in tables for part in line.parts)


def _set(number: int, entries: list[_Entry]) -> Layout:
    usual = _usual_step(entries)
    text: list[str] = []
    lines: list[SetLine] = []
    tables: list[tuple[int, int]] = []
    position = 0
    before: _Entry | None = None
    for entry in entries:
        written, _, first, bold, is_running, is_table, part_of_table = entry
        if before is not None:
            between = _between(before, entry, usual)
            text.append(between)
            position += len(between)
        start, position = position, position + len(written)
        text.append(written)
        if part_of_table and before is not None and before.part_of_table:
            tables[-1] = tables[-1][0], position
        elif is_table or part_of_table:
            tables.append((start, position))
        if not is_table:
            lines.append(SetLine(start, position, first, bold, is_running))
        before = entry
    if entries and entries[-1].hyphen:
        text.append("-")
    return Layout(number, "".join(text), tuple(lines), tuple(tables))


def _between(before: _Entry, after: _Entry, usual: float) -> str:
    _, hyphen, (_, bottom, _, top), bold, running, table, _ = before
    _, _, (_, next_bottom, _, next_top), next_bold, next_running, next_table, _ = after
    if hyphen:
        return LINE_END_HYPHEN
    if table or next_table or running != next_running or bold != next_bold:
        return BLOCK_BREAK
    size, next_size = top - bottom, next_top - next_bottom
    resized = size > next_size * _OTHER_SIZE or next_size > size * _OTHER_SIZE
    return BLOCK_BREAK if resized or bottom - next_bottom > usual * _WIDE else "\n"


def _usual_step(entries: list[_Entry]) -> float:
    """Return the median step from line to line down the page, in points."""
    feet = [entry.first[1] for entry in entries if not entry.table]
    steps = [one - other for one, other in pairwise(feet)]
    steps = [step for step in steps if 0 < step < 40]
    return median(steps) if steps else float("inf")
