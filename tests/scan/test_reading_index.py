"""The reading index of a store: what it keeps, what it survives, and that it changes no result."""

import shutil
import sqlite3
from contextlib import closing
from itertools import accumulate, pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termscan import Store, add_documents, scan_store
from termscan.corpus import ResultsFolder
from termscan.errors import UsageError
from termscan.index import (
    IndexedTokens,
    Indexer,
    Numbering,
    StoredText,
    TypeTable,
    WordType,
    renumber,
    text_from_bytes,
    text_to_bytes,
)
from termscan.language import open_analyser
from termscan.records import Zone
from termscan.resources import shipped
from termscan.scan import IndexedDocument, ReadingIndex, index_version, last_scan
from termscan.scan.indexed import document_to_bytes, words_from_bytes
from termscan.scan.paging import Layout
from termscan.scan.reading_documents import _indexer_and_finder
from termscan.scan.recount import Recounter
from termscan.scan.results import forget_others
from termscan.scan.scanning import _Scan
from termscan.scan.tools import tools_of

TEXTS = {
    "Akaa": "Mielenterveys- ja päihdetyö.\fMielen hyvinvointia edistetään koulussa.",
    "Hanko": "Psykisk hälsa och barn- och ungdomspsykiatri.\n\nKatso www.kunta.fi. Yksinäisyys.",
    "Kuopio": "H Y V I N V O I N T I. Sosiaalija terveyspalvelut, mielenterveyttä edis-\ntetään.",
}
EDITED = """format = 1
id = "own"
title = "Oma"
version = "1"
kind = "term"

[[concept]]
id = "koulu"
label.fi = "koulu"
forms.fi = ["koulu", "mielenterveys"]
"""


@pytest.fixture(scope="module")
def indexer():
    return Indexer(open_analyser())


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*" ".join(TEXTS.values()).split(), "\n\n", "\f", "\ud800"])))
def test_tokens_come_out_as_the_analyser_gives_them(indexer, pieces):
    text = " ".join(pieces)
    indexed = indexer.index(text)
    own = indexed.within(TypeTable())
    table = TypeTable(["another\tword\t\t\t"])
    words, rest = text_to_bytes(own)
    stored = StoredText(renumber(words, table.numbers(own.types.lines)), rest)
    assert text_to_bytes(indexed.within(table)) == stored
    found = text_from_bytes(stored, TypeTable(table.lines))
    assert list(IndexedTokens(found)) == open_analyser().tokens(text)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*" ".join(TEXTS.values()).split(), "barn-", "edis-", "\n\n"])))
def test_types_recall_what_the_dictionary_says_of_their_words(pieces):
    plain = open_analyser()
    indexer = Indexer(plain)
    text = " ".join([*pieces, "\n\nMe olemme kaikki koulussa."])
    norms = {token.norm for token in IndexedTokens(indexer.index(text))}
    table = TypeTable(indexer.types.lines)
    recalled = {norm: table.readings_alone(norm) for norm in norms}
    assert recalled["koulussa"]
    for norm, readings in recalled.items():
        assert readings in (None, plain.readings(norm))


def test_a_table_that_grows_recalls_its_new_words_too(indexer):
    indexer.index("Me olemme kaikki koulussa.")
    table = TypeTable()
    assert table.readings_alone("koulussa") is None
    table.numbers(indexer.types.lines)
    assert table.readings_alone("koulussa") == open_analyser().readings("koulussa")


LINES = st.lists(st.text("ab", max_size=2), unique=True)


@given(LINES, LINES, LINES, LINES)
def test_types_that_a_table_lacks_are_numbered_on_from_its_end(own, known, more, still_more):
    types, table = TypeTable(own), TypeTable(known)
    numbering = Numbering(types, table)
    for added, learned in (((), ()), (more, still_more)):
        types.numbers(added)
        table.numbers(learned)
        met = np.arange(len(types), dtype=np.int32)[::-2]
        lines = [types.lines[number] for number in met]
        before = list(table.lines)
        numbers, lacking = numbering.of(met)
        assert table.lines == before
        assert [[*before, *lacking][number] for number in numbers[met]] == lines
        assert TypeTable(table.lines).numbers(lines) == numbers[met].tolist()


