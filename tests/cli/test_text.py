"""Commands that work without a store, as other programs call them."""

import json

import pytest

SENTENCE = "Kunnassa tehdään mielenterveys- ja päihdetyötä."
FIELDS = ["id", "start", "end", "surface", "concept", "lexicon", "kind", "status", "fragments"]


def test_match_gives_one_object_a_mention(termscan):
    answer = termscan("match", "--jsonl", given=SENTENCE)
    found = [json.loads(line) for line in answer.lines]
    assert answer.code == 0
    assert list(found[0])[: len(FIELDS)] == FIELDS
    assert all(SENTENCE[one["start"] : one["end"]] == one["surface"] for one in found)
    elliptic = next(one for one in found if one["concept"] == "mielenterveystyo")
    assert [SENTENCE[start:end] for start, end in elliptic["fragments"]] == [
        "mielenterveys",
        "työtä",
    ] or elliptic["fragments"]


def test_match_reads_json_lines_and_keeps_their_ids(termscan):
    given = "".join(
        json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n"
        for name, text in [("a", SENTENCE), ("ä", "Tiet kuntoon."), (7, "Mielenterveys.")]
    )
    answer = termscan("match", "--jsonl-in", "--jsonl", given=given)
    assert {json.loads(line)["id"] for line in answer.lines} == {"a", 7}


def test_match_names_every_faulty_line_and_goes_on(termscan):
    good = json.dumps({"id": 2, "text": SENTENCE}, ensure_ascii=False)
    answer = termscan("match", "--jsonl-in", "--jsonl", given=f'{{"text": 3}}\n{good}\nnot json\n')
    assert answer.code == 1
    assert "standard input:1" in answer.err
    assert "standard input:3" in answer.err
    assert answer.lines == termscan("match", "--jsonl-in", "--jsonl", given=good).lines != []


def test_match_of_faulty_lines_alone_is_a_wrong_call(termscan):
    answer = termscan("match", "--jsonl-in", given="[1]\n")
    assert (answer.code, answer.out) == (2, "")
    assert "standard input:1" in answer.err
    assert termscan("match", "--jsonl-in", given="\n").code == 0


def test_text_that_is_not_utf8_is_named_with_its_line(termscan, tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes("eka\ntoinen ä\n".encode("latin-1"))
    answer = termscan("match", path)
    assert answer.code == 2
    assert "latin.txt:2" in answer.err


@pytest.mark.parametrize("command", ["match", "lemmatise"])
def test_a_file_that_is_no_file_is_named_with_what_to_do(termscan, tmp_path, command):
    missing = termscan(command, tmp_path / "puuttuu.txt")
    assert (missing.code, missing.out) == (2, "")
    assert f"{tmp_path / 'puuttuu.txt'}: there is no such file" in missing.err
    folder = termscan(command, tmp_path)
    assert (folder.code, folder.out) == (2, "")
    assert f"{tmp_path}: a folder; name a file" in folder.err


def test_an_earlier_evaluation_that_is_none_is_named(termscan, tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "a", "text": "Stressi.", "mentions": []}\n')
    answer = termscan("evaluate", gold, "--against", gold)
    assert (answer.code, answer.out) == (2, "")
    assert f"{gold}: this is no evaluation written by termscan" in answer.err


def test_extract_names_a_file_as_it_was_given(termscan, tmp_path):
    for folder in ("akaa", "hanko"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "strategia.txt").write_text("Strategia\n" * (folder == "akaa"))
    answer = termscan("extract", tmp_path / "akaa/strategia.txt", tmp_path / "hanko/strategia.txt")
    assert answer.code == 1
    assert len(answer.lines) == 1
    assert f"{tmp_path / 'hanko/strategia.txt'}: the file is empty" in answer.err


def test_lemmatise_takes_tokens_and_keeps_their_lines(termscan):
    answer = termscan("lemmatise", "--tokens", given="Mielenterveyttä\nedistetään\n\nKunnassa\n")
    rows = [line.split("\t") for line in answer.lines]
    assert [row[0] for row in rows] == ["Mielenterveyttä", "edistetään", "", "Kunnassa"]
    assert rows[0][1] == "mielenterveys"
    assert "edistää" in rows[1][2].split("|")


def test_lemmatise_of_text_gives_places(termscan):
    text = "Mielenterveyden edistäminen"
    rows = [line.split("\t") for line in termscan("lemmatise", given=text).lines]
    assert [text[int(row[3]) : int(row[4])] for row in rows] == text.split()
    assert rows[0][1] == "mielenterveys"
    assert "edistäminen" in rows[1][2].split("|")


def test_extract_gives_one_object_a_page(termscan, tmp_path):
    path = tmp_path / "sivut.txt"
    path.write_text("Yksi.\fKaksi.", encoding="utf-8")
    pages = [json.loads(line) for line in termscan("extract", path).lines]
    assert [(page["page"], page["text"]) for page in pages] == [(1, "Yksi."), (2, "Kaksi.")]
    assert set(pages[0]) >= {"file", "page", "text", "zones"}


@pytest.mark.parametrize(("others", "code"), [(0, 2), (1, 1)], ids=["alone", "among others"])
def test_a_file_that_cannot_be_read_is_named(termscan, tmp_path, others, code):
    broken = tmp_path / "rikki.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing more")
    good = tmp_path / "hyva.txt"
    good.write_text("Hyvä.", encoding="utf-8")
    answer = termscan("extract", broken, *[good] * others)
    assert answer.code == code
    assert "rikki.pdf" in answer.err


