"""Mentions, documents and municipalities to counts, rates, coverage and change."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from termscan.tables.difference import Change as Change
    from termscan.tables.difference import change as change
    from termscan.tables.frames import FrameItem as FrameItem
    from termscan.tables.frames import frame_items as frame_items
    from termscan.tables.material import Tally as Tally
    from termscan.tables.measures import PlanMeasure as PlanMeasure
    from termscan.tables.resampling import kept_interval as kept_interval
    from termscan.tables.tables import Tables as Tables
    from termscan.tables.tables import build_tables as build_tables

__all__ = [
    "Change",
    "FrameItem",
    "PlanMeasure",
    "Tables",
    "Tally",
    "build_tables",
    "change",
    "frame_items",
    "kept_interval",
]

_HOMES = {
    "Change": "difference",
    "change": "difference",
    "FrameItem": "frames",
    "frame_items": "frames",
    "PlanMeasure": "measures",
    "kept_interval": "resampling",
    "Tables": "tables",
    "Tally": "material",
    "build_tables": "tables",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"termscan.tables.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
