"""`datapackage.json`: the index of an export, with types, units, keys and the stamp."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from termscan.export.cells import ExportTable
from termscan.export.stamp import Stamp
from termscan.tables.schema import Column

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
_DIALECTS: dict[str, dict[str, Any]] = {
    "csv": {"delimiter": ",", "lineTerminator": "\n"},
    "csv-excel": {"delimiter": ";", "lineTerminator": "\n"},
}


def package_bytes(
    tables: Sequence[ExportTable], files: dict[str, tuple[str, str, bytes]], stamp: Stamp
) -> bytes:
    """Return the package's JSON; `files` are name → (table or "", format, content)."""
    schemas = {table.schema.name: table for table in tables}
    package = {
        "$schema": PROFILE,
        "name": "termscan",
        "title": "Mentions of mental wellbeing in the documents of Finland's municipalities",
        "resources": [
            _resource(path, form, content, schemas.get(name))
            for path, (name, form, content) in sorted(files.items())
        ],
        "termscan": stamp.as_json(),
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _resource(path: str, form: str, content: bytes, table: ExportTable | None) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "$schema": RESOURCE_PROFILE,
        "name": path.lower().replace(".", "-"),
        "path": path,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if table is None or form not in _DIALECTS:
        return resource
    return resource | {
        "type": "table",
        "title": table.schema.title,
        "description": table.schema.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECTS[form],
        "schema": _table_schema(table, decimal="," if form == "csv-excel" else "."),
    }


def _table_schema(table: ExportTable, decimal: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": SCHEMA_PROFILE,
        "fields": [_field(column, decimal) for column in table.schema.columns],
        "missingValues": [""],
    }
    key = list(table.schema.key)
    if key and not table.frame[key].isna().to_numpy().any():
        schema["primaryKey"] = key
    return schema


def _field(column: Column, decimal: str) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "title": column.title,
        "description": column.description,
    }
    if column.unit:
        field["unit"] = column.unit
    if column.type == "number" and decimal != ".":
        field["decimalChar"] = decimal
    if column.choices:
        field["constraints"] = {"enum": list(column.choices)}
    return field
