"""What a document says of itself fills gaps and never overrules what was told."""

import json
from dataclasses import replace

import pytest

from termscan.described import LEAST_CONFIDENCE, completed, identity_bytes
from termscan.extract import extract
from termscan.records import Document

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
