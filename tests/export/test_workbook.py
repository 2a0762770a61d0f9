"""The workbook: text stays text, links open, long tables go on, sheets are ready to use."""

import io

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termscan.export import Stamp, sheet, workbook
from termscan.tables.schema import Column, TableSchema
from termscan.tables.table import make_table
from termscan.tables.texts import clean

SCHEMA = TableSchema(
    "things",
    "Asiat",
    "things",
    (
        Column("code", "text", "Koodi", "a code"),
        Column("number", "integer", "Luku", "a number", "mentions"),
        Column("rate", "number", "Osuus", "a rate"),
        Column("sure", "boolean", "Varma", "whether it is so"),
        Column("url", "text", "Osoite", "an address", address=True),
    ),
)


def read(**columns):
    length = len(next(iter(columns.values())))
    every = {name: columns.get(name, [None] * length) for name in SCHEMA.names}
    table = make_table(SCHEMA, every)
    content = workbook.workbook_bytes([table], Stamp())
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(book, column, title="things"):
    at = SCHEMA.names.index(column) + 1
    return [row[at - 1] for row in book[title].iter_rows(min_row=2)]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "@SUM(A1)",
        "+358",
        "<r><t>x</t></r>",
        "005",
        "a & b <c>",
        " x ",
        "line\nbreak",
        "_x0041_",
    ],
)
def test_text_is_kept_as_text(text):
    cell = cells(read(code=[text]), "code")[0]
    assert cell.data_type == "s"
    assert cell.value in (text, text.replace("_x", "_x005F_x", 1))


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_any_text_can_be_written_once_it_is_clean(texts):
    wanted = [clean(text) or None for text in texts]
    found = [cell.value for cell in cells(read(code=wanted, sure=[True] * len(wanted)), "code")]
    for text, value in zip(wanted, found, strict=True):
        if text is None or "_x" not in text:
            assert value == text


def test_numbers_and_truth_values_keep_their_types_and_formats():
    book = read(code=["a", "b"], number=[1234, None], rate=[0.125, None], sure=[True, None])
    assert [cell.value for cell in cells(book, "number")] == [1234, None]
    assert cells(book, "number")[0].number_format == "#,##0"
    assert cells(book, "rate")[0].value == 0.125
    assert cells(book, "sure")[0].value is True
    assert cells(book, "sure")[1].value is None


def test_addresses_are_links_as_far_as_excel_allows(monkeypatch):
    monkeypatch.setattr(sheet, "MAX_LINKS", 1)
    far = "https://kunta.example/plan.pdf#page=7"
    found = cells(read(url=[far, far, "javascript:alert(1)"]), "url")
    assert found[0].hyperlink.target + "#" + found[0].hyperlink.location == far
    assert [cell.value for cell in found] == [far, far, "javascript:alert(1)"]
    assert [bool(cell.hyperlink) for cell in found] == [True, False, False]
    assert not cells(read(url=["javascript:alert(1)"]), "url")[0].hyperlink


def test_long_text_is_cut_to_what_a_cell_holds():
    value = cells(read(code=["ä" * 40_000]), "code")[0].value
    assert len(value) == 32_767
    assert value.endswith("ä…")


def test_a_long_table_goes_on_in_further_sheets(monkeypatch):
    monkeypatch.setattr(workbook, "MAX_ROWS", 2)
    book = read(number=[1, 2, 3, 4, 5])
    assert book.sheetnames == ["notes", "things", "things 2", "things 3"]
    found = [cell.value for name in book.sheetnames[1:] for cell in cells(book, "number", name)]
    assert found == [1, 2, 3, 4, 5]


def test_sheets_are_ready_to_filter_with_a_header_that_stays():
    found = read(number=[1])["things"]
    assert found.freeze_panes == "A2"
    assert found.auto_filter.ref == "A1:E2"
    assert [cell.value for cell in found[1]] == SCHEMA.names


def test_the_municipality_stays_in_sight(tables):
    table = next(tables.each())
    content = workbook.workbook_bytes([table], Stamp())
    assert openpyxl.load_workbook(io.BytesIO(content))[table.schema.name].freeze_panes == "C2"


def test_an_empty_table_is_a_sheet_with_a_header():
    book = read(number=[])
    assert [cell.value for cell in book["things"][1]] == SCHEMA.names
    assert book["things"].max_row == 1


def test_notes_say_what_it_was_made_from_and_what_the_columns_mean():
    text = {cell.value for row in read(number=[1])["notes"].iter_rows() for cell in row}
    assert {"termscan", "documents' ids, SHA-256", "things", "a number"} <= text


def test_pandas_reads_the_sheet_back(tables, tmp_path):
    from termscan.export import export

    export(tables, tmp_path, ["xlsx"])
    found = pd.read_excel(tmp_path / "termscan.xlsx", "counts", dtype={"municipality_code": str})
    counts = tables.counts()
    assert found.municipality_code.tolist() == counts.municipality_code.tolist()
    assert found.mentions.isna().tolist() == counts.mentions.isna().tolist()
