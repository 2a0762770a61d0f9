"""A sheet that writes a whole frame at once.

XlsxWriter writes cells one by one, which takes most of a minute for ten million. Here each distinct
value of a column is rendered once and the rows are joined from the pieces; all else (styles,
links, shared strings, the package) is XlsxWriter's. It also writes text like ``<r>…</r>`` as it
is, as mark-up of its own; here text is always text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from termscan.tables.schema import Column

MAX_TEXT = 32_767
"""Characters that Excel allows in a cell; longer text is cut and ends in an ellipsis."""

MAX_LINKS = 65_530
"""Links that Excel allows in a sheet; further addresses are plain text."""

MAX_ADDRESS = 2_079
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

Cells = tuple[Any, list[str]]
"""A column: for each row the number of its value (-1: missing), and the values as XML."""


class FrameSheet(Worksheet):  # type: ignore[misc]
    """A worksheet made of a header and the columns that `fill` was given."""

    def fill(self, columns: Sequence[Column], frame: pd.DataFrame, formats: dict[str, Any]) -> None:
        """Take the frame's columns; `formats` are by type, with ``header`` and ``link``."""
        self._length = len(frame)
        self._links = 0
        self._check_dimensions(0, 0)
        self._check_dimensions(self._length, len(columns) - 1)
        header = self._text(formats["header"])
        self._header = [header(column.name) for column in columns]
        self._cells: list[Cells] = []
        for at, column in enumerate(columns):
            codes, distinct = pd.factorize(frame[column.name].array)
            render = self._renderer(column, formats)
            self._cells.append((codes, [*(render(value) for value in distinct), ""]))
            if column.address:
                self._add_links(at, frame[column.name].array, formats["link"])

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

    def _add_links(self, at: int, addresses: Any, form: Any) -> None:
        for row, address in enumerate(addresses, start=1):
            if self._links == MAX_LINKS:
                return
            if isinstance(address, str) and is_link(address):
                self._links += 1
                self.write_url(row, at, address, form, address)

    def _write_sheet_data(self) -> None:
        names = [xl_col_to_name(at) for at in range(len(self._header))]
        height = f' ht="{HEADER_HEIGHT}" customHeight="1"'
        self._xml_start_tag("sheetData")
        self.fh.write(_row(1, self._header, names, height))
        self.fh.writelines(self._rows())
        self._xml_end_tag("sheetData")

    def _rows(self) -> Iterator[str]:
        names = [xl_col_to_name(at) for at in range(len(self._cells))]
        columns = [[pieces[code] for code in codes.tolist()] for codes, pieces in self._cells]
        for number, pieces in enumerate(zip(*columns, strict=True), start=2):
            yield _row(number, pieces, names)


def _row(number: int, pieces: Sequence[str], names: Sequence[str], how: str = "") -> str:
    cells = [
        f'<c r="{name}{number}"{piece}' for name, piece in zip(names, pieces, strict=True) if piece
    ]
    return f'<row r="{number}"{how}>{"".join(cells)}</row>'


def is_link(address: str) -> bool:
    """Return whether Excel takes an address as a link."""
    return address.startswith(("https://", "http://")) and len(address) <= MAX_ADDRESS


def cut(text: str) -> str:
    """Return as much of a text as a cell holds."""
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"
