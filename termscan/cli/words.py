"""Word lists of a store: what its documents are made of, and what sets some of them apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from termscan.cli import options
from termscan.cli.streams import write_lines

if TYPE_CHECKING:
    import pandas as pd

    from termscan.corpus import Store
    from termscan.records import Document


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
def words(
    store_folder: Path,
    where: str | None,
    top: int,
    backend: Literal["auto", "libvoikko", "pyvoikko"],
) -> None:
    """List the commonest words of a store's documents, or what some say more than the others.

    Tab-separated; the lemma of a word is the one that is likeliest by itself.
    """
    from termscan.corpus import Store

    with Store.open(store_folder, write=False) as store:
        write_lines(_rows(_table(store, where, backend).head(top)))


def _table(
    store: Store, where: str | None, backend: Literal["auto", "libvoikko", "pyvoikko"]
) -> pd.DataFrame:
    from termscan.places import registry_of
    from termscan.wordlists import key_words, wordlist

    if where is None:
        return wordlist(store, backend=backend).frame()
    codes = {one.code for one in registry_of(store).select(where)}
    chosen: list[Document] = []
    others: list[Document] = []
    for document in store.documents():
        (others if codes.isdisjoint(document.municipalities) else chosen).append(document)
    pair = (wordlist(store, some, backend=backend) for some in (chosen, others))
    return key_words(*pair)


def _rows(table: pd.DataFrame) -> Iterator[str]:
    yield "\t".join(table.columns)
    for row in table.itertuples(index=False):
        yield "\t".join(f"{cell:.6g}" if isinstance(cell, float) else str(cell) for cell in row)
