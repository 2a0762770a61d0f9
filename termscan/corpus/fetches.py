"""The catalogue's sources and fetches: where documents may be found, and every attempt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, fields

from termscan.corpus.catalogue import Catalogue
from termscan.records import Fetch, Source

_SOURCE = ", ".join(field.name for field in fields(Source))
_FETCH = ", ".join(field.name for field in fields(Fetch))
_SOURCE_MARKS = ", ".join("?" for _ in fields(Source))
_FETCH_MARKS = ", ".join("?" for _ in fields(Fetch))


class FetchTable:
    """Sources, which may be corrected, and fetches, which are only ever added."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def save_sources(self, sources: Iterable[Source]) -> None:
        """Keep sources; one of the same address, municipality and kind is replaced."""
        self._catalogue.change(
            f"INSERT OR REPLACE INTO sources ({_SOURCE}) VALUES ({_SOURCE_MARKS})",  # noqa: S608
            [astuple(source) for source in sources],
        )

    def sources(self, municipality: str | None = None) -> list[Source]:
        """Return sources, sorted by municipality, kind and address."""
        where, values = ("WHERE municipality = ?", (municipality,)) if municipality else ("", ())
        rows = self._catalogue.rows(
            f"SELECT {_SOURCE} FROM sources {where} ORDER BY municipality, kind, url",  # noqa: S608
            values,
        )
        return [Source(*row) for row in rows]

    def record(self, fetch: Fetch) -> None:
        """Add a fetch."""
        self._catalogue.change(
            f"INSERT INTO fetches ({_FETCH}) VALUES ({_FETCH_MARKS})",  # noqa: S608
            [astuple(fetch)],
        )

    def fetches(self, url: str | None = None) -> list[Fetch]:
        """Return fetches in the order in which they were made."""
        where, values = ("WHERE url = ?", (url,)) if url else ("", ())
        rows = self._catalogue.rows(
            f"SELECT {_FETCH} FROM fetches {where} ORDER BY number",  # noqa: S608
            values,
        )
        return [Fetch(*row) for row in rows]

    def latest_fetches(self) -> dict[str, Fetch]:
        """Return the newest fetch of every address that was ever tried, by address."""
        rows = self._catalogue.rows(
            f"SELECT {_FETCH} FROM fetches WHERE number IN "  # noqa: S608
            "(SELECT max(number) FROM fetches GROUP BY url) ORDER BY url"
        )
        return {row[0]: Fetch(*row) for row in rows}
