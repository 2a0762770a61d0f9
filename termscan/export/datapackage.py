"""`datapackage.json`: the index of an export, with types, units, keys and the stamp."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from termscan.export.formats import Content, WrittenFile
from termscan.export.stamp import Stamp
from termscan.tables.schema import Column

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
_MEDIA_TYPES = {
    "csv": "text/csv",
    "csv-excel": "text/csv",
    "json": "application/json",
    "json-stat": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


_UNCOUNTED = ("json", "parquet")
"""Formats for which frictionless 5 rejects every size and hash, since it reads them otherwise."""


def package_bytes(files: Sequence[WrittenFile], stamp: Stamp) -> bytes:
    """Return the package's JSON, with a resource for each table of each file."""
    package = {
        "$schema": PROFILE,
        "name": "termscan",
        "title": "Mentions of mental wellbeing in the documents of Finland's municipalities",
        "resources": [_resource(file, table) for file in files for table in _tables_in(file)],
        "termscan": stamp.as_json() | _remembered(files, stamp),
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _remembered(files: Sequence[WrittenFile], stamp: Stamp) -> dict[str, Any]:
    """Return what the next export has to know to leave these files as they are."""
    if not stamp.makings:
        return {}
    return {
        "makings": stamp.makings,
        "formats": sorted({file.format for file in files}),
        "files": {file.name: file.sha256 for file in files},
    }


def _resource(file: WrittenFile, table: Content | None) -> dict[str, Any]:
    named = file.name if table is None else f"{table.schema.name}-{file.format}"
    name = named.lower().replace(".", "-").removesuffix("-csv")
    resource: dict[str, Any] = {
        "$schema": RESOURCE_PROFILE,
        "name": name,
        "path": file.name,
        "mediatype": _MEDIA_TYPES[file.format],
    }
    if file.format not in _UNCOUNTED:
        resource["bytes"] = file.size
        resource["hash"] = f"sha256:{file.sha256}"
    if table is None:
        return resource
    return resource | {
        "title": table.schema.title,
        "description": table.schema.description,
        **_layout(file.format, table.schema.name),
        "schema": _table_schema(table, decimal="," if file.format == "csv-excel" else "."),
    }


def _tables_in(file: WrittenFile) -> Sequence[Content | None]:
    """Return the tables that a resource each describes; a database is one resource."""
    return (None,) if file.format == "sqlite" else file.tables or (None,)


def _layout(form: str, table: str) -> dict[str, Any]:
    """Return how a table is to be read from its file.

    JSON and Parquet do not claim to be of type ``table``: frictionless 5 needs plug-ins to read
    them, and its plug-in for Parquet takes an empty integer for a mistake.
    """
    if form in ("csv", "csv-excel"):
        delimiter = ";" if form == "csv-excel" else ","
        dialect: dict[str, Any] = {"delimiter": delimiter, "lineTerminator": "\n"}
        return {"type": "table", "format": "csv", "encoding": "utf-8", "dialect": dialect}
    if form == "xlsx":
        # frictionless 5 looks for the sheet where it was in the first version of the standard
        dialect = {"sheetName": table, "excel": {"sheet": table}}
        return {"type": "table", "format": "xlsx", "dialect": dialect}
    return {"format": "apache-parquet" if form == "parquet" else form}


def _table_schema(table: Content, decimal: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": SCHEMA_PROFILE,
        "fields": [_field(column, decimal) for column in table.schema.columns],
        "missingValues": [""],
    }
    if table.told_apart:
        schema["primaryKey"] = list(table.schema.key)
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
