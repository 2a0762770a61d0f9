"""Word lists of a store: what its documents are made of, and what sets some of them apart."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from termscan.cli import options
from termscan.cli.streams import write_lines

if TYPE_CHECKING:
    import pandas as pd

    from termscan.corpus import Store
    from termscan.records import Document

Backend = Literal["auto", "libvoikko", "pyvoikko"]


@click.command()
@options.existing_store
@click.option(
    "--of",
    "where",
    metavar="PLACE",
    help="Only a municipality, region or wellbeing services county, compared with all others.",
)
@click.option("--top", type=click.IntRange(min=1), default=100, show_default=True)
@options.backend
@options.workers
def words(
    store_folder: Path,
    where: str | None,
    top: int,
    backend: Backend,
    workers: int | None,
) -> None:
    """List the commonest words of a store's documents, or what some say more than the others.

    Tab-separated; the lemma of a word is the one that is likeliest by itself.
    """
    from termscan.cli.pool import pool
    from termscan.corpus import Store

    with Store.open(store_folder, write=False) as store, pool(workers) as executor:
        write_lines(_rows(_table(store, where, backend, executor).head(top)))


def _table(
    store: Store, where: str | None, backend: Backend, executor: Executor | None
) -> pd.DataFrame:
    from termscan.places import registry_of
    from termscan.wordlists import key_words, wordlist

    listed = partial(wordlist, store, backend=backend, executor=executor)
    if where is None:
        return listed().frame()
    codes = {one.code for one in registry_of(store).select(where)}
    chosen: list[Document] = []
    others: list[Document] = []
    for document in store.documents():
        (others if codes.isdisjoint(document.municipalities) else chosen).append(document)
    return key_words(listed(chosen), listed(others))


def _rows(table: pd.DataFrame) -> Iterator[str]:
    yield "\t".join(table.columns)
    for row in table.itertuples(index=False):
        yield "\t".join(f"{cell:.6g}" if isinstance(cell, float) else str(cell) for cell in row)
