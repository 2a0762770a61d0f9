"""Without documents, only unreadable, 0, merged, Swedish: each is what it is in every format."""

import csv
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import openpyxl
import pandas as pd
import pytest
from tables_world import CONCEPTS, EXPECTED, MUNICIPALITIES, SCANS

from termscan.export import export
from termscan.tables import build_tables

STRATEGIES = {
    "170": ("missing", None, None, "Jomala", "", None),
    "077": ("unreadable", None, None, "Hankasalmi", "2022–2025", None),
    "005": ("counted", 0, 1500, "Alajärvi", "2022–2025", 0.0),
    "588": ("counted", 1, 800, "Pertunmaa", "2022–2025", 1.25),
    "231": ("missing", None, None, "Kaskö", "", None),
}
"""Status, mentions of loneliness, words, Swedish name, period and rate."""

FIELDS = ("status", "mentions", "words", "municipality_sv", "period", "per_1000_words")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    pytest.importorskip("pyarrow")
    places = [
        replace(place, valid_to=date(2024, 12, 31)) if place.code == "588" else place
        for place in MUNICIPALITIES
    ]
    tables = build_tables(SCANS, places, CONCEPTS, EXPECTED)
    home = tmp_path_factory.mktemp("five")
    export(tables, home, ("csv", "csv-excel", "json", "json-stat", "parquet", "sqlite", "xlsx"))
    return home


def number(text, decimal="."):
    return float(text.replace(decimal, ".")) if text else None


def from_csv(path, separator, decimal, name):
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle, delimiter=separator):
            for field in {"mentions", "words", "per_1000_words"} & row.keys():
                row[field] = number(row[field], decimal)
            yield row


def from_json(path):
    header, *rows = json.loads(path.read_text("utf-8"))
    return [dict(zip(header, row, strict=True)) for row in rows]


def from_sqlite(path, name):
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')]


def from_xlsx(path, name):
    header, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


READERS = {
    "csv": lambda home, name: from_csv(home / f"{name}.csv", ",", ".", name),
    "csv-excel": lambda home, name: from_csv(home / f"{name}.excel.csv", ";", ",", name),
    "json": lambda home, name: from_json(home / f"{name}.json"),
    "parquet": lambda home, name: (
        pd.read_parquet(home / f"{name}.parquet").astype(object).to_dict("records")
    ),
    "sqlite": lambda home, name: from_sqlite(home / "termscan.sqlite", name),
    "xlsx": lambda home, name: from_xlsx(home / "termscan.xlsx", name),
}


def plain(value):
    return None if value is None or value == "" or pd.isna(value) else value


@pytest.mark.parametrize("name", READERS)
def test_each_is_what_it_is(folder, name):
    rows = [
        row
        for row in READERS[name](folder, "counts")
        if (row["document_kind"], row["concept"]) == ("strategy", "yksinaisyys")
    ]
    found = {row["municipality_code"]: tuple(plain(row[field]) for field in FIELDS) for row in rows}
    for code, wanted in STRATEGIES.items():
        assert found[code] == tuple(plain(value) for value in wanted), code


@pytest.mark.parametrize("name", READERS)
def test_a_merged_one_has_its_last_day_and_a_swedish_one_its_language(folder, name):
    rows = {row["municipality_code"]: row for row in READERS[name](folder, "municipalities")}
    assert rows["588"]["valid_to"] == "2024-12-31"
    assert plain(rows["005"]["valid_to"]) is None
    assert (rows["231"]["language"], rows["170"]["language"]) == ("sv-fi", "sv")
    assert rows["231"]["municipality_sv"] == "Kaskö"


def test_each_is_what_it_is_in_json_stat(folder):
    cube = json.loads((folder / "counts.jsonstat.json").read_text("utf-8"))
    index = [cube["dimension"][name]["category"]["index"] for name in cube["id"]]

    def cell(*place):
        at = 0
        for key, categories in zip(place, index, strict=True):
            at = at * len(categories) + categories.index(key)
        return cube["value"].get(str(at)), cube["status"].get(str(at))

    for code, (status, mentions, words, _, period, rate) in STRATEGIES.items():
        for measure, value in (("mentions", mentions), ("words", words), ("per_1000_words", rate)):
            found = cell(code, "strategy", period or "unknown", "yksinaisyys", measure)
            assert found == ((value, None) if status == "counted" else (None, status)), code
