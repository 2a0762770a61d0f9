"""Raise gold/floors.toml to what the shipped lexicons and matcher reach now.

Floors are never lowered for the same gold. New passages may be harder: when a gold file has
changed, a figure may fall by `SLACK`, and one trap more may be sprung.

``python gold/raise_floors.py [FOLDER OF THE SHARED TEST DATA]``. Gold that is not there keeps its
floors.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from math import floor
from pathlib import Path

from termscan.atomic import write_text
from termscan.evaluate import Floor, evaluate, figures, read_floors
from termscan.lexicon import load_lexicons
from termscan.match import Matcher, analyser_for

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
STEPS = {
    "precision": 0.01,
    "recall": 0.01,
    "f1": 0.01,
    "strict_f1": 0.01,
    "counts_right": 0.01,
    "counts_within": 0.01,
    "recall.abbreviation": 0.05,
    "recall.ellipsis": 0.05,
    "recall.names": 0.05,
    "recall.split": 0.05,
    "recall.verbal": 0.05,
}
"""The figures with floors, and to what they are rounded down: few mentions stand behind some."""

MOST = {"empty": 0, "traps_sprung": 3}
"""The figures with ceilings, and how far these fall: better recall may spring a trap or two."""
RULE = """\
# The least that the shipped lexicons and matcher must reach on annotated passages.
#
# Floors only rise, and what may be at most only falls: a test compares this file with all earlier
# versions of it. New passages may be harder: when a gold file has changed, and its hash with it, a
# figure may fall by 0.05 and one trap more may be sprung. Set it by `python gold/raise_floors.py`.
"""


def gold_files(shared: Path) -> dict[str, dict[str, Path]]:
    """Return what `evaluate` takes for each gold file, by its name in the floors file."""
    strategies = shared / "data" / "strategies"
    return {
        "own": {"gold": HERE / "passages.jsonl"},
        "passages-dev": {"gold": shared / "data" / "lexicon" / "gold-dev.jsonl"},
        "strategies-dev": {
            "gold": strategies / "mentions-dev.jsonl",
            "texts": strategies / "text",
            "traps": strategies / "traps-dev.jsonl",
        },
    }


SLACK = 0.05


def raised(old: Floor | None, now: Mapping[str, float], sha256: str) -> Floor:
    """Return the floor that `now` allows, nowhere lower than the old one."""
    before = old or Floor(sha256, {}, {})
    harder = before.sha256 != sha256
    least = dict(before.least)
    for name, step in STEPS.items():
        if name in now:
            reached = floor(min(now[name], 1 - step) / step + 1e-9) * step
            known = before.least.get(name, 0.0) - SLACK * harder
            least[name] = round(max(reached, known), 2)
    most = {
        name: min(max(now[name], rest), before.most.get(name, max(now[name], rest)) + harder)
        for name, rest in MOST.items()
    }
    return Floor(sha256, least, most)


def written(floors: Mapping[str, Floor]) -> str:
    """Write floors as TOML."""
    lines = [RULE]
    for name, one in sorted(floors.items()):
        lines += [f"[{name}]", f'sha256 = "{one.sha256}"', "", f"[{name}.least]"]
        lines += [f'"{figure}" = {value:.2f}' for figure, value in sorted(one.least.items())]
        lines += ["", f"[{name}.most]"]
        lines += [f'"{figure}" = {value:g}' for figure, value in sorted(one.most.items())]
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Measure and write."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1] / "shared"
    floors = read_floors(FLOORS) if FLOORS.exists() else {}
    lexicons = load_lexicons()
    matcher = Matcher(lexicons, analyser_for(lexicons))
    concepts = [concept for lexicon in lexicons for concept in lexicon.concepts]
    for name, files in gold_files(shared).items():
        if files["gold"].exists():
            sha256 = hashlib.sha256(files["gold"].read_bytes()).hexdigest()
            result = evaluate(predict=matcher.mentions, concepts=concepts, **files)
            floors[name] = raised(floors.get(name), figures(result), sha256)
    write_text(FLOORS, written(floors))


if __name__ == "__main__":
    main()
