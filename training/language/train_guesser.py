"""Learn how unknown words may inflect, by analogy with the words that the dictionary knows.

For every end of a word (2 to 5 letters) it counts what the dictionary does to get the base form:
letters taken off, letters put on, part of speech, case and number. No gold lemma is used.

    python training/language/train_guesser.py TREEBANKS_FOLDER
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from treebanks import TREEBANKS, read_tagged, read_treebank

from termscan.language.analyser import open_analyser
from termscan.language.guesser import LONGEST, SHORTEST, TABLE, Analogy, write_table
from termscan.records import Reading

OPEN_CLASSES = ("noun", "adjective", "name", "verb")
LEAST_COUNT = 3
MOST_ANALOGIES = 8


def main(folder: Path) -> None:
    """Write the table into the package."""
    words = {word.form.lower() for sentence in read_tagged(folder) for word in sentence}
    for name in TREEBANKS:
        words |= {
            word.form.lower() for sentence in read_treebank(folder, name) for word in sentence
        }
    write_table(TABLE, learn(words))


def learn(words: set[str]) -> dict[str, list[Analogy]]:
    """Return the commonest analogies for each end of a word."""
    analyser = open_analyser()
    counts: dict[str, Counter[Analogy]] = defaultdict(Counter)
    for word in words:
        for reading in analyser.readings(word):
            analogy = _analogy(word, reading)
            if analogy:
                for length in range(SHORTEST, min(LONGEST, len(word) - 1) + 1):
                    if length >= len(analogy.off):
                        counts[word[-length:]][analogy] += 1
    return {
        end: [analogy for analogy, count in _common(found)]
        for end, found in sorted(counts.items())
        if _common(found)
    }


def _common(found: Counter[Analogy]) -> list[tuple[Analogy, int]]:
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [item for item in ranked[:MOST_ANALOGIES] if item[1] >= LEAST_COUNT]


def _analogy(word: str, reading: Reading) -> Analogy | None:
    lemma = reading.lemma.lower()
    if reading.origin != "dictionary" or reading.pos not in OPEN_CLASSES:
        return None
    shared = 0
    while shared < min(len(word), len(lemma)) and word[shared] == lemma[shared]:
        shared += 1
    if shared < 2 or len(word) - shared > LONGEST:
        return None
    pos = "name" if reading.pos == "name" else reading.pos
    return Analogy(word[shared:], lemma[shared:], pos, reading.case, reading.number)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
