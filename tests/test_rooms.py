"""The house as it was drawn: each room knows only what lies to its left."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "termscan"
FOUNDATIONS = {"records", "errors", "atomic", "resources", "formulas", "codec", "work", "_version"}
KNOWS = {
    "municipalities": set(),
    "corpus": set(),
    "crawl": {"municipalities", "corpus"},
    "fake_finland": {"crawl"},
    "extract": set(),
    "language": set(),
    "lexicon": {"language"},
    "index": {"language"},
    "match": {"language", "lexicon", "index"},
    "scan": {"municipalities", "corpus", "extract", "language", "lexicon", "index", "match"},
    "evaluate": set(),
    "concordance": set(),
    "statistics": set(),
    "tables": {"lexicon"},
    "export": {"tables"},
    "report": {"tables", "export"},
}
"""Which rooms each room may import, beside the foundations and itself."""


def imported(room: str) -> set[str]:
    """Return what the modules of a room import from termscan, by room."""
    found = set()
    for file in (PACKAGE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
                if node.module == "termscan":
                    names = [f"termscan.{one.name}" for one in node.names]
            elif isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            found |= {name.split(".")[1] for name in names if name.startswith("termscan.")}
    return found - {room, "__version__"}


def rooms() -> list[str]:
    return sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


@pytest.mark.parametrize("room", [room for room in rooms() if room != "cli"])
def test_a_room_knows_only_its_left_neighbours(room):
    assert imported(room) <= FOUNDATIONS | KNOWS[room]


def test_nothing_imports_the_command_line():
    assert all("cli" not in imported(room) for room in rooms() if room != "cli")
