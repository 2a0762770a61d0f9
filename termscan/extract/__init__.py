"""Documents of any format to pages with zones."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from termscan.extract.model import EXTRACTOR_VERSION, Extraction, Limits, Table

if TYPE_CHECKING:
    from termscan.extract.duplicates import (
        NearDuplicate,
        RepeatedPassage,
        near_duplicates,
        repeated_passages,
        sketch,
    )
    from termscan.extract.extraction import extract
    from termscan.extract.identity.findings import Finding, Identity
    from termscan.extract.identity.identify import identify, identify_name
    from termscan.extract.judgement import judge, judged
    from termscan.extract.readers import SafeReaders
    from termscan.extract.safely import SafeReader, extract_safely
    from termscan.extract.stored import extraction_from_bytes, extraction_to_bytes

__all__ = [
    "EXTRACTOR_VERSION",
    "Extraction",
    "Finding",
    "Identity",
    "Limits",
    "NearDuplicate",
    "RepeatedPassage",
    "SafeReader",
    "SafeReaders",
    "Table",
    "extract",
    "extract_safely",
    "extraction_from_bytes",
    "extraction_to_bytes",
    "identify",
    "identify_name",
    "judge",
    "judged",
    "near_duplicates",
    "repeated_passages",
    "sketch",
]

_LAZY = {
    "Finding": "identity.findings",
    "Identity": "identity.findings",
    "NearDuplicate": "duplicates",
    "RepeatedPassage": "duplicates",
    "SafeReader": "safely",
    "SafeReaders": "readers",
    "extract": "extraction",
    "extract_safely": "safely",
    "extraction_from_bytes": "stored",
    "extraction_to_bytes": "stored",
    "identify": "identity.identify",
    "identify_name": "identity.identify",
    "judge": "judgement",
    "judged": "judgement",
    "near_duplicates": "duplicates",
    "repeated_passages": "duplicates",
    "sketch": "duplicates",
}


def __getattr__(name: str) -> object:
    """Load what needs heavy libraries when it is first asked for."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
