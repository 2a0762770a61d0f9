"""Where the time of a cold run goes: CPU a page of each stage, the first time and warm.

    python benchmarks/stages.py NATION [--documents 20]

All in one process. *First* includes what is paid once a process: dictionaries, the reading of
each new word. *Warm* is the same documents again. Bare pypdfium2 over the same files is the rule.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measuring import machine, tell
from reading_rivals import pypdfium2_alone
from scale import rows_of

from termscan.extract import extract, extraction_from_bytes, extraction_to_bytes, judged
from termscan.index import Indexer
from termscan.language import open_analyser
from termscan.lexicon import load_lexicon, load_lexicons
from termscan.match import Matcher, analyser_for
from termscan.scan.described import identity_bytes
from termscan.scan.finder import Finder
from termscan.scan.findings import encode_findings
from termscan.scan.indexed import document_from_bytes, document_to_bytes, index_document


def measure(files: list[Path]) -> list[dict[str, Any]]:
    """Return the cost of each stage."""
    begun = time.process_time()
    lexicons, plain = load_lexicons(None), open_analyser()
    analyser = analyser_for(lexicons)
    matcher, cues = Matcher(lexicons, analyser), Matcher([load_lexicon("frames")], analyser)
    indexer = Indexer(plain)
    finder = Finder(indexer.types, analyser, matcher, cues)
    compiled = time.process_time() - begun
    extractions = [extract(file) for file in files]
    stored = [extraction_to_bytes(one) for one in extractions]
    pages = sum(len(one.pages) for one in extractions)
    documents: list[Any] = []
    found: list[Any] = []

    stages: dict[str, Callable[[], Any]] = {
        "bare pypdfium2": lambda: pypdfium2_alone(files),
        "extract": lambda: [extract(file) for file in files],
        "judge": lambda: [judged(one, plain.knows) for one in extractions],
        "identify": lambda: [identity_bytes(one, None, None) for one in extractions],
        "extractions to bytes and back": lambda: [
            extraction_to_bytes(extraction_from_bytes(one)) for one in stored
        ],
        "index": lambda: documents.append([index_document(one, indexer) for one in extractions]),
        "index to bytes and back": lambda: [
            document_from_bytes(document_to_bytes(one), finder.types) for one in documents[-1]
        ],
        "find": lambda: found.append(finder.findings(documents[-1])),
        "findings to bytes": lambda: [encode_findings(one) for one in found[-1]],
    }
    rows = []
    for stage, work in stages.items():
        costs = []
        for _ in range(2):
            begun = time.process_time()
            work()
            costs.append(round((time.process_time() - begun) / pages * 1000, 2))
        rows.append({"stage": stage, "first_ms_a_page": costs[0], "warm_ms_a_page": costs[1]})
    rows.append({"stage": "lexicons, once (ms)", "first_ms_a_page": round(compiled * 1000)})
    rows[-1]["warm_ms_a_page"] = 0
    return rows


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("nation", type=Path)
    parser.add_argument("--documents", type=int, default=20)
    given = parser.parse_args()
    gc.set_threshold(200_000, 20, 100)  # as the command line's own processes do
    about = {"machine": machine(), "documents": given.documents}
    files = [given.nation / row["file"] for row in rows_of(given.nation)[: given.documents]]
    tell("stages", about, measure(files))


if __name__ == "__main__":
    main()
