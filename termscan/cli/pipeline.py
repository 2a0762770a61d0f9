"""Commands of the way from documents to tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import click

from termscan.cli import options
from termscan.cli.streams import progress, say, write_lines
from termscan.records import DocumentKind

if TYPE_CHECKING:
    from termscan.corpus import Store
    from termscan.scan import ScanReport

Backend = Literal["auto", "libvoikko", "pyvoikko"]

_KINDS = click.Choice(get_args(DocumentKind))


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH…", type=click.Path(exists=True, path_type=Path))
@options.store
@click.option(
    "--documents",
    "listing",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="CSV",
    help="A list of the documents: file, municipality, kind, period, url, title, language.",
)
@click.option("--municipality", metavar="NAME", help="Whose documents these are.")
@click.option("--kind", type=_KINDS, help="What these documents are, where no list says it.")
def add(
    paths: tuple[Path, ...],
    store_folder: Path,
    listing: Path | None,
    municipality: str | None,
    kind: DocumentKind | None,
) -> int:
    """Put local files into a store: text, PDF, web pages, DOCX, ODT and PPTX."""
    from termscan.intake import add_documents

    if not paths and listing is None:
        raise click.UsageError("give files or folders, or a list with --documents")
    added = add_documents(
        store_folder, paths, listing=listing, municipality=municipality, kind=kind
    )
    for remark in (*added.skipped, *added.remarks):
        say(f"termscan: {remark}")
    say(f"{len(added.documents)} documents, {added.new} of them new, in {store_folder}")
    return int(bool(added.skipped) and not added.documents)


@click.command()
@options.existing_store
@options.lexicons
@options.backend
@options.ocr
@options.workers
def scan(
    store_folder: Path,
    lexicons: tuple[str, ...],
    backend: Backend,
    ocr: bool,
    workers: int | None,
) -> int:
    """Find mentions in what has changed since the last scan."""
    from termscan.corpus import Store

    with Store.open(store_folder) as store:
        report = _scan(store, lexicons, backend, ocr, workers)
    return _told(report)


def _scan(
    store: Store, lexicons: tuple[str, ...], backend: Backend, ocr: bool, workers: int | None
) -> ScanReport:
    from termscan.cli.pool import pool
    from termscan.scan import scan_store

    with pool(workers) as executor, progress("scan") as bar:
        return scan_store(
            store, lexicons, backend=backend, ocr=ocr, executor=executor, progress=bar
        )


def _told(report: ScanReport) -> int:
    for name, reason in report.unreadable:
        say(f"termscan: {name}: unreadable: {reason}")
    say(
        f"{report.read} documents read, {report.known} unchanged, "
        f"{len(report.unreadable)} unreadable; {report.mentions} mentions counted"
    )
    return int(bool(report.unreadable))


@click.command()
@options.existing_store
@options.output
@options.formats
def export(store_folder: Path, output_folder: Path, formats: tuple[str, ...]) -> None:
    """Write the tables of what the last scan found."""
    from termscan.corpus import Store
    from termscan.outputs import DEFAULT_FORMATS, export_store

    with Store.open(store_folder, write=False) as store:
        files = export_store(store, output_folder, formats or DEFAULT_FORMATS)
    write_lines(str(file) for file in files)


@click.command()
@click.option(
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("termscan-demo"),
    show_default=True,
    metavar="DIR",
    help="The folder to write to.",
)
@options.backend
@options.workers
def demo(folder: Path, backend: Backend, workers: int | None) -> None:
    """Go the whole way on the corpus that ships: invented municipalities, real tables."""
    from termscan.cli.pool import pool
    from termscan.demo import run_demo

    with pool(workers) as executor, progress("demo") as bar:
        result = run_demo(folder, backend=backend, executor=executor, progress=bar.stage)
    if result.crawl is None:
        gathered = "This machine allows no server of its own: the documents were added as files."
    else:
        found = len({row.document for row in result.crawl.rows if row.document})
        gathered = (
            f"Crawled {len(result.crawl.municipalities)} sites that this machine served to itself, "
            f"and found {found} documents."
        )
    write_lines([gathered, "", result.table, "Files:", *(f"  {file}" for file in result.files)])
