"""From local files to tables on the command line, and what is said when something is wrong."""

import csv

import pytest

from termscan.resources import shipped


def rows(path):
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_way_from_files_to_tables(termscan, store, tmp_path):
    answer = termscan("export", "--store", store, "--out", tmp_path / "out")
    assert answer.code == 0
    assert str(tmp_path / "out" / "counts.csv") in answer.lines
    counted = {
        (row["municipality_fi"], row["concept"]): row["mentions"]
        for row in rows(tmp_path / "out" / "counts.csv")
    }
    assert counted["Akaa", "mielenterveystyo"] == "1"
    assert counted["Äänekoski", "mielenterveystyo"] == "0"
    assert counted["Hanko", "mielenterveystyo"] == ""


def test_a_text_without_words_is_unreadable_not_zero(termscan, store, tmp_path):
    termscan("export", "--store", store, "--out", tmp_path / "out")
    coverage = {row["municipality_fi"]: row for row in rows(tmp_path / "out" / "coverage.csv")}
    assert coverage["Hanko"]["status"] == "unreadable"
    assert coverage["Hanko"]["reason"]
    assert coverage["Äänekoski"]["status"] == "counted"


def test_a_second_scan_reads_nothing_again(termscan, store):
    answer = termscan("scan", "--store", store, "--workers", 0)
    assert "0 documents read, 3 unchanged" in answer.err
    assert "Hanko_2026.txt" in answer.err


