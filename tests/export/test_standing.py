"""An export that stands is left as it is; anything else is made again."""

from dataclasses import replace

import pytest

from termscan.export import Stamp, export, standing_export

STAMP = Stamp(documents=("a" * 64,), makings="of these")


@pytest.fixture
def folder(tables, tmp_path):
    export(tables, tmp_path, ["csv", "parquet"], STAMP)
    return tmp_path


def test_an_export_of_the_same_stands(tables, folder):
    written = export(tables, folder, ["parquet", "csv"], STAMP)
    assert standing_export(folder, ["parquet", "csv"], STAMP) == written


def test_other_makings_or_another_version_do_not_stand(folder):
    assert standing_export(folder, ["csv", "parquet"], replace(STAMP, makings="other")) is None
    assert standing_export(folder, ["csv", "parquet"], replace(STAMP, termscan="9")) is None


def test_other_formats_do_not_stand(folder):
    assert standing_export(folder, ["csv"], STAMP) is None


def test_a_selection_does_not_stand_for_the_whole(tables, tmp_path):
    export(tables.select(lexicon="practices"), tmp_path, ["csv"], STAMP)
    assert standing_export(tmp_path, ["csv"], STAMP) is None


def test_makings_that_nobody_knows_never_stand(tables, tmp_path):
    export(tables, tmp_path, ["csv"], Stamp())
    assert standing_export(tmp_path, ["csv"], Stamp()) is None


@pytest.mark.parametrize("name", ["counts.csv", "counts.parquet"])
def test_a_file_that_was_changed_does_not_stand(folder, name):
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    assert standing_export(folder, ["csv", "parquet"], STAMP) is None


def test_a_file_that_is_gone_does_not_stand(folder):
    (folder / "mentions.csv").unlink()
    assert standing_export(folder, ["csv", "parquet"], STAMP) is None


@pytest.mark.parametrize("content", ["", "[]", '{"termscan": []}', '{"termscan": {"files": 1}}'])
def test_a_damaged_index_does_not_stand(folder, content):
    (folder / "datapackage.json").write_text(content, encoding="utf-8")
    assert standing_export(folder, ["csv", "parquet"], STAMP) is None
