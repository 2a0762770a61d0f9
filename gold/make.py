"""Make gold/passages.jsonl from gold/passages.txt, where people annotate."""

from __future__ import annotations

from pathlib import Path

from termscan.atomic import write_text
from termscan.evaluate import dump, read_markup

FOLDER = Path(__file__).parent

if __name__ == "__main__":
    write_text(FOLDER / "passages.jsonl", dump(read_markup(FOLDER / "passages.txt")))