def test_the_same_tables_come_out_as_the_same_bytes(termscan, store, tmp_path):
    for name in ("one", "two"):
        termscan("export", "--store", store, "--out", tmp_path / name, "--format", "xlsx")
    one, two = (
        {file.name: file.read_bytes() for file in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two


@pytest.mark.parametrize(
    ("listing", "place", "hint"),
    [
        ("tiedosto,municipality\n", "list.csv:1", "'file'"),
        ("file,municipality\nAkaa_2022_2025.txt,Akka\n", "list.csv:2", "Akaa"),
        ("file,municipality\npuuttuu.txt,Akaa\n", "list.csv:2", "puuttuu.txt"),
        ("file,municipality,knd\nAkaa_2022_2025.txt,Akaa,strategy\n", "list.csv:1", "kind"),
    ],
    ids=["wrong column", "unknown municipality", "missing file", "misspelt column"],
)
def test_a_faulty_list_is_named_by_line_and_stores_nothing(
    termscan, texts, tmp_path, listing, place, hint
):
    path = tmp_path / "list.csv"
    path.write_text(listing, encoding="utf-8")
    answer = termscan("add", texts, "--store", tmp_path / "new", "--documents", path)
    assert answer.code == 2
    assert place in answer.err
    assert hint in answer.err
    assert not (tmp_path / "new").exists()


def test_a_file_that_is_no_document_is_refused(termscan, tmp_path):
    program = tmp_path / "Akaa.exe"
    program.write_bytes(b"\x7fELF\x00\x01\x02" * 50)
    answer = termscan("add", program, "--store", tmp_path / "new")
    assert answer.code == 2
    assert "Akaa.exe" in answer.err
    assert not (tmp_path / "new").exists()


def test_a_broken_lexicon_is_named_by_line(termscan, store, tmp_path):
    lexicon = tmp_path / "own.toml"
    lexicon.write_text('format = 1\nid = "own"\n[[concept]\n', encoding="utf-8")
    answer = termscan("scan", "--store", store, "--lexicon", lexicon)
    assert answer.code == 2
    assert "own.toml:3" in answer.err


@pytest.mark.parametrize("command", ["scan", "export", "status", "verify"])
def test_a_store_that_is_not_there(termscan, tmp_path, command):
    out = ["--out", tmp_path / "out"] if command == "export" else []
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "none", tmp_path / "empty"):
        answer = termscan(command, "--store", folder, *out)
        assert answer.code == 2
        assert f"{folder}: there is no store here" in answer.err
    assert list((tmp_path / "empty").iterdir()) == []


@pytest.mark.parametrize("command", ["add", "scan", "export", "status", "verify"])
def test_a_folder_of_other_things_is_no_store(termscan, texts, tmp_path, command):
    arguments = {"add": [texts], "export": ["--out", tmp_path / "out"]}
    answer = termscan(command, *arguments.get(command, []), "--store", texts)
    assert answer.code == 2
    assert f"{texts}: " in answer.err
    assert not (texts / "catalogue.sqlite").exists()


def test_an_export_before_the_scan_says_what_to_do(termscan, texts, tmp_path):
    termscan("add", texts, "--store", tmp_path / "new", "--kind", "strategy")
    answer = termscan("export", "--store", tmp_path / "new", "--out", tmp_path / "out")
    assert answer.code == 2
    assert "termscan scan" in answer.err
    assert not (tmp_path / "out").exists()


def test_status_and_verify(termscan, store):
    answer = termscan("status", "--store", store)
    assert answer.code == 0
    assert "3 current documents" in answer.out
    assert "Hanko_2026.txt" in answer.out
    assert termscan("verify", "--store", store).code == 0
    stored = next(path for path in (store / "files").rglob("*") if path.is_file())
    stored.chmod(0o644)
    stored.write_bytes(b"changed")
    answer = termscan("verify", "--store", store)
    assert answer.code == 1
    assert stored.name in answer.out


def test_a_concordance_shows_the_sentence_and_its_place(termscan, store):
    answer = termscan("kwic", "--store", store, "mielenterveystyo", "mielenterveyden-edistaminen")
    assert answer.code == 0
    assert len(answer.lines) == 2
    assert "[Mielenterveyttä edistetään]" in answer.out
    assert all("Akaa | strategy" in line and "p. 1" in line for line in answer.lines)


@pytest.mark.parametrize("form", ["csv", "html"])
def test_a_concordance_in_other_forms(termscan, store, form):
    answer = termscan("kwic", "--store", store, "mielenterveystyo", "--format", form)
    assert "Mielenterveys" in answer.out
    assert "Akaa" in answer.out


def test_what_an_edit_of_a_lexicon_changes_is_shown(termscan, store, tmp_path):
    answer = termscan("changes", "--store", store)
    assert (answer.code, answer.out) == (2, "")
    assert "one set of lexicons" in answer.err
    edited = tmp_path / "mental-wellbeing.toml"
    shipped_one = (shipped("lexicons") / edited.name).read_text(encoding="utf-8")
    text = shipped_one.replace('id = "mielenterveystyo"', 'id = "tyo"')
    edited.write_text(text, encoding="utf-8")
    termscan("scan", "--store", store, "--lexicon", edited)
    answer = termscan("changes", "--store", store)
    signs = [(line[0], line.rsplit("| ", 1)[1]) for line in answer.lines]
    assert signs == [("-", "mielenterveystyo"), ("+", "tyo")]
    assert "[Mielenterveys- ja päihdetyötä]" in answer.out
    numbers = termscan("changes", "--store", store, "--by-concept")
    assert numbers.lines == ["concept\tcame\twent", "mielenterveystyo\t0\t1", "tyo\t1\t0"]
    termscan("gc", "--store", store)
    answer = termscan("changes", "--store", store)
    assert (answer.code, answer.out) == (2, "")
    assert "scan with both lexicons again" in answer.err


def test_word_lists_of_all_documents_and_of_one_place(termscan, store):
    answer = termscan("words", "--store", store, "--top", "5")
    assert answer.lines[0] == "lemma\ttokens\tdocuments\tper_million"
    assert len(answer.lines) == 6
    answer = termscan("words", "--store", store, "--of", "Akaa")
    header, *rows = (line.split("\t") for line in answer.lines)
    assert header[:3] == ["lemma", "target_tokens", "reference_tokens"]
    assert ["mielenterveys", "2", "0"] in [row[:3] for row in rows]
    answer = termscan("words", "--store", store, "--of", "Nowhere")
    assert (answer.code, answer.out) == (2, "")


def test_an_unknown_concept_gets_the_nearest(termscan, store):
    answer = termscan("kwic", "--store", store, "mielenterveystyö")
    assert answer.code == 2
    assert "mielenterveystyo" in answer.err


def test_a_sample_becomes_gold_that_can_be_scored(termscan, store, tmp_path):
    sheet, gold = tmp_path / "sheet.csv", tmp_path / "gold.jsonl"
    sheet.write_text(termscan("sample", "--store", store, "--size", 5).out, encoding="utf-8")
    gold.write_text(termscan("gold", sheet).out, encoding="utf-8")
    answer = termscan("evaluate", gold)
    assert answer.code == 0
    assert "100.0" in answer.out
    assert "1.000" in termscan("agreement", gold, gold).out


def test_copies_are_named_for_a_person_to_look_at(termscan, tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    text = "".join(f"Kohta {n}: hyvinvointi ja tie numero {n * 7} paranevat. " for n in range(60))
    (folder / "Akaa_2022.txt").write_text(text, encoding="utf-8")
    (folder / "Akaa_2023.txt").write_text(text + "Uusi loppu.", encoding="utf-8")
    (folder / "Hanko_2023.txt").write_text("Hamnen utvecklas. " * 30, encoding="utf-8")
    termscan("add", folder, "--store", tmp_path / "s", "--kind", "strategy")
    termscan("scan", "--store", tmp_path / "s", "--workers", 0)
    told = [line for line in termscan("status", "--store", tmp_path / "s").lines if "same" in line]
    assert len(told) == 1
    assert "Akaa_2022.txt" in told[0]
    assert "Akaa_2023.txt" in told[0]


def test_an_archive_of_the_web_is_written(termscan, store, tmp_path):
    answer = termscan("warc", "--store", store, tmp_path / "all.warc.gz")
    assert answer.code == 0, answer.err
    assert (tmp_path / "all.warc.gz").stat().st_size > 0
