"""Sentences as the numbers that the lemma chooser learns from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from treebanks import Sentence

from termscan.language.analyser import open_analyser
from termscan.language.candidates import Candidate
from termscan.language.chooser import REACH
from termscan.language.features import candidate_features, word_features

Array = Any

_TAGS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
TAGS = tuple(_TAGS.split())
FITTING = {
    "noun": {"NOUN", "ADJ", "PROPN"},
    "adjective": {"ADJ"},
    "name": {"PROPN"},
    "verb": {"VERB", "AUX"},
    "adverb": {"ADV"},
    "pronoun": {"PRON", "DET"},
    "numeral": {"NUM", "ADJ"},
    "conjunction": {"CCONJ", "SCONJ"},
    "adposition": {"ADP"},
    "abbreviation": {"NOUN", "PROPN", "ADV", "ADJ"},
    "interjection": {"INTJ"},
    "prefix": {"NOUN", "ADJ"},
}
TAG_ONLY_WEIGHT = 0.3


class Credit(NamedTuple):
    """Which candidates of a word are right, which take part, and how much the word weighs."""

    right: Array
    counted: Array
    weight: float


class Ragged:
    """Lists of numbers of different lengths, one after another."""

    def __init__(self, lists: Sequence[Sequence[int]]) -> None:
        self.flat = np.concatenate([np.asarray(found, int) for found in lists])
        self.offsets = np.concatenate(([0], np.cumsum([len(found) for found in lists])))

    def of(self, indices: Array) -> tuple[Array, Array, Array]:
        """Return the numbers of the lists at `indices`, where each starts, how long each is."""
        positions, starts, sizes = self.positions(indices)
        return self.flat[positions], starts, sizes

    def positions(self, indices: Array) -> tuple[Array, Array, Array]:
        """Return where the numbers of the lists at `indices` lie."""
        sizes = self.offsets[indices + 1] - self.offsets[indices]
        starts = np.concatenate(([0], np.cumsum(sizes)))
        shift = np.repeat(self.offsets[indices] - starts[:-1], sizes)
        return np.arange(starts[-1]) + shift, starts[:-1], sizes


class Batch(NamedTuple):
    """The candidates of some words and their features."""

    starts: Array
    sizes: Array
    context: Array
    context_starts: Array
    prior: Array
    prior_starts: Array


class Examples:
    """All word types of the treebanks with their candidates and features."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        analyser = open_analyser()
        self.numbers: dict[str, int] = {}
        for sentence in sentences:
            for word in sentence:
                self.numbers.setdefault(word.form, len(self.numbers))
        self.candidates = [analyser.candidates(form) for form in self.numbers]
        pairs = list(zip(self.numbers, self.candidates, strict=True))
        features = [candidate_features(form, found) for form, found in pairs]
        self.edge = len(pairs)
        self.words = Ragged([word_features(form, found) for form, found in pairs])
        self._owned = Ragged([range(len(found)) for found in self.candidates])
        self._context = Ragged([row for context, _ in features for row in context])
        self._prior = Ragged([row for _, prior in features for row in prior])

    def candidates_of(self, types: Array) -> Batch:
        """Return the candidates of the given types."""
        rows, starts, sizes = self._owned.positions(types)
        context, context_starts, _ = self._context.of(rows)
        prior, prior_starts, _ = self._prior.of(rows)
        return Batch(starts, sizes, context, context_starts, prior, prior_starts)

    def flatten(self, sentences: Sequence[Sentence]) -> tuple[Array, Array, list[Credit | None]]:
        """Return types, tags (-1 at edges) and shares of sentences, with edges between them."""
        types, tags = [self.edge] * REACH, [-1] * REACH
        shares: list[Credit | None] = [None] * REACH
        for sentence in sentences:
            for word in sentence:
                number = self.numbers[word.form]
                types.append(number)
                tags.append(TAGS.index(word.upos))
                shares.append(credit(self.candidates[number], word.lemma, word.upos))
            types += [self.edge] * REACH
            tags += [-1] * REACH
            shares += [None] * REACH
        return np.array(types), np.array(tags), shares


def credit(candidates: Sequence[Candidate], lemma: str | None, upos: str) -> Credit | None:
    """Return which candidates are right for a word; None where there is nothing to learn."""
    fits = np.array([upos in FITTING.get(found.pos, ()) for found in candidates])
    tagless = np.array([not found.pos for found in candidates])
    if lemma is None:
        right, counted, weight = fits & ~tagless, ~tagless, TAG_ONLY_WEIGHT
    else:
        right = np.array([found.lemma == lemma for found in candidates])
        if (right & fits).any():
            right &= fits | tagless
        counted, weight = np.ones(len(candidates), bool), 1.0
    if not right.any() or right[counted].all():
        return None
    return Credit(right, counted, weight)
