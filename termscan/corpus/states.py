"""Small texts that the program remembers from one run to the next."""

from __future__ import annotations

from termscan.corpus.catalogue import Catalogue


class StateTable:
    """Texts by scope and key."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def state(self, scope: str, key: str) -> str | None:
        """Return one text, or None."""
        rows = self._catalogue.rows(
            "SELECT value FROM states WHERE scope = ? AND key = ?", (scope, key)
        )
        return rows[0][0] if rows else None

    def states(self, scope: str) -> dict[str, str]:
        """Return all texts of a scope, sorted by key."""
        return dict(
            self._catalogue.rows(
                "SELECT key, value FROM states WHERE scope = ? ORDER BY key", (scope,)
            )
        )

    def save(self, scope: str, key: str, value: str) -> None:
        """Keep one text; the one before is replaced."""
        self._catalogue.change(
            "INSERT OR REPLACE INTO states VALUES (?, ?, ?)", [(scope, key, value)]
        )
