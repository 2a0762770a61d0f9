"""What a document says of itself fills gaps and never overrules what was told."""

import json
from dataclasses import replace

import pytest

from termscan import Store, add_documents, scan_store, tables_of
from termscan.extract import extract
from termscan.records import Document
from termscan.scan.described import LEAST_CONFIDENCE, completed, identity_bytes

TEXT = """Luonnos 3.2.2022

Tarun kunnan hyvinvointisuunnitelma 2022–2025

Hyvinvointisuunnitelmassa kuvataan kunnan hyvinvointityön tavoitteet ja toimenpiteet.
Hyvinvointisuunnitelma hyväksytään valtuustossa. Kunnan eri toimialat toteuttavat sitä yhdessä
järjestöjen, seurakunnan ja asukkaiden kanssa, ja sen toteutumista seurataan vuosittain.
"""
UNTOLD = Document("a" * 64, ("990",))


@pytest.fixture(scope="module")
def identity():
    return identity_bytes(extract(TEXT.encode(), name="luonnos.txt"), "luonnos.txt", None)


def test_gaps_are_filled_in(identity):
    found = completed(UNTOLD, identity)
    assert (found.kind, found.period, found.draft) == ("welfare_plan", "2022–2025", True)


def test_what_was_told_holds(identity):
    told = replace(UNTOLD, kind="strategy", period="2030", title="Oma", languages=("sv",))
    found = completed(told, identity)
    assert replace(found, draft=False) == told


def test_weak_findings_change_nothing(identity):
    strong = json.loads(identity)
    weak = {name: {**strong[name], "confidence": 0.0} for name in LEAST_CONFIDENCE}
    assert completed(UNTOLD, json.dumps(weak).encode()) == UNTOLD


def test_the_evidence_is_kept(identity):
    found = json.loads(identity)
    assert found["kind"]["evidence"]
    assert 0 < found["kind"]["confidence"] <= 1


def test_documents_that_are_nearly_the_same_are_named_in_the_tables(tmp_path):
    adopted = " ".join(f"Tavoite {n} on että kunta {n * 7} tukee arkea {n * 3}." for n in range(99))
    texts = {
        "eka": adopted,
        "toka": adopted.replace("Tavoite 5 ", "Päämäärä 5 "),
        "muu": adopted[::-1],
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Store.open(tmp_path / "store") as store:
        paths = [tmp_path / f"{name}.txt" for name in texts]
        add_documents(store, paths, municipality="179", kind="strategy")
        scan_store(store)
        tables = tables_of(store)
    documents = tables.documents().set_index("file_name")
    one, other = documents.loc["eka.txt"], documents.loc["toka.txt"]
    assert (one.similar_to, other.similar_to) == (other.document, one.document)
    assert documents.similar_to.notna().sum() == 2
    coverage = tables.coverage().set_index(["municipality_code", "document_kind"])
    assert coverage.loc[("179", "strategy"), "similar_documents"] == 2
