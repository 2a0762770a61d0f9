"""How fast is text read? Beside a bare regular expression and simplemma in the same run.

    python benchmarks/language/speed.py TEXT_FILE…

Prints thousand tokens per second of CPU time, first (cold) and again (warm), and peak memory. The
garbage collector runs seldom, as in the processes of the commands (`termscan.cli.pool`).
"""

from __future__ import annotations

import gc
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from termscan.language import open_analyser


def main(files: list[str]) -> None:
    """Measure each way of reading on all files."""
    gc.set_threshold(200_000, 20, 100)
    texts = []
    for file in files:
        with Path(file).open(encoding="utf-8", newline="") as handle:
            texts.append(handle.read())
    analyser = open_analyser()
    _report("tokens with readings", texts, lambda text: len(analyser.tokens(text)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {memory:.0f} MB")
    _report("chosen lemmas", texts, lambda tokens: len(analyser.lemmas(tokens)), analyser.tokens)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {memory:.0f} MB")
    _report("bare regular expression", texts, lambda text: len(re.findall(r"\w+|[^\w\s]", text)))
    _report("simplemma", texts, _simplemma)


def _simplemma(text: str) -> int:
    from simplemma import text_lemmatizer

    return len(text_lemmatizer(text, lang="fi"))


def _report(
    name: str,
    texts: list[str],
    read: Callable[[Any], int],
    prepare: Callable[[str], Any] = lambda text: text,
) -> None:
    """Print how fast `read` is on what `prepare`, which is not timed, makes of the texts."""
    rates = []
    for _ in range(3):
        tokens, seconds = 0, 0.0
        for text in texts:
            prepared = prepare(text)
            started = time.process_time()
            tokens += read(prepared)
            seconds += time.process_time() - started
        rates.append(tokens / seconds / 1000)
    print(f"{name:24} first {rates[0]:7.1f}  again {max(rates[1:]):7.1f}  thousand a second")


if __name__ == "__main__":
    main(sys.argv[1:])
