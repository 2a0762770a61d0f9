"""Lexicon files: format, loader, linter, import and export."""

from termscan.lexicon.loader import (
    DEFAULT_LEXICONS,
    lexicon_path,
    load_lexicon,
    load_lexicons,
    shipped_lexicons,
)
from termscan.lexicon.model import Condition, Entry, Form, Frame, Lexicon, content_hash

__all__ = [
    "DEFAULT_LEXICONS",
    "Condition",
    "Entry",
    "Form",
    "Frame",
    "Lexicon",
    "content_hash",
    "lexicon_path",
    "load_lexicon",
    "load_lexicons",
    "shipped_lexicons",
]
