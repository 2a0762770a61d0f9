"""The lemma chooser's network while it learns: numpy, sparse AdaGrad for tables, Adam for the rest.

Two losses share the hidden layer: the part of speech of every word, and the candidate lemma.
Where only the part of speech is known, the candidates that fit it share the credit.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from examples import TAGS, Examples

from termscan.language.chooser import REACH
from termscan.language.features import PRIOR_BUCKETS, SHAPE_BUCKETS, WORD_BUCKETS

WIDTH, HIDDEN = 32, 96
WINDOW = 2 * REACH + 1
TAG_WEIGHT = 0.5
DROPPED_HIDDEN, DROPPED_FEATURES = 0.2, 0.1
_NOTHING = 1e-6

Array = Any


class Layer(NamedTuple):
    """A forward pass, kept for the way back."""

    places: Array
    rows: Array
    features: Array
    sizes: Array
    kept: Array
    inputs: Array
    raw: Array
    mask: Array
    hidden: Array


class Network:
    """Weights and one step of learning."""

    def __init__(self, examples: Examples, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self.examples = examples
        normal = self.random.normal
        self.words = normal(0, 0.1, (WORD_BUCKETS, WIDTH)).astype("f4")
        self.context = normal(0, 0.02, (SHAPE_BUCKETS, HIDDEN)).astype("f4")
        self.prior = np.zeros((PRIOR_BUCKETS, 1), "f4")
        self.squares = {
            name: np.full(len(table), _NOTHING, "f4")
            for name, table in (
                ("words", self.words),
                ("context", self.context),
                ("prior", self.prior),
            )
        }
        self.dense = {
            "hidden": normal(0, 0.15, (WINDOW * WIDTH, HIDDEN)).astype("f4"),
            "hidden_bias": np.zeros(HIDDEN, "f4"),
            "tags": normal(0, 0.1, (HIDDEN, len(TAGS))).astype("f4"),
            "tags_bias": np.zeros(len(TAGS), "f4"),
        }
        self.moments = {k: [np.zeros_like(v), np.zeros_like(v)] for k, v in self.dense.items()}
        self.steps = 0

    def save(self, path: Path) -> None:
        """Write what the chooser needs, in half precision; what was never learned is zero."""
        tables = {
            name: getattr(self, name) * (self.squares[name] > _NOTHING)[:, None]
            for name in ("words", "context")
        }
        np.savez_compressed(
            path,
            words=tables["words"].astype("f2"),
            context=tables["context"].astype("f2"),
            prior=self.prior[:, 0].astype("f2"),
            hidden=self.dense["hidden"].astype("f2"),
            hidden_bias=self.dense["hidden_bias"].astype("f2"),
        )

    def step(
        self, types: Array, tags: Array, shares: list[Any], places: Array, rate: float
    ) -> None:
        """Learn from the words at `places`."""
        layer = self._forward(types, places)
        back, gradients = self._tag_loss(layer, tags[places])
        self._lemma_loss(layer, types, shares, places, back, rate)
        back = back * layer.mask * (layer.raw > 0)
        gradients["hidden"] = layer.inputs.T @ back
        gradients["hidden_bias"] = back.sum(0)
        self._learn_words(layer, back, rate)
        self._adam(gradients, rate * 0.05)

    def _forward(self, types: Array, places: Array) -> Layer:
        window = types[places[:, None] + np.arange(-REACH, REACH + 1)]
        unique, rows = np.unique(window, return_inverse=True)
        real = unique[unique < self.examples.edge]
        features, starts, sizes = self.examples.words.of(real)
        kept = (self.random.random(len(features)) > DROPPED_FEATURES).astype("f4")
        vectors = np.zeros((len(unique), WIDTH), "f4")
        summed = np.add.reduceat(self.words[features] * kept[:, None], starts, axis=0)
        vectors[: len(real)] = summed / np.sqrt(sizes)[:, None]
        inputs = vectors[rows.reshape(window.shape)].reshape(len(places), -1)
        raw = inputs @ self.dense["hidden"] + self.dense["hidden_bias"]
        mask = (self.random.random(raw.shape) > DROPPED_HIDDEN) / (1 - DROPPED_HIDDEN)
        mask = mask.astype("f4")
        hidden = np.maximum(raw, 0) * mask
        return Layer(places, rows.ravel(), features, sizes, kept, inputs, raw, mask, hidden)

    def _tag_loss(self, layer: Layer, gold: Array) -> tuple[Array, dict[str, Array]]:
        logits = layer.hidden @ self.dense["tags"] + self.dense["tags_bias"]
        chances = np.exp(logits - logits.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        chances[np.arange(len(gold)), gold] -= 1
        chances *= TAG_WEIGHT / len(gold)
        gradients = {"tags": layer.hidden.T @ chances, "tags_bias": chances.sum(0)}
        return chances @ self.dense["tags"].T, gradients

    def _lemma_loss(
        self,
        layer: Layer,
        types: Array,
        shares: list[Any],
        places: Array,
        back: Array,
        rate: float,
    ) -> None:
        chosen = [i for i, place in enumerate(places) if shares[place] is not None]
        if not chosen:
            return
        found = [shares[places[i]] for i in chosen]
        right = np.concatenate([credit.right for credit in found]).astype("f4")
        counted = np.concatenate([credit.counted for credit in found])
        batch = self.examples.candidates_of(types[places[chosen]])
        owner = np.repeat(np.array(chosen), batch.sizes)
        context = np.add.reduceat(self.context[batch.context], batch.context_starts, axis=0)
        scores = (context * layer.hidden[owner]).sum(1)
        scores += np.add.reduceat(self.prior[batch.prior, 0], batch.prior_starts)
        scores = np.where(counted, scores, -1e4)
        chances = np.exp(scores - np.repeat(np.maximum.reduceat(scores, batch.starts), batch.sizes))
        chances /= np.repeat(np.add.reduceat(chances, batch.starts), batch.sizes)
        credit = chances * right
        total = np.maximum(np.add.reduceat(credit, batch.starts), 1e-9)
        credit /= np.repeat(total, batch.sizes)
        weight = np.repeat([credit.weight for credit in found], batch.sizes)
        slope = (chances - credit) * weight / len(places)
        slope = slope.astype("f4")
        np.add.at(back, owner, slope[:, None] * context)
        sizes = np.diff(np.append(batch.context_starts, len(batch.context)))
        self._table(
            "context",
            batch.context,
            np.repeat(slope[:, None] * layer.hidden[owner], sizes, axis=0),
            rate,
        )
        sizes = np.diff(np.append(batch.prior_starts, len(batch.prior)))
        self._table("prior", batch.prior, np.repeat(slope, sizes)[:, None], rate)

    def _learn_words(self, layer: Layer, back: Array, rate: float) -> None:
        slope = (back @ self.dense["hidden"].T).reshape(-1, WIDTH)
        order = np.argsort(layer.rows, kind="stable")
        rows = layer.rows[order]
        starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]])
        by_type = np.add.reduceat(slope[order], starts, axis=0)[: len(layer.sizes)]
        by_type /= np.sqrt(layer.sizes)[:, None]
        by_feature = np.repeat(by_type, layer.sizes, axis=0) * layer.kept[:, None]
        self._table("words", layer.features, by_feature, rate)

    def _table(self, name: str, indices: Array, slope: Array, rate: float) -> None:
        order = np.argsort(indices, kind="stable")
        ranked = indices[order]
        starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
        summed, rows = np.add.reduceat(slope[order], starts, axis=0), ranked[starts]
        squares = self.squares[name]
        squares[rows] += (summed * summed).mean(1)
        getattr(self, name)[rows] -= rate * summed / np.sqrt(squares[rows])[:, None]

    def _adam(self, gradients: dict[str, Array], rate: float) -> None:
        self.steps += 1
        for name, gradient in gradients.items():
            mean, square = self.moments[name]
            mean += 0.1 * (gradient - mean)
            square += 0.001 * (gradient * gradient - square)
            step = mean / (1 - 0.9**self.steps)
            self.dense[name] -= rate * step / (np.sqrt(square / (1 - 0.999**self.steps)) + 1e-8)
