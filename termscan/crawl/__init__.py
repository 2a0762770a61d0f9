"""Polite, hardened fetching of municipal documents: robots, discovery, guarded downloads."""

from termscan.crawl.definition import (
    CorpusDefinition,
    Limits,
    Seed,
    load_definition,
    shipped_definitions,
)

__all__ = ["CorpusDefinition", "Limits", "Seed", "load_definition", "shipped_definitions"]
