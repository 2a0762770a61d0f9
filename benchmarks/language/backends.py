"""Do the system's libvoikko and pip's pyvoikko give the same lemmas?

    python benchmarks/language/backends.py TEXT_FILE…

Prints the share of word tokens whose sets of lemmas are the same, the commonest words of which
they are not, and the number of texts in which the lexicons' mentions are the same. Words of the
lexicons are known to both.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from termscan.lexicon import load_lexicons
from termscan.match import Matcher, analyser_for
from termscan.records import Token


def main(files: list[str]) -> None:
    """Compare the backends on every token of the files."""
    lexicons = load_lexicons()
    system, pip = analyser_for(lexicons, "libvoikko"), analyser_for(lexicons, "pyvoikko")
    matchers = Matcher(lexicons, system), Matcher(lexicons, pip)
    words = same = same_mentions = 0
    differing: Counter[tuple[str, str, str]] = Counter()
    for file in files:
        with Path(file).open(encoding="utf-8", newline="") as handle:
            text = handle.read()
        read = system.tokens(text), pip.tokens(text)
        found = [
            matcher.mentions(text, tokens) for matcher, tokens in zip(matchers, read, strict=True)
        ]
        same_mentions += found[0] == found[1]
        for left, right in zip(*read, strict=True):
            if left.kind != "word":
                continue
            words += 1
            same += _lemmas(left) == _lemmas(right)
            if _lemmas(left) != _lemmas(right):
                only = (_lemmas(left) - _lemmas(right), _lemmas(right) - _lemmas(left))
                differing[(left.norm, *(" ".join(sorted(found)) for found in only))] += 1
    print(f"{words} words, same lemmas for {100 * same / words:.3f} %")
    print(f"{len(files)} texts, same mentions in {same_mentions}")
    for (word, system_only, pip_only), count in differing.most_common(30):
        print(f"{count:5} {word}: libvoikko only: {system_only}; pyvoikko only: {pip_only}")


def _lemmas(token: Token) -> set[str]:
    return {reading.lemma for reading in token.readings}


if __name__ == "__main__":
    main(sys.argv[1:])