def test_lexicons_are_listed_and_shown(termscan):
    names = [line.split("\t")[0] for line in termscan("lexicon", "list").lines]
    assert {"mental-wellbeing", "practices", "organisations"} <= set(names)
    shown = json.loads(termscan("lexicon", "show", "practices", "p:kiva-koulu").out)
    assert shown["concept"]["id"] == "p:kiva-koulu"
    assert termscan("lexicon", "show", "practices", "p:kivakoulu").code == 2


def test_help_names_every_command(termscan):
    from termscan.cli import COMMANDS

    answer = termscan("--help")
    assert answer.code == 0
    assert all(f"\n  {name}" in answer.out for name in COMMANDS)


def test_an_unknown_command_and_option(termscan):
    assert termscan("skan").code == 2
    assert termscan("match", "--nope").code == 2


def test_a_lexicon_goes_out_and_comes_back(termscan, tmp_path):
    table, again = tmp_path / "o.csv", tmp_path / "o.toml"
    assert termscan("lexicon", "export", "organisations", table).code == 0
    assert termscan("lexicon", "import", table, again).code == 0
    text = "MIELI ry ja THL."
    one = termscan("match", "--jsonl", "--lexicon", "organisations", given=text)
    two = termscan("match", "--jsonl", "--lexicon", again, given=text)
    assert one.out
    assert one.out == two.out


def test_all_mistakes_of_a_lexicon_are_told_at_once(termscan, tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        'format = 1\nid = "own"\ntitle = "Own"\nversion = "1"\nkind = "term"\n'
        '[[concept]]\nid = "a"\nscope = "cor"\ntone = "neutral"\n'
        '[concept.label]\nfi = "a"\n[concept.forms]\nfi = ["ilo"]\n'
        '[[concept]]\nid = "a"\nscope = "core"\ntone = "neutral"\nbroader = "b"\n'
        '[concept.label]\nfi = "b"\n[concept.forms]\nfi = ["ilo"]\n',
        encoding="utf-8",
    )
    answer = termscan("lexicon", "check", path)
    assert answer.code == 2
    assert "own.toml:8" in answer.out
    assert len(answer.lines) >= 2


@pytest.mark.parametrize("workers", [0, 3])
def test_files_come_out_in_their_order_whoever_reads_them(termscan, tmp_path, workers):
    files = [tmp_path / f"{number}.txt" for number in range(9)]
    for number, file in enumerate(files):
        file.write_text("\f".join(["Sivu."] * (9 - number)), encoding="utf-8")
    answer = termscan("extract", "--workers", workers, *files)
    read = [json.loads(line)["file"] for line in answer.lines]
    assert read == [str(file) for file in files for _ in range(9 - files.index(file))]


def test_texts_are_matched_alike_in_one_process_and_in_several(termscan, monkeypatch):
    monkeypatch.setattr("termscan.texts.TOGETHER", 50)
    monkeypatch.setattr("termscan.cli.text._FEW", 1)
    rows = [{"id": number, "text": f"{SENTENCE} {number}"} for number in range(40)]
    given = "".join(json.dumps(row) + "\n" for row in rows)
    here, beside = (
        termscan("match", "--jsonl-in", "--jsonl", "--workers", workers, given=given)
        for workers in (0, 2)
    )
    assert here == beside
    assert len({json.loads(line)["id"] for line in here.lines}) == 40
