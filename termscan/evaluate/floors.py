"""Floors: the least an evaluation must reach, so that a change that makes things worse is seen.

A floors file is TOML with a table for each gold file::

    [own]
    sha256 = "…"          # of the gold file, so that floors are not kept for other passages
    [own.least]
    precision = 0.95
    "recall.verbal" = 0.9
    [own.most]
    traps_sprung = 3

The names of figures are those that `figures` gives.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from termscan.errors import FileProblems, Problem
from termscan.evaluate.evaluation import Evaluation
from termscan.evaluate.exactness import exactness
from termscan.evaluate.reading import text_of


@dataclass(frozen=True, slots=True)
class Floor:
    """The `least` and the `most` that figures may be, for the gold file with this hash."""

    sha256: str
    least: Mapping[str, float]
    most: Mapping[str, float]


def read_floors(path: Path | str) -> dict[str, Floor]:
    """Read a floors file; the keys are its names for the gold files.

    Raises:
        FileProblems: the file is not a floors file.
    """
    return floors_of(text_of(Path(path)), str(path))


def floors_of(text: str, file: str = "floors.toml") -> dict[str, Floor]:
    """Read the text of a floors file; see `read_floors`."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FileProblems([Problem(file, None, f"not TOML: {error}")]) from error
    floors: dict[str, Floor] = {}
    problems: list[Problem] = []
    for name, table in tables.items():
        try:
            least, most = _numbers(table.get("least", {})), _numbers(table.get("most", {}))
            floors[name] = Floor(str(table["sha256"]), least, most)
        except (AttributeError, KeyError, TypeError, ValueError):
            remedy = "write sha256, [name.least] and [name.most] with numbers"
            problems.append(Problem(file, None, f"[{name}] is no floor", remedy))
    if problems:
        raise FileProblems(problems)
    return floors


def _numbers(table: Mapping[str, object]) -> dict[str, float]:
    if any(not isinstance(value, (int, float)) for value in table.values()):
        raise ValueError(table)
    return {name: float(str(value)) for name, value in table.items()}


def figures(evaluation: Evaluation) -> dict[str, float]:
    """Return the figures of an evaluation that floors speak of; undefined ones are left out.

    ``precision``, ``recall``, ``f1`` and ``strict_f1`` of all mentions; ``recall.<phenomenon>``
    and ``f1.<kind>``; ``traps_sprung``; ``counts_right`` and ``counts_within``, the shares of
    passages with every core count right, strictly and if mentions kept apart may be left out; and
    ``empty``, the number of passages with a core concept that were reported with none.
    """
    counts = exactness(evaluation)
    found: dict[str, float | None] = {
        "precision": evaluation.overall.precision,
        "recall": evaluation.overall.recall,
        "f1": evaluation.overall.f1,
        "strict_f1": evaluation.strict.f1,
        "traps_sprung": len(evaluation.sprung),
        "counts_right": counts.exact / max(counts.documents, 1),
        "counts_within": counts.within / max(counts.documents, 1),
        "empty": len(counts.empty),
    }
    found |= {f"recall.{name}": one.recall for name, one in evaluation.by_phenomenon().items()}
    found |= {f"f1.{name}": one.f1 for name, one in evaluation.by_kind().items()}
    return {name: value for name, value in found.items() if value is not None}


def shortfalls(evaluation: Evaluation, floor: Floor) -> list[str]:
    """Say, a sentence each, where an evaluation does not reach a floor."""
    found = figures(evaluation)
    below = [
        f"{name} is {found.get(name, 0.0):.4f}, the floor is {least}"
        for name, least in floor.least.items()
        if found.get(name, 0.0) < least
    ]
    above = [
        f"{name} is {found.get(name, 0.0):g}, at most {most:g} may be"
        for name, most in floor.most.items()
        if found.get(name, 0.0) > most
    ]
    return below + above
