"""Counts what Finland's municipalities write about mental wellbeing.

The whole way in a few lines::

    from pathlib import Path
    import termscan

    with termscan.Store.open("store") as store:
        termscan.add_documents(store, [Path("strategies")], kind="strategy")
        termscan.scan_store(store)
        counts = termscan.tables_of(store).counts()

Names are loaded when they are first used, so that importing termscan costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from termscan._version import __version__
from termscan.errors import TermscanError

if TYPE_CHECKING:
    from termscan.corpus import Store
    from termscan.extract import Extraction
    from termscan.intake import add_documents
    from termscan.language import Analyser, open_analyser
    from termscan.lexicon import Lexicon, load_lexicon, load_lexicons
    from termscan.match import Matcher, MatchOptions
    from termscan.municipalities import Registry
    from termscan.outputs import export_store, tables_of
    from termscan.records import (
        Concept,
        Document,
        DocumentScan,
        Mention,
        Municipality,
        Page,
        Reading,
        Token,
    )
    from termscan.scan import scan_store, scans
    from termscan.tables import Tables, build_tables

__all__ = [
    "Analyser",
    "Concept",
    "Document",
    "DocumentScan",
    "Extraction",
    "Lexicon",
    "MatchOptions",
    "Matcher",
    "Mention",
    "Municipality",
    "Page",
    "Reading",
    "Registry",
    "Store",
    "Tables",
    "TermscanError",
    "Token",
    "__version__",
    "add_documents",
    "build_tables",
    "export_store",
    "load_lexicon",
    "load_lexicons",
    "open_analyser",
    "scan_store",
    "scans",
    "tables_of",
]

_HOMES = {
    "corpus": ("Store",),
    "extract": ("Extraction",),
    "intake": ("add_documents",),
    "language": ("Analyser", "open_analyser"),
    "lexicon": ("Lexicon", "load_lexicon", "load_lexicons"),
    "match": ("MatchOptions", "Matcher"),
    "municipalities": ("Registry",),
    "outputs": ("export_store", "tables_of"),
    "records": (
        "Concept",
        "Document",
        "DocumentScan",
        "Mention",
        "Municipality",
        "Page",
        "Reading",
        "Token",
    ),
    "scan": ("scan_store", "scans"),
    "tables": ("Tables", "build_tables"),
}


def __getattr__(name: str) -> object:
    """Load a public name from its room when it is first used."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"termscan.{home}"), name)
    raise AttributeError(f"module 'termscan' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
