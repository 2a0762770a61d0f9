"""Commands that look into a store."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from termscan.cli import options
from termscan.cli.streams import json_line, progress, write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termscan.corpus import Status, Store, Verification


@click.command()
@options.existing_store
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines.")
def status(store_folder: Path, as_json: bool) -> None:
    """Show what is there, what failed and what is due."""
    from dataclasses import asdict

    from termscan.corpus import Store
    from termscan.scanned import scan_state

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
    """Remove files that interrupted runs left behind; never a document."""
    from termscan.corpus import Store

    with Store.open(store_folder) as store:
        removed = store.collect_garbage()
    write_lines([f"{removed.files} files removed, {removed.size} bytes"])
