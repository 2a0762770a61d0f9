"""The Finnish treebanks that the weights are learned from and scored on.

They are not part of the repository: see `termscan/language/weights/CREDITS.md` for where they
come from. `folder` is where the files lie under their names of the Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TREEBANKS = {
    "tdt": "fi_tdt-ud-dev.conllu",
    "ftb": "fi_ftb-ud-dev.conllu",
    "ood": "fi_ood-ud-test.conllu",
    "pud": "fi_pud-ud-test.conllu",
}
TAGGED = "tdt-train-upos.tsv"
CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "VERB", "ADV"))


class Word(NamedTuple):
    """A syntactic word with its gold annotation; `lemma` is None where only the tag is known."""

    form: str
    lemma: str | None
    upos: str


Sentence = list[Word]


def read_treebank(folder: Path, name: str) -> list[Sentence]:
    """Return the sentences of one treebank; gold lemmas lower-cased, without ``#``."""
    return [_words(block) for block in _blocks(folder / TREEBANKS[name]) if _words(block)]


def read_tagged(folder: Path) -> list[Sentence]:
    """Return the sentences of which only words and parts of speech are given."""
    return [
        [Word(form, None, upos) for form, upos in (line.split("\t") for line in block)]
        for block in _blocks(folder / TAGGED)
    ]


def _blocks(file: Path) -> Iterator[list[str]]:
    for block in file.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith("# ")]
        if lines:
            yield lines


def _words(block: list[str]) -> Sentence:
    rows = [line.split("\t") for line in block]
    return [
        Word(row[1], row[2].replace("#", "").lower(), row[3])
        for row in rows
        if len(row) == 10 and row[0].isdigit()
    ]
