"""Commands about lexicons."""

from __future__ import annotations

import click

from termscan.cli.streams import json_line, write_lines


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
