"""Tables to files: CSV, XLSX, Parquet, SQLite, JSON, JSON-stat, and a Data Package of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from termscan.export.names import FORMATS
from termscan.export.stamp import LexiconStamp, Stamp

if TYPE_CHECKING:
    from termscan.export.folder import export as export
    from termscan.export.text import text_table as text_table

__all__ = ["FORMATS", "LexiconStamp", "Stamp", "export", "text_table"]


def __getattr__(name: str) -> Any:
    if name == "export":
        from termscan.export.folder import export

        return export
    if name == "text_table":
        from termscan.export.text import text_table

        return text_table
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
