"""The store: content-addressed files and a catalogue of sources, fetches and documents."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from termscan.corpus.derived import Derived as Derived
    from termscan.corpus.document_list import ListedDocument as ListedDocument
    from termscan.corpus.document_list import read_document_list as read_document_list
    from termscan.corpus.intake import Added as Added
    from termscan.corpus.intake import Intake as Intake
    from termscan.corpus.intake import add_files as add_files
    from termscan.corpus.intake import keep_files as keep_files
    from termscan.corpus.intake import prepare_files as prepare_files
    from termscan.corpus.period import normal_period as normal_period
    from termscan.corpus.results_folder import ResultsFolder as ResultsFolder
    from termscan.corpus.status import Status as Status
    from termscan.corpus.store import Store as Store
    from termscan.corpus.upkeep import Garbage as Garbage
    from termscan.corpus.upkeep import Verification as Verification
    from termscan.corpus.warc import export_warc as export_warc

__all__ = [
    "Added",
    "Derived",
    "Garbage",
    "Intake",
    "ListedDocument",
    "ResultsFolder",
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

_HOMES = {
    "Added": "intake",
    "Derived": "derived",
    "Garbage": "upkeep",
    "Intake": "intake",
    "ListedDocument": "document_list",
    "ResultsFolder": "results_folder",
    "Status": "status",
    "Store": "store",
    "Verification": "upkeep",
    "add_files": "intake",
    "export_warc": "warc",
    "keep_files": "intake",
    "normal_period": "period",
    "prepare_files": "intake",
    "read_document_list": "document_list",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"termscan.corpus.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
