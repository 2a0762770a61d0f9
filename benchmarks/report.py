"""How long the report takes to build, how large it is, and how soon its pages are seen.

The corpus is made up: every municipality of Finland with a document of each of six kinds, in the
sizes that such documents have. The rival is the workbook of the same tables in the same run.

    python benchmarks/report.py [--folder DIR] [--browser]
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from termscan.export import LexiconStamp, Stamp, export
from termscan.lexicon import load_lexicons
from termscan.municipalities import Registry
from termscan.records import Concept, Document, DocumentScan, Mention, Municipality
from termscan.report import write_report
from termscan.tables import PlanMeasure, Tables, build_tables, frame_items

SIZES = {
    "strategy": (4_000, 8),
    "welfare_plan": (18_000, 70),
    "welfare_report": (15_000, 60),
    "child_welfare_plan": (14_000, 50),
    "minutes": (6_000, 4),
    "other": (5_000, 6),
}
"""Words and mentions of a document, on average, by its kind."""

WORDS = (
    "kunta edistää asukkaiden hyvinvointia yhdessä järjestöjen ja seurakunnan kanssa sekä tukee"
    " lasten nuorten ikäihmisten osallisuutta arjen turvallisuutta liikuntaa kulttuuria luontoa"
    " kouluissa varhaiskasvatuksessa työpaikoilla palveluissa suunnitelmassa seurataan mittareita"
)
PAGES = (
    *("index.html", "fi/kind/welfare_plan.html", "fi/municipality/179.html", "fi/region/02.html"),
    *("fi/concept/mielenterveys.html", "fi/practices.html", "fi/documents.html"),
    *("fi/municipalities.html", "fi/frames.html#179", "fi/evidence.html#fi/@terms/welfare_plan"),
)
VIEWED = """
const [painted] = performance.getEntriesByName("first-contentful-paint");
const [page] = performance.getEntriesByType("navigation");
return [painted ? painted.startTime : NaN, page.loadEventEnd];
"""
SHARES = {"term": 1.0, "practice": 0.1, "organisation": 0.1}
"""How likely a concept of a kind is beside a term: practices are a tenth of real mentions."""
UNREADABLE, MISSING = 0.02, 0.05
PLAN_ROWS = 40
"""Rows of a welfare plan's tables that name a term, on average."""
CUES = sorted({cue for item in frame_items() for cue in item.cues})
"""Cue words of the analysis frames; one stands in every other sentence."""


def made_up_tables(seed: int = 1) -> Tables:
    """Return tables of every municipality × six kinds of document."""
    lexicons = load_lexicons()
    concepts = [concept for lexicon in lexicons for concept in lexicon.concepts]
    municipalities = Registry.shipped().on()
    chance = random.Random(seed)
    scans = list(made_up_scans(municipalities, concepts, chance))
    pairs = {(place.code, kind) for place in municipalities for kind in SIZES if kind != "other"}
    measures = [row for scan in scans for row in made_up_rows(scan, chance)]
    return build_tables(scans, municipalities, concepts, pairs, measures=measures)


def made_up_rows(scan: DocumentScan, chance: random.Random) -> Iterator[PlanMeasure]:
    """Yield rows of a welfare plan's tables, each with a term that its page mentions."""
    terms = [one for one in scan.mentions if one.kind == "term" and one.lexicon != "frames"]
    if scan.document.kind != "welfare_plan" or not terms:
        return
    for _ in range(round(PLAN_ROWS * chance.uniform(0.5, 1.5))):
        one = chance.choice(terms)
        texts = [" ".join(chance.choices(WORDS.split(), k=k)) for k in (8, 18, 4, 8)]
        goal, measure, responsible, indicator = texts
        yield PlanMeasure(
            scan.document.id, one.page, f"{one.surface} {goal}", measure, responsible, indicator
        )


