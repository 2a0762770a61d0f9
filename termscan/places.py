"""The municipalities that a store speaks of: Finland's, and any that its corpus has added."""

from __future__ import annotations

import json
from collections.abc import Iterable

from termscan.codec import municipality_from, municipality_row
from termscan.corpus import Store
from termscan.municipalities import Registry
from termscan.records import Document, DocumentKind, Municipality

_ADDED = "added municipalities"
_COVERED = "covered by another kind"


def add_municipalities(store: Store, added: Iterable[Municipality]) -> None:
    """Note municipalities that the shipped registry does not know, such as invented ones."""
    rows = [municipality_row(one) for one in added]
    store.set_setting(_ADDED, json.dumps(rows, ensure_ascii=False))


def registry_of(store: Store) -> Registry:
    """Return the shipped registry with what was added for this store."""
    noted = store.setting(_ADDED)
    registry = Registry.shipped()
    if noted is None:
        return registry
    return registry.with_added([municipality_from(row) for row in json.loads(noted)])


def municipalities_of(
    store: Store, documents: Iterable[Document] | None = None
) -> tuple[Municipality, ...]:
    """Return the municipalities that have or should have a document in the store, by code.

    `documents` are all that there are, for those who have read them already.
    """
    registry = registry_of(store)
    known = store.documents(current=False) if documents is None else documents
    codes = {code for document in known for code in document.municipalities}
    codes |= {code for code, _ in store.expected()}
    return tuple(registry.by_code(code) for code in sorted(codes))


def note_covered(store: Store, pairs: Iterable[tuple[str, DocumentKind]]) -> None:
    """Note pairs of a municipality and a kind whose content stands in a document of another kind.

    Of a municipality that is named, what was noted before is replaced.
    """
    new = sorted(set(pairs))
    named = {code for code, _ in new}
    kept = [pair for pair in covered(store) if pair[0] not in named]
    rows = sorted([*kept, *new])
    if rows != sorted(covered(store)):
        store.set_setting(_COVERED, json.dumps(rows))


def covered(store: Store) -> frozenset[tuple[str, DocumentKind]]:
    """Return what was noted with `note_covered`."""
    return frozenset((code, kind) for code, kind in json.loads(store.setting(_COVERED) or "[]"))
