"""Files of annotated passages: what is read, and what is said about mistakes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shared_data import shared

from termscan.errors import InputError
from termscan.evaluate import GoldError, dump, read_gold

MENTION = {"start": 0, "end": 13, "surface": "Mielenterveys", "id": "mielenterveys"}


def _write(path: Path, *rows: object) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _passage(**more: object) -> dict[str, object]:
    return {"id": "a", "lang": "fi", "text": "Mielenterveys ja työ", **more}


def test_a_passage_is_read_with_what_it_says(tmp_path: Path) -> None:
    row = _passage(
        mentions=[MENTION | {"kind": "term", "flags": ["verbal"], "fragments": [[0, 6], [6, 13]]}],
        traps=[{"start": 17, "end": 20, "surface": "työ", "lure": "mielenterveystyo"}],
        tags=["heading"],
    )
    (passage,) = read_gold(_write(tmp_path / "gold.jsonl", row))
    (mention,) = passage.mentions
    assert (mention.concept, mention.kind, mention.nested) == ("mielenterveys", "term", False)
    assert (mention.flags, mention.fragments) == (("verbal",), ((0, 6), (6, 13)))
    assert passage.traps[0].lure == "mielenterveystyo"
    assert passage.tags == ("heading",)


def test_a_kind_that_is_not_given_follows_from_the_id(tmp_path: Path) -> None:
    mentions = [MENTION, MENTION | {"id": "p:mieli"}, MENTION | {"id": "o:thl", "kind": "org"}]
    (passage,) = read_gold(_write(tmp_path / "gold.jsonl", _passage(mentions=mentions)))
    assert [one.kind for one in passage.mentions] == ["term", "practice", "organisation"]


def test_all_mistakes_are_named_with_their_lines(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "gold.jsonl",
        _passage(mentions=[MENTION | {"end": 12}]),
        "{",
        "[]",
        {"text": "x"},
        _passage(id="b", mentions=[MENTION | {"end": 99}, MENTION | {"id": None}]),
        _passage(id="b", lang="de"),
        _passage(id="c", mentions=[MENTION | {"nested": True}]),
        _passage(id="d", mentions=[MENTION | {"fragments": [[0, 5], [3, 13]]}]),
        _passage(id="e", mentions=[MENTION | {"kind": "thing"}], tags="heading"),
        _passage(id="e", mentions={}, traps=[MENTION]),
    )
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    lines = [problem.line for problem in caught.value.problems]
    assert lines == sorted(lines) == [1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 9, 10, 10]
    assert "gold.jsonl:1: the text has 'Mielentervey' at 0–12" in str(caught.value)


def test_an_id_used_twice_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="'a' is used twice"):
        read_gold(_write(tmp_path / "gold.jsonl", _passage(), _passage()))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "gold.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"gold\.jsonl"):
        read_gold(path)


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _write(tmp_path / "gold.jsonl", _passage())
    monkeypatch.setattr("termscan.evaluate.reading.MAX_FILE_BYTES", 10)
    with pytest.raises(InputError, match="larger than"):
        read_gold(path)


def test_documents_take_their_text_from_the_folder(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "Ähtäri.txt").write_bytes(b"Ja\r\nmielenterveys")
    (tmp_path / "text" / "Empty.txt").write_text("ei mitään", encoding="utf-8")
    row = {"doc": "Ähtäri", "start": 4, "end": 17, "surface": "mielenterveys", "id": "x"}
    passages = read_gold(_write(tmp_path / "gold.jsonl", row))
    assert {p.id: len(p.mentions) for p in passages} == {"Empty": 0, "Ähtäri": 1}


def test_a_document_without_text_is_a_mistake(tmp_path: Path) -> None:
    row = {"doc": "Akaa", "start": 0, "end": 1, "id": "x"}
    path = _write(tmp_path / "gold.jsonl", row)
    with pytest.raises(InputError, match="give the folder of their texts"):
        read_gold(path)
    (tmp_path / "text").mkdir()
    with pytest.raises(GoldError, match=r"gold\.jsonl:1: no text Akaa\.txt"):
        read_gold(path)


def test_what_is_dumped_is_read_back(tmp_path: Path) -> None:
    passages = read_gold(shared("data", "lexicon", "gold-dev.jsonl"))
    path = tmp_path / "gold.jsonl"
    path.write_text(dump(passages), encoding="utf-8")
    assert read_gold(path) == passages
