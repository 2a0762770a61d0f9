"""What an export was made from and with."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from termscan._version import __version__


@dataclass(frozen=True, slots=True)
class LexiconStamp:
    """A lexicon by name, version and the hash of its content."""

    id: str
    version: str
    hash: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """The makings of an export: the same stamp and documents give the same bytes.

    `dictionary` is the analyser's, the same on every backend; `extractor` the version of the text
    extraction; `documents` the ids of the documents that were scanned; `makings` a hash of all
    that the tables are made from, empty where it is not known.
    """

    lexicons: tuple[LexiconStamp, ...] = ()
    dictionary: str = ""
    extractor: str = ""
    documents: tuple[str, ...] = ()
    makings: str = ""
    termscan: str = field(default=__version__)

    @property
    def documents_hash(self) -> str:
        """SHA-256 of the documents' ids, sorted, a line each."""
        lines = "".join(f"{document}\n" for document in sorted(set(self.documents)))
        return hashlib.sha256(lines.encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """Return the stamp for a JSON file; the ids themselves are in the table `documents`."""
        return {
            "termscan": self.termscan,
            "dictionary": self.dictionary,
            "extractor": self.extractor,
            "lexicons": [
                {"id": lexicon.id, "version": lexicon.version, "hash": lexicon.hash}
                for lexicon in sorted(self.lexicons, key=lambda lexicon: lexicon.id)
            ],
            "documents": {"number": len(set(self.documents)), "sha256": self.documents_hash},
        }

    def lines(self) -> list[tuple[str, str]]:
        """Return the stamp as pairs of a name and a value, for people."""
        lexicons = [
            (f"lexicon {lexicon.id}", f"{lexicon.version} ({lexicon.hash})")
            for lexicon in sorted(self.lexicons, key=lambda lexicon: lexicon.id)
        ]
        return [
            ("termscan", self.termscan),
            ("dictionary", self.dictionary),
            ("extractor", self.extractor),
            *lexicons,
            ("documents", str(len(set(self.documents)))),
            ("documents' ids, SHA-256", self.documents_hash),
        ]
