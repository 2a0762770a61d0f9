"""Cells hold what a list of the same values holds, and a table is sorted as pandas sorts it."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termscan.tables.catalogue import TABLES
from termscan.tables.cells import cells, masked
from termscan.tables.frame import DTYPES, cells_of, table_of
from termscan.tables.schema import Column, TableSchema
from termscan.tables.table import make_table

patient = settings(deadline=None, max_examples=60)
VALUES = st.lists(st.none() | st.text("abÄ–\n", max_size=2), max_size=9)
NUMBERS = st.lists(st.none() | st.integers(-3, 3), max_size=9)

SCHEMA = TableSchema(
    "things",
    "Asiat",
    "things",
    tuple(Column(name, kind, name, name) for name, kind in (("a", "text"), ("b", "integer"))),
    ("a", "b"),
)


@patient
@given(VALUES, st.data())
def test_cells_are_the_values_that_they_were_made_of(values, data):
    column = cells(values)
    assert column.objects() == values
    assert len(column) == len(values)
    assert len(set(column.values)) == len(column.values)
    rows = data.draw(st.lists(st.integers(-1, len(values) - 1), max_size=9))
    taken = column.take(np.array(rows, dtype=np.int64))
    assert taken.objects() == [None if row < 0 else values[row] for row in rows]
    assert column.map(lambda text: text[:1] or None).objects() == [
        value[:1] or None if value else None for value in values
    ]


@patient
@given(VALUES, st.data())
def test_compact_cells_have_their_values_in_the_order_of_the_rows(values, data):
    rows = data.draw(st.lists(st.integers(-1, len(values) - 1), max_size=9))
    taken = cells(values).take(np.array(rows, dtype=np.int64))
    column = taken.compact()
    assert column.objects() == taken.objects()
    assert column.values == list(dict.fromkeys(v for v in taken.objects() if v is not None))


@patient
@given(NUMBERS)
def test_numbers_of_an_array_are_missing_where_they_are_masked(numbers):
    present = np.array([number is not None for number in numbers], dtype=bool)
    values = np.array([number or 0 for number in numbers], dtype=np.int64)
    assert cells(masked(values, present)).objects() == numbers


@patient
@given(st.lists(st.tuples(st.none() | st.text("bÄa", max_size=2), st.none() | st.integers(-2, 2))))
def test_tables_are_sorted_as_pandas_sorts(rows):
    table = make_table(SCHEMA, {"a": [a for a, _ in rows], "b": [b for _, b in rows]})
    frame = table.frame()
    assert [str(frame[name].dtype) for name in "ab"] == [DTYPES["text"], DTYPES["integer"]]
    again = frame.sort_values(["a", "b"], kind="stable", ignore_index=True)
    assert frame.equals(again)
    assert sorted(table.rows(), key=str) == sorted(rows, key=str)
    assert list(table_of(SCHEMA, frame).rows()) == list(table.rows())
    told_apart = ~frame.isna().any(axis=1) & ~frame.duplicated()
    assert table.told_apart().tolist() == told_apart.tolist()


def test_cells_of_a_list_of_a_frame():
    assert cells_of(["b", "a", None, "b"]).objects() == ["b", "a", None, "b"]


def test_every_table_is_made_in_the_order_of_the_catalogue(tables):
    assert [table.schema.name for table in tables.each()] == [schema.name for schema in TABLES]


@pytest.mark.parametrize("form", ["csv", "json", "json-stat", "sqlite", "xlsx"])
def test_pandas_is_not_loaded_to_write_tables(form, tmp_path):
    code = (
        "import sys, tables_world as w\n"
        "from termscan.tables import build_tables\n"
        "from termscan.export import export\n"
        "tables = build_tables(w.SCANS, w.MUNICIPALITIES, w.CONCEPTS, w.EXPECTED)\n"
        "assert export(tables, sys.argv[1], [sys.argv[2]])\n"
        "sys.exit('pandas' in sys.modules)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path), form]
    environment = {"PYTHONPATH": ":".join(sys.path)}
    subprocess.run(command, check=True, env=environment)
