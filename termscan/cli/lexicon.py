"""Commands about lexicons."""

from __future__ import annotations

from pathlib import Path

import click

from termscan.cli.streams import json_line, say, write_lines


@click.group()
def lexicon() -> None:
    """List, check, show, import and export lexicons."""


@lexicon.command(name="list")
def list_() -> None:
    """List the shipped lexicons: name, version, concepts, hash and title."""
    from termscan.lexicon import load_lexicon, shipped_lexicons

    for loaded in map(load_lexicon, shipped_lexicons()):
        number = f"{len(loaded.concepts)} concepts"
        write_lines(
            ["\t".join((loaded.id, loaded.version, number, loaded.hash[:12], loaded.title))]
        )


@lexicon.command()
@click.argument("name")
@click.argument("concepts", nargs=-1, metavar="[CONCEPT]…")
def show(name: str, concepts: tuple[str, ...]) -> None:
    """Show a lexicon's concepts, or all that is known of some of them."""
    from dataclasses import asdict

    from termscan.errors import UsageError
    from termscan.lexicon import load_lexicon

    loaded = load_lexicon(name)
    if not concepts:
        write_lines(
            "\t".join((concept.id, concept.scope, concept.tone, concept.labels.get("fi", "")))
            for concept in loaded.concepts
        )
        return
    for wanted in concepts:
        try:
            write_lines([json_line(asdict(loaded[wanted]))])
        except KeyError:
            raise UsageError(
                f"{name} has no concept {wanted!r}; see `lexicon show {name}`"
            ) from None


@lexicon.command()
@click.argument("files", nargs=-1, required=True, metavar="LEXICON…")
def check(files: tuple[str, ...]) -> int:
    """Check lexicons: all problems at once, with file, line and remedy.

    The exit code is 2 if a lexicon cannot be used, 1 if there are doubts, 0 if all is well.
    """
    from termscan.errors import MissingBackend
    from termscan.language import Analyser, open_analyser
    from termscan.lexicon import check_lexicon

    analyser: Analyser | None = None
    try:
        analyser = open_analyser()
    except MissingBackend as error:
        say(f"termscan: forms are not read: {error}")
    problems = [problem for file in files for problem in check_lexicon(file, analyser)]
    write_lines(f"{'error' if one.serious else 'doubt'}: {one}" for one in problems)
    say(f"problems: {len(problems)}, lexicons: {len(files)}")
    return 2 if any(one.serious for one in problems) else int(bool(problems))


_TARGET = click.Path(dir_okay=False, path_type=Path)


@lexicon.command()
@click.argument("name", metavar="LEXICON")
@click.argument("target", type=_TARGET, metavar="FILE")
def export(name: str, target: Path) -> None:
    """Write a lexicon as SKOS (.ttl), CSV or TOML, by the ending of FILE."""
    from termscan.lexicon import export_lexicon, load_lexicon

    export_lexicon(load_lexicon(name), target)


@lexicon.command(name="import")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("target", type=_TARGET, metavar="FILE")
def import_(source: Path, target: Path) -> None:
    """Turn SKOS (.ttl), CSV or TOML into a lexicon file (.toml)."""
    from termscan.lexicon import export_lexicon, import_lexicon

    export_lexicon(import_lexicon(source), target)
