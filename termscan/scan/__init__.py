"""From stored documents to mentions: what has changed is read, everything else is known.

What is read of a document depends on its bytes and on a recipe, and is kept under both; names are
loaded when they are first used, so that a look at what is kept loads nothing that reads.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from termscan.scan.described import alike as alike
    from termscan.scan.findings import decode_findings as decode_findings
    from termscan.scan.indexed import IndexedDocument as IndexedDocument
    from termscan.scan.paging import document_text as document_text
    from termscan.scan.reading_index import Extent as Extent
    from termscan.scan.reading_index import ReadingIndex as ReadingIndex
    from termscan.scan.recipe import CUES as CUES
    from termscan.scan.recipe import Backend as Backend
    from termscan.scan.recipe import index_version as index_version
    from termscan.scan.results import LastScan as LastScan
    from termscan.scan.results import findings_key as findings_key
    from termscan.scan.results import findings_of as findings_of
    from termscan.scan.results import forget_others as forget_others
    from termscan.scan.results import last_scan as last_scan
    from termscan.scan.results import mentioning as mentioning
    from termscan.scan.results import pages_of as pages_of
    from termscan.scan.results import results_of as results_of
    from termscan.scan.results import scan_before as scan_before
    from termscan.scan.results import scan_state as scan_state
    from termscan.scan.results import scans as scans
    from termscan.scan.results import stored_findings as stored_findings
    from termscan.scan.scanning import ScanReport as ScanReport
    from termscan.scan.scanning import scan_store as scan_store

__all__ = [
    "CUES",
    "Backend",
    "Extent",
    "IndexedDocument",
    "LastScan",
    "ReadingIndex",
    "ScanReport",
    "alike",
    "decode_findings",
    "document_text",
    "findings_key",
    "findings_of",
    "forget_others",
    "index_version",
    "last_scan",
    "mentioning",
    "pages_of",
    "results_of",
    "scan_before",
    "scan_state",
    "scan_store",
    "scans",
    "stored_findings",
]

_HOMES = {
    "Backend": "recipe",
    "CUES": "recipe",
    "Extent": "reading_index",
    "IndexedDocument": "indexed",
    "LastScan": "results",
    "ReadingIndex": "reading_index",
    "ScanReport": "scanning",
    "alike": "described",
    "decode_findings": "findings",
    "document_text": "paging",
    "findings_key": "results",
    "findings_of": "results",
    "forget_others": "results",
    "index_version": "recipe",
    "last_scan": "results",
    "mentioning": "results",
    "pages_of": "results",
    "results_of": "results",
    "scan_before": "results",
    "scan_state": "results",
    "scan_store": "scanning",
    "scans": "results",
    "stored_findings": "results",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"termscan.scan.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
