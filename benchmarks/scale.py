"""Cost from PDFs to exported tables at a quarter, half and all of a folder, and of what follows.

    python benchmarks/scale.py NATION [--work FOLDER]

NATION is what `nation.py` made. After the whole: scanning and exporting again when nothing has
changed, when one document is new, and with lexicons in which a hundred concepts are edited; and
looks: the first screen of a concordance, and a list of the commonest words, twice.
"""

from __future__ import annotations

import argparse
import csv
import shlex
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from measuring import RESULTS, Cost, machine, run, tell

from termscan.lexicon import Entry, Form, as_toml, load_lexicons

TERMSCAN = (sys.executable, "-m", "termscan")
PAGES_A_DOCUMENT = 40
COMMANDS = ("add", "scan", "export", "look")
CHANGED = 100
"""Concepts that an edit changes."""


def rows_of(nation: Path) -> list[dict[str, str]]:
    """Return the list of a nation's documents."""
    with (nation / "documents.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def at_most(nation: Path, documents: int) -> int:
    """Return so many documents, or how many a nation has if that is fewer."""
    return min(documents, len(rows_of(nation)))


def add(nation: Path, rows: list[dict[str, str]], store: Path) -> Cost:
    """Put some of a nation's documents into a store, and return the cost."""
    listing = store.with_suffix(".csv")
    with listing.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"file": str(nation / row["file"])} for row in rows)
    return run(*TERMSCAN, "add", "--store", store, "--documents", listing)


def to_tables(store: Path, *lexicons: object) -> dict[str, Cost]:
    """Scan and export, and return the cost of each."""
    chosen = [word for lexicon in lexicons for word in ("--lexicon", lexicon)]
    scanned = run(*TERMSCAN, "scan", "--store", store, *chosen)
    out = store.parent / "tables"
    exported = run(*TERMSCAN, "export", "--store", store, "--out", out, "--format", "csv")
    return {"scan": scanned, "export": exported}


def first_screen(store: Path) -> Cost:
    """Return what the first 50 lines of a concordance of a common concept cost."""
    kwic = shlex.join(map(str, (*TERMSCAN, "kwic", "--store", store, "yksinaisyys")))
    return run("bash", "-c", f"{kwic} | head -50")


def edited_lexicons(folder: Path, *, dropping: bool = True) -> list[Path]:
    """Write the default lexicons with a hundred concepts edited, and return the files.

    Each gets one more form; or, `dropping`, every third loses its first if it has several.
    """
    folder.mkdir(parents=True, exist_ok=True)
    left, paths = CHANGED, []
    for lexicon in load_lexicons():
        some, rest = lexicon.entries[:left], lexicon.entries[left:]
        left -= len(some)
        entries = [
            _edited(entry, dropping=dropping and not number % 3)
            for number, entry in enumerate(some)
        ]
        paths.append(folder / f"{lexicon.id}.toml")
        text = as_toml(replace(lexicon, entries=(*entries, *rest)))
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def _edited(entry: Entry, *, dropping: bool) -> Entry:
    if dropping and len(entry.forms) > 1:
        return replace(entry, forms=entry.forms[1:])
    more = Form(f"{entry.concept.labels['fi'].lower()} arjessa")
    return replace(entry, forms=(*entry.forms, more))


def row(step: str, pages: int, **costs: Cost) -> dict[str, Any]:
    """Return a row of the result, given what each command of a step cost."""
    cpu = sum(cost.cpu for cost in costs.values())
    return {
        "step": step,
        "pages": pages,
        **{f"{name}_s": costs[name].clock if name in costs else 0 for name in COMMANDS},
        "cpu_s": round(cpu, 2),
        "cpu_ms_a_page": round(cpu / pages * 1000, 2),
        "memory_mb": max(cost.memory for cost in costs.values()),
    }


def measure(nation: Path, work: Path) -> list[dict[str, Any]]:
    """Go through all steps."""
    rows = rows_of(nation)
    pages = len(rows) * PAGES_A_DOCUMENT
    result = []
    for name, share in (("quarter", 4), ("half", 2), ("whole", 1)):
        some = rows[: len(rows) // share]
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        store = work / "store"
        added = add(nation, some[: -1 if share == 1 else None], store)
        result.append(row(name, len(some) * PAGES_A_DOCUMENT, add=added, **to_tables(store)))
    result.append(row("nothing changed", pages, **to_tables(store)))
    added = add(nation, rows[-1:], store)
    result.append(row("one document new", pages, add=added, **to_tables(store)))
    looks = {
        "first screen": first_screen(store),
        "word list": run(*TERMSCAN, "words", "--store", store),
        "word list again": run(*TERMSCAN, "words", "--store", store),
    }
    result += (row(look, pages, look=cost) for look, cost in looks.items())
    return result + [
        row(step, pages, **to_tables(store, *lexicons))
        for step, lexicons in (
            ("a form more", edited_lexicons(work / "more", dropping=False)),
            ("as shipped again", []),
            ("forms less and more", edited_lexicons(work / "less")),
        )
    ]


def plot(rows: list[dict[str, Any]], path: Path) -> None:
    """Draw the cost of a page by the number of pages."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    mpl.rcParams["svg.hashsalt"] = "termscan"
    figure, axes = plt.subplots(figsize=(5, 2.6), layout="constrained")
    axes.plot([one["pages"] for one in rows], [one["cpu_ms_a_page"] for one in rows], marker="o")
    axes.set(xlabel="pages", ylabel="ms of CPU a page", ylim=(0, None), xlim=(0, None))
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("nation", type=Path)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "termscan-scale")
    given = parser.parse_args()
    about = {"machine": machine()}
    rows = measure(given.nation.resolve(), given.work)
    tell("scale", about, rows)
    plot(rows[:3], RESULTS / "scale.svg")


if __name__ == "__main__":
    main()
