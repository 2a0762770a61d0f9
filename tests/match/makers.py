"""Matchers for tests: of the shipped lexicons, and of a few lines of TOML."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from termscan.language import Analyser
from termscan.lexicon import load_lexicons
from termscan.lexicon.loader import lexicon_of
from termscan.match import Matcher, MatchOptions, analyser_for
from termscan.records import Mention


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    return analyser_for(load_lexicons())


@lru_cache(maxsize=8)
def shipped(options: MatchOptions = MatchOptions()) -> Matcher:  # noqa: B008 (frozen)
    return Matcher(load_lexicons(), analyser(), options)


def matcher_of(
    concepts: str, *, kind: str = "term", options: MatchOptions | None = None
) -> Matcher:
    """Return a matcher of concepts written as TOML."""
    head = {"format": 1, "id": "test", "version": "1", "kind": kind}
    return Matcher([lexicon_of(head | tomllib.loads(concepts), "test")], analyser(), options)


def counted(matcher: Matcher, text: str) -> list[tuple[str, str]]:
    """Return concept and matched words of the counted mentions, pieces joined by a bar."""
    return [(m.concept, pieces(text, m)) for m in matcher.mentions(text) if m.status == "counted"]


def pieces(text: str, mention: Mention) -> str:
    spans = mention.fragments or ((mention.start, mention.end),)
    return "|".join(" ".join(text[start:end].split()) for start, end in spans)


def statuses(matcher: Matcher, text: str) -> dict[str, str]:
    """Return the status of each concept's last mention."""
    return {mention.concept: mention.status for mention in matcher.mentions(text)}
