"""Readings of words that no dictionary knows, by analogy with those that it does.

The table of analogies is learned by ``training/language/train_guesser.py`` from the dictionary's
own readings: what to take off and put on to get from the end of a word to its base form.
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import NamedTuple

from termscan.language.endings import foreign_bases
from termscan.records import Reading

TABLE = Path(__file__).parent / "weights" / "guesser.tsv.gz"
SHORTEST, LONGEST = 2, 5
_LEAST_STEM = 2


class Analogy(NamedTuple):
    """Take `off` the end of a word, put `on`: a base form with these properties."""

    off: str
    on: str
    pos: str
    case: str
    number: str


def guesses(word: str) -> list[Reading]:
    """Return readings of an unknown word, the likeliest first; never empty.

    The longest end of the word that has analogies decides; the word as it stands is always
    among them.
    """
    found = {_as_it_stands(word): None}
    for analogy in _analogies(word.lower()):
        stem = word[: len(word) - len(analogy.off)]
        if len(stem) >= _LEAST_STEM:
            base = stem + analogy.on
            pos = "name" if word[:1].isupper() and analogy.pos != "verb" else analogy.pos
            reading = Reading(base, pos, analogy.case, analogy.number, (base,), "guess")
            found[reading] = None
    if word[:1].isupper():
        for base, case, number in foreign_bases(word):
            found[Reading(base, "name", case, number, (base,), "guess")] = None
    return list(found)


def _as_it_stands(word: str) -> Reading:
    pos = "name" if word[:1].isupper() else "noun"
    return Reading(word, pos, "nominative", "singular", (word,), "guess")


def _analogies(word: str) -> tuple[Analogy, ...]:
    table = _table()
    for length in range(min(LONGEST, len(word) - _LEAST_STEM), SHORTEST - 1, -1):
        if word[-length:] in table:
            return table[word[-length:]]
    return ()


@cache
def _table() -> dict[str, tuple[Analogy, ...]]:
    table: dict[str, tuple[Analogy, ...]] = {}
    for line in gzip.decompress(TABLE.read_bytes()).decode("utf-8").splitlines():
        end, *fields = line.split("\t")
        table[end] = (*table.get(end, ()), Analogy(*fields))
    return table


def write_table(path: Path, table: dict[str, list[Analogy]]) -> None:
    """Write a learned table, the same bytes for the same table."""
    lines = ["\t".join((end, *analogy)) for end, found in table.items() for analogy in found]
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), mtime=0))
