"""What matching costs: beside reading the tokens, and with 10,000 concepts beside 200.

    python benchmarks/matching_speed.py [FOLDER_OF_TEXTS]

Prints ratios of CPU time measured in the same run, the best of several rounds: matching to reading
(first with nothing known, then with all words met before), and 10,000 invented concepts to 200,
for matching alone and for reading and matching together. The concepts' forms are drawn from the
words of the texts themselves, the worst case.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from termscan.language import open_analyser
from termscan.lexicon import Lexicon, load_lexicons
from termscan.lexicon.loader import lexicon_of
from termscan.match import Matcher

TEXTS = Path(__file__).parents[2] / "shared" / "data" / "strategies" / "text"
ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def invented(concepts: int, words: list[str]) -> Lexicon:
    """Return a lexicon of two-word forms drawn from `words`."""
    draw = random.Random(1)
    tables = [
        {
            "id": f"c{number}",
            "label": {"fi": "c"},
            "forms": {"fi": [" ".join(draw.sample(words, 2)) for _ in range(2)]},
        }
        for number in range(concepts)
    ]
    head = {"format": 1, "id": f"n{concepts}", "version": "1"}
    return lexicon_of({**head, "concept": tables}, "invented")


def main(folder: Path) -> None:
    """Measure and print."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    analyser = open_analyser()
    matcher = Matcher(load_lexicons(), analyser)
    first = seconds(lambda: [analyser.tokens(text) for text in texts])
    tokens = [analyser.tokens(text) for text in texts]
    pairs = list(zip(texts, tokens, strict=True))

    def match(one: Matcher) -> float:
        return seconds(lambda: [one.mentions(text, words) for text, words in pairs])

    cold = match(matcher)
    read = min(seconds(lambda: [analyser.tokens(text) for text in texts]) for _ in range(ROUNDS))
    warm = min(match(matcher) for _ in range(ROUNDS))
    print(f"{len(texts)} texts, {sum(map(len, tokens))} tokens")
    print(f"matching / reading, first time:        {cold / first:.2f}")
    print(f"matching / reading, words known:       {warm / read:.2f}")
    lemmas = {t.readings[0].lemma for words in tokens for t in words if t.readings}
    words = sorted(word for word in lemmas if word.isalpha() and len(word) > 3)
    small, large = (Matcher([invented(n, words)], analyser) for n in (200, 10_000))
    few, many = match(small), match(large)
    few, many = (min(match(one) for _ in range(ROUNDS)) for one in (small, large))
    print(f"10,000 / 200 concepts, matching:       {many / few:.2f}")
    print(f"10,000 / 200 concepts, all:            {(read + many) / (read + few):.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TEXTS)
