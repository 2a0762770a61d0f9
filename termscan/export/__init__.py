"""Tables to files: CSV, XLSX, Parquet, SQLite, JSON, JSON-stat, and a Data Package of them all."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from termscan.export.names import FORMATS, format_name
from termscan.export.stamp import LexiconStamp, Stamp

if TYPE_CHECKING:
    from termscan.export.folder import export as export
    from termscan.export.reading import read_export as read_export
    from termscan.export.standing import standing_export as standing_export
    from termscan.export.text import text_table as text_table

__all__ = [
    "FORMATS",
    "LexiconStamp",
    "Stamp",
    "export",
    "format_name",
    "read_export",
    "standing_export",
    "text_table",
]


_HOMES = {
    "export": "folder",
    "read_export": "reading",
    "standing_export": "standing",
    "text_table": "text",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"termscan.export.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
