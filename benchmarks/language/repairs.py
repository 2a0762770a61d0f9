"""What does each kind of repair win on damaged text, and what does it spoil on sound text?

    python benchmarks/language/repairs.py SHARED [--most 400] [--every 3] [--json FILE]

SHARED is the folder of the shared test data. For each kind of damage:

- *found*: sound words of the strategies, damaged as readers damage them (`damages.py`); the share
  of which a reading has a lemma of the sound word, with the kind and without; once for all words,
  once for the words of the lexicons (in all of which the lexicons' words are known);
- *real*: how often the kind is applied to the strategies as they are, per 100,000 words;
- *false*: per 100,000 words of the sound sentences of the treebanks, how many words get a reading
  of the kind that is not their lemma, and how many chosen lemmas turn right or wrong by it;
- *gold*: hits and false hits on annotated passages and strategies, with the kind and without.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from damages import WAYS, Damage, Way

from termscan.evaluate import evaluate
from termscan.language import Analyser
from termscan.lexicon import Lexicon, load_lexicons
from termscan.match import Matcher, analyser_for
from termscan.records import Token

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "training" / "language"))
sys.path.insert(0, str(ROOT / "gold"))

from raise_floors import gold_files  # noqa: E402
from treebanks import TREEBANKS  # noqa: E402

KINDS = ("glued", "spaced", "joined", "hyphen", "umlaut", "misprint")
SEED = 1


def main() -> None:
    """Measure each kind and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("shared", type=Path)
    arguments.add_argument("--most", type=int, default=400, help="damaged words a kind")
    arguments.add_argument("--every", type=int, default=3, help="use every Nth strategy")
    arguments.add_argument("--json", type=Path)
    chosen = arguments.parse_args()
    lexicons = load_lexicons()
    analyser = analyser_for(lexicons)
    texts = list(_texts(chosen.shared, chosen.every))
    read = [(text, analyser.tokens(text)) for text in texts]
    result = {
        "found": found(read, analyser, lexicon_lemmas(lexicons, analyser), chosen.most),
        "real": fired([tokens for _, tokens in read]),
        "false": false(chosen.shared / "data" / "ud", analyser),
        "gold": gold(chosen.shared, lexicons, analyser),
    }
    print(json.dumps(result, ensure_ascii=False, indent=1))
    if chosen.json:
        chosen.json.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _texts(shared: Path, every: int) -> Iterator[str]:
    for path in sorted((shared / "data" / "strategies" / "text").glob("*.txt"))[::every]:
        with path.open(encoding="utf-8", newline="") as handle:
            yield handle.read()


def lexicon_lemmas(lexicons: Iterable[Lexicon], analyser: Analyser) -> frozenset[str]:
    """Return the lemmas of the single words that the lexicons' terms are."""
    return frozenset(
        reading.lemma
        for lexicon in lexicons
        for entry in lexicon.entries
        for form in entry.forms
        if entry.concept.kind == "term" and form.language == "fi" and form.text.isalpha()
        for reading in analyser.readings(form.text)
        if reading.pos in ("noun", "adjective")
    )


Read = Sequence[tuple[str, Sequence[Token]]]


def found(
    read: Read, analyser: Analyser, own: frozenset[str], most: int
) -> dict[str, dict[str, Any]]:
    """Return for each damage how much is found with its repair and without it, in per cent."""
    rows = {}
    for name, (kind, way) in WAYS.items():
        dice = random.Random(f"{name}{SEED}")
        damages = list(_damages(read, way, dice))
        rows[name] = {
            "all words": _recall(dice.sample(damages, min(most, len(damages))), kind, analyser),
            "lexicon words": _recall(
                [one for one in damages if one.lemmas & own][:most], kind, analyser
            ),
        }
    return rows


def _damages(read: Read, way: Way, dice: random.Random) -> Iterator[Damage]:
    for text, tokens in read:
        for index, token in enumerate(tokens):
            if token.kind == "word" and (damage := way(text, tokens, index, dice)):
                yield damage


def _recall(damages: Sequence[Damage], kind: str, analyser: Analyser) -> dict[str, float]:
    with_kind = without = 0
    for damage in damages:
        lemmas: dict[bool, set[str]] = {True: set(), False: set()}
        first, last = damage.place
        for token in analyser.tokens(damage.text, "fi"):
            if token.start < last and token.end > first:
                for reading in token.readings:
                    lemmas[reading.origin == f"repair:{kind}"].add(reading.lemma)
        without += bool(lemmas[False] & damage.lemmas)
        with_kind += bool((lemmas[False] | lemmas[True]) & damage.lemmas)
    share = 100 / max(1, len(damages))
    return {
        "words": len(damages),
        "without": round(without * share, 1),
        "with": round(with_kind * share, 1),
    }


