r"""Annotation that a person can write in any text editor, turned into gold with right offsets.

::

    @ own-001 fi ellipsis, heading
    Mielenterveys- ja päihdetyön
    kehittäminen on toimiva tapa.
    > Mielenterveys…työn | mielenterveystyo | ellipsis, discontinuous
    > päihdetyön | paihdetyo
    ! toimiva | p:miva-malli | inside a longer word

``@`` begins a passage: its id, language and tags. Then comes its text, line breaks as they are,
and then the mentions (``>``; ``>>`` for one nested in the last ``>``) with concept and flags, and
the traps (``!``) with lure and reason. ``…`` stands between the pieces of a discontinuous mention
and ``⏎`` for a line break. Of several equal surfaces ``#2`` after it means the second. Lines that
begin with ``%`` are remarks; a text line that begins with one of these marks gets a ``\`` before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from termscan.errors import Problem
from termscan.evaluate.gold import GoldError, GoldMention, Passage, Trap, kind_of
from termscan.evaluate.reading import text_of
from termscan.records import Span

_HEAD = re.compile(r"@ (?P<id>\S+) (?P<lang>fi|sv|en)(?: (?P<tags>.+))?$")
_ANNOTATION = re.compile(r"(?P<mark>>>?|!) (?P<rest>.+)$")
_NUMBERED = re.compile(r"(?P<surface>.+?)(?: ?#(?P<which>\d+))?$", re.DOTALL)


@dataclass
class _Draft:
    """A passage as it is being read."""

    id: str
    language: str
    tags: tuple[str, ...]
    text: list[str] = field(default_factory=list)
    mentions: list[GoldMention] = field(default_factory=list)
    traps: list[Trap] = field(default_factory=list)


def read_markup(path: Path | str) -> tuple[Passage, ...]:
    """Read a file of marked-up passages.

    Raises:
        GoldError: all mistakes of the file, each with its line.
    """
    problems: list[Problem] = []
    drafts: list[_Draft] = []
    for number, line in enumerate(text_of(Path(path)).split("\n"), start=1):
        wrong = "" if line.startswith("%") else _take(line, drafts)
        if wrong:
            problems.append(Problem(str(path), number, wrong))
    passages = tuple(map(_finish, drafts))
    twice = sorted({p.id for p in passages if sum(p.id == q.id for q in passages) > 1})
    problems += [Problem(str(path), None, f"the id {name!r} is used twice") for name in twice]
    if problems:
        raise GoldError(problems)
    return passages


def _take(line: str, drafts: list[_Draft]) -> str:
    """Take one line in; return what is wrong with it, or nothing."""
    if line.startswith("@ "):
        head = _HEAD.match(line)
        if head is None:
            return "write `@ id fi tag, tag` to begin a passage"
        drafts.append(_Draft(head["id"], head["lang"], _listed(head["tags"])))
        return ""
    if not drafts:
        return "a passage begins with `@ id fi`" if line.strip() else ""
    annotation = _ANNOTATION.match(line)
    if annotation:
        return _annotate(drafts[-1], annotation["mark"], annotation["rest"])
    if drafts[-1].mentions or drafts[-1].traps:
        return "text after annotations; begin a new passage" if line.strip() else ""
    drafts[-1].text.append(line.removeprefix("\\"))
    return ""


def _annotate(draft: _Draft, mark: str, rest: str) -> str:
    surface, concept, more = ([part.strip() for part in rest.split("|")] + ["", ""])[:3]
    if not concept:
        return "write `surface | concept`"
    outer = next((m for m in reversed(draft.mentions) if not m.nested), None)
    if mark == ">>" and outer is None:
        return "a nested mention follows its outer one"
    within = (outer.start, outer.end) if mark == ">>" and outer else None
    text = "\n".join(draft.text)
    pieces = _find(text, surface.replace("⏎", "\n"), within)
    if isinstance(pieces, str):
        return pieces
    start, end = pieces[0][0], pieces[-1][1]
    if mark == "!":
        draft.traps.append(Trap(start, end, text[start:end], concept, more))
        return ""
    fragments = pieces if len(pieces) > 1 else ()
    kind, flags = kind_of(concept), _listed(more)
    nested = mark == ">>"
    draft.mentions.append(
        GoldMention(start, end, text[start:end], concept, kind, nested, flags, fragments)
    )
    return ""


def _find(text: str, written: str, within: Span | None) -> tuple[Span, ...] | str:
    numbered = _NUMBERED.match(written)
    assert numbered is not None
    pieces = [piece.strip(" ") for piece in numbered["surface"].split("…")]
    found = _occurrences(text, pieces, within)
    which = int(numbered["which"] or 1)
    if not found:
        return f"{written!r} is not in the text"
    if len(found) > 1 and numbered["which"] is None:
        return f"{written!r} is {len(found)} times in the text; write #1 or #2 … after it"
    if not 1 <= which <= len(found):
        return f"{written!r} is only {len(found)} times in the text"
    return found[which - 1]


def _occurrences(text: str, pieces: list[str], within: Span | None) -> list[tuple[Span, ...]]:
    """Find the pieces in order, from a word's beginning to a word's end where they can be."""
    inner = r"[\s\S]*?".join(f"({re.escape(piece)})" for piece in pieces)
    low, high = within or (0, len(text))
    for pattern in (rf"(?<!\w)(?={inner}(?!\w))", rf"(?={inner})"):
        matches = list(re.finditer(pattern, text))
        spans = [tuple(m.span(group + 1) for group in range(len(pieces))) for m in matches]
        inside = [span for span in spans if low <= span[0][0] and span[-1][1] <= high]
        if inside:
            return inside
    return []


def _finish(draft: _Draft) -> Passage:
    return Passage(
        draft.id,
        "\n".join(draft.text).rstrip("\n"),
        draft.language,  # type: ignore[arg-type]
        tuple(sorted(draft.mentions, key=lambda one: (one.start, -one.end, one.concept))),
        tuple(sorted(draft.traps, key=lambda one: (one.start, one.end, one.lure))),
        draft.tags,
        {"type": "own"},
    )


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def as_markup(passages: Iterable[Passage]) -> str:
    """Write passages as markup, for a person to correct."""
    return "\n".join(map(_markup, passages))


def _markup(passage: Passage) -> str:
    tags = f" {', '.join(passage.tags)}" if passage.tags else ""
    lines = [f"@ {passage.id} {passage.language}{tags}"]
    lines += [re.sub(r"^(?=[@>!%\\])", r"\\", line) for line in passage.text.split("\n")]
    outers = [mention for mention in passage.mentions if not mention.nested]
    nested = [mention for mention in passage.mentions if mention.nested]
    for outer in outers:
        lines.append(_mention_line(passage.text, outer, ">", None))
        span = (outer.start, outer.end)
        inside = [one for one in nested if span[0] <= one.start and one.end <= span[1]]
        nested = [one for one in nested if one not in inside]
        lines += [_mention_line(passage.text, one, ">>", span) for one in inside]
    for trap in passage.traps:
        written = _written(passage.text, ((trap.start, trap.end),), None)
        lines.append(" | ".join(["! " + written, trap.lure, *([trap.reason] * bool(trap.reason))]))
    return "\n".join(lines) + "\n"


def _mention_line(text: str, mention: GoldMention, mark: str, within: Span | None) -> str:
    spans = mention.fragments or ((mention.start, mention.end),)
    flags = [", ".join(mention.flags)] if mention.flags else []
    return " | ".join([f"{mark} {_written(text, spans, within)}", mention.concept, *flags])


def _written(text: str, spans: tuple[Span, ...], within: Span | None) -> str:
    pieces = [text[start:end] for start, end in spans]
    found = _occurrences(text, pieces, within)
    which = f" #{found.index(spans) + 1}" if len(found) > 1 and spans in found else ""
    return "…".join(pieces).replace("\n", "⏎") + which
