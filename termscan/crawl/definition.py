"""Corpus definitions: which municipalities, which documents, from where, and how much.

The format is described in ``docs/corpus-definition.md``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from termscan.errors import CorpusDefinitionError, Problem
from termscan.records import DocumentKind, Municipality, Source
from termscan.resources import shipped

DEFAULT_KINDS: tuple[DocumentKind, ...] = ("strategy", "welfare_plan", "welfare_report")
MEGABYTE = 1_000_000


class Registry(Protocol):
    """What a definition asks of the register of municipalities."""

    def find(self, text: str, on: date | None = None) -> Municipality:
        """Return the one municipality that `text` names."""

    def select(self, what: str, on: date | None = None) -> tuple[Municipality, ...]:
        """Return the municipalities that `what` names."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A page from which to look for a municipality's documents, beside its home page."""

    municipality: str
    url: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be asked for; sizes in bytes, times in seconds."""

    requests_per_site: int = 40
    depth: int = 3
    document_bytes: int = 60 * MEGABYTE
    page_bytes: int = 2 * MEGABYTE
    seconds_per_request: float = 120.0
    redirects: int = 8
    rediscover_days: int = 30
    minutes_per_site: int = 12


@dataclass(frozen=True, slots=True)
class CorpusDefinition:
    """A corpus: its municipalities, kinds of document, known and excluded addresses, limits.

    `ignored` are addresses that a person has ruled out for a municipality, as (code, address).
    `contact` is told to every site in the User-Agent header.
    """

    name: str
    municipalities: tuple[Municipality, ...]
    kinds: tuple[DocumentKind, ...] = DEFAULT_KINDS
    title: str = ""
    sources: tuple[Source, ...] = ()
    seeds: tuple[Seed, ...] = ()
    ignored: frozenset[tuple[str, str]] = frozenset()
    discover: bool = True
    contact: str = ""
    limits: Limits = field(default_factory=Limits)

    @property
    def expected(self) -> frozenset[tuple[str, DocumentKind]]:
        """Every (municipality code, kind) that the corpus must speak of, found or missing."""
        return frozenset((m.code, kind) for m in self.municipalities for kind in self.kinds)


def load_definition(name_or_path: str | Path, registry: Registry) -> CorpusDefinition:
    """Read a corpus definition, by the name of a shipped one or by path.

    Raises:
        CorpusDefinitionError: with all mistakes of the file, each with its line and remedy.
    """
    path = _find(name_or_path)
    try:
        text = path.read_bytes().decode("utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise CorpusDefinitionError(
            [Problem(str(path), None, f"cannot be read: {error.strerror or error}")]
        ) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        line = re.search(r"at line (\d+)", str(error))
        problem = Problem(str(path), int(line[1]) if line else None, f"not TOML in UTF-8: {error}")
        raise CorpusDefinitionError([problem]) from None
    from termscan.crawl.definition_reader import DefinitionReader

    return DefinitionReader(path, text, table, registry).read()


def shipped_definitions() -> tuple[str, ...]:
    """Return the names of the definitions that come with termscan."""
    return tuple(sorted(path.stem for path in shipped("corpora").glob("*.toml")))


def _find(name_or_path: str | Path) -> Path:
    path = Path(name_or_path)
    if path.suffix == ".toml" or path.exists():
        return path
    if str(name_or_path) in shipped_definitions():
        return shipped("corpora") / f"{name_or_path}.toml"
    remedy = f"give a path, or one of: {', '.join(shipped_definitions())}"
    raise CorpusDefinitionError(
        [Problem(str(name_or_path), None, "there is no such corpus definition", remedy)]
    )
