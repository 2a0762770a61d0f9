"""Marked-up passages, and the gold that they become."""

from __future__ import annotations

from pathlib import Path

import pytest
from shared_data import shared

from termscan.evaluate import GoldError, Passage, as_markup, read_gold, read_markup


def _read(folder: Path, text: str) -> object:
    path = folder / "passages.txt"
    path.write_text(text, encoding="utf-8")
    return read_markup(path)


def test_surfaces_become_offsets(tmp_path: Path) -> None:
    (one,) = _read(  # type: ignore[misc]
        tmp_path,
        """% a remark
@ own-1 fi ellipsis, heading
Mielenterveys- ja päihdetyön
kehittäminen: mielen-
terveys on toimiva. Mielenterveys!
> Mielenterveys…työn | mielenterveystyo | ellipsis, discontinuous
> päihdetyön | paihdetyo
> mielen-⏎terveys | mielenterveys | hyphen-break
! toimiva | p:miva-malli | inside a longer word
""",
    )
    assert (one.id, one.language, one.tags) == ("own-1", "fi", ("ellipsis", "heading"))
    assert one.text.startswith("Mielenterveys- ja päihdetyön\nkehittäminen")
    split, whole, broken = one.mentions
    assert split.fragments == ((0, 13), (24, 28))
    assert (split.start, split.end, split.surface) == (0, 28, "Mielenterveys- ja päihdetyön")
    assert (whole.start, whole.fragments) == (18, ())
    assert broken.surface == "mielen-\nterveys"
    assert one.traps[0].surface == "toimiva"


def test_equal_surfaces_are_numbered(tmp_path: Path) -> None:
    text = "@ a fi\nmieli ja mieli ja mielipide\n> mieli #2 | x\n"
    (one,) = _read(tmp_path, text)  # type: ignore[misc]
    assert one.mentions[0].start == 9
    with pytest.raises(GoldError, match=r"2 times in the text; write #1"):
        _read(tmp_path, text.replace(" #2", ""))
    with pytest.raises(GoldError, match="only 2 times"):
        _read(tmp_path, text.replace("#2", "#3"))


def test_a_nested_mention_is_sought_inside_its_outer_one(tmp_path: Path) -> None:
    text = "@ a fi\nmieli, hyvä mieli\n> hyvä mieli | x\n>> mieli | y\n"
    (one,) = _read(tmp_path, text)  # type: ignore[misc]
    assert [(m.start, m.nested) for m in one.mentions] == [(7, False), (12, True)]


def test_all_mistakes_are_named_with_their_lines(tmp_path: Path) -> None:
    lines = "lost", "@ a de", "@ a fi", "text", "> gone | x", "> text", ">> text | y", "more"
    text = "\n".join([*lines, "> text | z", "late", "@ a fi", ""])
    with pytest.raises(GoldError) as caught:
        _read(tmp_path, text)
    assert [problem.line for problem in caught.value.problems] == [1, 2, 5, 6, 7, 10, None]


def test_what_is_written_as_markup_is_read_back_the_same(tmp_path: Path) -> None:
    passages = read_gold(shared("data", "lexicon", "gold-dev.jsonl"))
    back = _read(tmp_path, as_markup(passages))
    for one, other in zip(passages, back, strict=True):  # type: ignore[call-overload]
        assert other.text == one.text.rstrip("\n")
        assert sorted(map(repr, other.mentions)) == sorted(map(repr, one.mentions))
        assert sorted(map(repr, other.traps)) == sorted(map(repr, one.traps))


def test_equal_surfaces_are_numbered_when_written(tmp_path: Path) -> None:
    text = "@ a fi\nmieli ja mieli, mieli ja keho\n> mieli #2 | x\n> mieli…keho #1 | y\n"
    passages = _read(tmp_path, text)
    assert _read(tmp_path, as_markup(passages)) == passages  # type: ignore[arg-type]
    assert "> mieli #2 | x" in as_markup(passages)  # type: ignore[arg-type]


def test_lines_that_look_like_marks_survive(tmp_path: Path) -> None:
    one = Passage("a", "> lainaus\n@ x\n% 5\n! ja\n\\ n", "fi", source={"type": "own"})
    assert _read(tmp_path, as_markup([one])) == (one,)
