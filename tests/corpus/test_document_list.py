"""Lists of documents: what is understood, and that every mistake is told with its line."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shared_data import shared

from termscan.corpus import normal_period, read_document_list
from termscan.errors import DocumentListError
from termscan.municipalities import Registry

REGISTRY = Registry.shipped()


@pytest.fixture
def listed(tmp_path):
    """Write a list beside the files a.txt and Äänekoski.txt, and read it."""
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "Äänekoski.txt").write_text("ä")

    def read(text, encoding="utf-8", **options):
        (tmp_path / "list.csv").write_bytes(text.encode(encoding))
        return read_document_list(tmp_path / "list.csv", REGISTRY, **options)

    return read


def problems(listed, text, **options):
    with pytest.raises(DocumentListError) as caught:
        listed(text, **options)
    return [
        (problem.line, f"{problem.message} {problem.remedy}") for problem in caught.value.problems
    ]


def test_a_row_is_read_in_full(listed):
    [row] = listed(
        "file,municipality,kind,period,url,title,language,tokens\n"
        'Äänekoski.txt,Äänekosken kaupunki,strategy,2022-2025,https://a.example/,"Yksi, kaksi",'
        "fi sv,12\n"
    )
    assert row.path is not None
    assert row.path.name == "Äänekoski.txt"
    assert (row.line, row.municipality, row.kind, row.period) == (2, "992", "strategy", "2022–2025")
    assert (row.url, row.title) == ("https://a.example/", "Yksi, kaksi")
    assert row.languages == ("fi", "sv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_spreadsheets_write_is_read(listed, encoding, delimiter, end):
    lines = [["Municipality ", "FILE", "kind"], ["Helsingfors", "a.txt", ""], ["", "", ""]]
    text = end.join(delimiter.join(line) for line in lines) + end
    [row] = listed(text, encoding=encoding)
    assert (row.municipality, row.kind) == ("091", None)


def test_a_name_is_found_however_its_letters_are_composed(listed, tmp_path):
    (tmp_path / "A\u0308hta\u0308ri.txt").write_text("ä")
    first, second = listed("file,municipality\nA\u0308a\u0308nekoski.txt,992\nÄhtäri.txt,Ähtäri\n")
    assert first.path.samefile(tmp_path / "Äänekoski.txt")
    assert second.path.samefile(tmp_path / "A\u0308hta\u0308ri.txt")


def test_files_are_looked_for_in_the_folders_given_and_beside_the_list(listed, tmp_path):
    (tmp_path / "texts" / "deep").mkdir(parents=True)
    (tmp_path / "texts" / "deep" / "b.txt").write_text("b")
    rows = listed(
        "file,municipality\ndeep/b.txt,179\ndeep\\b.txt,992\na.txt,179\n",
        base_folders=[tmp_path / "texts"],
    )
    assert [row.path.name for row in rows] == ["b.txt", "b.txt", "a.txt"]


def test_a_row_without_a_file_is_a_missing_document(listed):
    [row] = listed("file,municipality,kind\n,Jyväskylä,welfare_plan\n")
    assert (row.path, row.municipality, row.kind) == (None, "179", "welfare_plan")
    [row] = listed("file,municipality\n,Jyväskylä\n", kind="strategy")
    assert row.kind == "strategy"
    assert problems(listed, "file,municipality\n,Jyväskylä\n") == [
        (2, "a row without a file needs a kind say which document is missing")
    ]


def test_all_mistakes_are_told_at_once_each_with_its_line(listed):
    found = problems(
        listed,
        "file,municipality,kind,period,language\n"
        "a.txt,Jyvaskyla,strategy,2022,fi\n"
        "b.txt,179,strategy,2022,fi\n"
        "a.txt,179,strategia,2022,fi\n"
        "a.txt,179,strategy,2025-2022,fi\n"
        "a.txt,179,strategy,2022,suomi\n"
        "a.txt,,strategy,2022,fi\n"
        "a.txt,179,strategy,2022,fi,extra\n",
    )
    told = [
        (2, "Jyväskylä"),
        (3, "no file 'b.txt'"),
        (4, "welfare_plan"),
        (5, "2025-2022"),
        (6, "fi, sv, en"),
        (7, "municipality"),
        (8, "6 fields under 5 columns"),
    ]
    assert [line for line, _ in found] == [line for line, _ in told]
    for (_, message), (_, words) in zip(found, told, strict=True):
        assert words in message


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("file,municipality,knd", "did you mean kind?"),
        ("file,municipalty", "did you mean municipality?"),
        ("file,kind", "'municipality' is missing"),
        ("kunta,file", "'municipality' is missing"),
        ("file,municipality,file", "'file' is there twice"),
        ("", "'file' is missing"),
    ],
)
def test_a_wrong_column_is_told(listed, header, words):
    found = problems(listed, f"{header}\na.txt,179\n")
    assert words in " ".join(message for _, message in found)
    assert {line for line, _ in found} == {1}


def test_other_columns_are_ignored(listed):
    assert len(listed("file,municipality,tokens,remarks\na.txt,179,558,hyvä\n")) == 1


def test_rows_that_contradict_or_repeat_each_other_are_told(listed):
    head = "file,municipality,kind\n"
    assert len(listed(head + "a.txt,179,strategy\na.txt,992,strategy\n")) == 2
    [(line, message)] = problems(listed, head + "a.txt,179,strategy\na.txt,Jyväskylä,strategy\n")
    assert line == 3
    assert "line 2" in message
    [(line, message)] = problems(listed, head + "a.txt,179,strategy\na.txt,992,welfare_plan\n")
    assert line == 3
    assert "line 2" in message
    assert problems(listed, head + ",179,strategy\n,179,strategy\n")[0][0] == 3


def test_a_list_in_another_encoding_is_told_with_the_line(listed):
    text = "file,municipality\na.txt,179\na.txt,Äänekoski\n"
    assert problems(listed, text, encoding="latin-1")[0][0] == 3
    assert problems(listed, text, encoding="utf-16")[0][0] == 1


def test_a_list_that_is_not_there_is_told(tmp_path):
    with pytest.raises(DocumentListError, match=r"none\.csv: the list cannot be read"):
        read_document_list(tmp_path / "none.csv", REGISTRY)


def test_a_row_after_a_quoted_line_break_keeps_its_line_number(listed):
    rows = 'a.txt,179,"yksi\nkaksi"\nb.txt,179,"kolme\nneljä"\n'
    assert problems(listed, f"file,municipality,title\n{rows}")[0][0] == 4


NOISE = st.binary(max_size=300) | st.text('afile,"\n\r;\x00ä/179\\', max_size=80).map(str.encode)


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(NOISE)
def test_whatever_the_bytes_are_the_answer_is_rows_or_problems(tmp_path, content):
    (tmp_path / "list.csv").write_bytes(b"file,municipality,kind\n" + content)
    problems, rows = (), []
    try:
        rows = read_document_list(tmp_path / "list.csv", REGISTRY)
    except DocumentListError as error:
        problems = error.problems
    assert all(row.municipality for row in rows)
    assert all(problem.message and problem.line for problem in problems)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("2026", "2026"),
        ("2022-2025", "2022–2025"),
        ("2022–2025", "2022–2025"),
        (" 2022 — 2025 ", "2022–2025"),
        ("2025-2025", "2025"),
    ],
)
def test_periods_have_one_spelling(written, stored):
    assert normal_period(written) == stored
    assert normal_period(stored) == stored


@pytest.mark.parametrize(
    "written", ["", "22-25", "2025-2022", "202", "2022-", "1022", "vuosi 2022"]
)
def test_what_is_no_period_is_refused(written):
    with pytest.raises(ValueError, match="is no period"):
        normal_period(written)


def test_the_real_list_of_strategies_is_read():
    folder: Path = shared("data", "strategies")
    rows = read_document_list(folder / "documents.csv", REGISTRY, [folder / "text"])
    assert len(rows) == 207
    assert len({row.municipality for row in rows}) == 206
