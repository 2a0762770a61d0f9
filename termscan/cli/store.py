"""Commands that look into a store."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import click

from termscan.cli import options
from termscan.cli.streams import json_line, progress, write_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termscan.concordance import Line
    from termscan.corpus import Status, Store, Verification

_SCREEN = 50
"""Lines of a concordance that are laid out together."""


@click.command()
@options.existing_store
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines.")
def status(store_folder: Path, as_json: bool) -> None:
    """Show what is there, what failed and what is due."""
    from dataclasses import asdict

    from termscan.corpus import Store
    from termscan.scan import scan_state

    with Store.open(store_folder, write=False) as store:
        found = store.status()
        state = scan_state(store)
        if as_json:
            counts = [[*place, number] for place, number in found.counts.items()]
            row = asdict(found) | {"counts": counts, "scan": asdict(state) if state else None}
            write_lines([json_line(row)])
            return
        write_lines(_status_lines(store, found))
        if state is None:
            write_lines(["not scanned yet"])
            return
        write_lines([f"scanned: {state.scanned}, waiting for a scan: {state.waiting}"])
        write_lines(f"unreadable: {name}: {reason}" for name, reason in state.unreadable)
        write_lines(_alike_lines(store))


def _status_lines(store: Store, found: Status) -> Iterator[str]:
    from termscan.places import registry_of

    registry = registry_of(store)
    yield (
        f"{store.folder}: {found.documents} current documents, {found.versions} versions, "
        f"{found.drafts} drafts, {found.size / 2**20:.1f} MiB"
    )
    kinds: dict[str, int] = {}
    for (_, kind), number in found.counts.items():
        kinds[kind] = kinds.get(kind, 0) + number
    yield from (f"  {kind}: {number}" for kind, number in sorted(kinds.items()))
    for code, kind in found.missing:
        yield f"missing: {registry.by_code(code).name_fi} ({code}): {kind}"
    for fetch in found.failures:
        yield f"failed: {fetch.url}: {fetch.reason or fetch.outcome}"
    due = found.due(datetime.now(UTC).isoformat(timespec="seconds"))
    yield f"due for another try: {len(due)}"


def _alike_lines(store: Store) -> Iterator[str]:
    from termscan.scan import alike

    documents = store.documents()
    names = {one.id: one.url or one.file_name or one.id for one in documents}
    for pair in alike(store, documents):
        share = f"{pair.similarity:.0%} of the text"
        yield f"nearly the same ({share}): {names[pair.one]} and {names[pair.other]}"


@click.command()
@options.existing_store
def verify(store_folder: Path) -> int:
    """Check every stored file against its hash."""
    from termscan.corpus import Store

    with Store.open(store_folder, write=False) as store, progress("verify") as bar:
        found = store.verify(progress=bar)
    write_lines(_verified(found))
    return int(not found.sound)


def _verified(found: Verification) -> Iterator[str]:
    yield f"{found.checked} files checked: {'all sound' if found.sound else 'not sound'}"
    named = {"missing": found.missing, "damaged": found.damaged, "catalogue": found.faults}
    for name, places in named.items():
        yield from (f"{name}: {place}" for place in places)
    left = len(found.orphans) + len(found.temporaries)
    if left:
        yield f"{left} files that no document speaks of; `termscan gc` removes them"


@click.command()
@options.existing_store
def gc(store_folder: Path) -> None:
    """Remove what interrupted runs and older scans left behind; never a document."""
    from termscan.corpus import Store
    from termscan.scan import forget_others, scan_state

    with Store.open(store_folder) as store:
        removed = store.collect_garbage()
        results = forget_others(store) if scan_state(store) else 0
    write_lines(
        [
            f"{removed.files} files removed, {removed.size} bytes",
            f"{results} results of other versions and lexicons removed",
        ]
    )


@click.command()
@options.existing_store
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
def warc(store_folder: Path, target: Path) -> None:
    """Write what was fetched as a WARC archive, for libraries and archives of the web."""
    from termscan.corpus import Store, export_warc

    with Store.open(store_folder, write=False) as store:
        records = export_warc(store, target)
    write_lines([f"{records} records in {target}"])


@click.command()
@options.existing_store
@click.argument("concepts", nargs=-1, required=True, metavar="CONCEPT…")
@click.option("--width", type=click.IntRange(1, 2000), help="Characters on each side of a mention.")
@click.option("--sort", type=click.Choice(["place", "left", "right"]), default="place")
@click.option("--sample", type=click.IntRange(min=1), help="Only so many, drawn by chance.")
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the draw.")
@click.option("--all", "everything", is_flag=True, help="Also mentions that do not count.")
@click.option("--format", "form", type=click.Choice(["text", "csv", "html"]), default="text")
def kwic(
    store_folder: Path,
    concepts: tuple[str, ...],
    width: int | None,
    sort: Literal["place", "left", "right"],
    sample: int | None,
    seed: int,
    everything: bool,
    form: str,
) -> None:
    """Show mentions of concepts in context, with page and address."""
    from termscan.concordance import document_order, kwic_as_read
    from termscan.concordance import kwic as concordance
    from termscan.corpus import Store
    from termscan.places import municipalities_of
    from termscan.records import MentionStatus
    from termscan.scan import mentioning, pages_of

    statuses = get_args(MentionStatus) if everything else ("counted",)
    with Store.open(store_folder, write=False) as store:
        _check_concepts(store, concepts)
        names = {one.code: one.name_fi for one in municipalities_of(store)}
        scans = mentioning(store, sorted(store.documents(), key=document_order), concepts)
        pages = partial(pages_of, store)
        lines: Iterable[Line]
        if sort == "place" and sample is None:
            lines = kwic_as_read(scans, concepts, statuses=statuses, width=width, pages=pages)
        else:
            lines = concordance(
                scans,
                concepts,
                statuses=statuses,
                width=width,
                pages=pages,
                sort=sort,
                sample=sample,
                seed=seed,
            )
        for screen in _screens(lines, form, names):
            write_lines(screen.splitlines())


def _screens(lines: Iterable[Line], form: str, names: dict[str, str]) -> Iterator[str]:
    """Yield a concordance as text; one for the terminal a screen at a time, as it is found."""
    from termscan.concordance import as_csv, as_html, as_text

    if form == "csv":
        yield as_csv(lines, names)
    elif form == "html":
        yield as_html(lines, names=names)
    else:
        rest = iter(lines)
        while screen := list(islice(rest, _SCREEN)):
            yield as_text(screen, names=names)


def _check_concepts(store: Store, wanted: Iterable[str]) -> None:
    from difflib import get_close_matches

    from termscan.errors import UsageError
    from termscan.scan import last_scan

    known = {concept.id for concept in last_scan(store).concepts}
    for concept in wanted:
        if concept not in known:
            near = get_close_matches(concept, sorted(known), 3)
            hint = f"nearest: {', '.join(near)}" if near else "see `termscan lexicon show`"
            raise UsageError(f"the last scan's lexicons have no concept {concept!r}; {hint}")
