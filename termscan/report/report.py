"""The report as a folder of pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from termscan.errors import UsageError
from termscan.export import Stamp
from termscan.records import Language
from termscan.report import views
from termscan.report.evidence import Assessed, as_script, document_script, index_script
from termscan.report.folder import write_folder
from termscan.report.frames import speaking
from termscan.report.measures import plans
from termscan.report.model import Model
from termscan.report.site import File, Site
from termscan.report.standing import seal
from termscan.report.totals import Totals
from termscan.report.words import LANGUAGES, words
from termscan.tables import Tables

ASSETS = ("report.css", "report.js", "sentences.js", "frames.js")


def write_report(
    tables: Tables,
    folder: Path | str,
    stamp: Stamp,
    *,
    languages: Sequence[Language] = LANGUAGES,
    links: Mapping[str, str] | None = None,
) -> list[Path]:
    """Write the report of `tables` to `folder`, and return its files.

    ``index.html`` is the first language's front page. `links` gives addresses for documents, by
    id, in place of those where they were found; only http and https become links. The same tables
    and stamp give the same bytes; files that would not change are left alone, and those of an
    earlier report that are no longer made are removed.

    Raises:
        UsageError: no language is given, or one that the report does not speak.
    """
    spoken = tuple(dict.fromkeys(languages))
    if not spoken:
        raise UsageError(f"name a language of the report: {', '.join(LANGUAGES)}")
    model = Model(tables, dict(links or {}))
    files = report_files(model, stamp, spoken)
    sealed = seal(stamp, spoken, model.links) if tables.usual else ""
    return write_folder(Path(folder), files, sealed)


def report_files(model: Model, stamp: Stamp, languages: tuple[Language, ...]) -> Iterator[File]:
    """Yield every file of a report."""
    yield from _assets(languages)
    assessed = Assessed(speaking(model), plans(model))
    yield "data/index.js", index_script(model, assessed.plans)
    for paper in model.papers:
        if paper.scan.mentions:
            yield f"data/{paper.slug}.js", document_script(paper, model, assessed)
    totals = Totals(model.tables)
    for language in languages:
        site = Site(model, totals, stamp, language, languages)
        yield from views.pages(site, assessed)
        if language == languages[0]:
            yield views.front_page(site)


def _assets(languages: tuple[Language, ...]) -> Iterator[File]:
    home = files("termscan.report") / "assets"
    for name in ASSETS:
        yield f"assets/{name}", (home / name).read_text("utf-8")
    for language in languages:
        yield f"assets/words-{language}.js", as_script("words", words(language).by_key)
