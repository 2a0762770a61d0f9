"""Programs that people open an export with agree with its CSV, cell by cell."""

import csv
import json
import shutil
import subprocess
import sys
from importlib.util import find_spec

import pytest

from termscan.export import export
from termscan.formulas import restore

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""LibreOffice's filter: commas, quotes, UTF-8, as stored and not as shown, every sheet."""


@pytest.fixture(scope="module")
def folder(tables, tmp_path_factory):
    home = tmp_path_factory.mktemp("programs")
    export(tables, home, ("csv", "json-stat", "sqlite", "xlsx"))
    return home


def lines(path):
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle))


def as_read(column, cell):
    """Return a cell as the value that it stands for: text, a number, a truth value or None."""
    if cell in ("", None):
        return None
    if column.type in ("integer", "number"):
        return float(cell)
    if column.type == "boolean":
        return str(cell).lower() in ("true", "1")
    return str(cell)


def table(schema, rows):
    return [
        [as_read(column, cell) for column, cell in zip(schema.columns, row, strict=True)]
        for row in rows
    ]


def wanted(schema, folder):
    header, *rows = lines(folder / f"{schema.name}.csv")
    assert header == schema.names
    return table(schema, [[restore(cell) for cell in row] for row in rows])


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_shows_what_the_csv_says(tables, folder, tmp_path):
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", ALL_SHEETS, "--outdir", tmp_path, folder / "termscan.xlsx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    for schema, _ in tables.all():
        header, *rows = lines(tmp_path / f"termscan-{schema.name}.csv")
        assert header == schema.names
        assert table(schema, rows) == wanted(schema, folder), schema.name
    assert any("SHA-256" in cell for row in lines(tmp_path / "termscan-notes.csv") for cell in row)


DATASETTE = """
import asyncio, json, sys
from datasette.app import Datasette

async def main():
    served = Datasette([sys.argv[1]], settings={"max_returned_rows": 10000})
    found = {}
    for name in sys.argv[2:]:
        address = f"/termscan/{name}.json?_shape=arrays&_size=max"
        answer = await served.client.get(address)
        assert answer.status_code == 200, answer.text
        found[name] = answer.json()
    print(json.dumps(found))

asyncio.run(main())
"""


@pytest.mark.skipif(find_spec("datasette") is None, reason="datasette is not installed")
def test_datasette_serves_what_the_csv_says(tables, folder):
    names = [schema.name for schema, _ in tables.all()]
    views = ["gaps", "terms_by_municipality", "practices_by_municipality", "counted_mentions"]
    call = [sys.executable, "-W", "ignore", "-c", DATASETTE, folder / "termscan.sqlite"]
    made = subprocess.run(
        [*call, *names, *views],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr[-2000:]
    found = json.loads(made.stdout)
    for schema, _ in tables.all():
        columns, rows = found[schema.name]["columns"], found[schema.name]["rows"]
        begin = columns.index(schema.names[0])
        assert columns[begin:] == schema.names
        assert table(schema, [row[begin:] for row in rows]) == wanted(schema, folder), schema.name
    assert all(found[view]["rows"] for view in views)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_reader_of_json_stat_finds_the_numbers_of_the_csv(tables, folder):
    pyjstat = pytest.importorskip("pyjstat.pyjstat", reason="pyjstat is not installed")
    text = (folder / "counts.jsonstat.json").read_text("utf-8")
    frame = pyjstat.Dataset.read(text).write("dataframe", naming="id")
    names = ["municipality", "document_kind", "period", "concept", "measure"]
    found = {
        tuple(key): value
        for *key, value in frame[[*names, "value"]].dropna().itertuples(index=False)
    }
    counts = tables.counts()
    counts = counts[counts.status == "counted"].fillna({"period": "unknown"})
    assert found == {
        (row.municipality_code, row.document_kind, row.period, row.concept, measure): getattr(
            row, measure
        )
        for row in counts.itertuples()
        for measure in ("mentions", "words", "per_1000_words")
    }
