"""Reads the sources of the demo corpus: what a document says, and what a reader counts in it.

A source begins with lines ``key: value`` and, after a line ``---``, goes on with headings
(``#``, ``##``), list items (``-``), table rows (``|``, the first being the header), forced page
breaks (``===``) and paragraphs. ``{concept: words}`` marks words that a person reading after the
annotation guidelines counts as a mention; ``{one two: words}`` marks two mentions in them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"\{([^{}]+?): ([^{}]+)\}")


@dataclass(frozen=True)
class Block:
    """A heading, subheading, item, text, table or page break (`kind`) of a document."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Source:
    """A document of the demo corpus, with the counts that a person gets by reading it."""

    facts: dict[str, str]
    blocks: tuple[Block, ...]
    counts: Counter[str]

    @property
    def municipalities(self) -> list[str]:
        """Return the names of those that the document belongs to."""
        return self.facts["municipality"].split("; ")

    @property
    def words(self) -> list[str]:
        """Return the words of the running text, in order."""
        texts = [text for block in self.blocks for text in (block.text, *sum(block.rows, ()))]
        return re.findall(r"\w+", " ".join(texts))


def read_source(path: Path) -> Source:
    """Read one source file."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    counts = Counter(concept for mark in MARK.findall(body) for concept in mark[0].split())
    counts.update(facts.get("count-title", "").split())
    return Source(facts, tuple(_blocks(MARK.sub(r"\2", body))), counts)


def read_sources(folder: Path) -> list[Source]:
    """Read all source files of a folder, by name."""
    return [read_source(path) for path in sorted(folder.glob("*.txt"))]


def _blocks(body: str) -> list[Block]:
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", body.strip()):
        lines = part.strip().splitlines()
        if lines[0].startswith("|"):
            rows = (tuple(cell.strip() for cell in line.strip("| ").split("|")) for line in lines)
            blocks.append(Block("table", rows=tuple(rows)))
        else:
            blocks += [_block(line) for line in lines]
    return blocks


def _block(line: str) -> Block:
    signs = (("## ", "subheading"), ("# ", "heading"), ("- ", "item"), ("===", "break"))
    for sign, kind in signs:
        if line.startswith(sign):
            return Block(kind, line.removeprefix(sign).strip())
    return Block("text", line)
