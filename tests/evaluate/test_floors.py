"""The shipped lexicons and matcher reach the floors, and the floors only rise."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from evaluate.gold_makers import annotated, passage, predicted
from shared_data import shared

from termscan.errors import FileProblems
from termscan.evaluate import Floor, evaluate, figures, read_floors, shortfalls
from termscan.evaluate.floors import floors_of
from termscan.lexicon import load_lexicons
from termscan.match import Matcher, analyser_for
from termscan.records import Concept

ROOT = Path(__file__).parents[2]
FLOORS = ROOT / "gold" / "floors.toml"


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    lexicons = load_lexicons()
    return Matcher(lexicons, analyser_for(lexicons))


@pytest.fixture(scope="module")
def concepts() -> list[Concept]:
    return [concept for lexicon in load_lexicons() for concept in lexicon.concepts]


def _files(name: str) -> dict[str, Path]:
    if name == "own":
        return {"gold": ROOT / "gold" / "passages.jsonl"}
    if name == "passages-dev":
        return {"gold": shared("data", "lexicon", "gold-dev.jsonl")}
    return {
        "gold": shared("data", "strategies", "mentions-dev.jsonl"),
        "texts": shared("data", "strategies", "text"),
        "traps": shared("data", "strategies", "traps-dev.jsonl"),
    }


@pytest.mark.parametrize("name", ["own", "passages-dev", "strategies-dev"])
def test_the_floors_are_reached(name: str, matcher: Matcher, concepts: list[Concept]) -> None:
    files, floor = _files(name), read_floors(FLOORS)[name]
    sha256 = hashlib.sha256(files["gold"].read_bytes()).hexdigest()
    assert sha256 == floor.sha256, "the gold changed: run python gold/raise_floors.py"
    result = evaluate(predict=matcher.mentions, concepts=concepts, **files)
    assert shortfalls(result, floor) == []


def test_floors_only_rise_but_a_little_where_passages_were_added() -> None:
    now = read_floors(FLOORS)
    for version, text in _earlier_versions():
        for name, before in floors_of(text).items():
            assert name in now, f"the floor of {name} is gone since {version}"
            harder = now[name].sha256 != before.sha256
            for figure, least in before.least.items():
                reached = now[name].least.get(figure, -1.0) + 0.05 * harder + 1e-9
                assert reached >= least, (name, figure, version)
            for figure, most in before.most.items():
                allowed = now[name].most.get(figure, float("inf")) - harder
                assert allowed <= most, (name, figure, version)


def _earlier_versions() -> list[tuple[str, str]]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, so there is no history to compare with")
    place = "gold/floors.toml"
    versions = _git(git, "log", "--format=%H", "--", place).split()
    return [(version, _git(git, "show", f"{version}:{place}")) for version in versions]


def _git(git: str, *words: str) -> str:
    command = [git, "-C", str(ROOT), *words]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


TEXT = "mielenterveys ja arki"


def test_what_falls_short_is_said() -> None:
    gold = [passage(TEXT, annotated(TEXT, "mielenterveys", "mt"))]
    good = evaluate(gold, lambda _: [predicted(TEXT, "mielenterveys", "mt")])
    bad = evaluate(gold, lambda _: [predicted(TEXT, "arki", "mt")])
    floor = Floor("", {"precision": 0.9, "recall": 1.0}, {"empty": 0})
    assert shortfalls(good, floor) == []
    assert shortfalls(bad, floor) == [
        "precision is 0.0000, the floor is 0.9",
        "recall is 0.0000, the floor is 1.0",
    ]
    assert shortfalls(evaluate(gold, lambda _: []), floor)[-1] == "empty is 1, at most 0 may be"
    assert figures(good)["counts_right"] == 1.0


@pytest.mark.parametrize(
    "text", ["[own", "own = 1", "[own]\nleast = {}", '[own]\nsha256 = ""\nleast = {a = "b"}']
)
def test_a_broken_floors_file_is_refused(text: str) -> None:
    with pytest.raises(FileProblems):
        floors_of(text)
