"""From PDFs to counts: termscan against reading alone and against simpler scripts, in one run.

    python benchmarks/reading_rivals.py NATION [--documents 200] [--few 4]

- *termscan*: scan and export, as the command line does it, on all cores;
- *termscan, one process*: the same without others that help;
- *pypdfium2*: the text of every page and nothing else;
- *obvious script*: pdfplumber, the first base form by libvoikko, a regular expression of all forms;
- *simplemma + PhraseMatcher*: pypdfium2, simplemma's lemmas, spaCy's PhraseMatcher.

Each way runs in a process of its own; the slow ones on `--few` documents. Rivals that are not
installed are left out.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, Self

from measuring import Cost, machine, run, tell
from scale import PAGES_A_DOCUMENT, TERMSCAN, add, at_most, rows_of

from termscan.lexicon import load_lexicons

NEEDS = {
    "pypdfium2": (),
    "obvious script": ("pdfplumber", "libvoikko"),
    "simplemma + PhraseMatcher": ("simplemma", "spacy"),
}
_WORD = re.compile(r"\w+(?:-\w+)*")


def phrases() -> list[str]:
    """Return the Finnish forms of the default lexicons in small letters."""
    entries = (entry for lexicon in load_lexicons(None) for entry in lexicon.entries)
    forms = {form.text.lower() for entry in entries for form in entry.forms}
    return sorted(forms, key=lambda form: (-len(form), form))


def page_texts(path: Path) -> Iterator[str]:
    """Yield the text of each page by pypdfium2."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            yield text.get_text_range()
            text.close()
            page.close()


def pypdfium2_alone(files: list[Path]) -> None:
    """Read the text and throw it away."""
    for file in files:
        for _ in page_texts(file):
            pass


def obvious_script(files: list[Path]) -> None:
    """Look every word up, join the base forms, search for all forms."""
    import libvoikko
    import pdfplumber

    voikko = libvoikko.Voikko("fi")
    wanted = re.compile(r"\b(?:" + "|".join(map(re.escape, phrases())) + r")\b")
    for file in files:
        with pdfplumber.open(file) as document:
            text = " ".join(page.extract_text() for page in document.pages)
        lemmas = []
        for word in _WORD.findall(text):
            analyses = voikko.analyze(word)
            lemmas.append(analyses[0]["BASEFORM"].lower() if analyses else word.lower())
        Counter(wanted.findall(" ".join(lemmas)))


def phrase_matcher(files: list[Path]) -> None:
    """Match spaCy's phrases over simplemma's lemmas."""
    import spacy
    from simplemma import lemmatize
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

    vocabulary = spacy.blank("fi").vocab
    matcher = PhraseMatcher(vocabulary)
    for form in phrases():
        matcher.add(form, [Doc(vocabulary, [lemmatize(w, lang="fi") for w in form.split()])])
    for file in files:
        words = _WORD.findall(" ".join(page_texts(file)))
        lemmas = [lemmatize(word, lang="fi").lower() for word in words]
        Counter(match for match, _, _ in matcher(Doc(vocabulary, lemmas)))


WAYS: dict[str, Callable[[list[Path]], None]] = {
    "pypdfium2": pypdfium2_alone,
    "obvious script": obvious_script,
    "simplemma + PhraseMatcher": phrase_matcher,
}


def termscan(nation: Path, documents: int, *options: object) -> Cost:
    """Return what the whole way costs."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        add(nation, rows_of(nation)[:documents], store)
        scan = run(*TERMSCAN, "scan", "--store", store, *options)
        tables = run(*TERMSCAN, "export", "--store", store, "--out", Path(folder) / "tables")
    memory = max(scan.memory, tables.memory)
    return Cost(scan.clock + tables.clock, scan.cpu + tables.cpu, memory)


class Rate(NamedTuple):
    """Milliseconds a page, by the clock and of CPU."""

    clock: float
    cpu: float

    @classmethod
    def of(cls, documents: int, cost: Cost) -> Self:
        """Return the rate at which so many documents were read."""
        pages = documents * PAGES_A_DOCUMENT
        return cls(cost.clock / pages * 1000, cost.cpu / pages * 1000)


def row(way: str, rate: Rate, own: Rate, documents: int, cost: Cost) -> dict[str, object]:
    """Return a row of the result; `own` is termscan's rate."""
    return {
        "way": way,
        "pages": documents * PAGES_A_DOCUMENT,
        "clock_ms_a_page": round(rate.clock, 2),
        "times_termscan": round(rate.clock / own.clock, 2),
        "cpu_ms_a_page": round(rate.cpu, 2),
        "times_its_cpu": round(rate.cpu / own.cpu, 2),
        "memory_mb": cost.memory,
    }


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("nation", type=Path)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--few", type=int, default=4)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    nation = given.nation.resolve()
    if given.way:
        names = [row["file"] for row in rows_of(nation)[: given.documents]]
        WAYS[given.way]([nation / name for name in names])
        return
    about = {"machine": machine()}
    number = given.documents = at_most(nation, given.documents)
    costs = {
        "termscan": (number, termscan(nation, number)),
        "termscan, one process": (number, termscan(nation, number, "--workers", 0)),
    }
    for way, needs in NEEDS.items():
        if all(find_spec(module) for module in needs):
            number = given.few if needs else given.documents
            command = (sys.executable, __file__, nation, "--documents", number, "--way", way)
            costs[way] = number, run(*command)
    own = Rate.of(*costs["termscan"])
    rows = [row(way, Rate.of(*measured), own, *measured) for way, measured in costs.items()]
    tell("reading_rivals", about, rows)


if __name__ == "__main__":
    main()
