"""Short ways to write predictions and passages in tests."""

from __future__ import annotations

from termscan.evaluate import GoldMention, Passage, Trap
from termscan.evaluate.gold import kind_of
from termscan.records import Mention, MentionStatus, Span


def predicted(
    text: str, surface: str, concept: str, status: MentionStatus = "counted", *spans: Span
) -> Mention:
    start = text.index(surface)
    end = start + len(surface)
    return Mention(
        start, end, surface, concept, "lexicon", kind_of(concept), status, surface, fragments=spans
    )


def annotated(
    text: str, surface: str, concept: str, *flags: str, nested: bool = False, spans: object = ()
) -> GoldMention:
    start = text.index(surface)
    end = start + len(surface)
    pieces: tuple[Span, ...] = tuple(spans)  # type: ignore[arg-type]
    return GoldMention(start, end, surface, concept, kind_of(concept), nested, flags, pieces)


def passage(text: str, *mentions: GoldMention, traps: tuple[Trap, ...] = ()) -> Passage:
    return Passage("one", text, "fi", mentions, traps)
