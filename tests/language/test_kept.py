"""Readings kept on disk: the same as without, shared by processes, and never in the way."""

from __future__ import annotations

import gc
import multiprocessing
import sqlite3
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from termscan.errors import MissingBackend
from termscan.language import open_analyser
from termscan.language.backends import LibVoikko
from termscan.language.kept import KeptReadings
from termscan.records import Reading

TEXT = "Mielenterveystyötä ja päihdetyötä tehdään THL:n kanssa, hyvinvoin nin tueksi (kirjotti).\n"
ASKED = (Reading("asia", "noun", "genitive", "singular", ("asia",)),)


@pytest.fixture(autouse=True)
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what libvoikko says, too, though it need not be."""
    monkeypatch.setattr(LibVoikko, "slow", True)


def lemmas_by(cache: Path, text: str) -> list[tuple[Reading, ...]]:
    """Read a text as a process does that ends then, and so writes what it learned."""
    found = [token.readings for token in open_analyser(cache=cache).tokens(text)]
    gc.collect()
    return found


def only_file(folder: Path) -> Path:
    (found,) = folder.glob("*.sqlite")
    return found


def test_what_is_kept_is_what_the_dictionary_says(tmp_path: Path) -> None:
    plain = [token.readings for token in open_analyser().tokens(TEXT)]
    assert lemmas_by(tmp_path, TEXT) == plain
    assert lemmas_by(tmp_path, TEXT) == plain


def test_a_second_process_asks_the_dictionary_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = lemmas_by(tmp_path, "hyvinvointityötä tehdään")

    def refuse(*_: object) -> list[str]:
        raise AssertionError("the dictionary was asked")

    analyser = open_analyser(cache=tmp_path)
    monkeypatch.setattr(type(analyser._backend), "outputs", refuse)
    assert [token.readings for token in analyser.tokens("hyvinvointityötä tehdään")] == expected


def test_words_of_a_lexicon_are_not_kept(tmp_path: Path) -> None:
    known = open_analyser(words=["Icehearts"], cache=tmp_path)
    assert "Icehearts" in {reading.lemma for reading in known.readings("Iceheartsin")}
    del known
    gc.collect()
    plain = open_analyser().readings("Iceheartsin")
    assert open_analyser(cache=tmp_path).readings("Iceheartsin") == plain


def test_every_version_has_a_file_of_its_own(tmp_path: Path) -> None:
    first, second = KeptReadings(tmp_path, "libvoikko 1"), KeptReadings(tmp_path, "libvoikko 2")
    first.put_many({"asian": ASKED})
    assert first.get("asian") == ASKED
    assert second.get("asian") is None
    first.close()
    second.close()


def test_the_backend_is_part_of_the_version() -> None:
    try:
        system, pip = open_analyser("libvoikko"), open_analyser("pyvoikko")
    except MissingBackend as error:
        pytest.skip(f"one of the two is not installed: {error}")
    assert system._backend.version != pip._backend.version


def test_what_a_quick_dictionary_says_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LibVoikko, "slow", False)
    try:
        analyser = open_analyser("libvoikko", cache=tmp_path)
    except MissingBackend as error:
        pytest.skip(f"the system's Voikko is not installed: {error}")
    analyser.tokens("hyvinvointityötä tehdään")
    analyser.save()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("damage", [b"no database at all" * 99, b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_made_anew(damage: bytes, tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path, "1")
    tmp_path.mkdir(exist_ok=True)
    kept.path.write_bytes(damage)
    assert kept.get("asian") is None
    kept.put_many({"asian": ASKED})
    assert kept.get("asian") == ASKED
    assert kept.get("muu") is None
    kept.close()


@pytest.mark.parametrize("row", ["", "7", "[[1]]", '[["a","b","c","d",5]]', "[null]"])
def test_a_damaged_row_is_made_anew(row: str, tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path, "1")
    kept.put_many({"asian": ASKED})
    with sqlite3.connect(kept.path) as database:
        database.execute("UPDATE kept SET readings = ?", (row,))
    database.close()
    assert kept.get("asian") is None
    kept.put_many({"asian": ASKED})
    assert kept.get("asian") == ASKED
    kept.close()


def test_the_file_stays_bounded(tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path, "1", most=100)
    for start in range(0, 1000, 60):
        kept.put_many({f"sana{number}": ASKED for number in range(start, start + 60)})
        assert kept.get(f"sana{start}") == ASKED
    kept.put_many({f"muu{number}": () for number in range(500)})
    with sqlite3.connect(kept.path) as database:
        assert database.execute("SELECT count(*) FROM kept").fetchone()[0] <= 100
    database.close()
    kept.close()


def test_a_folder_that_cannot_be_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert lemmas_by(tmp_path / "file", TEXT) == [t.readings for t in open_analyser().tokens(TEXT)]


def test_a_locked_file_is_no_error(tmp_path: Path) -> None:
    lemmas_by(tmp_path, "asia")
    lock = sqlite3.connect(only_file(tmp_path))
    lock.execute("BEGIN EXCLUSIVE")
    assert lemmas_by(tmp_path, "talossa") == [open_analyser().readings("talossa")]
    lock.close()


def _read(cache: str) -> list[tuple[Reading, ...]]:
    return lemmas_by(Path(cache), TEXT * 3)


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_processes_and_threads_share_it(start: str, tmp_path: Path) -> None:
    if start not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {start} here")
    expected = [token.readings for token in open_analyser().tokens(TEXT * 3)]
    analyser = open_analyser(cache=tmp_path)
    analyser.readings("asia")  # opened before the fork
    context = multiprocessing.get_context(start)
    with ProcessPoolExecutor(4, mp_context=context) as pool:
        assert list(pool.map(_read, [str(tmp_path)] * 8)) == [expected] * 8
    with ThreadPoolExecutor(8) as threads:
        read = list(threads.map(analyser.tokens, [TEXT * 3] * 8))
    assert [[token.readings for token in tokens] for tokens in read] == [expected] * 8
    assert list(tmp_path.iterdir()) == [only_file(tmp_path)]
