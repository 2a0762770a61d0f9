"""An SQLite database: every table, documented views, and what the columns mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass

from termscan.export.stamp import Stamp
from termscan.tables.table import Table

MAX_COLUMNS = 1_900
"""SQLite allows 2,000 columns in a table; a wider one is left out."""

_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


@dataclass(frozen=True, slots=True)
class View:
    """A ready question; `query` is its SQL."""

    name: str
    description: str
    query: str


VIEWS = (
    View(
        "counted_mentions",
        "Every counted mention with its sentence, page and address.",
        "SELECT municipality_fi, document_kind, period, lexicon, concept, surface, sentence, page,"
        " url, title, document FROM mentions WHERE status = 'counted'",
    ),
    View(
        "gaps",
        "Municipalities and kinds of document of which nothing could be counted, and why.",
        "SELECT municipality_code, municipality_fi, region_fi, document_kind, status, reason"
        " FROM coverage WHERE status <> 'counted'",
    ),
    View(
        "terms_by_municipality",
        "Mentions of terms by municipality, kind and period; NULL where nothing was counted.",
        "SELECT municipality_code, municipality_fi, document_kind, period, status,"
        " SUM(mentions) AS mentions, MAX(words) AS words,"
        " ROUND(1000.0 * SUM(mentions) / NULLIF(MAX(words), 0), 4) AS per_1000_words"
        " FROM counts WHERE kind = 'term'"
        " GROUP BY municipality_code, document_kind, period",
    ),
    View(
        "practices_by_municipality",
        "Practice models that a municipality's documents name, services left out.",
        "SELECT municipality_code, municipality_fi, concept, label_fi, SUM(mentions) AS mentions,"
        " COUNT(DISTINCT document) AS documents FROM practices WHERE service = 0"
        " GROUP BY municipality_code, concept",
    ),
)


def database_bytes(tables: Sequence[Table], stamp: Stamp) -> bytes:
    """Return the tables, those of the views among them, as an SQLite database file."""
    with closing(sqlite3.connect(":memory:")) as database:
        with database:
            for table in tables:
                if len(table.schema.columns) <= MAX_COLUMNS:
                    _create(database, table)
            _describe(database, tables, stamp)
            for view in VIEWS:
                database.execute(f"CREATE VIEW {view.name} AS {view.query}")
        database.execute("VACUUM")
        return database.serialize()


def _create(database: sqlite3.Connection, table: Table) -> None:
    columns = table.schema.columns
    _table(
        database,
        table.schema.name,
        [f"{_quoted(column.name)} {_TYPES[column.type]}" for column in columns],
        table.rows(),
    )


def _table(
    database: sqlite3.Connection,
    name: str,
    columns: Sequence[str],
    lines: Iterable[Sequence[object]],
) -> None:
    database.execute(f"CREATE TABLE {_quoted(name)} ({', '.join(columns)})")
    places = ", ".join("?" * len(columns))
    database.executemany(f"INSERT INTO {_quoted(name)} VALUES ({places})", lines)  # noqa: S608


def _describe(database: sqlite3.Connection, tables: Sequence[Table], stamp: Stamp) -> None:
    _table(database, "stamp", ["name TEXT", "value TEXT"], stamp.lines())
    meanings = [
        (table.schema.name, column.name, column.type, column.unit, column.title, column.description)
        for table in tables
        for column in table.schema.columns
    ]
    names = ("table", "column", "type", "unit", "title", "description")
    _table(database, "columns", [f"{_quoted(name)} TEXT" for name in names], meanings)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
