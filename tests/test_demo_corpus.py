"""The demo corpus is whole, and termscan counts in it what a person does."""

import csv
import importlib.util
import re
import sys
from collections import Counter

import pypdfium2
import pytest

from termscan.corpus import read_document_list
from termscan.crawl.definition import load_definition
from termscan.demo import run_demo
from termscan.errors import UnknownMunicipality
from termscan.lexicon import load_lexicons
from termscan.municipalities import Registry
from termscan.resources import shipped

CORPORA = shipped("corpora")
DEMO = CORPORA / "demo"
SHIPPED = Registry.shipped()
REGISTRY = SHIPPED.with_added(DEMO / "municipalities.csv")
INVENTED = REGISTRY.select("Satumaa (keksitty)")


def rows(path):
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def sources():
    """Return the texts that the documents were made from, with the marks that a reader set."""
    spec = importlib.util.spec_from_file_location("demo_markup", DEMO / "markup.py")
    markup = importlib.util.module_from_spec(spec)
    sys.modules["demo_markup"] = markup
    spec.loader.exec_module(markup)
    yield {source.facts["file"]: source for source in markup.read_sources(DEMO / "sources")}
    del sys.modules["demo_markup"]


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    run_demo(folder)
    return folder / "tables"


def pdf_text(path):
    """Return what pypdfium2 reads, with U+FFFE where a word is broken at a line end."""
    document = pypdfium2.PdfDocument(path)
    pages = []
    for page in document:
        textpage = page.get_textpage()
        pages.append(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return "\n".join(pages)


def html_text(path):
    return re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))


def test_eight_municipalities_are_there_and_none_of_them_is_real():
    assert len(INVENTED) == 8
    for one in INVENTED:
        assert one.domain.endswith(".example")
        assert "keksitty" in one.region_fi
        for name in (one.name_fi, one.name_sv, one.code):
            with pytest.raises(UnknownMunicipality):
                SHIPPED.find(name)


def test_the_list_names_every_document_and_one_that_is_missing():
    listed = read_document_list(DEMO / "documents.csv", REGISTRY)
    assert {row.path for row in listed if row.path} == set((DEMO / "documents").iterdir())
    assert [(row.municipality, row.kind) for row in listed if not row.path] == [
        (REGISTRY.find("Juttuvaara").code, "welfare_plan")
    ]
    assert {row.municipality for row in listed} == {one.code for one in INVENTED}
    assert all(row.period and row.title and row.url for row in listed if row.path)


def test_the_documents_say_what_their_sources_say(sources):
    """Every word of a source is in its document, be it broken where it has a hyphen of its own."""
    read = {".pdf": pdf_text, ".html": html_text}
    for path in sorted((DEMO / "documents").iterdir()):
        source = sources[path.name]
        text = read[path.suffix](path)
        joined, hyphened = (text.replace("\ufffe", sign) for sign in ("", "-"))
        found = Counter(re.findall(r"\w+", joined)) | Counter(re.findall(r"\w+", hyphened))
        lost = Counter(source.words) - found
        if source.facts["layout"] == "scan":
            assert not found
        else:
            assert sum(lost.values()) <= 0.01 * len(source.words), (path.name, lost)


def test_the_pages_are_set_as_real_ones_are(sources):
    """Line-end hyphens, running headers, page numbers and contents pages are really there."""
    pdfs = [source for source in sources.values() if source.facts["file"].endswith(".pdf")]
    for source in pdfs:
        if source.facts["layout"] == "scan":
            continue
        path = DEMO / "documents" / source.facts["file"]
        document = pypdfium2.PdfDocument(path)
        pages = [page.get_textpage().get_text_range() for page in document]
        document.close()
        assert all(source.facts["header"] in page for page in pages[1:])
        assert all(page.rstrip().endswith(str(n)) for n, page in enumerate(pages[1:], start=2))
        assert sum(page.count("\ufffe") for page in pages) >= 3
        assert ("contents" in source.facts) == bool(re.search(r"\.{10,} \d+", pages[1]))


def test_the_expected_counts_are_the_marks_in_the_sources(sources):
    counts = Counter()
    for source in sources.values():
        if source.facts["layout"] != "scan" and "draft" not in source.facts:
            for name in source.municipalities:
                for concept, count in source.counts.items():
                    counts[name, source.facts["kind"], concept] += count
    assert counts == expected()
    known = {concept.id for lexicon in load_lexicons() for concept in lexicon.concepts}
    assert {concept for _, _, concept in counts} <= known


def test_strategies_that_mention_nothing_are_among_them():
    found = {(name, kind) for name, kind, _ in expected()}
    assert ("Tarujärvi", "strategy") not in found
    assert ("Lorujoki", "strategy") not in found


def expected():
    return Counter(
        {
            (row["municipality"], row["kind"], row["concept"]): int(row["count"])
            for row in rows(DEMO / "expected.csv")
        }
    )


def test_termscan_counts_what_a_person_does(tables):
    counts = Counter()
    for row in rows(tables / "counts.csv"):
        if row["status"] == "counted" and row["mentions"]:
            place = row["municipality_fi"], row["document_kind"], row["concept"]
            counts[place] += int(row["mentions"])
    wanted = expected()
    places = wanted.keys() | counts.keys()
    both = {place: (wanted[place], counts[place]) for place in places}
    assert {place: pair for place, pair in both.items() if pair[0] != pair[1]} == {}


def test_what_is_unreadable_or_missing_is_not_zero(tables):
    statuses = {
        (row["municipality_fi"], row["document_kind"], row["status"])
        for row in rows(tables / "coverage.csv")
    }
    wanted = {
        (row["municipality"], row["kind"], row["status"])
        for row in rows(DEMO / "expected-coverage.csv")
    }
    assert statuses == wanted


def test_the_corpora_are_small():
    assert sum(path.stat().st_size for path in CORPORA.rglob("*")) < 1_500_000


@pytest.mark.parametrize(("name", "size"), [("keski-suomi", 22), ("suomi", 308)])
def test_the_corpus_definitions_are_valid(name, size):
    definition = load_definition(name, SHIPPED)
    assert len(definition.municipalities) == size
    assert definition.municipalities == SHIPPED.select("all" if size > 22 else "Keski-Suomi")
    codes = {one.code for one in definition.municipalities}
    assert definition.sources
    assert {source.municipality for source in definition.sources} <= codes
    assert "NONE OF THEM HAS BEEN CHECKED" in (CORPORA / f"{name}.toml").read_text("utf-8")


def test_every_municipality_of_keski_suomi_has_its_website_beside_its_name():
    text = (CORPORA / "keski-suomi.toml").read_text("utf-8")
    for one in SHIPPED.select("Keski-Suomi"):
        assert re.search(rf'"{one.name_fi}", +# {re.escape(one.website)}\n', text)
