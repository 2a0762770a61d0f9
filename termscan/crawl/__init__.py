"""Polite, hardened fetching of municipal documents: robots, discovery, guarded downloads.

The modules that need HTTP and HTML libraries are imported when one of their names is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from termscan.crawl.definition import (
    CorpusDefinition,
    Limits,
    Seed,
    load_definition,
    shipped_definitions,
)
from termscan.crawl.politeness import Manners
from termscan.crawl.reasons import REASONS
from termscan.crawl.report import CrawlReport, CrawlRow, MunicipalityReport

if TYPE_CHECKING:
    from termscan.crawl.crawling import crawl
    from termscan.crawl.network import Network
    from termscan.crawl.planning import Plan, plan

__all__ = [
    "REASONS",
    "CorpusDefinition",
    "CrawlReport",
    "CrawlRow",
    "Limits",
    "Manners",
    "MunicipalityReport",
    "Network",
    "Plan",
    "Seed",
    "crawl",
    "load_definition",
    "plan",
    "shipped_definitions",
]

_LATER = {"crawl": "crawling", "Network": "network", "Plan": "planning", "plan": "planning"}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"termscan.crawl.{_LATER[name]}"), name)
    globals()[name] = value
    return value
