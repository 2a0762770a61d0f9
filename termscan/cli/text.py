"""Commands that work on text and files without a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from termscan.cli import options
from termscan.cli.streams import json_line, read_json_lines, read_text, say, write_lines
from termscan.errors import Problem
from termscan.records import Mention, Page

if TYPE_CHECKING:
    from termscan.match import Matcher

Backend = Literal["auto", "libvoikko", "pyvoikko"]


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--jsonl/--text", default=True, help="One JSON object a page (default), or the text.")
@options.ocr
def extract(files: tuple[Path, ...], jsonl: bool, ocr: bool) -> int:
    """Turn files into pages: file, page, text, zones."""
    from termscan.errors import UnreadableDocument
    from termscan.extract import extract_safely

    failed = 0
    for file in files:
        try:
            pages = extract_safely(file, ocr=ocr).pages
        except UnreadableDocument as error:
            say(f"termscan: {file}: {error.reason}")
            failed += 1
            continue
        write_lines(json_line(_page_row(file, page)) if jsonl else page.text for page in pages)
    return 2 if failed == len(files) else int(failed > 0)


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
def match(
    source: str,
    jsonl_in: bool,
    jsonl: bool,
    everything: bool,
    lexicons: tuple[str, ...],
    backend: Backend,
) -> int:
    """Find mentions in text from a file or standard input; faulty lines are named."""
    from termscan.lexicon import load_lexicons
    from termscan.match import Matcher, analyser_for

    texts, problems = _texts(source, jsonl_in)
    for problem in problems:
        say(f"termscan: {problem}")
    loaded = load_lexicons(lexicons or None)
    matcher = Matcher(loaded, analyser_for(loaded, backend))
    write_lines(
        json_line(_mention_row(text_id, mention)) if jsonl else _mention_line(text_id, mention)
        for text_id, mention in _mentions(texts, matcher)
        if jsonl or everything or mention.status == "counted"
    )
    if not problems:
        return 0
    return 1 if texts else 2


def _texts(source: str, jsonl: bool) -> tuple[list[dict[str, Any]], list[Problem]]:
    return read_json_lines(source) if jsonl else ([{"id": source, "text": read_text(source)}], [])


def _mentions(texts: list[dict[str, Any]], matcher: Matcher) -> Iterator[tuple[object, Mention]]:
    for row in texts:
        for mention in matcher.mentions(row["text"]):
            yield row.get("id"), mention


def _mention_row(text_id: object, mention: Mention) -> dict[str, Any]:
    return {
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


def _mention_line(text_id: object, mention: Mention) -> str:
    surface = " ".join(mention.surface.split())
    return (
        f"{text_id}:{mention.start}-{mention.end}\t{mention.concept}\t{mention.status}\t{surface}"
    )
