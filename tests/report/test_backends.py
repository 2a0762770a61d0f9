"""The same store gives the same files, to the byte, whichever Finnish analyser read it."""

import hashlib
from pathlib import Path

import pytest

from termscan.corpus import Store
from termscan.errors import MissingBackend
from termscan.intake import add_documents
from termscan.language import open_analyser
from termscan.outputs import export_store
from termscan.scan import scan_store

TEXTS = {
    "Akaa_2022_2025.txt": "Akaan kuntastrategia\n\nMielenterveys- ja päihdetyötä kehitetään."
    " Mielenterveyttä edistetään, ja asukkaiden mielenterveysosaamista vahvistetaan. Hyvän mielen"
    " kunta tukee lasten kiusaamisen ehkäisyä; tavoitteena on yksinäisyyden väheneminen.\n",
    "Hanko_2026.txt": "Hangö stads strategi\n\nPsykisk hälsa främjas i skolorna.\n",
}
FORMATS = ("csv", "csv-excel", "xlsx", "sqlite", "json", "json-stat", "report")


def exported(home, backend):
    (home / "texts").mkdir(parents=True)
    for name, text in TEXTS.items():
        (home / "texts" / name).write_text(text, encoding="utf-8")
    with Store.open(home / "store") as store:
        add_documents(store, [home / "texts"], kind="strategy")
        scan_store(store, backend=backend)
        files = export_store(store, home / "out", FORMATS)
    return {
        str(Path(path).relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_both_backends_give_the_same_bytes(tmp_path):
    for backend in ("libvoikko", "pyvoikko"):
        try:
            open_analyser(backend)
        except MissingBackend as missing:
            pytest.skip(str(missing))
    one = exported(tmp_path / "one", "libvoikko")
    other = exported(tmp_path / "two", "pyvoikko")
    assert len(one) > 100
    assert {name for name in one if one[name] != other.get(name)} == set()
    assert one.keys() == other.keys()