def made_up_scans(
    municipalities: tuple[Municipality, ...], concepts: list[Concept], chance: random.Random
) -> Iterator[DocumentScan]:
    """Yield a scan a document; some are missing, some unreadable."""
    order = chance.sample(concepts, len(concepts))
    weights = [SHARES[one.kind] / (rank + 10) for rank, one in enumerate(order)]
    for place in municipalities:
        for kind, (words, mentions) in SIZES.items():
            fate = chance.random()
            if fate < MISSING:
                continue
            title = f"{place.name_fi}: {kind} 2022–2025"
            address = f"https://{place.domain or 'kunta.example'}/{kind}.pdf"
            ident = sha256(title.encode()).hexdigest()
            document = Document(
                ident, (place.code,), kind, "2022–2025", ("fi",), title, address,
                media_type="application/pdf", size=1_000_000,
            )  # fmt: skip
            if fate < MISSING + UNREADABLE:
                yield DocumentScan(document, "unreadable", "the pages are pictures without text")
                continue
            number = round(mentions * chance.uniform(0.3, 1.7))
            chosen = chance.choices(order, weights, k=number)
            found = tuple(
                each
                for i, one in enumerate(chosen)
                for each in made_up_mentions(one, chance, 1 + i // 2)
            )
            size = round(words * chance.uniform(0.4, 1.6))
            yield DocumentScan(document, "counted", None, 1 + number // 2, size, 0.98, found)


def made_up_mentions(concept: Concept, chance: random.Random, page: int) -> Iterator[Mention]:
    """Yield a mention in a sentence of some twenty words, and a cue of a frame in every other."""
    surface = concept.labels.get("fi", concept.id)
    before = " ".join(chance.choices(WORDS.split(), k=chance.randint(3, 12))).capitalize()
    after = " ".join(chance.choices(WORDS.split(), k=chance.randint(3, 12)))
    start = len(before) + 1
    sentence = f"{before} {surface} {after}."
    at = chance.randrange(4_000)
    yield Mention(
        at + start, at + start + len(surface), surface, concept.id, concept.lexicon, concept.kind,
        "counted", surface, "reading", page=page, sentence=sentence, sentence_start=at,
    )  # fmt: skip
    if chance.random() < 0.5:
        cue = chance.choice(CUES)
        yield Mention(
            at, at + len(cue), cue, cue, "frames", "term", "counted", cue, "reading",
            page=page, sentence=sentence, sentence_start=at,
        )  # fmt: skip


def measured(label: str, work: object) -> float:
    """Run `work`, say how long it took, and return the seconds."""
    start = time.perf_counter()
    work()  # type: ignore[operator]
    seconds = time.perf_counter() - start
    print(f"{label}: {seconds:.1f} s")
    return seconds


def first_views(report: Path) -> None:
    """Say how soon each page's first content is painted, and all of it loaded, in Chromium."""
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    for flag in ("--headless", "--no-sandbox", "--disable-gpu"):
        options.add_argument(flag)
    service = ChromeService(shutil.which("chromedriver"))
    with Chrome(options=options, service=service) as browser:
        for name in PAGES:
            browser.get("about:blank")
            browser.get(f"{report.as_uri()}/{name}")
            time.sleep(1)
            painted, loaded = browser.execute_script(VIEWED)
            print(f"{name}: seen after {painted:.0f} ms, loaded after {loaded:.0f} ms")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--browser", action="store_true")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="report-"))
    tables = made_up_tables()
    mentions = sum(len(scan.mentions) for scan in tables.scans)
    rows = len(tables.plan_measures)
    print(f"{len(tables.scans)} documents, {mentions} mentions, {rows} rows of plans, in {folder}")
    stamp = Stamp((LexiconStamp("mental-wellbeing", "1", "0" * 64),), "voikko-fi", "1")
    rival = measured("workbook", lambda: export(tables, folder / "tables", ["xlsx"], stamp))
    own = measured("report", lambda: write_report(tables, folder / "report", stamp))
    measured("report again, unchanged", lambda: write_report(tables, folder / "report", stamp))
    files = [path for path in (folder / "report").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    print(f"{len(files)} files, {size / 1e6:.1f} MB; {own / rival:.2f} × the workbook's time")
    if arguments.browser:
        first_views((folder / "report").resolve())


if __name__ == "__main__":
    main()
