"""The terminal's table: aligned, bounded, and plain about what is not there."""

import pytest

from termscan.export import text_table
from termscan.export.text import _width

COLUMNS = ["municipality_fi", "status", "words", "terms", "core"]


def lines(tables, **more):
    frame = tables.counts_wide("strategy")
    return text_table(frame, COLUMNS, **more).splitlines()


def test_zero_unreadable_and_missing_look_different(tables):
    cells = {line.split()[0]: line.split()[-1] for line in lines(tables)}
    assert cells["Jyväskylä"] == "3"
    assert cells["Alajärvi"] == "0"
    assert cells["Hankasalmi"] == "–"
    assert cells["Jomala"] == "puuttuu"


def test_columns_are_aligned(tables):
    made = lines(tables)
    header = made[0]
    end = header.index("words") + len("words")
    for line in made[2:]:
        assert line[end - 1 : end + 2].rstrip() not in ("", " ")
        assert line[end : end + 2] in ("  ", "")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_lines_are_no_wider_than_they_may_be(tables, width):
    made = text_table(
        tables.mentions(), ["municipality_fi", "concept", "sentence", "page"], width=width
    )
    assert all(_width(line) <= width for line in made.splitlines())
    assert "…" in made
    assert len(made.splitlines()) == len(tables.mentions()) + 2


def test_rows_that_are_left_out_are_named(tables):
    assert lines(tables, max_rows=2)[-1] == "… 4 more rows"


def test_an_empty_table_is_a_header(tables):
    assert len(text_table(tables.mentions().head(0), COLUMNS[:2]).splitlines()) == 2
