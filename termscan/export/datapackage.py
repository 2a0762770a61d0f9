"""`datapackage.json`: the index of an export, with types, units, keys and the stamp."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from termscan.export.cells import ExportTable
from termscan.export.formats import File
from termscan.export.stamp import Stamp
from termscan.tables.schema import Column

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
_FORMATS: dict[str, dict[str, Any]] = {
    "csv": {"format": "csv", "dialect": {"delimiter": ",", "lineTerminator": "\n"}},
    "csv-excel": {"format": "csv", "dialect": {"delimiter": ";", "lineTerminator": "\n"}},
    "json": {"format": "json"},
    "parquet": {"format": "parquet"},
}
_MEDIA_TYPES = {
    "csv": "text/csv",
    "csv-excel": "text/csv",
    "json": "application/json",
    "json-stat": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def package_bytes(files: Sequence[File], stamp: Stamp) -> bytes:
    """Return the package's JSON, with a resource for each file."""
    package = {
        "$schema": PROFILE,
        "name": "termscan",
        "title": "Mentions of mental wellbeing in the documents of Finland's municipalities",
        "resources": [_resource(file) for file in files],
        "termscan": stamp.as_json(),
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _resource(file: File) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "$schema": RESOURCE_PROFILE,
        "name": file.name.lower().replace(".", "-"),
        "path": file.name,
        "mediatype": _MEDIA_TYPES[file.format],
        "bytes": len(file.content),
        "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}",
    }
    if file.table is None or file.format not in _FORMATS:
        return resource
    schema = _table_schema(file.table, decimal="," if file.format == "csv-excel" else ".")
    return resource | {
        "type": "table",
        "title": file.table.schema.title,
        "description": file.table.schema.description,
        **_FORMATS[file.format],
        "encoding": "utf-8",
        "schema": schema,
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
