"""Plain JSON for programs: a list of rows, the first of them the columns' names."""

from __future__ import annotations

import json

from termscan.export.cells import ExportTable, rows


def json_bytes(table: ExportTable) -> bytes:
    """Return the table as JSON, a row a line; a missing value is null."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    lines = [encode(table.schema.names), *(encode(row) for row in rows(table))]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode("utf-8")
