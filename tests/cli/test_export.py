"""What stands is not made again, whatever its format."""

import pytest

from termscan import outputs


@pytest.mark.parametrize("formats", [["report"], ["csv", "report"], ["csv"]])
def test_an_export_of_a_store_that_has_not_changed_is_left_alone(
    termscan, store, tmp_path, monkeypatch, formats
):
    arguments = ("export", "--store", store, "--out", tmp_path / "out")
    asked = [part for name in formats for part in ("--format", name)]
    first = termscan(*arguments, *asked)
    assert first.code == 0, first.err
    monkeypatch.setattr(outputs, "tables_of", None)
    assert termscan(*arguments, *asked).lines == first.lines


def test_a_report_whose_page_was_changed_is_made_again(termscan, store, tmp_path):
    arguments = ("export", "--store", store, "--out", tmp_path, "--format", "Report")
    assert termscan(*arguments).code == 0
    page = tmp_path / "report" / "fi" / "changes.html"
    whole = page.read_bytes()
    page.write_bytes(b"cut")
    assert termscan(*arguments).code == 0
    assert page.read_bytes() == whole


def test_an_unknown_format_is_told_the_report_too(termscan, store, tmp_path):
    answer = termscan("export", "--store", store, "--out", tmp_path / "x", "--format", "docx")
    assert answer.code == 2
    assert "no format 'docx'; there are csv" in answer.err
    assert "xlsx, report" in answer.err
    assert not (tmp_path / "x").exists()
