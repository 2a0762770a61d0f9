"""Commands that reach the network."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from termscan.cli import options
from termscan.cli.streams import progress, write_lines

if TYPE_CHECKING:
    from termscan.crawl import CorpusDefinition
    from termscan.refresh import RefreshReport

Backend = Literal["auto", "libvoikko", "pyvoikko"]


@click.command()
@options.corpus
@options.store
@click.option("--dry-run", is_flag=True, help="Tell what would be done; ask nobody for anything.")
@click.option(
    "--found",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what was found as entries for the definition, to be looked at and pasted.",
)
@click.option("--json", "as_json", is_flag=True, help="The report as one JSON object.")
def crawl(corpus: str, store_folder: Path, dry_run: bool, found: Path | None, as_json: bool) -> int:
    """Fetch what is due for a corpus, politely; CORPUS is a name that ships or a file."""
    from termscan.atomic import write_text
    from termscan.corpus import Store
    from termscan.crawled import crawl_store

    definition = _definition(corpus)
    if dry_run:
        _tell_plan(definition, store_folder)
        return 0
    with Store.open(store_folder) as store, progress("crawl") as bar:
        report = crawl_store(definition, store, progress=lambda done, total, _: bar(done, total))
    if found:
        write_text(found, report.to_toml())
    write_lines([_json(asdict(report)) if as_json else report.to_text().rstrip("\n")])
    return int(report.failed)


def _definition(corpus: str) -> CorpusDefinition:
    from termscan.crawl import load_definition
    from termscan.municipalities import Registry

    return load_definition(corpus, Registry.shipped())


def _tell_plan(definition: CorpusDefinition, store_folder: Path) -> None:
    from termscan.corpus import Store
    from termscan.crawl import plan

    if not store_folder.is_dir():
        write_lines([plan(definition).to_text().rstrip("\n")])
        return
    with Store.open(store_folder, write=False) as store:
        write_lines([plan(definition, store).to_text().rstrip("\n")])


@click.command()
@options.corpus
@options.store
@options.output
@options.formats
@options.lexicons
@options.backend
@options.ocr
@options.workers
@click.option("--json", "as_json", is_flag=True, help="What was done as one JSON object.")
def refresh(
    corpus: str,
    store_folder: Path,
    output_folder: Path,
    formats: tuple[str, ...],
    lexicons: tuple[str, ...],
    backend: Backend,
    ocr: bool,
    workers: int | None,
    as_json: bool,
) -> int:
    """Crawl, scan and export, each only what has changed; then tell what is new."""
    from termscan.cli.pool import pool
    from termscan.corpus import Store
    from termscan.outputs import DEFAULT_FORMATS
    from termscan.refresh import refresh as refresh_corpus

    definition = _definition(corpus)
    with Store.open(store_folder) as store, pool(workers) as executor, progress("refresh") as bar:
        report = refresh_corpus(
            definition,
            store,
            output_folder,
            lexicons=lexicons,
            formats=formats or DEFAULT_FORMATS,
            backend=backend,
            ocr=ocr,
            executor=executor,
            progress=bar.stage,
        )
    write_lines([_json(_as_row(report)) if as_json else _as_text(report)])
    return int(report.failed)


def _as_text(report: RefreshReport) -> str:
    unreadable = (f"unreadable: {name}: {why}" for name, why in report.scan.unreadable)
    scanned = f"{report.scan.read} documents read, {report.scan.known} unchanged"
    parts = [report.crawl.to_text().rstrip("\n"), "", scanned, *unreadable, ""]
    return "\n".join([*parts, report.news.to_text().rstrip("\n")])


def _as_row(report: RefreshReport) -> dict[str, Any]:
    return {**asdict(report), "files": [str(file) for file in report.files]}


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, default=str)
