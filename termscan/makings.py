"""What the tables of a store are made from, read once."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import sha256
from operator import attrgetter
from typing import Self

from termscan._version import __version__
from termscan.codec import municipality_row
from termscan.corpus import Store
from termscan.places import covered, municipalities_of
from termscan.records import Document, DocumentKind, Municipality
from termscan.scan import LastScan, last_scan, stored_findings

Pair = tuple[str, DocumentKind]

_DOCUMENT = attrgetter(*(field.name for field in fields(Document)))


@dataclass(frozen=True)
class Makings:
    """The last scan, the catalogue's documents, and `found`: what the scan found, as stored.

    `found` holds a document's findings by its id, for the documents that were scanned.
    """

    last: LastScan
    documents: tuple[Document, ...]
    found: dict[str, bytes]
    municipalities: tuple[Municipality, ...]
    expected: frozenset[Pair]
    covered: frozenset[Pair]

    @classmethod
    def of(cls, store: Store) -> Self:
        """Read them from a store.

        Raises:
            UsageError: the store has not been scanned.
        """
        last = last_scan(store)
        documents = tuple(store.documents(current=False))
        found = {one.id: content for one, content in stored_findings(store, last.key, documents)}
        places = municipalities_of(store, documents)
        return cls(last, documents, found, places, store.expected(), covered(store))

    @property
    def scanned(self) -> list[Document]:
        """The documents that were scanned."""
        return [document for document in self.documents if document.id in self.found]

    @cached_property
    def digests(self) -> dict[str, str]:
        """By a scanned document's id a SHA-256 of what its own rows depend on but for concepts.

        That is what is known of it and was found in it, its municipalities and the code.
        """
        places = {one.code: json.dumps(municipality_row(one)) for one in self.municipalities}
        found = {}
        for document in self.scanned:
            owners = (places[code] for code in document.municipalities)
            known = (__version__, json.dumps(_DOCUMENT(document)), *owners, "")
            digest = sha256("\n".join(known).encode())
            digest.update(self.found[document.id])
            found[document.id] = digest.hexdigest()
        return found

    @cached_property
    def digest(self) -> str:
        """A SHA-256 of everything."""
        pairs = [sorted(self.expected), sorted(self.covered)]
        places = [municipality_row(one) for one in self.municipalities]
        documents = [_DOCUMENT(document) for document in self.documents]
        makings = [self.last.to_row(), self.digests, documents, pairs, places]
        return sha256(json.dumps(makings, sort_keys=True).encode()).hexdigest()
