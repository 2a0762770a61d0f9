"""Lexicons go out as TOML, CSV and SKOS and come back as they were."""

from __future__ import annotations

import builtins
from pathlib import Path

import pytest
from hypothesis import given, settings
from lexicon.lexicon_makers import lexicons

from termscan.errors import LexiconError, MissingBackend, UsageError
from termscan.lexicon import (
    Lexicon,
    as_csv,
    as_toml,
    as_turtle,
    export_lexicon,
    from_csv,
    from_turtle,
    import_lexicon,
    load_lexicon,
    shipped_lexicons,
)
from termscan.lexicon.loader import lexicon_of
from termscan.lexicon.plain import as_tables


def _same(one: Lexicon, other: Lexicon) -> None:
    assert one.hash == other.hash
    assert (one.title, one.credits) == (other.title, other.credits)
    assert one.entries == other.entries


@given(lexicons())
def test_tables_bring_a_lexicon_back(lexicon: Lexicon) -> None:
    _same(lexicon_of(as_tables(lexicon), "tables"), lexicon)


@settings(max_examples=40)
@given(lexicons())
def test_csv_brings_a_lexicon_back(lexicon: Lexicon) -> None:
    _same(from_csv(as_csv(lexicon)), lexicon)


@settings(max_examples=40)
@given(lexicons())
def test_turtle_brings_a_lexicon_back(lexicon: Lexicon) -> None:
    pytest.importorskip("rdflib", reason="the extra skos is not installed")
    if not lexicon.entries:
        with pytest.raises(LexiconError, match="no concepts"):
            from_turtle(as_turtle(lexicon))
        return
    _same(from_turtle(as_turtle(lexicon)), lexicon)


@settings(max_examples=40)
@given(lexicons())
def test_toml_brings_a_lexicon_back(
    tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon
) -> None:
    path = tmp_path_factory.mktemp("toml") / "lexicon.toml"
    path.write_text(as_toml(lexicon), encoding="utf-8")
    _same(load_lexicon(path), lexicon)


@pytest.mark.parametrize("name", shipped_lexicons())
def test_shipped_lexicons_survive_every_format(name: str, tmp_path: Path) -> None:
    lexicon = load_lexicon(name)
    _same(from_csv(as_csv(lexicon)), lexicon)
    path = tmp_path / f"{name}.toml"
    path.write_text(as_toml(lexicon), encoding="utf-8")
    _same(load_lexicon(path), lexicon)
    pytest.importorskip("rdflib", reason="the extra skos is not installed")
    _same(from_turtle(as_turtle(lexicon)), lexicon)


def test_turtle_is_skos_that_others_can_read() -> None:
    rdflib = pytest.importorskip("rdflib", reason="the extra skos is not installed")
    from rdflib.namespace import RDF, SKOS

    graph = rdflib.Graph().parse(data=as_turtle(load_lexicon("mental-wellbeing")), format="turtle")
    concept = rdflib.URIRef("urn:termscan:lexicon:mental-wellbeing:mielen-hyvinvointi")
    assert (concept, RDF.type, SKOS.Concept) in graph
    label = rdflib.Literal("mielen hyvinvointi", lang="fi")
    assert (concept, SKOS.prefLabel, label) in graph
    assert (concept, SKOS.altLabel, label) not in graph
    broader = rdflib.URIRef("urn:termscan:lexicon:mental-wellbeing:mielenterveys")
    assert (concept, SKOS.broader, broader) in graph
    yso = rdflib.URIRef("http://www.yso.fi/onto/yso/p1946")
    assert (concept, SKOS.closeMatch, yso) in graph


THESAURUS = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://a.fi/t> a skos:ConceptScheme .
<http://a.fi/t/p2> a skos:Concept ; skos:prefLabel "Ystävyys"@fi, "vänskap"@sv, "x"@de ;
    skos:altLabel "kaveruus"@fi ; skos:broader <http://a.fi/t/Ihmissuhde> ;
    skos:exactMatch <http://www.yso.fi/onto/yso/p3> .
<http://a.fi/t/Ihmissuhde> a skos:Concept ; skos:prefLabel "ihmissuhteet"@fi .
"""


def test_a_thesaurus_from_elsewhere_becomes_a_lexicon() -> None:
    pytest.importorskip("rdflib", reason="the extra skos is not installed")
    lexicon = from_turtle(THESAURUS)
    assert lexicon.id == "t"
    concept = lexicon["p2"].concept
    assert concept.labels == {"fi": "Ystävyys", "sv": "vänskap"}
    assert concept.forms == {"fi": ("Ystävyys", "kaveruus"), "sv": ("vänskap",)}
    assert concept.broader == "ihmissuhde"
    assert concept.links == {"http://www.yso.fi/onto/yso/p3": "exact"}


@pytest.mark.parametrize("text", ["<", "", THESAURUS.replace("a skos:ConceptScheme", "a skos:X")])
def test_what_is_no_thesaurus_is_refused(text: str) -> None:
    pytest.importorskip("rdflib", reason="the extra skos is not installed")
    with pytest.raises(LexiconError, match=r"lexicon\.ttl"):
        from_turtle(text)


def test_without_rdflib_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *more: object) -> object:
        if name.startswith("rdflib"):
            raise ImportError(name)
        return real(name, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingBackend, match=r"pip install 'termscan\[skos\]'"):
        from_turtle(THESAURUS)


def test_mistakes_in_a_csv_are_named_with_their_lines() -> None:
    text = (
        "row,concept,language,text,gap,service,requires\n"
        "concept,a,,,,maybe,\n"
        "form,b,fi,työ,,,\n"
        "form,a,fi,työ,many,,\n"
        "thing,a,,,,,\n"
        "form,a,fi,työ,,,next: word\n"
    )
    with pytest.raises(LexiconError) as caught:
        from_csv(text)
    assert [problem.line for problem in caught.value.problems] == [2, 3, 4, 5, 6]


def test_a_csv_with_other_columns_is_refused() -> None:
    with pytest.raises(LexiconError) as caught:
        from_csv("term,count\na,1\n")
    messages = [problem.message for problem in caught.value.problems]
    assert messages == ["unknown columns: count, term", "missing columns: concept, row, text"]


def test_a_csv_saved_by_a_finnish_spreadsheet_is_read() -> None:
    lexicon = load_lexicon("organisations")
    import csv
    import io

    rows = list(csv.reader(io.StringIO(as_csv(lexicon), newline="")))
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerows(rows)
    _same(from_csv("\ufeff" + target.getvalue()), lexicon)


@pytest.mark.parametrize("ending", [".toml", ".csv", ".ttl"])
def test_files_are_written_and_read_by_their_ending(ending: str, tmp_path: Path) -> None:
    if ending == ".ttl":
        pytest.importorskip("rdflib", reason="the extra skos is not installed")
    lexicon = load_lexicon("organisations")
    export_lexicon(lexicon, tmp_path / f"Järjestöt{ending}")
    _same(import_lexicon(tmp_path / f"Järjestöt{ending}"), lexicon)


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        export_lexicon(load_lexicon("organisations"), tmp_path / "a.xlsx")
    with pytest.raises(UsageError):
        import_lexicon(tmp_path / "a.xlsx")


@pytest.mark.parametrize("content", [b"\xff\xff", None])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LexiconError, match=r"a\.csv"):
        import_lexicon(path)
