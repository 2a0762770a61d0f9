"""A store's derived results as other processes read them, on this machine or another."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import NamedTuple, Self

from termscan.corpus.derived import Derived


class ResultsFolder(NamedTuple):
    """The folder of a store's derived results, and the name of the machine that writes there.

    Other machines read what is in the files themselves and write nothing: SQLite's write-ahead log
    is memory that the processes of one machine share, and its locks are not to be trusted over a
    network.
    """

    path: Path
    machine: str

    @classmethod
    def of(cls, path: Path) -> Self:
        """Return a folder that this machine writes to."""
        return cls(path, platform.node())

    @property
    def cache(self) -> Path | None:
        """Where this process may keep what dictionaries say; None on another machine."""
        return self.path if self._is_here() else None

    def open(self, name: str) -> Derived:
        """Return the results kept under `name`, to be read."""
        return Derived(self.path / f"{name}.sqlite", write=False, from_afar=not self._is_here())

    def _is_here(self) -> bool:
        return self.machine == platform.node()
