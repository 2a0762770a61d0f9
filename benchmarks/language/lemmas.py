"""Lemma accuracy on the Finnish treebanks, beside raw Voikko and simplemma in the same run.

    python benchmarks/language/lemmas.py TREEBANKS_FOLDER [--weights tdt=FILE …] [--shipped]

Every treebank is scored with weights that were learned without it (`--weights`, made by
``training/language/train_chooser.py --leave``; trained here where not given). With `--shipped` the
weights in the wheel are scored: they have seen these treebanks, so the figures flatter.
Scored: syntactic words without punctuation, letter case ignored.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "training" / "language"))

from train_chooser import train
from treebanks import CONTENT, TREEBANKS, Sentence, read_treebank

from termscan.language import open_analyser
from termscan.language.chooser import WEIGHTS


def main() -> None:
    """Print a table of accuracies in per cent: all words, content words."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--weights", nargs="*", default=[])
    arguments.add_argument("--shipped", action="store_true")
    chosen = arguments.parse_args()
    given = dict(pair.split("=", 1) for pair in chosen.weights)
    print(f"{'':8}{'termscan':>16}{'any reading':>16}{'raw Voikko':>16}{'simplemma':>16}")
    for name in TREEBANKS:
        if given and name not in given:
            continue
        sentences = read_treebank(chosen.folder, name)
        weights = WEIGHTS if chosen.shipped else _weights(chosen.folder, name, given)
        columns = [score(sentences, system) for system in _systems(weights)]
        print(
            f"{name:8}"
            + "".join(f"{all_words:9.2f}/{content:5.2f} " for all_words, content in columns)
        )


def _weights(folder: Path, name: str, given: dict[str, str]) -> Path:
    if name in given:
        return Path(given[name])
    out = Path(tempfile.mkdtemp()) / f"{name}.npz"
    train(folder, name).save(out)
    return out


System = Callable[[list[str]], list[set[str]]]


def _systems(weights: Path) -> list[System]:
    """Return the systems: each gives, for the words of a sentence, the lemmas it stands by."""
    from libvoikko import Voikko
    from simplemma import lemmatize

    analyser = open_analyser(weights=weights)
    voikko = Voikko("fi")

    def ours(words: list[str]) -> list[set[str]]:
        return [{token.lemma} for token in analyser.lemmatise_tokens(words)]

    def any_reading(words: list[str]) -> list[set[str]]:
        return [set(token.lemmas) for token in analyser.lemmatise_tokens(words)]

    def raw_voikko(words: list[str]) -> list[set[str]]:
        found = [voikko.analyze(word) for word in words]
        return [{a[0]["BASEFORM"] if a else w} for w, a in zip(words, found, strict=True)]

    def simple(words: list[str]) -> list[set[str]]:
        return [{lemmatize(word, lang="fi", low_memory=True)} for word in words]

    return [ours, any_reading, raw_voikko, simple]


def score(sentences: list[Sentence], system: System) -> tuple[float, float]:
    """Return the share of right lemmas among all words and among content words, in per cent."""
    right: dict[bool, int] = {True: 0, False: 0}
    total: dict[bool, int] = {True: 0, False: 0}
    for sentence in sentences:
        lemmas = system([word.form for word in sentence])
        for word, found in zip(sentence, lemmas, strict=True):
            if word.upos != "PUNCT":
                content = word.upos in CONTENT
                total[content] += 1
                right[content] += word.lemma in {lemma.lower() for lemma in found}
    every = 100 * (right[True] + right[False]) / (total[True] + total[False])
    return every, 100 * right[True] / total[True]


if __name__ == "__main__":
    main()
