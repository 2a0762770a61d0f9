"""An export folder read back into frames, for comparing it with another."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from termscan.errors import UsageError
from termscan.export.names import PACKAGE
from termscan.formulas import restore
from termscan.tables.frame import DTYPES

_TYPES = {"string": "text", "integer": "integer", "number": "number", "boolean": "boolean"}
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class ReadExport:
    """The tables of an export that was written as CSV or JSON, read when they are asked for."""

    folder: Path
    resources: tuple[dict[str, Any], ...]
    stamp: dict[str, Any]

    def table(self, name: str) -> pd.DataFrame:
        """Return a table with the dtypes that it was made with.

        Raises:
            UsageError: the export has no such table as CSV or JSON, or the file is damaged.
        """
        for resource in self.resources:
            path = str(resource.get("path", ""))
            if path in (f"{name}.csv", f"{name}.json"):
                return _frame(self.folder / path, resource["schema"]["fields"])
        raise UsageError(f"{self.folder}: no table {name!r} as CSV or JSON in this export")

    def counts(self) -> pd.DataFrame:
        """Return the table `counts`."""
        return self.table("counts")

    def mentions(self) -> pd.DataFrame:
        """Return the table `mentions`."""
        return self.table("mentions")

    def documents(self) -> pd.DataFrame:
        """Return the table `documents`."""
        return self.table("documents")


def read_export(folder: Path | str) -> ReadExport:
    """Open a folder that `export` has written.

    Raises:
        UsageError: the folder holds no export of termscan.
    """
    home = Path(folder)
    try:
        package = json.loads((home / PACKAGE).read_text("utf-8"))
        return ReadExport(home, tuple(package["resources"]), package["termscan"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{home}: not an export of termscan ({error}); give the folder of an export"
        raise UsageError(message) from error


def _frame(path: Path, fields: Sequence[dict[str, Any]]) -> pd.DataFrame:
    try:
        header, rows = _read_json(path) if path.suffix == ".json" else _read_csv(path, fields)
    except (OSError, ValueError, KeyError, StopIteration) as error:
        raise UsageError(f"{path}: cannot be read back ({error}); export it again") from error
    columns = list(zip(*rows, strict=True)) or [()] * len(header)
    types = {field["name"]: DTYPES[_TYPES[field["type"]]] for field in fields}
    return pd.DataFrame(
        {
            name: pd.array(list(column), dtype=types[name])  # type: ignore[call-overload]
            for name, column in zip(header, columns, strict=True)
        }
    )


def _read_json(path: Path) -> tuple[list[str], list[list[Any]]]:
    header, *rows = json.loads(path.read_text("utf-8"))
    return header, rows


def _read_csv(path: Path, fields: Sequence[dict[str, Any]]) -> tuple[list[str], list[list[Any]]]:
    convert = {"string": restore, "integer": int, "number": float, "boolean": _TRUTH.__getitem__}
    by_name = {field["name"]: convert[field["type"]] for field in fields}
    lines = csv.reader(io.StringIO(path.read_text("utf-8"), newline=""), strict=True)
    header = next(lines)
    readers: list[Any] = [by_name[name] for name in header]
    rows = [
        [read(cell) if cell else None for read, cell in zip(readers, line, strict=True)]
        for line in lines
    ]
    return header, rows
