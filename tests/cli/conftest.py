"""The command line as a user calls it, and a small store of invented strategies."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from termscan.cli import run

TEXTS = {
    "Akaa_2022_2025.txt": "Akaan kuntastrategia\n\nMielenterveys- ja päihdetyötä kehitetään. "
    "Mielenterveyttä edistetään yhdessä.\n",
    "Äänekoski_2030.txt": "Kaupunkistrategia\n\nTeiden kunto paranee.\n",
    "Hanko_2026.txt": "\n \n",
}


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@pytest.fixture
def termscan(capfd, monkeypatch):
    def call(*arguments: object, given: str = "") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        code = run([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        assert "Traceback" not in captured.err
        return Answer(code, captured.out, captured.err)

    return call


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def store(termscan, texts, tmp_path) -> Path:
    """A scanned store of the three texts."""
    folder = tmp_path / "store"
    assert termscan("add", texts, "--store", folder, "--kind", "strategy").code == 0
    assert termscan("scan", "--store", folder, "--workers", 0).code == 1
    return folder
