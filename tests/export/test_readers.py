"""Every format is read back by a program that is not ours, and agrees with the tables."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pandas as pd
import pytest

from termscan.export import FORMATS, export
from termscan.export.database import VIEWS
from termscan.formulas import restore
from termscan.tables.frame import table_of
from termscan.tables.schema import TableSchema


@pytest.fixture(scope="module")
def folder(tables, tmp_path_factory):
    pytest.importorskip("pyarrow")
    home = tmp_path_factory.mktemp("export")
    export(tables, home, FORMATS)
    return home


def expected(tables):
    for schema, frame in tables.all():
        yield schema, list(table_of(schema, frame).rows())


def test_pandas_reads_the_csv(tables, folder):
    for schema, rows in expected(tables):
        found = pd.read_csv(
            folder / f"{schema.name}.csv", dtype=str, keep_default_na=False, na_values=[]
        )
        assert list(found.columns) == schema.names
        assert [tuple(map(restore, row)) for row in found.to_numpy()] == as_text(schema, rows, ".")


def test_pandas_reads_the_csv_of_finnish_excel(tables, folder):
    for schema, rows in expected(tables):
        path = folder / f"{schema.name}.excel.csv"
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        found = pd.read_csv(
            path, sep=";", dtype=str, keep_default_na=False, na_values=[], encoding="utf-8-sig"
        )
        assert [tuple(map(restore, row)) for row in found.to_numpy()] == as_text(schema, rows, ",")


def as_text(schema: TableSchema, rows, decimal):
    def cell(column, value):
        if value is None:
            return ""
        if column.type == "boolean":
            return str(value).lower()
        return str(value).replace(".", decimal) if column.type == "number" else str(value)

    return [
        tuple(cell(column, value) for column, value in zip(schema.columns, row, strict=True))
        for row in rows
    ]


def test_sqlite_reads_the_database(tables, folder):
    with closing(sqlite3.connect(folder / "termscan.sqlite")) as database:
        for schema, rows in expected(tables):
            found = database.execute(f'SELECT * FROM "{schema.name}"')
            assert [name for name, *_ in found.description] == schema.names
            assert found.fetchall() == rows
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_views_answer_what_they_say(folder):
    with closing(sqlite3.connect(folder / "termscan.sqlite")) as database:

        def ask(query):
            return database.execute(query).fetchall()

        for view in VIEWS:
            assert ask(f"SELECT * FROM {view.name}"), view.name
        assert ask("SELECT status, COUNT(*) FROM gaps GROUP BY 1 ORDER BY 1") == [
            ("missing", 6),
            ("unreadable", 1),
        ]
        assert ask(
            "SELECT mentions, words, per_1000_words FROM terms_by_municipality"
            " WHERE municipality_code = '179' AND period = '2022–2025'"
        ) == [(3, 4000, 0.75)]
        assert (
            ask("SELECT mentions FROM terms_by_municipality WHERE status = 'missing'")
            == [(None,)] * 6
        )
        assert ask("SELECT concept, mentions, documents FROM practices_by_municipality") == [
            ("p:hyvan-mielen-kunta", 3, 2),
            ("p:hyvan-mielen-kunta", 2, 1),
        ]
        assert ask("SELECT COUNT(*) FROM counted_mentions WHERE concept = 'mielenterveys'") == [
            (4,)
        ]
        assert dict(ask("SELECT name, value FROM stamp"))["documents"] == "7"
        assert ask("SELECT unit FROM columns WHERE \"table\" = 'counts' AND \"column\" = 'words'")


def test_pandas_reads_the_parquet(tables, folder):
    for schema, frame in tables.all():
        found = pd.read_parquet(folder / f"{schema.name}.parquet")
        assert list(found.columns) == schema.names
        pd.testing.assert_frame_equal(
            found.astype(frame.dtypes.to_dict()), frame, check_column_type=False
        )


def test_the_parquet_carries_the_stamp_and_the_meanings(folder):
    from pyarrow import parquet

    schema = parquet.read_schema(folder / "counts.parquet")
    assert json.loads(schema.metadata[b"termscan"])["documents"]["number"] == 7
    assert schema.field("words").metadata[b"unit"] == b"words"


def test_json_reads_back(tables, folder):
    for schema, rows in expected(tables):
        header, *found = json.loads((folder / f"{schema.name}.json").read_text("utf-8"))
        assert header == schema.names
        assert [tuple(row) for row in found] == rows


def test_duckdb_reads_csv_parquet_and_json_alike(tables, folder):
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as database:
        for schema, rows in expected(tables):
            for ending in ("csv", "parquet"):
                source = f"'{folder / schema.name}.{ending}'"
                if ending == "csv":
                    source = f"read_csv({source}, all_varchar=true, nullstr='')"
                found = database.execute(f"SELECT * FROM {source}").fetchall()
                if ending == "csv":
                    found = [tuple(restore(cell or "") for cell in row) for row in found]
                    assert found == as_text(schema, rows, "."), schema.name
                else:
                    assert found == rows, schema.name


def test_frictionless_finds_the_package_valid(folder):
    pytest.importorskip("frictionless")
    code = (
        "import sys, frictionless\n"
        "report = frictionless.validate(sys.argv[1])\n"
        "assert report.valid, report.flatten(['name', 'rowNumber', 'fieldName', 'message'])\n"
        "assert len(report.tasks) > 30"
    )
    path = folder / "datapackage.json"
    found = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr[-2000:]
