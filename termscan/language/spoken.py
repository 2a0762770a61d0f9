"""Spoken spellings of Finnish as they would be written: ostanu, olis, talos, kauheeta, punanen.

Only asked for words that no dictionary knows; the written forms still have to be in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_RULES = (
    (re.compile(r"(?<=i)s$"), "si"),  # olis
    (re.compile(r"(?<=n[uy])$"), "t"),  # ostanu
    (re.compile(r"(?<=ks)$"), "i"),  # pieneks
    (re.compile(r"(?<=k)i$"), "in"),  # meilläki
    (re.compile(r"(?<=ii|aa|ää|oo|öö|ee|uu|yy)$"), "n"),  # tultii
    (re.compile(r"ee(?=$|t|st)"), "eA"),  # kauheeta
    (re.compile(r"(?<=[aeou])o$"), "A"),  # maitoo
    (re.compile(r"(?<=[a-zäö]s)$"), "sA"),  # mones
    (re.compile(r"(?<=[sl]t)$"), "A"),  # sielt
    (re.compile(r"(?<=[a-zäö]l)$"), "lA"),  # siel
    (re.compile(r"(?<=[aouäöy])(?=nen$|s[ei]|st)"), "i"),  # punanen
    (re.compile(r"(?<=o)tt(?=[aäeiou])"), "itt"),  # kirjottaa
    (re.compile(r"i$"), "iA"),  # korvii
    (re.compile(r"(?<=[aeiouyäö]h)(?=[aeiouyäö])"), "d"),  # tehä, lähen
    (re.compile(r"(?<=[aeiou]i)(?=[aä])"), "d"),  # meiän
)
_BACK = re.compile(r"[aou]")


def written_forms(word: str) -> Iterator[str]:
    """Yield what `word`, in small letters, may be in writing; each by one change."""
    vowel = "a" if _BACK.search(word) else "ä"
    for pattern, replacement in _RULES:
        written = pattern.sub(replacement.replace("A", vowel), word, count=1)
        if written != word:
            yield written
