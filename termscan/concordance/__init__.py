"""Concordance: mentions in their context, for the terminal, CSV and HTML."""

from termscan.concordance.lines import (
    Line,
    PagesOf,
    Sort,
    document_order,
    kwic,
    kwic_as_read,
    kwic_text,
)
from termscan.concordance.writing import as_csv, as_html, as_text

__all__ = [
    "Line",
    "PagesOf",
    "Sort",
    "as_csv",
    "as_html",
    "as_text",
    "document_order",
    "kwic",
    "kwic_as_read",
    "kwic_text",
]
