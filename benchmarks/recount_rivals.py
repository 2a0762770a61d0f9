"""Counting again with another lexicon: termscan against phrase searches over stored lemmas.

    python benchmarks/recount_rivals.py NATION [--documents 60]

termscan scans documents that it has scanned before, with lexicons of which a hundred concepts are
edited, lightly (*a form more*) or heavily (*forms less and more*, see `scale.py`): it searches
again where the edit changes anything, and applies every rule. The rivals get text that is
lemmatised already and stored in their own way (not timed), and look up the forms as plain phrases
of lemmas:

- *DocBin*: spaCy's PhraseMatcher over a stored DocBin;
- *pyahocorasick*: an automaton over joined lemmas;
- *Tantivy*, *SQLite FTS5*: a phrase query a form.

Each runs in a process of its own, its start included; rivals not installed are left out.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from measuring import machine, run, tell
from reading_rivals import phrases
from scale import PAGES_A_DOCUMENT, TERMSCAN, add, edited_lexicons, rows_of

from termscan.corpus import Store
from termscan.language import open_analyser
from termscan.scan import document_text, pages_of

NEEDS = {"DocBin": "spacy", "pyahocorasick": "ahocorasick", "Tantivy": "tantivy", "FTS5": "sqlite3"}


def prepare(store: Path, folder: Path) -> None:
    """Write the documents' lemmas, and the phrases, in the form that each rival wants."""
    analyser = open_analyser()

    def lemmas(text: str) -> list[str]:
        tokens = analyser.tokens(text)
        chosen = zip(tokens, analyser.lemmas(tokens), strict=True)
        return [lemma.lower() for token, lemma in chosen if token.kind == "word"]

    with Store.open(store, write=False) as opened:
        texts = [document_text(pages_of(opened, one)) for one in opened.documents()]
    documents = [lemmas(text) for text in texts]
    forms = sorted({" ".join(lemmas(form)) for form in phrases()} - {""})
    (folder / "phrases.json").write_text(json.dumps(forms), encoding="utf-8")
    (folder / "lemmas.txt").write_text("\n".join(map(" ".join, documents)), encoding="utf-8")
    _to_fts5(documents, folder)
    if find_spec("spacy"):
        _to_docbin(documents, folder)
    if find_spec("tantivy"):
        _to_tantivy(documents, folder)


def _to_fts5(documents: list[list[str]], folder: Path) -> None:
    with sqlite3.connect(folder / "fts5.sqlite") as connection:
        connection.execute("CREATE VIRTUAL TABLE texts USING fts5(lemmas)")
        rows = ((" ".join(lemmas),) for lemmas in documents)
        connection.executemany("INSERT INTO texts VALUES (?)", rows)


def _to_docbin(documents: list[list[str]], folder: Path) -> None:
    import spacy
    from spacy.tokens import Doc, DocBin

    vocabulary = spacy.blank("fi").vocab
    docs = [Doc(vocabulary, lemmas) for lemmas in documents]
    DocBin(attrs=["ORTH"], docs=docs).to_disk(folder / "texts.spacy")


def _to_tantivy(documents: list[list[str]], folder: Path) -> None:
    import tantivy

    schema = tantivy.SchemaBuilder().add_text_field("lemmas", tokenizer_name="whitespace").build()
    (folder / "tantivy").mkdir()
    writer = tantivy.Index(schema, path=str(folder / "tantivy")).writer()
    for lemmas in documents:
        writer.add_document(tantivy.Document(lemmas=" ".join(lemmas)))
    writer.commit()
    writer.wait_merging_threads()


def docbin(folder: Path, forms: list[str]) -> int:
    """Count matches in a stored DocBin."""
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, DocBin

    vocabulary = spacy.blank("fi").vocab
    matcher = PhraseMatcher(vocabulary)
    for form in forms:
        matcher.add(form, [Doc(vocabulary, form.split())])
    texts = DocBin().from_disk(folder / "texts.spacy").get_docs(vocabulary)
    return sum(len(matcher(text)) for text in texts)


def aho_corasick(folder: Path, forms: list[str]) -> int:
    """Count matches in joined lemmas."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for form in forms:
        automaton.add_word(f" {form} ", form)
    automaton.make_automaton()
    lines = (folder / "lemmas.txt").read_text(encoding="utf-8").splitlines()
    return sum(1 for line in lines for _ in automaton.iter(f" {line} "))


def tantivy_index(folder: Path, forms: list[str]) -> int:
    """Count documents with each phrase."""
    import tantivy

    index = tantivy.Index.open(str(folder / "tantivy"))
    searcher, schema = index.searcher(), index.schema
    found = 0
    for form in forms:
        words: list[Any] = list(form.split())
        query = (
            tantivy.Query.phrase_query(schema, "lemmas", words)
            if len(words) > 1
            else tantivy.Query.term_query(schema, "lemmas", words[0])
        )
        found += searcher.search(query, 100_000).count
    return found


def fts5(folder: Path, forms: list[str]) -> int:
    """Count documents with each phrase."""
    connection = sqlite3.connect(folder / "fts5.sqlite")
    query = "SELECT count(*) FROM texts WHERE texts MATCH ?"
    quoted = ('"' + form.replace('"', "") + '"' for form in forms)
    return sum(connection.execute(query, (form,)).fetchone()[0] for form in quoted)


WAYS: dict[str, Callable[[Path, list[str]], int]] = {
    "DocBin": docbin,
    "pyahocorasick": aho_corasick,
    "Tantivy": tantivy_index,
    "FTS5": fts5,
}


def measure(nation: Path, documents: int, work: Path) -> list[dict[str, Any]]:
    """Prepare and run every way."""
    store = work / "store"
    add(nation, rows_of(nation)[:documents], store)
    run(*TERMSCAN, "scan", "--store", store)
    prepare(store, work)
    costs = {}
    for edit, dropping in (("a form more", False), ("forms less and more", True)):
        lexicons = edited_lexicons(work / edit, dropping=dropping)
        chosen = (word for path in lexicons for word in ("--lexicon", path))
        costs[f"termscan, {edit}"] = run(*TERMSCAN, "scan", "--store", store, *chosen)
        run(*TERMSCAN, "scan", "--store", store)
    for way in WAYS:
        if find_spec(NEEDS[way]):
            costs[way] = run(sys.executable, __file__, nation, "--way", way, "--prepared", work)
    own = next(iter(costs.values())).clock
    return [
        {
            "way": way,
            "pages": documents * PAGES_A_DOCUMENT,
            "clock_s": cost.clock,
            "cpu_s": cost.cpu,
            "times_termscan": round(cost.clock / own, 3),
            "memory_mb": cost.memory,
        }
        for way, cost in costs.items()
    ]


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("nation", type=Path)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--prepared", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.way:
        forms = json.loads((given.prepared / "phrases.json").read_text(encoding="utf-8"))
        print(WAYS[given.way](given.prepared, forms))
        return
    about = {"machine": machine()}
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(given.nation.resolve(), given.documents, Path(folder))
    tell("recount_rivals", about, rows)


if __name__ == "__main__":
    main()
