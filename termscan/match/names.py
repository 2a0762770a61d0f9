"""How far a name reaches: "KiVa Koulu -toimenpideohjelma", "IPC- koulutus", "… (EPTT)"."""

from __future__ import annotations

from termscan.match.patterns import NAMES
from termscan.match.reading import Reader
from termscan.match.search import Found, merge
from termscan.match.words import fold

_HEADS = frozenset(("malli", "toimintamalli", "menetelmä", "hanke", "ohjelma"))
_MOST_MARKS = 6

FARTHEST_HEAD = _MOST_MARKS + 2
"""Tokens: farther than the head that is bound to a name, and the bracket after it."""


def whole_name(reader: Reader, found: Found) -> Found:
    """Return a name that reaches to the head bound to it by a hyphen, and closes its bracket."""
    if found.pattern.entry.concept.kind not in NAMES:
        return found
    last = found.places[-1]
    following = _head_after(reader, found, last)
    spans = list(found.spans)
    if following is not None:
        spans.append((spans[-1][0], reader.tokens[following].end))
        last = following
    if _opens_bracket(reader, spans[-1]) and last + 1 < len(reader.tokens):
        closing = reader.tokens[last + 1]
        if closing.norm == ")":
            spans.append((spans[-1][0], closing.end))
    return found._replace(reach=merge(reader.text, spans, set()))


def _head_after(reader: Reader, found: Found, last: int) -> int | None:
    """Return the token of the head word that is bound to the name by a hyphen, if there is one."""
    index, farthest = last + 1, last + 1 + _MOST_MARKS
    while index < min(farthest, len(reader.tokens)) and (
        reader.is_transparent(index, marks=False) or reader.tokens[index].norm in "?!"
    ):
        index += 1
    if index >= len(reader.tokens) or reader.tokens[index].kind != "word":
        return None
    before, after = reader.tokens[last], reader.tokens[index]
    if after.norm.startswith("-") and len(after.norm) > 1:
        return index
    if before.norm.endswith("-") and after.norm[:1].islower():
        return index
    plain = fold(before.norm) == fold(found.pattern.form.text.split()[-1].strip("-"))
    directly = index == last + 1 and after.norm[:1].islower() and plain
    heads = {reading.lemma for reading in after.readings}
    return index if directly and not heads.isdisjoint(_HEADS) else None


def _opens_bracket(reader: Reader, span: tuple[int, int]) -> bool:
    inside = reader.text[span[0] : span[1]]
    return inside.count("(") > inside.count(")")
