"""Commands that measure how right the mentions are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from termscan.cli import options
from termscan.cli.streams import progress, read_text, write_lines

if TYPE_CHECKING:
    from termscan.evaluate import Evaluation
    from termscan.match import Matcher

Backend = Literal["auto", "libvoikko", "pyvoikko"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("gold", type=_FILE)
@options.lexicons
@options.backend
@click.option("--json", "as_json", is_flag=True, help="All figures and judgements as JSON.")
@click.option("--no-errors", is_flag=True, help="Leave out the list of misses and false hits.")
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The documents' texts, for gold that speaks of documents; default: text beside it.",
)
@click.option("--traps", type=_FILE, help="Spans that tempt, for gold that speaks of documents.")
@click.option("--against", type=_FILE, help="An earlier run's JSON, to compare with.")
def evaluate(
    gold: Path,
    lexicons: tuple[str, ...],
    backend: Backend,
    as_json: bool,
    no_errors: bool,
    texts: Path | None,
    traps: Path | None,
    against: Path | None,
) -> None:
    """Measure precision, recall and F1 on annotated passages, overall and by concept."""
    from termscan.evaluate import as_json as to_json
    from termscan.evaluate import as_text, compare, comparison_as_text

    earlier = _earlier(against) if against else None
    found = _evaluation(gold, lexicons, backend, texts, traps)
    if earlier:
        write_lines([comparison_as_text(compare(earlier, found))])
    else:
        write_lines([to_json(found) if as_json else as_text(found, errors=not no_errors)])


def _earlier(path: Path) -> Evaluation:
    from termscan.errors import InputError
    from termscan.evaluate import from_json

    text = read_text(str(path))
    try:
        return from_json(text)
    except InputError as error:
        raise InputError(f"{path}: {error}; write one with --json") from None


def _evaluation(
    gold: Path,
    lexicons: tuple[str, ...],
    backend: Backend,
    texts: Path | None,
    traps: Path | None,
) -> Evaluation:
    from termscan.evaluate import evaluate as measure
    from termscan.lexicon import load_lexicons
    from termscan.match import Matcher, analyser_for

    loaded = load_lexicons(lexicons or None)
    matcher = Matcher(loaded, analyser_for(loaded, backend))
    concepts = [concept for lexicon in loaded for concept in lexicon.concepts]
    with progress("evaluate") as bar:
        return measure(
            gold, matcher.mentions, concepts=concepts, texts=texts, traps=traps, progress=bar
        )


@click.command()
@click.argument("one", type=_FILE)
@click.argument("other", type=_FILE)
def agreement(one: Path, other: Path) -> None:
    """Compare two annotators of the same passages: agreement and Cohen's kappa."""
    from termscan.evaluate import agreement as measure
    from termscan.evaluate import agreement_as_text, read_gold

    write_lines([agreement_as_text(measure(read_gold(one), read_gold(other)))])


@click.command()
@options.existing_store
@options.lexicons
@options.backend
@click.option("--size", type=click.IntRange(min=1), default=100, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--empty", is_flag=True, help="Propose no mentions: the annotator starts afresh.")
def sample(
    store_folder: Path,
    lexicons: tuple[str, ...],
    backend: Backend,
    size: int,
    seed: int,
    empty: bool,
) -> None:
    """Draw passages of a store for a person to annotate, as CSV for a spreadsheet."""
    from termscan.corpus import Store
    from termscan.evaluate import correction_sheet, prefilled, sample_passages
    from termscan.scan import document_text, pages_of

    matcher = _matcher(lexicons, backend)
    with Store.open(store_folder, write=False) as store:
        texts = ((one.id, document_text(pages_of(store, one))) for one in store.documents())
        passages = sample_passages(
            texts, size, seed=seed, likely=lambda text: any(matcher.mentions(text))
        )
    if not empty:
        passages = tuple(prefilled(one, matcher.mentions(one.text)) for one in passages)
    write_lines([correction_sheet(passages).rstrip("\n")])


@click.command()
@click.argument("sheet", type=_FILE)
def gold(sheet: Path) -> None:
    """Turn a corrected sheet (CSV or JSON Lines) into gold for `evaluate`, as JSON Lines."""
    from termscan.evaluate import dump, read_corrections

    write_lines([dump(read_corrections(sheet)).rstrip("\n")])


def _matcher(lexicons: tuple[str, ...], backend: Backend) -> Matcher:
    from termscan.lexicon import load_lexicons
    from termscan.match import Matcher, analyser_for

    loaded = load_lexicons(lexicons or None)
    return Matcher(loaded, analyser_for(loaded, backend))
