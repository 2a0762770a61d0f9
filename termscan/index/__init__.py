"""Texts kept as columns of word types, so that they need not be read again."""

from termscan.index.contexts import Differences
from termscan.index.making import INDEX_FORMAT, Indexer
from termscan.index.numbering import Numbering
from termscan.index.rereading import Rereadings
from termscan.index.stored import (
    StoredText,
    column_from_bytes,
    column_to_bytes,
    numbers_from_bytes,
    pack,
    renumber,
    text_from_bytes,
    text_to_bytes,
    unpack,
)
from termscan.index.text import IndexedText, IndexedTokens
from termscan.index.types import LEMMA, TypeTable, WordType
from termscan.index.values import TypeValues

__all__ = [
    "INDEX_FORMAT",
    "LEMMA",
    "Differences",
    "IndexedText",
    "IndexedTokens",
    "Indexer",
    "Numbering",
    "Rereadings",
    "StoredText",
    "TypeTable",
    "TypeValues",
    "WordType",
    "column_from_bytes",
    "column_to_bytes",
    "numbers_from_bytes",
    "pack",
    "renumber",
    "text_from_bytes",
    "text_to_bytes",
    "unpack",
]
