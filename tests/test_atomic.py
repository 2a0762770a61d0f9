"""Files appear whole or not at all."""

import pytest

from termscan.atomic import write_bytes, write_text, writing


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
