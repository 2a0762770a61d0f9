"""The charts in Python: what they draw, and that gaps are not drawn as 0."""

import pytest

pytest.importorskip("matplotlib", reason="matplotlib is not installed")

from termscan import pictures
from termscan.errors import UsageError
from termscan.tables import build_tables


def written(figure):
    return [text.get_text().strip() for text in figure.axes[0].texts]


def test_bars_are_as_long_as_the_counts_and_gaps_are_named(tables):
    axes = pictures.bar_chart(tables, "strategy", measure="terms").axes[0]
    names = [label.get_text() for label in axes.get_yticklabels()]
    lengths = dict(zip(names, (bar.get_width() for bar in axes.patches), strict=True))
    assert lengths["Jyväskylä"] == 3
    texts = dict(zip(names, (text.get_text().strip() for text in axes.texts), strict=True))
    assert texts["Alajärvi"] == "0"
    assert texts["Hankasalmi"] == "unreadable"
    assert texts["Jomala"] == "missing"


def test_rates_are_per_thousand_words(tables):
    assert "0.75" in written(pictures.bar_chart(tables, "strategy"))


def test_the_map_has_a_square_for_each_municipality_and_hatches_the_unreadable(tables):
    figure = pictures.tile_map(tables, "strategy", measure="terms")
    patches = figure.axes[0].patches
    assert len(patches) == 6
    assert sum(patch.get_hatch() == "////" for patch in patches) == 1
    assert sum(patch.get_linestyle() in (":", "dotted") for patch in patches) == 2
    assert {"0", "1", "3"} <= set(written(figure))


def test_the_matrix_has_the_practices_that_are_named(tables):
    figure = pictures.practice_matrix(tables)
    names = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert names == ["Hyvän mielen kunta", "Ohjaamo"]
    assert sorted(written(figure)) == ["1", "2", "3"]


def test_change_is_drawn_by_period(tables):
    (line,) = pictures.change_chart(tables, "strategy").axes[0].lines
    assert list(line.get_xdata()) == ["2018–2021", "2022–2025"]
    assert line.get_ydata()[0] == pytest.approx(0.5)


def test_figures_are_saved_as_svg(tables, tmp_path):
    path = tmp_path / "map.svg"
    pictures.tile_map(tables, "strategy").savefig(path)
    assert "<svg" in path.read_text("utf-8")


def test_what_is_not_there_is_said(tables):
    with pytest.raises(UsageError, match="minutes"):
        pictures.bar_chart(tables, "minutes")
    with pytest.raises(UsageError, match="practice"):
        pictures.practice_matrix(build_tables([], [], []))
