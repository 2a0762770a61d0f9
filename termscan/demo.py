"""The whole way on the corpus that ships: eight invented municipalities, real tables."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from termscan.corpus import Store
from termscan.errors import UsageError
from termscan.export import text_table
from termscan.intake import add_documents
from termscan.municipalities import Registry
from termscan.outputs import DEFAULT_FORMATS, REPORT, export_store, tables_of
from termscan.places import add_municipalities
from termscan.resources import shipped
from termscan.scan import scan_store

SHOWN = {
    "municipality_fi": "municipality",
    "document_kind": "document",
    "words": "words",
    "core": "core terms",
    "near": "near terms",
    "promotion": "promotion",
    "prevention": "prevention",
    "problem_and_care": "problem, care",
    "practices": "practices",
}
"""Columns of `counts_wide` that fit on a terminal, and what they are called there."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demonstration made: a table for the terminal, and the files to open."""

    table: str
    files: tuple[Path, ...]


def run_demo(
    folder: Path,
    *,
    backend: Literal["auto", "libvoikko", "pyvoikko"] = "auto",
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Demonstration:
    """Add, scan and export the demo corpus in `folder`; done again it gives the same files.

    Raises:
        UsageError: the folder is in use for something else.
    """
    corpus = shipped("corpora") / "demo"
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "store").is_dir():
        raise UsageError(f"{folder} holds other files; give an empty folder with --out")
    shipped_registry = Registry.shipped()
    registry = shipped_registry.with_added(corpus / "municipalities.csv")
    known = {one.code for one in shipped_registry.on()}
    with Store.open(folder / "store") as store:
        add_municipalities(store, (one for one in registry.on() if one.code not in known))
        add_documents(store, [corpus], listing=corpus / "documents.csv", registry=registry)
        scan_store(store, backend=backend, executor=executor, progress=progress)
        tables = folder / "tables"
        files = export_store(store, tables, (*DEFAULT_FORMATS, REPORT))
        counts = tables_of(store).counts_wide()
        table = text_table(counts.rename(columns=SHOWN), list(SHOWN.values()), width=120)
    shown = (*(one for one in files if one.parent == tables), tables / REPORT / "index.html")
    return Demonstration(table, shown)
