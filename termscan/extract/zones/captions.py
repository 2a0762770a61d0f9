"""Captions of figures and tables: a label and a number at the beginning of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from termscan.extract.layout import Layout

_LABELS = """
kuva kuvio kuvaaja kaavio kartta taulukko liitekuva liitekuvio liitetaulukko
bild figur diagram karta tabell bilagefigur bilagetabell
figure picture chart map table
"""
_WRITTEN = [form for label in _LABELS.split() for form in (label.capitalize(), label.upper())]
_LABEL = "|".join(sorted(_WRITTEN, key=len, reverse=True))
_INITIALS = frozenset(("(", "[", *(form[0] for form in _WRITTEN)))
_CAPTION = re.compile(
    rf"[(\[]?(?:{_LABEL})\s+(?:\d{{1,3}}(?:[.:-]\d{{1,3}}){{0,2}}|[A-Z]\d{{0,2}})[a-z]?"
    r"(?:\s?[.:–—-]\s+(?=\S)|\s+(?=[A-ZÅÄÖ\d\"”(]))"
)
"""A point, colon or dash follows the number, or a capital; "Kuvio 2 osoittaa" is a sentence."""

_LEADER = re.compile(r"(?:\. ?){4}|…|_{4}")
_LONGEST = 400
_MOST_LINES = 8
_GOES_ON = frozenset(("\n", "-\n"))


def is_caption(block: str) -> bool:
    """Whether a paragraph that stands alone is a caption."""
    return len(block) <= _LONGEST and _CAPTION.match(block) is not None


def caption_spans(page: Layout) -> Iterator[tuple[int, int]]:
    """Yield the captions of a page: from the label to the end of its sentence or block."""
    text, lines = page.text, page.lines
    for number, line in enumerate(lines):
        start = line[0]
        if text[start : start + 1] not in _INITIALS or line.running:
            continue
        if not _CAPTION.match(text, line.start) or _LEADER.search(page.line_text(line)):
            continue
        end = line.end
        for following in lines[number + 1 : number + _MOST_LINES]:
            ended = text[line.start : end].rstrip().endswith((".", "!", "?"))
            if ended or text[end : following.start] not in _GOES_ON:
                break
            end = following.end
        yield line.start, end
