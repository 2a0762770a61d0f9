"""What a second worker of a Dask cluster gains, and whether the tables stay the same.

    python benchmarks/cluster.py NATION [--documents 1200]

The same documents are scanned with one worker, with two, with two and with one, on this machine,
so that an hour in which it grows slower favours neither. The cluster is set up as the docs say and
stands before the clock starts; its workers load dictionaries and lexicons with their first
document.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

from measuring import machine, tell
from scale import PAGES_A_DOCUMENT, add, at_most, rows_of

from termscan import Store, export_store, scan_store

ORDER = (1, 2, 2, 1)
"""How many workers scan, one after another."""


def scanned(store_folder: Path, workers: int) -> float:
    """Scan a store with some workers and return the seconds that it took."""
    import dask
    from distributed import Client, LocalCluster

    dask.config.set({"distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None})
    options = {"n_workers": workers, "threads_per_worker": 1, "dashboard_address": None}
    with (
        LocalCluster(**options) as cluster,
        Client(cluster) as client,
        Store.open(store_folder) as store,
    ):
        client.run(gc.set_threshold, 200_000, 20, 100)
        begun = time.perf_counter()
        scan_store(store, executor=client.get_executor(pure=False))
        return time.perf_counter() - begun


def tables_hash(store_folder: Path, out: Path) -> str:
    """Export a store and return a hash of all tables."""
    with Store.open(store_folder) as store:
        export_store(store, out, formats=("csv",))
    digest = sha256()
    for file in sorted(out.glob("*.csv")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def measure(nation: Path, documents: int, work: Path) -> list[dict[str, Any]]:
    """Scan with one worker and with two, and back."""
    clocks: dict[int, list[float]] = {workers: [] for workers in ORDER}
    tables: dict[int, set[str]] = {workers: set() for workers in ORDER}
    for turn, workers in enumerate(ORDER):
        store = work / f"store-{turn}"
        add(nation, rows_of(nation)[:documents], store)
        clocks[workers].append(scanned(store, workers))
        tables[workers].add(tables_hash(store, work / f"out-{turn}"))
    return [
        {
            "workers": workers,
            "pages": documents * PAGES_A_DOCUMENT,
            "clocks_s": " ".join(f"{clock:.1f}" for clock in clocks[workers]),
            "times_one": round(sum(clocks[1]) / sum(clocks[workers]), 2),
            "tables": " ".join(sorted(tables[workers])),
        }
        for workers in clocks
    ]


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("nation", type=Path)
    parser.add_argument("--documents", type=int, default=1200)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        nation = given.nation.resolve()
        rows = measure(nation, at_most(nation, given.documents), Path(folder))
    tell("cluster", {"machine": machine()}, rows)


if __name__ == "__main__":
    main()
