"""The analysis frames: what an item of each is, and which cue words may speak to it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class FrameItem:
    """An item of a frame; `cues` are concepts of the lexicon ``frames``."""

    frame: str
    frame_fi: str
    item: str
    item_fi: str
    item_en: str
    cues: frozenset[str]
    confirmed: str


@cache
def frame_items() -> tuple[FrameItem, ...]:
    """Return the items of all frames, in the order of the file."""
    return tuple(
        FrameItem(
            row["frame"],
            row["frame_fi"],
            row["item"],
            row["item_fi"],
            row["item_en"],
            frozenset(row["cues"].split("|")),
            row["confirmed"],
        )
        for row in _rows("frames.tsv")
    )


@cache
def target_groups() -> dict[str, tuple[str, ...]]:
    """Return for each practice the items of the frame ``target-groups`` whom it is for."""
    return {
        row["practice"]: tuple(row["target_groups"].split("|"))
        for row in _rows("target_groups.tsv")
    }


def _rows(name: str) -> list[dict[str, str]]:
    text = files("termscan.tables").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
