"""Local files into a store: checked first, then all or none."""

import pytest
from shared_data import shared

from termscan.corpus import Store, add_files, prepare_files, read_document_list
from termscan.corpus.file_names import municipality_in
from termscan.errors import (
    AmbiguousMunicipality,
    FileProblems,
    UnknownMunicipality,
    UnreadableDocument,
)
from termscan.municipalities import Registry
from termscan.records import Document

REGISTRY = Registry.shipped()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "texts"
    (folder / "Muurame").mkdir(parents=True)
    (folder / "Akaa_2026.txt").write_text("Akaan strategia")
    (folder / "Muurame" / "strategia.txt").write_text("Muuramen strategia")
    (folder / "kuva.png").write_bytes(b"\x89PNG\r\n")
    (folder / ".DS_Store").write_bytes(b"\0\0")
    return folder


def codes(store_path):
    with Store.open(store_path, write=False) as store:
        return [(kept.municipalities, kept.kind, kept.file_name) for kept in store.documents()]


def test_a_folder_is_added_by_the_names_of_its_files_and_folders(folder, tmp_path):
    added = add_files(tmp_path / "store", [folder], REGISTRY, kind="strategy")
    assert codes(tmp_path / "store") == [
        (("020",), "strategy", "Akaa_2026.txt"),
        (("500",), "strategy", "strategia.txt"),
    ]
    assert added.new == 2
    assert [line.split("/")[-1] for line in added.skipped] == ["kuva.png: the file is no document"]


def test_the_name_of_the_folder_itself_counts_too(folder, tmp_path):
    add_files(tmp_path / "store", [folder / "Muurame"], REGISTRY)
    assert [found[0] for found in codes(tmp_path / "store")] == [("500",)]


def test_adding_again_changes_nothing(folder, tmp_path):
    first = add_files(tmp_path / "store", [folder], REGISTRY)
    again = add_files(tmp_path / "store", [folder, folder / "Muurame"], REGISTRY)
    assert again.documents == first.documents
    assert (first.new, again.new) == (2, 0)


def test_a_list_outweighs_the_call_and_the_call_what_the_file_says(folder, tmp_path):
    (tmp_path / "list.csv").write_text(
        "file,municipality,kind,title\n"
        "Akaa_2026.txt,Urjala,welfare_plan,Yhteinen\n"
        "Muurame/strategia.txt,Muurame,,\n"
        ",Laukaa,strategy,\n"
    )
    rows = read_document_list(tmp_path / "list.csv", REGISTRY, [folder])

    def identify(path):
        return Document("", (), kind="minutes", title="Löydetty", period="2026")

    add_files(tmp_path / "store", [folder], REGISTRY, rows=rows, kind="strategy", identify=identify)
    with Store.open(tmp_path / "store", write=False) as store:
        muurame, urjala = store.documents()
        assert store.expected() == {
            ("500", "strategy"),
            ("887", "welfare_plan"),
            ("410", "strategy"),
        }
    assert (urjala.municipalities, urjala.kind) == (("887",), "welfare_plan")
    assert (urjala.title, urjala.period) == ("Yhteinen", "2026")
    assert (muurame.kind, muurame.title) == ("strategy", "Löydetty")


def test_rows_of_one_file_make_a_joint_document(folder, tmp_path):
    (tmp_path / "list.csv").write_text(
        "file,municipality\nAkaa_2026.txt,Urjala\nAkaa_2026.txt,Akaa\n"
    )
    rows = read_document_list(tmp_path / "list.csv", REGISTRY, [folder])
    added = add_files(tmp_path / "store", [folder], REGISTRY, rows=rows, kind="strategy")
    assert [kept.municipalities for kept in added.documents] == [("020", "887")]
    [skipped] = added.skipped
    assert skipped.endswith("strategia.txt: it is not in the list")


def test_a_file_that_gains_a_municipality_is_remarked_on(folder, tmp_path):
    akaa = folder / "Akaa_2026.txt"
    assert add_files(tmp_path / "store", [akaa], REGISTRY).remarks == ()
    [remark] = add_files(tmp_path / "store", [akaa], REGISTRY, municipality="Urjala").remarks
    assert remark.endswith("was kept as a document of 020 and is now one of 020, 887")


@pytest.mark.parametrize(
    ("name", "content"),
    [("Akaa.exe", b"MZ\x90\0"), ("Akaa.txt", b"\0\x01\x02"), ("Akaa", b"\x93\x94\x95")],
)
def test_a_named_file_that_is_no_document_is_refused_and_nothing_is_stored(
    folder, tmp_path, name, content
):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FileProblems, match=f"{name}: the file is no document"):
        add_files(tmp_path / "store", [folder, tmp_path / name], REGISTRY)
    assert not (tmp_path / "store").exists()


