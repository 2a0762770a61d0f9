"""Is everything still there, byte for byte? And what may be thrown away?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from termscan.corpus.catalogue import Catalogue
from termscan.corpus.documents import DocumentTable
from termscan.corpus.files import Files

Progress = Callable[[int, int], None]
"""Called with how many documents are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the whole store found; documents are named by their ids.

    `faults` are those of the catalogue itself. `orphans` are files that no document speaks of
    and `temporaries` what interrupted writers left; both are harmless.
    """

    checked: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    faults: tuple[str, ...]
    orphans: tuple[str, ...]
    temporaries: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing that was ever kept is lost or changed."""
        return not (self.missing or self.damaged or self.faults)


@dataclass(frozen=True, slots=True)
class Garbage:
    """What was removed: how many files that no document speaks of, and of how many bytes."""

    files: int
    size: int


def verify(catalogue: Catalogue, files: Files, progress: Progress | None = None) -> Verification:
    """Read every file again and compare its SHA-256 with its name."""
    present, temporaries = set(files.identifiers()), files.temporaries()
    sizes = DocumentTable(catalogue).sizes()
    missing, damaged = [], []
    for number, (identifier, size) in enumerate(sizes.items(), 1):
        if not files.path(identifier).exists():
            missing.append(identifier)
        elif not files.holds(identifier, size):
            damaged.append(identifier)
        if progress is not None:
            progress(number, len(sizes))
    return Verification(
        checked=len(sizes),
        missing=tuple(missing),
        damaged=tuple(damaged),
        faults=_faults(catalogue),
        orphans=tuple(sorted(present - sizes.keys())),
        temporaries=tuple(path.name for path in temporaries),
    )


def collect_garbage(catalogue: Catalogue, files: Files) -> Garbage:
    """Remove files that no document speaks of, and nothing else."""
    with catalogue.transaction():  # no document can arrive meanwhile
        known = DocumentTable(catalogue).sizes()
        unknown = [files.path(name) for name in files.identifiers() if name not in known]
        removed = [*unknown, *files.temporaries()]
        size = sum(path.stat().st_size for path in removed)
        for path in removed:
            path.unlink()
    return Garbage(len(removed), size)


def _faults(catalogue: Catalogue) -> tuple[str, ...]:
    damage = [str(row[0]) for row in catalogue.rows("PRAGMA integrity_check")]
    broken = [
        f"a row of {table} speaks of something that is not in {other}"
        for table, _, other, _ in catalogue.rows("PRAGMA foreign_key_check")
    ]
    return tuple(fault for fault in damage if fault != "ok") + tuple(broken)
