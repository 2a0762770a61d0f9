"""The store: content-addressed files and a catalogue of sources, fetches and documents."""

from __future__ import annotations

from termscan.corpus.derived import Derived
from termscan.corpus.document_list import ListedDocument, read_document_list
from termscan.corpus.period import normal_period
from termscan.corpus.schedule import HostState, Schedule
from termscan.corpus.store import Store

__all__ = [
    "Derived",
    "HostState",
    "ListedDocument",
    "Schedule",
    "Store",
    "normal_period",
    "read_document_list",
]
