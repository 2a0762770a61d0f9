"""What a second worker of a Dask cluster gains, and whether the tables stay the same.

    python benchmarks/cluster.py NATION [--documents 1200]

The same documents are scanned with one worker and with two, on this machine. The cluster stands
before the clock starts; its workers load dictionaries and lexicons with their first document.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

from measuring import machine, tell
from scale import PAGES_A_DOCUMENT, add, at_most, rows_of

from termscan import Store, export_store, scan_store


def scanned(store_folder: Path, workers: int) -> float:
    """Scan a store with some workers and return the seconds that it took."""
    from distributed import Client, LocalCluster

    options = {"n_workers": workers, "threads_per_worker": 1, "dashboard_address": None}
    with (
        LocalCluster(**options) as cluster,
        Client(cluster) as client,
        Store.open(store_folder) as store,
    ):
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
    """Scan with one worker and with two."""
    rows = []
    for workers in (1, 2):
        store = work / f"store-{workers}"
        add(nation, rows_of(nation)[:documents], store)
        clock = scanned(store, workers)
        rows.append(
            {
                "workers": workers,
                "pages": documents * PAGES_A_DOCUMENT,
                "clock_s": round(clock, 1),
                "times_one": round(rows[0]["clock_s"] / clock, 2) if rows else 1.0,
                "tables": tables_hash(store, work / f"out-{workers}"),
            }
        )
    return rows


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
