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
    for index, line in enumerate(page.lines):
        for part in () if index in running else line.parts:
            if part.place is not None:
                contents[part.place[0]][part.place[1]].append(part)
    return contents


def _entries(page: ReadPage, running: set[int], tables: dict[int, FilledGrid]) -> Iterator[_Entry]:
    certain = {number for number, table in tables.items() if table.grid.certain}
    begun: set[int] = set()
    for index, line in enumerate(page.lines):
        if index in running or not _lies_in(line, certain):
            inside = index not in running and _lies_in(line, set(tables))
            yield _Entry(
                *(line.text, line.hyphen, line.first, line.bold, index in running),
                part_of_table=inside,
            )
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
    for index, entry in enumerate(entries):
        between = _between(entries[index - 1], entry, usual) if index else ""
        start = position + len(between)
        position = start + len(entry.text)
        text += (between, entry.text)
        if entry.part_of_table and tables and entries[index - 1].part_of_table:
            tables[-1] = tables[-1][0], position
        elif entry.table or entry.part_of_table:
            tables.append((start, position))
        if not entry.table:
            lines.append(SetLine(start, position, entry.first, entry.bold, entry.running))
    if entries and entries[-1].hyphen:
        text.append("-")
    return Layout(number, "".join(text), tuple(lines), tuple(tables))


def _between(before: _Entry, after: _Entry, usual: float) -> str:
    if before.hyphen:
        return LINE_END_HYPHEN
    if before.table or after.table or before.running != after.running:
        return BLOCK_BREAK
    step = before.first.bottom - after.first.bottom
    sizes = sorted((before.first.height, after.first.height))
    resized = sizes[1] > sizes[0] * _OTHER_SIZE
    return BLOCK_BREAK if step > usual * _WIDE or resized or before.bold != after.bold else "\n"


def _usual_step(entries: list[_Entry]) -> float:
    """Return the median step from line to line down the page, in points."""
    plain = [entry.first for entry in entries if not entry.table]
    steps = [one.bottom - other.bottom for one, other in pairwise(plain)]
    steps = [step for step in steps if 0 < step < 40]
    return median(steps) if steps else float("inf")