KINDS = ("body", "heading", "running", "contents", "unread")


@given(st.lists(st.tuples(st.sampled_from(["yksi", "kaksi", "kolme"]), st.sampled_from(KINDS))))
def test_words_of_the_running_text_are_told_without_the_text(indexer, words):
    text = "".join(f"{word} " for word, _ in words)
    ends = list(accumulate((len(word) + 1 for word, _ in words), initial=0))
    spans = [(kind, *span) for (_, kind), span in zip(words, pairwise(ends), strict=True)]
    zones = tuple(Zone(kind, start, end) for kind, start, end in spans if kind != "unread")
    unread = tuple((start, end) for kind, start, end in spans if kind == "unread")
    layout = Layout((0, len(text) + 1), zones, unread)
    document = IndexedDocument(indexer.index(text), layout, None, ())
    counted = words_from_bytes(document_to_bytes(document).words).counted()
    norms = [indexer.types[number].norm for number in counted.tolist()]
    assert norms == [word for word, kind in words if kind in ("body", "heading")]


def test_a_document_of_known_words_is_read_as_if_it_were_the_first(store_folder, tmp_path):
    later = tmp_path / "Lahti_2026.txt"
    later.write_text("\n".join(TEXTS.values()), encoding="utf-8")
    for cached in (_indexer_and_finder, tools_of):
        cached.cache_clear()
    read = []
    for folder in (store_folder, tmp_path / "first"):
        with Store.open(folder) as store:
            document = add_documents(store, [later]).documents[0].id
            scan_store(store)
            version = index_version(last_scan(store).extractor, last_scan(store).dictionary)
            indexed = ReadingIndex(store.derived("index"), version).document(document)
            assert indexed is not None
            read.append(document_to_bytes(indexed.within(TypeTable())))
    assert read[0] == read[1]
    first = findings(tmp_path / "first")
    assert first.items() <= findings(store_folder).items()


def test_an_index_that_was_lost_is_made_anew_by_a_process_that_knew_it(store_folder, tmp_path):
    add_text(store_folder, tmp_path / "Lahti_2026.txt", TEXTS["Akaa"] + " Uutta.")
    for lost in ("index", "findings"):
        for file in (store_folder / "derived").glob(f"{lost}.sqlite*"):
            file.unlink()
    add_text(store_folder, tmp_path / "Alavus_2026.txt", "Ihan muita sanoja.")
    assert_indexed_as_read(store_folder)


def add_text(store_folder: Path, file: Path, text: str) -> None:
    """Add a document to a store and scan it."""
    file.write_text(text, encoding="utf-8")
    with Store.open(store_folder) as store:
        add_documents(store, [file])
        scan_store(store)


def test_only_types_that_the_index_lacks_are_sent_to_it(store_folder, tmp_path):
    sent = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            _Scan, "_keep", lambda *given, keep=_Scan._keep: keep(*given) or sent.append(given[2])
        )
        add_text(store_folder, tmp_path / "Lahti_2026.txt", TEXTS["Akaa"] + "\n\nTuntematonsana.")
    (read,) = sent
    assert read.known.types > 10
    assert [WordType.from_line(line).norm for line in read.types] == ["Tuntematonsana"]
    assert_indexed_as_read(store_folder)


def test_processes_of_another_machine_read_the_same_and_write_nothing(tmp_path):
    here = scanned_thrice(tmp_path / "here")
    of = ResultsFolder.of
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ResultsFolder, "of", lambda path: of(path)._replace(machine="another"))
        afar = scanned_thrice(tmp_path / "afar")
    assert_indexed_as_read(tmp_path / "afar")
    assert findings(tmp_path / "afar") == findings(tmp_path / "here")
    assert here - afar == {path.name for path in (tmp_path / "here").rglob("readings-*")}
    assert afar < here


