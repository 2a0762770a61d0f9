"""The report's files: complete, the same each time, and removed only if they are its own."""

import json
from dataclasses import replace

import pytest

from termscan.errors import UsageError
from termscan.report import standing_report, write_report


def test_the_folder_holds_exactly_what_is_returned(tables, stamp, tmp_path):
    paths = write_report(tables, tmp_path, stamp)
    assert sorted(paths) == sorted(path for path in tmp_path.rglob("*") if path.is_file())
    listed = json.loads((tmp_path / "report.json").read_text())["files"]
    assert [tmp_path / name for name in listed] == paths[:-1]


def test_the_same_tables_give_the_same_bytes(tables, stamp, folder, tmp_path):
    write_report(tables, tmp_path, stamp)
    for path in folder.rglob("*.*"):
        assert (tmp_path / path.relative_to(folder)).read_bytes() == path.read_bytes()


def test_files_that_would_not_change_are_left_alone(tables, stamp, tmp_path):
    paths = write_report(tables, tmp_path, stamp)
    before = [path.stat().st_ino for path in paths]
    assert write_report(tables, tmp_path, stamp) == paths
    assert [path.stat().st_ino for path in paths] == before


def test_pages_that_are_no_longer_made_are_removed_and_nothing_else(tables, stamp, tmp_path):
    write_report(tables, tmp_path, stamp)
    (tmp_path / "sv" / "own.html").write_text("mine")
    write_report(tables, tmp_path, stamp, languages=("fi",))
    assert [path.name for path in (tmp_path / "sv").rglob("*")] == ["own.html"]
    assert not (tmp_path / "en").exists()


@pytest.mark.parametrize("name", ["../outside.html", "/tmp/outside.html", "sv\\x.html", "keep.txt"])
def test_a_manifest_that_was_tampered_with_removes_nothing_outside(tables, stamp, tmp_path, name):
    outside = tmp_path / "outside.html"
    outside.write_text("mine")
    home = tmp_path / "report"
    home.mkdir()
    (home / "keep.txt").write_text("mine")
    (home / "report.json").write_text(json.dumps({"files": [name, 7]}))
    write_report(tables, home, stamp)
    assert outside.exists()
    assert (home / "keep.txt").exists()


def test_a_link_that_leads_outside_is_not_followed(tables, stamp, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "page.html").write_text("mine")
    home = tmp_path / "report"
    home.mkdir()
    (home / "old").symlink_to(outside)
    (home / "report.json").write_text(json.dumps({"files": ["old/page.html"]}))
    write_report(tables, home, stamp)
    assert (outside / "page.html").exists()


def test_a_language_that_the_report_does_not_speak_is_refused(tables, stamp, tmp_path):
    with pytest.raises(UsageError, match="fi, sv, en"):
        write_report(tables, tmp_path, stamp, languages=("de",))
    with pytest.raises(UsageError):
        write_report(tables, tmp_path, stamp, languages=())
    assert not list(tmp_path.iterdir())


def test_a_report_of_the_same_stands(tables, stamp, tmp_path):
    sealed = replace(stamp, makings="of these")
    paths = write_report(tables, tmp_path, sealed)
    assert standing_report(tmp_path, sealed) == paths
    assert standing_report(tmp_path, replace(sealed, makings="of others")) is None
    assert standing_report(tmp_path, replace(sealed, termscan="9")) is None
    assert standing_report(tmp_path, sealed, languages=("fi",)) is None
    assert standing_report(tmp_path, sealed, links={"a" * 64: "https://x.fi"}) is None
    assert standing_report(tmp_path / "other", sealed) is None
    (tmp_path / "data" / "index.js").write_text("cut")
    assert standing_report(tmp_path, sealed) is None


def test_a_report_of_a_selection_does_not_stand_for_the_whole(tables, stamp, tmp_path):
    sealed = replace(stamp, makings="of these")
    write_report(tables.select(lexicon="practices"), tmp_path, sealed)
    assert standing_report(tmp_path, sealed) is None


def test_makings_that_nobody_knows_never_stand(tables, stamp, tmp_path):
    write_report(tables, tmp_path, stamp)
    assert standing_report(tmp_path, stamp) is None


@pytest.mark.parametrize(
    "content", ["", "[]", '{"files": 1}', '{"seal": "x", "files": ["a.html"]}']
)
def test_a_damaged_manifest_does_not_stand(tables, stamp, tmp_path, content):
    sealed = replace(stamp, makings="of these")
    (tmp_path / "report.json").write_text(content)
    assert standing_report(tmp_path, sealed) is None
    assert standing_report(tmp_path, sealed) != write_report(tables, tmp_path, sealed)
