"""Lexicon files: format, loader, linter, import and export."""

from termscan.lexicon.check import check_lexicon
from termscan.lexicon.exchange import export_lexicon, import_lexicon
from termscan.lexicon.loader import (
    DEFAULT_LEXICONS,
    lexicon_of,
    lexicon_path,
    load_lexicon,
    load_lexicons,
    shipped_lexicons,
)
from termscan.lexicon.model import Condition, Entry, Form, Frame, Lexicon, content_hash
from termscan.lexicon.plain import as_toml
from termscan.lexicon.skos import as_turtle
from termscan.lexicon.skos_reading import from_turtle
from termscan.lexicon.table import as_csv, from_csv

__all__ = [
    "DEFAULT_LEXICONS",
    "Condition",
    "Entry",
    "Form",
    "Frame",
    "Lexicon",
    "as_csv",
    "as_toml",
    "as_turtle",
    "check_lexicon",
    "content_hash",
    "export_lexicon",
    "from_csv",
    "from_turtle",
    "import_lexicon",
    "lexicon_of",
    "lexicon_path",
    "load_lexicon",
    "load_lexicons",
    "shipped_lexicons",
]
