"""What the lemma chooser sees of a word and of its candidate lemmas, as hashed features."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from termscan.language.candidates import Candidate

WORD_BUCKETS = 1 << 16
SHAPE_BUCKETS = 1 << 12
PRIOR_BUCKETS = 1 << 17
_LONGEST_SUFFIX = 5


def word_features(word: str, candidates: Sequence[Candidate]) -> list[int]:
    """Return the buckets that describe a word to its neighbours and to itself."""
    low = word.lower()
    names = [f"w={low}", f"p={low[:3]}", f"s={_shape(word)}"]
    names += [f"e={low[-length:]}" for length in range(1, min(_LONGEST_SUFFIX, len(low)) + 1)]
    tags = sorted({f"{c.pos}|{c.case}|{c.number}" for c in candidates if c.pos})
    names += [f"t={tag}" for tag in tags]
    names.append("T=" + "&".join(tags))
    names.append("P=" + "&".join(sorted({c.pos for c in candidates})))
    return [_bucket(name, WORD_BUCKETS) for name in names]


def candidate_features(
    word: str, candidates: Sequence[Candidate]
) -> tuple[list[list[int]], list[list[int]]]:
    """Return for each candidate the buckets that meet the context, and those that do not."""
    low = word.lower()
    lemmas = {c.origin: c.lemma for c in candidates if c.origin == "simplemma"}
    ambiguity = "&".join(sorted({c.pos for c in candidates}))
    fewest = min((c.parts for c in candidates if c.parts), default=0)
    in_context, prior = [], []
    for c in candidates:
        tag = f"{c.pos}|{c.case}|{c.number}"
        script = _script(low, c.lemma)
        agrees = c.lemma == lemmas.get("simplemma")
        context = [f"pos={c.pos}", f"tag={tag}", f"origin={c.origin}", f"amb={ambiguity}|{c.pos}"]
        context += [f"end={c.lemma[-3:]}|{c.pos}", f"same={c.lemma == low}|{c.pos}"]
        context += [f"script={script}"]
        names = [*context, f"agrees={agrees}|{c.origin}", f"script={script}|{tag}"]
        names += [f"lemma={c.lemma}", f"word={low}|{c.lemma}", f"word={low}|{c.pos}"]
        names += [f"lemma={c.lemma}|{c.pos}", f"shape={_shape(word)}|{c.pos}|{c.lemma == low}"]
        names += [f"amb={ambiguity}|{tag}", f"agrees={agrees}|{c.pos}"]
        names += [f"tail={low[-length:]}|{script}" for length in (2, 3, 4)]
        surplus = min(c.parts - fewest, 2) if c.parts else "-"
        names += [f"surplus={surplus}", f"surplus={surplus}|{c.pos}|{agrees}"]
        in_context.append([_bucket(name, SHAPE_BUCKETS) for name in context])
        prior.append([_bucket(name, PRIOR_BUCKETS) for name in names])
    return in_context, prior


def _bucket(name: str, buckets: int) -> int:
    return crc32(name.encode("utf-8", "replace")) % buckets


def _shape(word: str) -> str:
    if word.isupper():
        return "capitals" if len(word) > 1 else "capital"
    if word.islower():
        return "small" if word.isalpha() else "small-mixed"
    if word[:1].isupper():
        return "title" if word.isalpha() else "title-mixed"
    return "digits" if word[:1].isdigit() else "other"


def _script(word: str, lemma: str) -> str:
    shared = 0
    for left, right in zip(word, lemma, strict=False):
        if left != right:
            break
        shared += 1
    return f"{word[shared:]}>{lemma[shared:]}"
