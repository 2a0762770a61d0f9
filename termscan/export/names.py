"""The formats' names, for those who only want to know what there is."""

from __future__ import annotations

from termscan.errors import UsageError

PACKAGE = "datapackage.json"
"""The file that describes all others of an export."""

FORMATS = ("csv", "csv-excel", "json", "json-stat", "parquet", "sqlite", "xlsx")
"""The names of the formats that `export` writes."""


def format_name(name: str) -> str:
    """Return a format's name in full, whatever its hyphens and letter case.

    Raises:
        UsageError: there is no such format.
    """
    for known in FORMATS:
        if known.replace("-", "") == name.lower().replace("-", ""):
            return known
    raise UsageError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
