"""A sheet that writes a whole table at once.

XlsxWriter writes cells one by one, which takes most of a minute for ten million. Here each distinct
value of a column is rendered once, columns are put together where few different cells stand beside
each other, and the rows are joined from the pieces; links are written in one go. All else (styles,
shared strings, the package) is XlsxWriter's. It also writes text like ``<r>…</r>`` as it
is, as mark-up of its own; here text is always text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import chain, count
from operator import itemgetter
from typing import Any

from xlsxwriter.url import Url
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from termscan.export.blocks import Block, block, put_together
from termscan.tables.cells import Cells
from termscan.tables.schema import Column
from termscan.tables.table import Table

MAX_TEXT = 32_767
"""Characters that Excel allows in a cell; longer text is cut and ends in an ellipsis."""

MAX_LINKS = 65_530
"""Links that Excel allows in a sheet; further addresses are plain text."""

MAX_ADDRESS = 2_079
Targets = list[tuple[int, int, Url]]
"""Row, column and address of links."""

HEADER_HEIGHT = 45
"""Points; three lines of a heading."""

PROSE = frozenset(
    (
        "sentence",
        "goal",
        "measure",
        "responsible",
        "indicator",
        "reason",
        "note",
        "municipalities_fi",
    )
)
"""Columns whose text is wrapped, for reading."""

_ROW = "\0"
"""Stands for the row's number in a cell that is written for every row."""


class FrameSheet(Worksheet):  # type: ignore[misc]
    """A worksheet made of a header and the columns that `fill` was given."""

    def fill(self, table: Table, formats: dict[str, Any]) -> None:
        """Take the table's columns; `formats` are by type, with ``header`` and ``link``."""
        columns = table.schema.columns
        self._length = len(table)
        self._links = 0
        self._check_dimensions(0, 0)
        self._check_dimensions(self._length, len(columns) - 1)
        header = self._text(formats["header"])
        names = [xl_col_to_name(at) for at in range(len(columns))]
        self._header = [_cell(name, header(c.name)) for name, c in zip(names, columns, strict=True)]
        self._targets: list[Targets] = []
        cells: list[Block] = []
        for at, column in enumerate(columns):
            values = table.columns[column.name].compact()
            cells.append(block(values, _placed(names[at], self._renderer(column, formats))))
            if column.address:
                self._targets.append(self._add_links(at, values))
        self._cells = put_together(cells)

    def _renderer(self, column: Column, formats: dict[str, Any]) -> Callable[[Any], str]:
        if column.type == "text":
            form = "link" if column.address else "prose" if column.name in PROSE else None
            return self._text(formats[form] if form else None)
        if column.type == "boolean":
            style = formats["boolean"]._get_xf_index()
            return lambda value: f' s="{style}" t="b"><v>{int(value)}</v></c>'
        style = formats[column.unit if column.unit in formats else column.type]._get_xf_index()
        number = int if column.type == "integer" else float
        return lambda value: f' s="{style}"><v>{number(value)!r}</v></c>'

    def _text(self, form: Any) -> Callable[[str], str]:
        style = "" if form is None else f' s="{form._get_xf_index()}"'

        def render(text: str) -> str:
            text = cut(text)
            if text.startswith("<r>") and text.endswith("</r>"):
                kept = f'<is><t xml:space="preserve">{escape(text, quote=False)}</t></is>'
                return f'{style} t="inlineStr">{kept}</c>'
            index = self.str_table._get_shared_string_index(text)
            return f'{style} t="s"><v>{index}</v></c>'

        return render

    def _add_links(self, at: int, addresses: Cells) -> Targets:
        """Return the links of a column: row, column, target and location, as many as Excel allows.

        Each counts as a use of its text, as one that XlsxWriter adds does.
        """
        urls = [Url(text) if is_link(text) else None for text in addresses.values]
        links = [
            (row, at, url)
            for row, code in enumerate(addresses.codes.tolist(), start=1)
            if code >= 0 and (url := urls[code]) is not None
        ][: MAX_LINKS - self._links]
        self._links += len(links)
        self.str_table.count += len(links)
        return links

    def _write_hyperlinks(self) -> None:
        """Write the links in the order of their cells, each with a relationship of its own."""
        links = sorted(chain.from_iterable(self._targets), key=itemgetter(0, 1))
        if not links:
            return
        places = {
            url: f' location="{self._escape_attributes(url._anchor)}"' if url._anchor else ""
            for _, _, url in links
        }
        names = {at: xl_col_to_name(at) for _, at, _ in links}
        self._xml_start_tag("hyperlinks")
        for number, (row, at, url) in enumerate(links, start=self.rel_count + 1):
            reference = f'ref="{names[at]}{row + 1}" r:id="rId{number}"'
            self.fh.write(f"<hyperlink {reference}{places[url]}/>")
            self.external_hyper_links.append(["/hyperlink", url._target(), "External"])
        self.rel_count += len(links)
        self._xml_end_tag("hyperlinks")

    def _write_sheet_data(self) -> None:
        height = f' ht="{HEADER_HEIGHT}" customHeight="1"'
        self._xml_start_tag("sheetData")
        self.fh.write(_row(1, self._header, height))
        self.fh.writelines(self._rows())
        self._xml_end_tag("sheetData")

    def _rows(self) -> Iterator[str]:
        pieces = (map(one.texts.__getitem__, one.codes.tolist()) for one in self._cells)
        return map(_row, count(2), zip(*pieces, strict=True))


def _placed(name: str, render: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: _cell(name, render(value))


def _cell(name: str, piece: str) -> str:
    return f'<c r="{name}{_ROW}"{piece}'


def _row(number: int, pieces: Iterable[str], how: str = "") -> str:
    line = str(number)
    return f'<row r="{line}"{how}>{"".join(pieces).replace(_ROW, line)}</row>'


def is_link(address: str) -> bool:
    """Return whether Excel takes an address as a link."""
    return address.startswith(("https://", "http://")) and len(address) <= MAX_ADDRESS


def cut(text: str) -> str:
    """Return as much of a text as a cell holds."""
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"
