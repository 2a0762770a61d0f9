"""Tables written in few pieces: the same cells as one by one, quoted as `csv.writer` quotes."""

import csv
import io
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termscan.export import blocks
from termscan.export.delimited import csv_excel_parts, csv_parts
from termscan.formulas import defuse
from termscan.tables.cells import cells
from termscan.tables.schema import Column, TableSchema
from termscan.tables.table import make_table
from termscan.tables.texts import clean

SCHEMA = TableSchema(
    "things",
    "Asiat",
    "things",
    (
        Column("code", "text", "Koodi", "a code"),
        Column("number", "integer", "Luku", "a number"),
        Column("rate", "number", "Osuus", "a rate"),
        Column("sure", "boolean", "Varma", "whether it is so"),
        Column("last", "text", "Loppu", "a text"),
    ),
)
TEXTS = st.none() | st.text(alphabet='a ä–",;\n=\U0001f600\t', max_size=5)
ROWS = st.tuples(
    TEXTS,
    st.none() | st.integers(-9, 10**12),
    st.none() | st.floats(0, 1e6).map(lambda value: round(value, 4)),
    st.none() | st.booleans(),
    TEXTS,
)


def by_the_standard_library(table, separator, decimal):
    forms = {
        "text": defuse,
        "integer": str,
        "number": lambda value: repr(value).replace(".", decimal),
        "boolean": lambda value: str(value).lower(),
    }
    columns = [table.columns[c.name].map(forms[c.type]).objects() for c in SCHEMA.columns]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\n")
    writer.writerows([SCHEMA.names, *zip(*columns, strict=True)])
    return buffer.getvalue().encode()


@settings(deadline=None, max_examples=60)
@given(st.lists(ROWS, max_size=12), st.sampled_from([1, 2, 8]))
def test_csv_is_what_the_standard_library_writes(lines, share):
    columns = list(zip(*lines, strict=True)) or [()] * len(SCHEMA.columns)
    made = {
        name: [clean(one) if isinstance(one, str) and one else one or None for one in column]
        if name in ("code", "last")
        else list(column)
        for name, column in zip(SCHEMA.names, columns, strict=True)
    }
    table = make_table(SCHEMA, made)
    before = blocks.SHARE
    blocks.SHARE = share  # so that small tables are put together too
    try:
        assert b"".join(csv_parts(table)) == by_the_standard_library(table, ",", ".")
        excel = b"".join(csv_excel_parts(table)).removeprefix(b"\xef\xbb\xbf")
        assert excel == by_the_standard_library(table, ";", ",")
    finally:
        blocks.SHARE = before


@pytest.mark.parametrize("missing", ["", "-"])
def test_columns_with_few_different_cells_are_put_together_and_say_the_same(missing, monkeypatch):
    names = ["a", "b"] * 50
    kinds = ["x", None, "y", None] * 25
    numbers = range(100)
    made = [blocks.block(cells(one), str, missing) for one in (names, kinds, numbers)]
    together = blocks.put_together(made)
    assert [len(one.texts) for one in together] == [3, 101]
    monkeypatch.setattr(blocks, "_TOGETHER", 7)
    parts = list(blocks.joined(together))
    written = [
        f"{name}{missing if kind is None else kind}{number}".encode()
        for name, kind, number in zip(names, kinds, numbers, strict=True)
    ]
    assert parts == [b"".join(written[start : start + 7]) for start in range(0, 100, 7)]
    assert blocks.ends(together).tolist() == list(accumulate(map(len, written)))
