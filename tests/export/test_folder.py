"""An export folder: the same bytes, whole files, cells that read back."""

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termscan.errors import MissingBackend, UsageError
from termscan.export import export
from termscan.formulas import defuse, restore


def read(path):
    return list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))


def test_the_same_tables_give_the_same_bytes(tables, tmp_path):
    one = export(tables, tmp_path / "one", ("csv", "csv-excel", "xlsx"))
    two = export(tables, tmp_path / "two", ("csv", "csv-excel", "xlsx"))
    assert [path.name for path in one] == [path.name for path in two]
    for before, after in zip(one, two, strict=True):
        assert before.read_bytes() == after.read_bytes(), before.name


def test_unchanged_files_are_left_alone(tables, tmp_path):
    paths = export(tables, tmp_path)
    before = [path.stat().st_ino for path in paths]
    assert [path.stat().st_ino for path in export(tables, tmp_path)] == before


def test_an_unknown_format_is_named(tables, tmp_path):
    with pytest.raises(UsageError, match="no format 'docx'"):
        export(tables, tmp_path, ["docx"])
    assert not list(tmp_path.iterdir())


def test_the_workbook_agrees_with_the_csv_cell_by_cell(tables, tmp_path):
    export(tables, tmp_path, ("csv", "xlsx"))
    book = openpyxl.load_workbook(tmp_path / "termscan.xlsx")
    for sheet in book.worksheets[1:]:
        header, *lines = read(tmp_path / f"{sheet.title}.csv")
        found_header, *found = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert found_header == header
        assert found == [
            [as_written(cell, value) for cell, value in zip(line, row, strict=True)]
            for line, row in zip(lines, found, strict=True)
        ]


def as_written(cell, like):
    """Read a cell of a CSV file as the type of the value that it should equal."""
    if cell == "":
        return None
    if isinstance(like, bool):
        return {"true": True, "false": False}[cell]
    if isinstance(like, int | float):
        return float(cell)
    return restore(cell)


def test_the_package_names_every_file_and_the_stamp(tables, tmp_path):
    paths = export(tables, tmp_path, ("csv", "csv-excel", "xlsx"))
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert {r["path"] for r in package["resources"]} == {p.name for p in paths[:-1]}
    assert package["termscan"]["documents"]["number"] == 7


def test_text_that_a_spreadsheet_would_run_is_defused(tables, tmp_path):
    export(tables, tmp_path, ("csv",))
    for path in tmp_path.glob("*.csv"):
        for row in read(path):
            assert not [cell for cell in row if cell.lstrip()[:1] in tuple("=+@")], path.name
    assert "'=Ohjaamo palvelee nuoria" in (tmp_path / "mentions.csv").read_text("utf-8")


def test_a_missing_library_is_named_before_anything_is_written(tables, tmp_path, monkeypatch):
    monkeypatch.setattr("termscan.export.parquet.find_spec", lambda name: None)
    with pytest.raises(MissingBackend, match=r"pip install 'termscan\[parquet\]'"):
        export(tables, tmp_path, ["csv", "parquet"])
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_leaves_no_package(tables, tmp_path):
    (tmp_path / "counts.csv").mkdir()
    with pytest.raises(OSError, match=r"counts\.csv"):
        export(tables, tmp_path, ("csv",))
    assert not (tmp_path / "datapackage.json").exists()


def test_sizes_and_hashes_are_those_of_the_files(tables, tmp_path):
    export(tables, tmp_path, ("csv", "sqlite"))
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        content = (tmp_path / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_formats_are_known_by_any_spelling(tables, tmp_path):
    export(tables, tmp_path, ["JSONstat"])
    assert {path.name for path in tmp_path.iterdir()} == {
        "counts.jsonstat.json",
        "datapackage.json",
    }


def test_files_of_others_are_left_alone(tables, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    export(tables, tmp_path, ["csv"])
    assert (tmp_path / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", "\tx", "\rx", " =1", "'=1", "''=1", "＝1", "\n=1"]
)
def test_what_would_run_gets_one_apostrophe(text):
    assert defuse(text) == f"'{text}"
    assert restore(defuse(text)) == text


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=20))
def test_defused_text_comes_back_exactly_and_never_runs(text):
    assert restore(defuse(text)) == text
    assert defuse(text).lstrip()[:1] not in tuple("=+-@")


def test_the_order_of_hashing_does_not_show_in_the_bytes(tmp_path):
    code = (
        "import sys, hashlib, tables_world as w\n"
        "from pathlib import Path\n"
        "from termscan.tables import build_tables\n"
        "from termscan.export import export\n"
        "tables = build_tables(w.SCANS, w.MUNICIPALITIES, w.CONCEPTS, w.EXPECTED)\n"
        "formats = ['csv', 'xlsx', 'sqlite', 'json', 'json-stat']\n"
        "for path in export(tables, Path(sys.argv[1]), formats):\n"
        "    print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())\n"
    )
    root = Path(__file__).parents[2]
    found = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{root}:{root / 'tests'}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
    assert len(found.pop().splitlines()) > 20
