"""Mentions that a person corrected in a spreadsheet become gold."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from evaluate.gold_makers import annotated

from termscan.evaluate import GoldError, Passage, correction_sheet, read_corrections

TEXT = "=Mielen ja kehon hyvinvointi, kiva\nkoulu ja kiva päivä"
SPLIT = annotated(TEXT, "Mielen ja kehon hyvinvointi", "mh", "split", spans=[(1, 7), (17, 28)])
KIVA = annotated(TEXT, "kiva", "p:kiva-koulu")


def _corrected(path: Path, *more: dict[str, str], **changes: str) -> Path:
    sheet = correction_sheet([Passage("a", TEXT, "fi", (SPLIT, KIVA)), Passage("b", "- ei", "sv")])
    lines = list(csv.DictReader(sheet.splitlines(keepends=True)))
    for row in lines:
        if row["concept"] == "p:kiva-koulu":
            row.update(changes)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, lines[0])
        writer.writeheader()
        writer.writerows([*lines, *more])
    return path


def test_an_untouched_sheet_is_gold_as_proposed(tmp_path: Path) -> None:
    one, other = read_corrections(_corrected(tmp_path / "sheet.csv"))
    assert one == Passage("a", TEXT, "fi", (SPLIT, KIVA))
    assert (other.text, other.language, other.mentions) == ("- ei", "sv", ())


def test_cells_that_look_like_formulas_are_guarded(tmp_path: Path) -> None:
    assert "'=Mielen" in correction_sheet([Passage("a", TEXT)])
    assert "'- ei" in (_corrected(tmp_path / "sheet.csv").read_text(encoding="utf-8"))
    text = "'=1 on lainattu"
    (tmp_path / "b.csv").write_text(correction_sheet([Passage("a", text)]), encoding="utf-8")
    assert read_corrections(tmp_path / "b.csv")[0].text == text


def test_what_is_wrong_becomes_a_trap(tmp_path: Path) -> None:
    path = _corrected(tmp_path / "sheet.csv", verdict="wrong", remark="adjective")
    trap = read_corrections(path)[0].traps[0]
    assert (trap.surface, trap.lure, trap.reason) == ("kiva", "p:kiva-koulu", "adjective")


def test_a_row_can_be_added_with_the_surface_alone(tmp_path: Path) -> None:
    added = {"passage": "a", "surface": "koulu", "concept": "koulu"}
    mentions = read_corrections(_corrected(tmp_path / "sheet.csv", added))[0].mentions
    assert (mentions[-1].concept, mentions[-1].start) == ("koulu", TEXT.index("koulu"))


def test_mistakes_are_named_with_their_lines(tmp_path: Path) -> None:
    path = _corrected(
        tmp_path / "sheet.csv",
        {"passage": "a", "surface": "kiva", "concept": "x"},
        {"passage": "c", "surface": "kiva", "concept": "x"},
        {"passage": "a", "text": "other", "surface": "kiva", "concept": "x"},
        {"passage": "a", "surface": "koulu", "concept": ""},
        {"passage": "a", "surface": "koulu", "concept": "x", "verdict": "maybe"},
    )
    with pytest.raises(GoldError) as caught:
        read_corrections(path)
    messages = [problem.message for problem in caught.value.problems]
    assert len(messages) == len({problem.line for problem in caught.value.problems}) == 5
    assert "'kiva' is 2 times in the passage" in messages[0]


def test_a_sheet_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("passage;text\n", encoding="utf-8")
    with pytest.raises(GoldError, match="no column concept, passage, surface, text"):
        read_corrections(path)


def test_json_lines_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "corrected.jsonl"
    row = {"passage": "a", "text": TEXT, "surface": "koulu", "concept": "koulu"}
    path.write_text(json.dumps(row), encoding="utf-8")
    assert read_corrections(path)[0].mentions[0].surface == "koulu"
