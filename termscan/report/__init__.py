"""The report that people open: static pages in Finnish, Swedish and English."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from termscan.report.report import write_report as write_report
    from termscan.report.standing import standing_report as standing_report

__all__ = ["standing_report", "write_report"]

_HOMES = {"standing_report": "standing", "write_report": "report"}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"termscan.report.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