def test_all_problems_with_files_are_told_at_once(folder, tmp_path):
    (tmp_path / "suunnitelma.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(FileProblems) as caught:
        prepare_files([tmp_path / "suunnitelma.pdf", tmp_path / "none.pdf"], REGISTRY)
    first, second = caught.value.problems
    assert first.file.endswith("suunnitelma.pdf")
    assert "--municipality" in first.remedy
    assert second.message == "there is no such file or folder"
    prepare_files([tmp_path / "suunnitelma.pdf"], REGISTRY, municipality="Jyväskylän")
    with pytest.raises(UnknownMunicipality):
        prepare_files([folder], REGISTRY, municipality="Jyvaskyla")


def test_a_broken_or_empty_document_is_a_document_all_the_same(tmp_path):
    (tmp_path / "Akaa.pdf").write_bytes(b"nothing like a PDF")
    (tmp_path / "Urjala.txt").write_bytes(b"")
    add_files(tmp_path / "store", [tmp_path / "Akaa.pdf", tmp_path / "Urjala.txt"], REGISTRY)
    assert [found[0] for found in codes(tmp_path / "store")] == [("020",), ("887",)]


def test_the_same_bytes_for_two_municipalities_are_one_document(tmp_path):
    (tmp_path / "Akaa.txt").write_text("Sama suunnitelma")
    (tmp_path / "Urjala.txt").write_text("Sama suunnitelma")
    added = add_files(
        tmp_path / "store", sorted(tmp_path.glob("*.txt")), REGISTRY, kind="welfare_plan"
    )
    assert [kept.municipalities for kept in added.documents] == [("020", "887")]
    assert "the same bytes as Akaa.txt" in added.remarks[0]


def test_the_same_bytes_of_others_do_not_turn_into_another_kind(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"")
    head = "file,municipality,kind\n"
    for lines in (
        "a.txt,Akaa,strategy\nb.txt,Urjala,welfare_plan\n",
        "a.txt,Akaa,strategy\nb.txt,Urjala,welfare_plan\n",
        "b.txt,Urjala,welfare_plan\n",
    ):
        (tmp_path / "list.csv").write_text(head + lines)
        rows = read_document_list(tmp_path / "list.csv", REGISTRY)
        [remark] = add_files(tmp_path / "store", [], REGISTRY, rows=rows).remarks
        assert remark.endswith("already a strategy of 020, so no welfare_plan")
        with Store.open(tmp_path / "store", write=False) as store:
            [kept] = store.documents()
            assert (kept.municipalities, kept.kind) == (("020",), "strategy")
            assert ("887", "welfare_plan") in store.expected()


def test_the_kind_of_a_file_may_be_corrected(tmp_path):
    (tmp_path / "Akaa.txt").write_text("Hyvinvointisuunnitelma")
    for kind in ("strategy", "welfare_plan"):
        added = add_files(tmp_path / "store", [tmp_path / "Akaa.txt"], REGISTRY, kind=kind)
        assert [kept.kind for kept in added.documents] == [kind]
        assert added.remarks == ()


def test_a_document_that_cannot_be_identified_is_still_added(tmp_path):
    (tmp_path / "Akaa.pdf").write_bytes(b"%PDF-1.7 locked")

    def identify(path):
        raise UnreadableDocument(path, "it is encrypted")

    added = add_files(tmp_path / "store", [tmp_path / "Akaa.pdf"], REGISTRY, identify=identify)
    assert [kept.media_type for kept in added.documents] == ["application/pdf"]


def test_a_store_inside_a_folder_is_not_added_to_itself(folder, tmp_path):
    store = folder / "store"
    (folder / "Laukaa.pdf").write_bytes(b"%PDF-1.7")
    for _ in range(2):
        added = add_files(store, [folder], REGISTRY)
        assert len(codes(store)) == 3
        assert len(added.skipped) == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Akaa_2026", "020"),
        ("hyvinvointisuunnitelma-Äänekosken-2022-2025", "992"),
        ("Mänttä-Vilppula_2016_2026", "508"),
        ("Pedersören_kunta strategia", "599"),
        ("A\u0308a\u0308nekoski", "992"),
        ("kuntastrategia 2030", None),
        ("", None),
    ],
)
def test_the_municipality_in_a_name(name, code):
    assert municipality_in(name, REGISTRY) == code


def test_a_name_with_two_municipalities_is_ambiguous():
    with pytest.raises(AmbiguousMunicipality, match="Akaa or Urjala"):
        municipality_in("Akaa_Urjala_2026", REGISTRY)


def test_the_real_strategies_are_added_in_one_go(tmp_path):
    folder = shared("data", "strategies")
    rows = read_document_list(folder / "documents.csv", REGISTRY, [folder / "text"])
    added = add_files(tmp_path / "store", [folder / "text"], REGISTRY, rows=rows, kind="strategy")
    assert len(added.documents) == 207
    assert added.skipped == ()
    with Store.open(tmp_path / "store", write=False) as store:
        assert store.verify().sound
        for kept, row in zip(
            sorted(store.documents(), key=lambda kept: kept.file_name or ""),
            sorted(rows, key=lambda row: row.path.name),
            strict=True,
        ):
            assert store.path(kept.id).read_bytes() == row.path.read_bytes()
            assert kept.municipalities == (row.municipality,)
            assert kept.period == row.period
