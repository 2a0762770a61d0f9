"""Files appear whole or not at all."""

import time
from pathlib import Path

import pytest

from termscan.atomic import remove_left_behind, write_bytes, write_text, writing


def test_a_failure_leaves_the_old_file_and_no_litter(tmp_path):
    target = tmp_path / "taulu.csv"
    write_text(target, "vanha")
    with pytest.raises(ZeroDivisionError), writing(target) as handle:
        handle.write(b"puolikas" * (1 // 0))
    assert target.read_text("utf-8") == "vanha"
    assert [path.name for path in tmp_path.iterdir()] == ["taulu.csv"]


def test_folders_are_made_and_text_is_utf8(tmp_path):
    target = tmp_path / "uusi" / "kansio" / "Äänekoski.csv"
    write_text(target, "åäö\r\n")
    assert target.read_bytes() == "åäö\r\n".encode()


def test_a_file_is_replaced_whole(tmp_path):
    target = tmp_path / "a"
    write_bytes(target, b"x" * 1000)
    write_bytes(target, b"y")
    assert target.read_bytes() == b"y"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_writer_left_is_removed_and_nothing_else(tmp_path):
    with writing(tmp_path / "taulu.csv") as handle:
        left = Path(handle.name).name
    others = [".muu.csv.abcdefgh", ".taulu.csv.swp", ".taulu.csv.ABCDEFGH", "taulu.csv"]
    for name in (left, *others):
        write_bytes(tmp_path / name, b"")
    target, nowhere = tmp_path / "taulu.csv", tmp_path / "none" / "x"
    remove_left_behind([target], 0.0)
    assert names(tmp_path) == sorted([left, *others])
    remove_left_behind([target, nowhere], time.time() + 60)
    assert names(tmp_path) == sorted(others)
    remove_left_behind([tmp_path / "muu.csv"], time.time() + 60)
    assert names(tmp_path) == sorted(others[1:])
