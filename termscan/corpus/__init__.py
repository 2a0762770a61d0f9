"""The store: content-addressed files and a catalogue of sources, fetches and documents."""

from __future__ import annotations

from termscan.corpus.derived import Derived
from termscan.corpus.document_list import ListedDocument, read_document_list
from termscan.corpus.intake import Added, Intake, add_files, keep, prepare
from termscan.corpus.period import normal_period
from termscan.corpus.store import Store

__all__ = [
    "Added",
    "Derived",
    "Intake",
    "ListedDocument",
    "Store",
    "add_files",
    "keep",
    "normal_period",
    "prepare",
    "read_document_list",
]
