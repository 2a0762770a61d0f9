"""The store: content-addressed files and a catalogue of sources, fetches and documents."""

from __future__ import annotations

from termscan.corpus.derived import Derived
from termscan.corpus.document_list import ListedDocument, read_document_list
from termscan.corpus.intake import Added, Intake, add_files, keep_files, prepare_files
from termscan.corpus.period import normal_period
from termscan.corpus.status import Status
from termscan.corpus.store import Store
from termscan.corpus.upkeep import Garbage, Verification
from termscan.corpus.warc import export_warc

__all__ = [
    "Added",
    "Derived",
    "Garbage",
    "Intake",
    "ListedDocument",
    "Status",
    "Store",
    "Verification",
    "add_files",
    "export_warc",
    "keep_files",
    "normal_period",
    "prepare_files",
    "read_document_list",
]
