"""How well pages were read, told with a dictionary.

The reader alone tells how far a text looks like words (`plausible`). With somebody who knows the
words of the language, one can also tell whether they are the right ones: on 1,147 pages the share
of known words has its median at 97 %, glued pages lie below 82 %; the share of words broken at
line ends that are known once joined is 96–100 % on good pages, and 12–24 % where columns are mixed
or words glued.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from termscan.extract.model import Extraction
from termscan.extract.plausible import spelling
from termscan.records import Page

KnowsWord = Callable[[str], bool]

_WORD = re.compile(r"[A-Za-zÅÄÖåäö]{3,}+(?![^\W\d_])|[^\W\d_]{3,}")
"""Any letters; those of most words are told faster."""

_BREAK = re.compile(r"[-‐]\n(?<=[^\W\d_][-‐]\n)(?=[^\W\d_])")
_SUSPENDED = frozenset(("ja", "tai", "sekä", "eli", "och", "eller", "samt"))
_MOST_WORDS = 200
_ENOUGH_WORDS = 20
_ENOUGH_JOINS = 5
_FEW_KNOWN = 0.8
_FEW_JOINED = 0.6
_FEW_UMLAUTS = 0.004
_SPACED = 0.2


class Judgement(NamedTuple):
    """Shares from 0 to 1, None where there is too little to tell: words that are known, and words
    broken at line ends that are known once joined; letters set apart; ä, ö and å among letters.
    """

    known: float | None
    joined: float | None
    spaced: float
    umlauts: float
    letters: int

    @property
    def quality(self) -> float | None:
        """The worst of the shares of known and of joined words."""
        shares = [share for share in (self.known, self.joined) if share is not None]
        return round(min(shares), 3) if shares else None


def judge(text: str, knows_word: KnowsWord) -> Judgement:
    """Judge a page's text; `knows_word` is asked for about 200 words of it."""
    measured = spelling(text)
    whole, broken = _parted(text)
    words = _sample(_WORD.findall(whole))
    joins = [(one, other) for one, other in broken if other not in _SUSPENDED]
    return Judgement(
        known=_share(map(knows_word, words), len(words), _ENOUGH_WORDS),
        joined=_share((knows_word(one + other) for one, other in joins), len(joins), _ENOUGH_JOINS),
        spaced=measured.spaced,
        umlauts=measured.umlauts,
        letters=measured.letters,
    )


def judged(extraction: Extraction, knows_word: KnowsWord) -> Extraction:
    """Return `extraction` with the quality of its pages by a dictionary, and remarks on bad ones.

    `knows_word` should know the words of all the document's languages.
    """
    return replace(extraction, pages=tuple(_judged(page, knows_word) for page in extraction.pages))


def _judged(page: Page, knows_word: KnowsWord) -> Page:
    if page.read_as == "none":
        return page
    judgement = judge(page.text, knows_word)
    if judgement.quality is None:
        return page
    remarks = tuple(_remarks(judgement))
    return replace(page, quality=judgement.quality, remarks=(*page.remarks, *remarks))


def _remarks(found: Judgement) -> Iterable[str]:
    if found.known is not None and found.known < _FEW_KNOWN:
        yield f"only {found.known:.0%} of the words are known"
    if found.joined is not None and found.joined < _FEW_JOINED:
        yield f"only {found.joined:.0%} of the words broken at line ends are known when joined"
    if found.spaced > _SPACED:
        yield f"{found.spaced:.0%} of the words are letters set apart"
    if found.letters > 500 and found.umlauts < _FEW_UMLAUTS:
        yield "there is hardly an ä or ö; they may have been lost, or the page is in English"


def _parted(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a text without the words that are broken at line ends, and the halves of these."""
    kept, broken = [], []
    done = 0
    for match in _BREAK.finditer(text):
        start, end = match.span()
        while start > done and text[start - 1].isalpha():
            start -= 1
        while end < len(text) and text[end].isalpha():
            end += 1
        if start < match.start():
            kept.append(text[done:start])
            broken.append((text[start : match.start()], text[match.end() : end]))
            done = end
    return " ".join([*kept, text[done:]]), broken


def _sample(words: list[str]) -> list[str]:
    step = max(len(words) // _MOST_WORDS, 1)
    return words[::step][:_MOST_WORDS]


def _share(known: Iterable[bool], total: int, enough: int) -> float | None:
    return sum(known) / total if total >= enough else None
