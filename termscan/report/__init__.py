"""The report that people open: static pages in Finnish, Swedish and English."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from termscan.report.report import write_report as write_report

__all__ = ["write_report"]


def __getattr__(name: str) -> Any:
    if name == "write_report":
        return import_module("termscan.report.report").write_report
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
