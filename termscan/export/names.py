"""The formats' names, for those who only want to know what there is."""

from __future__ import annotations

from collections.abc import Sequence

from termscan.errors import UsageError

PACKAGE = "datapackage.json"
"""The file that describes all others of an export."""

FORMATS = ("csv", "csv-excel", "json", "json-stat", "parquet", "sqlite", "xlsx")
"""The names of the formats that `export` writes."""


def format_name(name: str, known: Sequence[str] = FORMATS) -> str:
    """Return which of the `known` formats is meant, whatever its hyphens and letter case.

    Raises:
        UsageError: there is no such format.
    """
    for one in known:
        if one.replace("-", "") == name.lower().replace("-", ""):
            return one
    raise UsageError(f"there is no format {name!r}; there are {', '.join(known)}")