def scanned_thrice(folder: Path) -> set[str]:
    """Fill and scan a store, add to it, edit its lexicon; return the names of its results."""
    for cached in (_indexer_and_finder, tools_of):
        cached.cache_clear()
    folder.mkdir()
    edited = folder.with_name("own.toml")
    edited.write_text(EDITED, encoding="utf-8")
    for name, text in TEXTS.items():
        add_text(folder, folder.with_name(f"{name}_2026.txt"), text)
    with Store.open(folder) as store:
        scan_store(store, [edited])
    return {path.name for path in (folder / "derived").glob("*.sqlite")}


def test_a_worker_that_sees_another_store_stops_the_scan(store_folder, tmp_path):
    other = tmp_path / "other"
    add_text(other, tmp_path / "Lahti_2026.txt", "Ihan muita sanoja.")
    before = findings(store_folder)
    seen = ResultsFolder.of(other / "derived")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "results_folder", property(lambda _: seen))
        with pytest.raises(UsageError, match=r"index\.sqlite; let all machines see the same disk"):
            add_text(store_folder, tmp_path / "Alavus_2026.txt", "Uutta mieltä.")
    assert findings(store_folder) == before
    with Store.open(store_folder) as store:
        assert scan_store(store).read == 1
    assert_indexed_as_read(store_folder)


def assert_indexed_as_read(folder: Path) -> None:
    """Assert that the index of a store holds the tokens of its documents."""
    with Store.open(folder, write=False) as store:
        version = index_version(last_scan(store).extractor, last_scan(store).dictionary)
        index = ReadingIndex(store.derived("index"), version)
        for document in store.documents():
            indexed = index.document(document.id)
            assert indexed is not None
            assert list(IndexedTokens(indexed.text)) == open_analyser().tokens(indexed.text.text)


def test_a_text_of_other_types_is_refused(indexer):
    table = TypeTable(f"{number}\tword\t\t\t" for number in range(9))
    stored = text_to_bytes(indexer.index("Mielen hyvinvointi.").within(TypeTable()))
    for part in stored._fields:
        for damaged in (getattr(stored, part)[:-1], getattr(stored, part) + b"x"):
            with pytest.raises(ValueError, match="not an indexed text"):
                text_from_bytes(stored._replace(**{part: damaged}), table)
    with pytest.raises(ValueError, match="other types"):
        text_from_bytes(stored, TypeTable())


@pytest.fixture
def store_folder(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}_2026.txt").write_text(text, encoding="utf-8")
    with Store.open(tmp_path / "store") as store:
        add_documents(store, [folder])
        scan_store(store)
    return tmp_path / "store"


def _leave(folder: Path) -> None:
    pass


def _spoil(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "derived" / "lexicons.sqlite")) as kept, kept:
        spoilt = b"format = 1"
        kept.execute("UPDATE results SET value = ?, checksum = ?", (spoilt, crc32(spoilt)))


def _forget(folder: Path) -> None:
    (folder / "derived" / "lexicons.sqlite").unlink()


@pytest.fixture(params=[_leave, _spoil, _forget])
def damage_kept(request):
    """Return what may have happened to the lexicons that a store keeps."""
    return request.param


def findings(folder: Path) -> dict[str, bytes]:
    with Store.open(folder, write=False) as store:
        kept = store.derived("findings")
        return {key: kept.get(key) for key in kept.keys()}  # noqa: SIM118 - not a dictionary


def test_a_recount_reads_no_document_and_finds_what_a_new_scan_finds(store_folder, tmp_path):
    edited = tmp_path / "own.toml"
    edited.write_text(EDITED, encoding="utf-8")
    other = tmp_path / "other"
    shutil.copytree(store_folder, other)
    for name in ("index", "extractions"):
        (other / "derived" / f"{name}.sqlite").unlink()
    shutil.rmtree(store_folder / "files")
    (store_folder / "derived" / "extractions.sqlite").unlink()
    for folder in (store_folder, other):
        with Store.open(folder) as store:
            report = scan_store(store, [edited])
    assert report.mentions == 2
    assert findings(store_folder) == findings(other)


