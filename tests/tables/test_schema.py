"""The schemas say what the frames hold, and the documentation says what the schemas do."""

from pathlib import Path

import pytest

from termscan.export.dictionary import dictionary
from termscan.tables.catalogue import COMPARISONS, COUNTS_WIDE, TABLES
from termscan.tables.frame import DTYPES

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "tables.md"


@pytest.mark.parametrize("schema", [*TABLES, *COMPARISONS], ids=lambda schema: schema.name)
def test_every_column_has_a_meaning_and_every_key_a_column(schema):
    assert len(set(schema.names)) == len(schema.names)
    assert set(schema.key) <= set(schema.names)
    assert schema.description.endswith((".", "?"))
    for column in schema.columns:
        assert column.title
        assert column.description
        assert column.unit or column.type != "integer", column.name


def test_frames_have_the_declared_columns_dtypes_and_choices(tables):
    for schema, frame in tables.all():
        assert list(frame.columns) == schema.names
        for column in schema.columns:
            assert str(frame[column.name].dtype) == DTYPES[column.type], column.name
            if column.choices:
                assert set(frame[column.name].dropna()) <= set(column.choices), column.name


def test_frames_are_sorted_by_their_keys(tables):
    for schema, frame in tables.all():
        again = frame.sort_values(list(schema.key), kind="stable", ignore_index=True)
        assert frame.equals(again), schema.name


def test_a_key_tells_rows_apart(tables):
    for schema, frame in tables.all():
        assert not frame.duplicated(list(schema.key)).any(), schema.name


def test_the_dictionary_in_the_documentation_is_current():
    if not DOCUMENTATION.parent.is_dir():
        pytest.skip("the documentation does not travel with the source package")
    command = (
        "python -c 'import pathlib, termscan.export.dictionary as d;"
        ' pathlib.Path("docs/tables.md").write_text(d.dictionary(), "utf-8")\''
    )
    assert DOCUMENTATION.read_text("utf-8") == dictionary(), f"run: {command}"


def test_the_dictionary_names_every_column_of_every_table():
    text = dictionary()
    for schema in (*TABLES, *COMPARISONS):
        assert f"## {schema.name}\n" in text
        assert all(f"| `{name}` |" in text for name in schema.names)


def test_the_wide_table_has_no_column_twice(tables):
    for schema, _ in tables.all():
        if schema.name == COUNTS_WIDE.name:
            assert len(set(schema.names)) == len(schema.names)
