"""One lemma a token: a small network that reads two words to the left and right.

Every word is a sum of hashed features (its letters, its ends, what the dictionary says of it);
five such sums give a hidden layer, which weighs the features of each candidate lemma; a prior by
word and lemma is added. Learned by ``training/language/train_chooser.py``; numpy only.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from termscan.language.candidates import Candidates
from termscan.language.features import candidate_features, word_features
from termscan.records import Reading

WEIGHTS = Path(__file__).parent / "weights" / "chooser.npz"
REACH = 2
"""How many words to either side are read."""

_MOST_WORDS = 100_000


class Word(NamedTuple):
    """A word to be lemmatised; an empty `norm` stands for the edge of a sentence."""

    norm: str
    readings: tuple[Reading, ...]


class _Type(NamedTuple):
    """What the network needs of a word, apart from its context; mostly in half precision."""

    vector: Any
    lemmas: tuple[str, ...]
    groups: Any
    in_context: Any
    prior: Any


class Chooser:
    """Chooses lemmas; needs about 60 MB, most of it for simplemma's Finnish dictionary."""

    def __init__(self, candidates: Candidates, weights: Path = WEIGHTS) -> None:
        import numpy as np

        with np.load(weights) as arrays:
            self._weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
        self._candidates = candidates
        self._types: dict[Word, _Type] = {}

    def lemmas(self, words: Sequence[Word]) -> list[str]:
        """Return one lemma a word, in small letters."""
        import numpy as np

        if not words:
            return []
        edge = [Word("", ())] * REACH
        known: dict[Word, int] = {}
        ids = [known.setdefault(word, len(known)) for word in (*edge, *words, *edge)]
        types = [self._type(word) for word in known]
        places = np.array(ids)
        doubtful = [
            place for place in range(len(words)) if len(types[ids[place + REACH]].lemmas) > 1
        ]
        chosen = [types[identity].lemmas[0] for identity in ids[REACH:-REACH]]
        if doubtful:
            hidden = self._hidden(np.stack([kind.vector for kind in types]), places, doubtful)
            best = _best([types[ids[place + REACH]] for place in doubtful], hidden)
            for place, number in zip(doubtful, best, strict=True):
                chosen[place] = types[ids[place + REACH]].lemmas[number]
        return chosen

    def _hidden(self, vectors: Any, places: Any, doubtful: list[int]) -> Any:
        """Return the hidden layer at the places where there is something to choose."""
        import numpy as np

        window = places[np.array(doubtful)[:, None] + np.arange(2 * REACH + 1)]
        inputs = vectors[window].reshape(len(doubtful), -1)
        return np.maximum(inputs @ self._weights["hidden"] + self._weights["hidden_bias"], 0)

    def _type(self, word: Word) -> _Type:
        found = self._types.get(word)
        if found is None:
            if len(self._types) >= _MOST_WORDS:
                self._types.clear()
            found = self._types[word] = self._new_type(word)
        return found

    def _new_type(self, word: Word) -> _Type:
        import numpy as np

        weights = self._weights
        if not word.norm:
            zero = np.zeros(weights["words"].shape[1], np.float32)
            return _Type(zero, ("",), None, None, None)
        candidates = self._candidates.of(word.norm, word.readings)
        features = word_features(word.norm, candidates)
        vector = weights["words"][features].sum(0) / np.float32(np.sqrt(len(features)))
        lemmas = tuple(dict.fromkeys(candidate.lemma for candidate in candidates))
        if len(lemmas) == 1:
            return _Type(vector, lemmas, None, None, None)
        in_context, prior = candidate_features(word.norm, candidates)
        return _Type(
            vector,
            lemmas,
            np.array([lemmas.index(candidate.lemma) for candidate in candidates], np.int16),
            np.stack([weights["context"][found].sum(0) for found in in_context]).astype(np.float16),
            np.array([weights["prior"][found].sum() for found in prior], np.float32),
        )


def _best(types: list[_Type], hidden: Any) -> list[int]:
    """Return the number of the likeliest lemma of each word, its readings' chances added up."""
    import numpy as np

    sizes = np.array([len(kind.prior) for kind in types])
    owner = np.repeat(np.arange(len(types)), sizes)
    context = np.concatenate([kind.in_context for kind in types]).astype(np.float32)
    scores = np.einsum("ij,ij->i", context, hidden[owner])
    scores += np.concatenate([kind.prior for kind in types])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    chances = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
    width = max(len(kind.lemmas) for kind in types)
    table = np.zeros((len(types), width))
    np.add.at(table, (owner, np.concatenate([kind.groups for kind in types])), chances)
    return [int(number) for number in table.argmax(1)]
