"""Whether a document is a draft, and when it was adopted."""

from __future__ import annotations

import re
from datetime import date

from termscan.extract.identity.findings import Finding

_DRAFT_NAME = re.compile(
    r"luonno(?:s|k)|utkast|\bdraft\b|ehdotu(?:s|k)|forslag|valmisteluversi|tyoversi", re.IGNORECASE
)
_DRAFT_LINE = re.compile(
    r"^[^\n]{0,60}(?:\w*LUONNOS|\b(?:[Ll]uonnos|[Uu]tkast|UTKAST|DRAFT|EHDOTUS|FÖRSLAG))"
    r"(?:\s*(?:[,:(–-]\s*)?[\d./ v]*\)?)?\s*$",
    re.MULTILINE,
)
_DAY = r"(\d{1,2})\s?\.\s?(\d{1,2})\s?\.\s?((?:19|20)\d\d)"
_ADOPTED = re.compile(
    rf"(?:hyväksy(?:tty|i|nyt|mä|ttiin)\w*|vahvist(?:ettu|anut)|godkän(?:d|t|de|ts)\w*|antag(?:en|it)"
    rf"|fastställ(?:d|t)|valtuusto\w*|kv\.?|fullmäktige\w*|kf\.?)[^\n.;]{{0,60}}?\b{_DAY}",
    re.IGNORECASE,
)
_ADOPTED_AFTER = re.compile(
    rf"{_DAY}[^\n.;]{{0,40}}?\b(?:hyväks\w+|godkän\w+|antagen)", re.IGNORECASE
)


def draft_of(name: str, opening: str, approved: Finding[date | None]) -> Finding[bool]:
    """Tell a draft by its folded `name`, or by a line of its first page that says no more."""
    named = _DRAFT_NAME.search(name)
    if named:
        return Finding(True, 0.9, (f"name: {named[0]}",))
    line = _DRAFT_LINE.search(opening)
    if line:
        return Finding(True, 0.8, (f"first page: {' '.join(line[0].split())}",))
    if approved.value is not None:
        return Finding(False, 0.9, approved.evidence)
    return Finding(False, 0.5)


def approval_of(opening: str) -> Finding[date | None]:
    """Return the day on which a council or board adopted a document, as its first pages say."""
    for pattern, confidence in ((_ADOPTED, 0.8), (_ADOPTED_AFTER, 0.7)):
        for match in pattern.finditer(opening):
            day = _date(*match.groups())
            if day is not None:
                return Finding(day, confidence, (" ".join(match[0].split()),))
    return Finding(None, 0.0)


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
