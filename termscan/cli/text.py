"""Commands that work on text and files without a store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from termscan.cli import options
from termscan.cli.cores import cores
from termscan.cli.streams import json_line, read_json_lines, read_text, say, write_lines
from termscan.errors import Problem
from termscan.records import Mention, Page
from termscan.work import in_order, where_worth_it

if TYPE_CHECKING:
    from termscan.extract import Extraction

Backend = Literal["auto", "libvoikko", "pyvoikko"]

_FEW = 40
"""Batches of texts that one process matches before others have started."""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--jsonl/--text", default=True, help="One JSON object a page (default), or the text.")
@options.ocr
@options.workers
def extract(files: tuple[Path, ...], jsonl: bool, ocr: bool, workers: int | None) -> int:
    """Turn files into pages: file, page, text, zones."""
    from termscan.errors import UnreadableDocument

    failed = 0
    for file, read in _extractions(files, ocr, workers):
        if isinstance(read, UnreadableDocument):
            say(f"termscan: {file}: {read.reason}")
            failed += 1
        elif isinstance(read, BaseException):
            raise read
        else:
            write_lines(
                json_line(_page_row(file, page)) if jsonl else page.text for page in read.pages
            )
    return 2 if failed == len(files) else int(failed > 0)


def _extractions(
    files: Sequence[Path], ocr: bool, workers: int | None
) -> Iterator[tuple[Path, Extraction | BaseException]]:
    """Yield what is read of each file, by child processes of which each waits in a thread."""
    from concurrent.futures import ThreadPoolExecutor

    from termscan.extract import SafeReaders

    number = min(len(files), cores() if workers is None else max(1, workers))
    with closing(SafeReaders()) as readers, ThreadPoolExecutor(number) as threads:
        read = partial(readers.extract, ocr=ocr)
        yield from in_order(read, files, threads, window=2 * number)


def _page_row(file: Path, page: Page) -> dict[str, Any]:
    return {
        "file": str(file),
        "page": page.number,
        "text": page.text,
        "zones": [{"kind": z.kind, "start": z.start, "end": z.end} for z in page.zones],
        "read_as": page.read_as,
        "quality": page.quality,
        "remarks": list(page.remarks),
    }


@click.command()
@options.source
@click.option("--tokens", is_flag=True, help="One token a line in; an empty line ends a sentence.")
@options.backend
def lemmatise(source: str, tokens: bool, backend: Backend) -> None:
    """Give words their lemmas: TSV of token, lemma, and all lemmas joined by |.

    From running text two more columns follow: the token's start and end in the text.
    """
    from termscan.language import open_analyser

    analyser = open_analyser(backend)
    text = read_text(source)
    if tokens:
        lines = text.removesuffix("\n").replace("\r\n", "\n").split("\n")
        rows = analyser.lemmatise_tokens(lines)
        write_lines("\t".join((row.token, row.lemma, "|".join(row.lemmas))) for row in rows)
        return
    found = analyser.tokens(text)
    chosen = analyser.lemmas(found)
    write_lines(
        "\t".join(
            (token.norm, lemma, "|".join(_lemmas(token.readings)), str(token.start), str(token.end))
        )
        for token, lemma in zip(found, chosen, strict=True)
        if token.kind != "punctuation"
    )


def _lemmas(readings: Any) -> list[str]:
    return sorted({reading.lemma for reading in readings})


@click.command()
@options.source
@click.option("--jsonl-in", is_flag=True, help='Read {"id", "text"} a line instead of plain text.')
@click.option("--jsonl", is_flag=True, help="Write one JSON object a mention instead of a list.")
@click.option("--all", "everything", is_flag=True, help="Also list mentions that do not count.")
@options.lexicons
@options.backend
@options.workers
def match(
    source: str,
    jsonl_in: bool,
    jsonl: bool,
    everything: bool,
    lexicons: tuple[str, ...],
    backend: Backend,
    workers: int | None,
) -> int:
    """Find mentions in text from a file or standard input; faulty lines are named."""
    from termscan.cli.pool import pool
    from termscan.texts import TOGETHER, mentions_in

    rows, problems = _rows(source, jsonl_in)
    for problem in problems:
        say(f"termscan: {problem}")
    line = _mention_object if jsonl else _mention_line
    texts = [row["text"] for row in rows]
    with pool(workers) as executor:
        helped = where_worth_it(executor, sum(map(len, texts)) // TOGETHER, few=_FEW)
        found = mentions_in(texts, lexicons, backend=backend, executor=helped)
        write_lines(
            line(row.get("id"), mention)
            for row, mentions in zip(rows, found, strict=True)
            for mention in mentions
            if jsonl or everything or mention.status == "counted"
        )
    if not problems:
        return 0
    return 1 if rows else 2


def _rows(source: str, jsonl: bool) -> tuple[list[dict[str, Any]], list[Problem]]:
    return read_json_lines(source) if jsonl else ([{"id": source, "text": read_text(source)}], [])


def _mention_object(text_id: object, mention: Mention) -> str:
    row = {
        "id": text_id,
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "concept": mention.concept,
        "lexicon": mention.lexicon,
        "kind": mention.kind,
        "status": mention.status,
        "fragments": [list(span) for span in mention.fragments],
        "form": mention.form,
        "how": mention.how,
        "because": mention.because,
    }
    return json_line(row)


def _mention_line(text_id: object, mention: Mention) -> str:
    surface = " ".join(mention.surface.split())
    return (
        f"{text_id}:{mention.start}-{mention.end}\t{mention.concept}\t{mention.status}\t{surface}"
    )