@pytest.fixture
def recounted(monkeypatch):
    """Return a list to which the texts are added that are counted from earlier findings."""
    counted = []
    recount = Recounter.findings

    def noted(self, documents, before):
        counted.extend(one.text.text for one in documents)
        return recount(self, documents, before)

    monkeypatch.setattr(Recounter, "findings", noted)
    return counted


def test_an_edit_is_counted_from_what_was_found_before(
    store_folder, tmp_path, damage_kept, recounted
):
    shipped_one = (shipped("lexicons") / "mental-wellbeing.toml").read_text(encoding="utf-8")
    edited = tmp_path / "mental-wellbeing.toml"
    edited.write_text(shipped_one.replace('fi = ["', 'fi = ["koulu", "', 1), encoding="utf-8")
    other = tmp_path / "other"
    shutil.copytree(store_folder, other)
    damage_kept(store_folder)
    for name in ("findings", "index"):
        (other / "derived" / f"{name}.sqlite").unlink()
    for folder in (store_folder, other):
        with Store.open(folder) as store:
            report = scan_store(store, [edited, "practices", "organisations"])
    assert report.mentions > 3
    assert recounted == ([TEXTS["Akaa"]] if damage_kept is _leave else [])
    with Store.open(store_folder) as store:
        assert forget_others(store) > 0
    assert findings(store_folder) == findings(other)


@pytest.mark.parametrize("first", [[], ["frames"]])
def test_cues_are_found_everywhere_or_beside_mentions_as_it_is_asked(store_folder, tmp_path, first):
    lexicons = ["mental-wellbeing", "practices", "organisations"]
    text = tmp_path / "Pori_2026.txt"
    text.write_text("Nuoret ja ikääntyneet liikkuvat koulussa.\n\nMielenterveys.", encoding="utf-8")
    with Store.open(store_folder) as store:
        add_documents(store, [text])
    other = tmp_path / "other"
    shutil.copytree(store_folder, other)
    for folder, order in ((store_folder, (first, [])), (other, ([],))):
        with Store.open(folder) as store:
            for more in order:
                scan_store(store, [*lexicons, *more])
            forget_others(store)
    assert findings(store_folder) == findings(other)


def test_results_of_other_lexicons_can_be_cleared_away(store_folder, tmp_path):
    edited = tmp_path / "own.toml"
    edited.write_text(EDITED, encoding="utf-8")
    before = findings(store_folder)
    size = (store_folder / "derived" / "findings.sqlite").stat().st_size
    with Store.open(store_folder) as store:
        scan_store(store, [edited])
        store.derived("index").put("old/types/0000000", b"x" * 1_000_000)
        scan_store(store)
        assert forget_others(store) == len(TEXTS) + 1
        assert scan_store(store).known == len(TEXTS)
    assert findings(store_folder) == before
    assert (store_folder / "derived" / "findings.sqlite").stat().st_size <= size
    assert (store_folder / "derived" / "index.sqlite").stat().st_size < 1_000_000


@pytest.mark.parametrize("damage", ["types", "document", "file", "absent"])
def test_a_damaged_index_is_made_anew(store_folder, tmp_path, damage):
    edited = tmp_path / "own.toml"
    edited.write_text(EDITED, encoding="utf-8")
    index = store_folder / "derived" / "index.sqlite"
    if damage == "absent":
        index.unlink()
    elif damage == "file":
        index.write_bytes(b"damaged" * 1000)
    else:
        pattern = "%/types/%" if damage == "types" else "%"
        with sqlite3.connect(index) as database:
            database.execute("UPDATE results SET value = 'x' WHERE key LIKE ?", (pattern,))
        database.close()
    for _ in range(2):
        with Store.open(store_folder) as store:
            assert scan_store(store, [edited]).mentions == 2
            scan_store(store)
    before = findings(store_folder)
    with Store.open(store_folder) as store:
        scan_store(store, [shipped("lexicons") / "mental-wellbeing.toml"])
    assert before.items() <= findings(store_folder).items()
