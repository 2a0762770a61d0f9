"""Local files into a store, with what they say of themselves read first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from termscan.corpus import Added, Store, add_files, read_document_list
from termscan.municipalities import Registry
from termscan.records import DocumentKind


def add_documents(
    store: Store | Path,
    paths: Sequence[Path],
    *,
    listing: Path | None = None,
    municipality: str | None = None,
    kind: DocumentKind | None = None,
    registry: Registry | None = None,
) -> Added:
    """Put files and folders into a store, all or none.

    What the `listing` (a CSV) says of a document holds before `municipality` and `kind`, and these
    before what the document itself is found to be.

    Raises:
        DocumentListError, FileProblems, UnknownMunicipality: nothing is stored then.
    """
    registry = registry or Registry.shipped()
    rows = read_document_list(listing, registry, paths, kind=kind) if listing else None
    return add_files(store, paths, registry, rows=rows, municipality=municipality, kind=kind)
