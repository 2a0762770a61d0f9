"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

store = click.option(
    "--store",
    "store_folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder that keeps documents and their catalogue.",
)


def _must_be_there(_: click.Context, __: click.Parameter, folder: Path) -> Path:
    if not folder.is_dir() or not any(folder.iterdir()):
        raise click.BadParameter(f"{folder}: there is no store here; `termscan add` makes one")
    return folder


existing_store = click.option(
    "--store",
    "store_folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    callback=_must_be_there,
    metavar="DIR",
    help="The folder that keeps documents and their catalogue.",
)

lexicons = click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    metavar="L",
    help="A shipped lexicon's name or a lexicon file; may be given several times. "
    "Default: mental-wellbeing, practices and organisations.",
)

backend = click.option(
    "--backend",
    type=click.Choice(["auto", "libvoikko", "pyvoikko"]),
    default="auto",
    show_default=True,
    help="Finnish analyser: the system's libvoikko, or pip-only pyvoikko.",
)

workers = click.option(
    "--workers",
    type=click.IntRange(min=0),
    default=None,
    metavar="N",
    help="Processes to work with; default: one for each core. 0 works in this process.",
)

output = click.option(
    "--out",
    "output_folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder to write to.",
)

source = click.argument("source", default="-", metavar="[FILE|-]")

formats = click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="F",
    help="csv, csv-excel, xlsx, parquet, sqlite, json-stat, json or report; "
    "may be given several times. Default: csv and xlsx.",
)

corpus = click.argument("corpus", metavar="CORPUS")

ocr = click.option(
    "--ocr", is_flag=True, help="Recognise the text of pages that have none (extra: ocr); slow."
)
