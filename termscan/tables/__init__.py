"""Mentions, documents and municipalities to counts, rates, coverage and change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from termscan.tables.tables import Tables as Tables
    from termscan.tables.tables import build_tables as build_tables

__all__ = ["Tables", "build_tables"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from termscan.tables import tables

        return getattr(tables, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
