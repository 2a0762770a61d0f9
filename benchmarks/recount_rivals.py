"""Counting again with another lexicon: termscan against phrase searches over stored lemmas.

    python benchmarks/recount_rivals.py NATION [--documents 60] [--work FOLDER]

termscan scans documents that it has scanned before, with lexicons of which a hundred concepts are
edited, lightly (*a form more*) or heavily (*forms less and more*, see `scale.py`): it searches
again where the edit changes anything, and applies every rule. The rivals get text that is
lemmatised already and stored in their own way (not timed), and look up the forms as plain phrases
of lemmas:

- *DocBin*: spaCy's PhraseMatcher over a stored DocBin;
- *pyahocorasick*: an automaton over joined lemmas;
- *Tantivy*, *SQLite FTS5*: a phrase query a form, which gives the documents that hold it;
- *FTS5, counted*: the same, and how often each document does.

Each runs in a process of its own, its start included, and writes its counts by document and form
as JSON; rivals not installed are left out. FOLDER keeps what is prepared for the next run.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from measuring import machine, run, tell
from reading_rivals import phrases
from scale import PAGES_A_DOCUMENT, TERMSCAN, add, at_most, edited_lexicons, rows_of

from termscan.corpus import Store
from termscan.language import open_analyser
from termscan.scan import document_text, pages_of

NEEDS = {"DocBin": "spacy", "pyahocorasick": "ahocorasick", "Tantivy": "tantivy"}

Found = tuple[int, str]
"""A document's number, and a form."""


def prepare(store: Path, folder: Path) -> None:
    """Write the documents' lemmas, and the phrases, in the form that each rival wants."""
    analyser = open_analyser()

    def lemmas(text: str) -> list[str]:
        tokens = analyser.tokens(text)
        chosen = zip(tokens, analyser.lemmas(tokens), strict=True)
        return [sys.intern(lemma.lower()) for token, lemma in chosen if token.kind == "word"]

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


def docbin(folder: Path, forms: list[str]) -> Counter[Found]:
    """Count matches in a stored DocBin."""
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, DocBin

    vocabulary = spacy.blank("fi").vocab
    matcher = PhraseMatcher(vocabulary)
    for form in forms:
        matcher.add(form, [Doc(vocabulary, form.split())])
    texts = DocBin().from_disk(folder / "texts.spacy").get_docs(vocabulary)
    strings = vocabulary.strings
    return Counter(
        (number, strings[form]) for number, text in enumerate(texts) for form, *_ in matcher(text)
    )


def aho_corasick(folder: Path, forms: list[str]) -> Counter[Found]:
    """Count matches in joined lemmas."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for form in forms:
        automaton.add_word(f" {form} ", form)
    automaton.make_automaton()
    lines = (folder / "lemmas.txt").read_text(encoding="utf-8").splitlines()
    return Counter(
        (number, form)
        for number, line in enumerate(lines)
        for _, form in automaton.iter(f" {line} ")
    )


def tantivy_index(folder: Path, forms: list[str]) -> Counter[Found]:
    """Find the documents with each phrase."""
    import tantivy

    index = tantivy.Index.open(str(folder / "tantivy"))
    searcher, schema = index.searcher(), index.schema
    found: Counter[Found] = Counter()
    for form in forms:
        words: list[Any] = list(form.split())
        query = (
            tantivy.Query.phrase_query(schema, "lemmas", words)
            if len(words) > 1
            else tantivy.Query.term_query(schema, "lemmas", words[0])
        )
        found.update((place.doc, form) for _, place in searcher.search(query, 100_000).hits)
    return found


def fts5(folder: Path, forms: list[str]) -> Counter[Found]:
    """Find the documents with each phrase."""
    rows = _asked(folder, "SELECT rowid FROM texts WHERE texts MATCH ?", forms)
    return Counter((number, form) for form, number in rows)


def fts5_counted(folder: Path, forms: list[str]) -> Counter[Found]:
    """Find the documents with each phrase, and count it in them by what is highlighted."""
    marked = "SELECT rowid, highlight(texts, 0, char(1), '') FROM texts WHERE texts MATCH ?"
    return Counter(
        {(number, form): text.count("\1") for form, number, text in _asked(folder, marked, forms)}
    )


def _asked(folder: Path, query: str, forms: list[str]) -> Iterator[tuple[Any, ...]]:
    """Yield each form with the rows that a query gives for it."""
    with closing(sqlite3.connect(folder / "fts5.sqlite")) as connection:
        for form in forms:
            phrase = '"' + form.replace('"', "") + '"'
            for row in connection.execute(query, (phrase,)):
                yield form, *row


WAYS: dict[str, Callable[[Path, list[str]], Counter[Found]]] = {
    "DocBin": docbin,
    "pyahocorasick": aho_corasick,
    "Tantivy": tantivy_index,
    "FTS5": fts5,
    "FTS5, counted": fts5_counted,
}


def measure(nation: Path, documents: int, work: Path) -> list[dict[str, Any]]:
    """Prepare and run every way."""
    store, prepared = work / "store", work / "prepared"
    if not prepared.exists():
        work.mkdir(parents=True, exist_ok=True)
        add(nation, rows_of(nation)[:documents], store)
        run(*TERMSCAN, "scan", "--store", store)
        prepare(store, work)
        prepared.touch()
    run(*TERMSCAN, "gc", "--store", store)  # an earlier run knows the edited counts already
    costs = {}
    for edit, dropping in (("a form more", False), ("forms less and more", True)):
        lexicons = edited_lexicons(work / edit, dropping=dropping)
        chosen = (word for path in lexicons for word in ("--lexicon", path))
        costs[f"termscan, {edit}"] = run(*TERMSCAN, "scan", "--store", store, *chosen)
        run(*TERMSCAN, "scan", "--store", store)
    for way in WAYS:
        if find_spec(NEEDS.get(way, "sqlite3")):
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
    parser.add_argument("--work", type=Path)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--prepared", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.way:
        forms = json.loads((given.prepared / "phrases.json").read_text(encoding="utf-8"))
        counts = WAYS[given.way](given.prepared, forms)
        rows = [[*found, number] for found, number in counts.items()]
        (given.prepared / "counts.json").write_text(json.dumps(rows), encoding="utf-8")
        print(counts.total())
        return
    about = {"machine": machine()}
    with tempfile.TemporaryDirectory() as folder:
        work = given.work or Path(folder)
        nation = given.nation.resolve()
        rows = measure(nation, at_most(nation, given.documents), work.resolve())
    tell("recount_rivals", about, rows)


if __name__ == "__main__":
    main()
