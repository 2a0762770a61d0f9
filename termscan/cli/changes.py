"""What an edit of the lexicons changed, for those who are editing them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from termscan.cli import options
from termscan.cli.streams import write_lines

if TYPE_CHECKING:
    from termscan.edits import Edited
    from termscan.records import DocumentScan


@click.command()
@options.existing_store
@click.option("--by-concept", is_flag=True, help="Numbers by concept instead of the mentions.")
def changes(store_folder: Path, by_concept: bool) -> None:
    """Show which counted mentions came (+) and went (-) with the last edit of the lexicons.

    The last scan is compared with the one before it that had other lexicons.
    """
    from termscan.corpus import Store
    from termscan.edits import edited_documents
    from termscan.places import municipalities_of

    with Store.open(store_folder, write=False) as store:
        found = edited_documents(store)
        if by_concept:
            write_lines(_numbers(found))
            return
        names = {one.code: one.name_fi for one in municipalities_of(store)}
        write_lines(line for edited in found for line in _lines(edited, names))


def _lines(edited: Edited, names: dict[str, str]) -> Iterator[str]:
    for sign, scan in (("-", edited.went), ("+", edited.came)):
        yield from (f"{sign} {line}" for line in _concordance(scan, names))


def _concordance(scan: DocumentScan, names: dict[str, str]) -> list[str]:
    from termscan.concordance import as_text, kwic_as_read

    return as_text(list(kwic_as_read([scan])), names=names).splitlines()


def _numbers(found: Iterable[Edited]) -> Iterator[str]:
    went, came = Counter[str](), Counter[str]()
    for edited in found:
        went.update(mention.concept for mention in edited.went.mentions)
        came.update(mention.concept for mention in edited.came.mentions)
    yield "concept\tcame\twent"
    for concept in sorted({*went, *came}):
        yield f"{concept}\t{came[concept]}\t{went[concept]}"