def fired(read: Iterable[Sequence[Token]]) -> dict[str, float]:
    """Return how many words get readings of each kind, per 100,000."""
    counts: Counter[str] = Counter()
    words = 0
    for tokens in read:
        for token in tokens:
            words += token.kind == "word"
            counts.update({reading.origin for reading in token.readings})
    return {kind: round(counts[f"repair:{kind}"] * 100_000 / words, 1) for kind in KINDS}


class Gold(NamedTuple):
    """A sentence of a treebank with the spans of its words and their lemmas."""

    text: str
    lemmas: dict[tuple[int, int], str]


def false(folder: Path, analyser: Analyser) -> dict[str, dict[str, float]]:
    """Return what each kind does to sound sentences, per 100,000 words."""
    counts: Counter[tuple[str, str]] = Counter()
    words = 0
    for sentence in _sentences(folder):
        words += len(sentence.lemmas)
        tokens = analyser.tokens(sentence.text, "fi")
        for kind in KINDS:
            without = [_without(token, kind) for token in tokens]
            changed = [i for i, token in enumerate(tokens) if without[i] is not token]
            if not changed:
                continue
            chosen = zip(analyser.lemmas(tokens), analyser.lemmas(without), strict=True)
            counts.update(
                (kind, what)
                for index, (after, before) in enumerate(chosen)
                for what in _turned(sentence, tokens[index], before.lower(), after.lower())
            )
            for index in changed:
                counts[kind, "read"] += 1
                counts[kind, "read wrong"] += not _is_right(sentence, tokens[index], kind)
    names = ("read", "read wrong", "turned right", "turned wrong")
    return {
        kind: {name: round(counts[kind, name] * 100_000 / words, 1) for name in names}
        for kind in KINDS
    }


def _without(token: Token, kind: str) -> Token:
    """Return a token without the readings of a kind of repair."""
    kept = tuple(r for r in token.readings if r.origin != f"repair:{kind}")
    return token if len(kept) == len(token.readings) else token._replace(readings=kept)


def _turned(sentence: Gold, token: Token, before: str, after: str) -> Iterator[str]:
    lemma = sentence.lemmas.get((token.start, token.end))
    if lemma is not None and before != after and lemma in (before, after):
        yield "turned right" if lemma == after else "turned wrong"


def _is_right(sentence: Gold, token: Token, kind: str) -> bool:
    """Tell whether a repaired reading is the gold lemma of the place that it rests on."""
    right = False
    for reading in token.readings:
        if reading.origin == f"repair:{kind}":
            fragments = reading.fragments or ((token.start, token.end),)
            lemma = sentence.lemmas.get((fragments[0][0], fragments[-1][1]))
            right = right or lemma == reading.lemma.lower().replace("-", "")
    return right


def _sentences(folder: Path) -> Iterator[Gold]:
    for name in TREEBANKS.values():
        for block in (folder / name).read_text(encoding="utf-8").split("\n\n"):
            lines = block.split("\n")
            text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
            lemmas, end = {}, 0
            for row in (line.split("\t") for line in lines if line[:1].isdigit()):
                start = text.find(row[1], end)
                if start >= 0 and row[3] != "PUNCT":
                    end = start + len(row[1])
                    lemmas[start, end] = row[2].replace("#", "").replace("-", "").lower()
            if text:
                yield Gold(text, lemmas)


class Without:
    """An analyser for one run without a kind of repair."""

    def __init__(self, analyser: Analyser, kind: str) -> None:
        self._analyser = analyser
        self._kind = kind

    def tokens(self, text: str, language: Any = None) -> list[Token]:
        """Return tokens, none of them with a reading of the kind."""
        return [_without(token, self._kind) for token in self._analyser.tokens(text, language)]


def gold(
    shared: Path, lexicons: Sequence[Lexicon], analyser: Analyser
) -> dict[str, dict[str, Any]]:
    """Return hits and false hits on each gold set, whole and without each kind."""
    concepts = [concept for lexicon in lexicons for concept in lexicon.concepts]
    rows: dict[str, dict[str, Any]] = {}
    for name, files in gold_files(shared).items():
        rows[name] = {}
        for kind in ("", *KINDS):
            matcher = Matcher(lexicons, Without(analyser, kind))  # type: ignore[arg-type]
            result = evaluate(predict=matcher.mentions, concepts=concepts, **files)
            noise = result.by_flag().get("noise")
            rows[name][f"without {kind}" if kind else "all kinds"] = {
                "hits": result.overall.hits,
                "misses": result.overall.misses,
                "false": result.overall.false,
                "f1": round(result.overall.f1 or 0, 4),
                "misprints found": noise.hits if noise else 0,
                "misprints missed": noise.misses if noise else 0,
            }
    return rows


if __name__ == "__main__":
    main()
