"""What differs between two sets of tables, and the sentences behind each difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from termscan.tables.comparisons import CHANGED_SENTENCES, CHANGES
from termscan.tables.counts import rate
from termscan.tables.frame import make_frame

GROUP = ["municipality_code", "document_kind"]
CELL = [*GROUP, "lexicon", "concept"]
NAMES = ["municipality_fi", "municipality_sv", "label_fi", "label_sv", "kind"]
NUMBERS = ["mentions", "words"]


class Snapshot(Protocol):
    """Tables at some time: `Tables`, or an export that was read back."""

    def counts(self) -> pd.DataFrame:
        """The table `counts`."""

    def mentions(self) -> pd.DataFrame:
        """The table `mentions`."""

    def documents(self) -> pd.DataFrame:
        """The table `documents`."""


@dataclass(frozen=True, eq=False)
class Change:
    """The tables `changes` and `changed_sentences`; see their schemas."""

    changes: pd.DataFrame
    sentences: pd.DataFrame


def change(before: Snapshot, after: Snapshot) -> Change:
    """Compare two snapshots: exports of two days, or selections of two periods.

    Periods of one municipality and kind are put together: select one first, if there are several.
    """
    return Change(_changed_counts(before, after), _changed_sentences(before, after))


def _changed_counts(before: Snapshot, after: Snapshot) -> pd.DataFrame:
    old, new = _by_cell(before.counts()), _by_cell(after.counts())
    both = old.merge(new, on=CELL, how="outer", suffixes=("_before", "_after"))
    for name in NAMES:
        both[name] = both[f"{name}_after"].fillna(both[f"{name}_before"])
    for moment in ("before", "after"):
        mentions, words = (_numbers(both[f"{name}_{moment}"]) for name in NUMBERS)
        both[f"per_1000_words_{moment}"] = rate(mentions, words, 1000).filled(np.nan)
    both["difference"] = both["mentions_after"] - both["mentions_before"]
    same_status = both["status_before"].eq(both["status_after"]).fillna(False)
    same = same_status & ~both["difference"].fillna(0).ne(0)
    both = both[~same.astype(bool)]
    return make_frame(CHANGES, {**both, "because": _because(both, before, after)})


def _numbers(column: pd.Series) -> Any:
    return np.ma.masked_invalid(column.to_numpy(dtype="float64", na_value=np.nan))


def _by_cell(counts: pd.DataFrame) -> pd.DataFrame:
    """Put the periods of each cell together; counted, if one of them is."""
    rank = counts["status"].map({"counted": 0, "unreadable": 1, "missing": 2})
    ordered = counts.assign(rank=rank).sort_values([*CELL, "rank"], kind="stable")
    groups = ordered.groupby(CELL, sort=False)
    cells = groups[["status", *NAMES]].first()
    cells[NUMBERS] = groups[NUMBERS].sum(min_count=1)
    return cells.reset_index()


def _because(both: pd.DataFrame, before: Snapshot, after: Snapshot) -> list[str]:
    old, new = _documents_of(before), _documents_of(after)
    groups = zip(both["municipality_code"], both["document_kind"], strict=True)
    return ["counting" if old.get(group) == new.get(group) else "documents" for group in groups]


def _documents_of(snapshot: Snapshot) -> dict[tuple[str, str], set[str]]:
    """Return the ids of the current documents of each municipality and kind."""
    documents = snapshot.documents()
    current = documents[documents["current"].astype(bool) & documents["municipalities"].notna()]
    found: dict[tuple[str, str], set[str]] = {}
    for codes, kind, document in zip(
        current["municipalities"], current["document_kind"], current["document"], strict=True
    ):
        for code in codes.split(", "):
            found.setdefault((code, kind), set()).add(document)
    return found


def _changed_sentences(before: Snapshot, after: Snapshot) -> pd.DataFrame:
    old, new = _numbered(before.mentions()), _numbered(after.mentions())
    key = [name for name in old.columns if name.startswith("key_")]
    parts = [_without(new, old, key).assign(change="new"), _without(old, new, key)]
    parts[1]["change"] = "gone"
    every = pd.concat(parts, ignore_index=True)
    columns: dict[str, Any] = {name: every[name] for name in CHANGED_SENTENCES.names}
    return make_frame(CHANGED_SENTENCES, columns)


def _numbered(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the counted mentions with a key: where, what, the sentence, and its repetition."""
    counted = mentions[(mentions["status"] == "counted").astype(bool)].copy()
    for name in CELL:
        counted[f"key_{name}"] = counted[name].fillna("")
    for name in ("surface", "sentence"):
        plain = counted[name].fillna("").str.replace(r"\s+", " ", regex=True)
        counted[f"key_{name}"] = plain.str.strip().str.casefold()
    key = [name for name in counted.columns if name.startswith("key_")]
    counted["key_number"] = counted.groupby(key, sort=False).cumcount()
    return counted


def _without(mentions: pd.DataFrame, others: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    marked = mentions.merge(others[key], on=key, how="left", indicator=True)
    return marked[np.asarray(marked["_merge"] == "left_only")].copy()
