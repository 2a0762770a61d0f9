"""Plain JSON for programs: a list of rows, the first of them the columns' names."""

from __future__ import annotations

import json

from termscan.tables.table import Table


def json_bytes(table: Table) -> bytes:
    """Return the table as JSON, a row a line; a missing value is null."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    lines = [encode(table.schema.names), *(encode(row) for row in table.rows())]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode("utf-8")
