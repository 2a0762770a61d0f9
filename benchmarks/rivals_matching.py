"""termscan's matcher against simpler ways to find the same concepts, on the same gold, in one run.

``python benchmarks/rivals_matching.py GOLD.jsonl…``

- *stem regex*: each word of a form without its last letters, followed by any letters;
- *PhraseMatcher on lemmas*: spaCy's PhraseMatcher over simplemma's lemmas (if spaCy is installed);
- *first base form*: the forms' words against the first base form that Voikko gives, as it gives it.

All get the same forms of the same lexicons, the longest match wins, and none gets the conditions:
a rival that had them would need termscan's matcher. Names that must be written as they are
(`as_written`) are compared in their letter case by all.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from termscan.evaluate import Evaluation, evaluate, read_gold
from termscan.lexicon import Form, load_lexicons
from termscan.match import Matcher, analyser_for
from termscan.records import Concept, Mention

Predict = Callable[[str], Iterable[Mention]]
Forms = list[tuple[Concept, Form]]
_WORD = re.compile(r"\w+(?:[-'’:]\w+)*")
_PHENOMENA = ("ellipsis", "verbal", "split", "names", "abbreviation")


def stem_regex(forms: Forms) -> Predict:
    """Match stems followed by any letters."""
    patterns = [(concept, form, re.compile(_stems(form))) for concept, form in forms]

    def predict(text: str) -> Iterator[Mention]:
        found = (
            _mention(concept, form, text, *match.span())
            for concept, form, pattern in patterns
            for match in pattern.finditer(text)
        )
        return _longest(found)

    return predict


def _stems(form: Form) -> str:
    words = (re.escape(word[: max(3, len(word) - 3)]) + r"\w*" for word in form.text.split())
    return ("" if form.as_written else "(?i)") + r"\b" + r"\W+".join(words)


def phrases_on_lemmas(forms: Forms) -> Predict:
    """Match with spaCy's PhraseMatcher over simplemma's lemmas."""
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

    blank = spacy.blank("xx")
    lemma = _simplemma()

    def doc(text: str) -> tuple[Doc, list[tuple[int, int]]]:
        spans = [match.span() for match in _WORD.finditer(text)]
        return Doc(blank.vocab, [lemma(text[a:b]) for a, b in spans] or ["_"]), spans

    matcher = PhraseMatcher(blank.vocab)
    for index, (_, form) in enumerate(forms):
        matcher.add(str(index), [doc(form.text)[0]])

    def predict(text: str) -> Iterator[Mention]:
        read, spans = doc(text)
        found = (
            _mention(*forms[int(blank.vocab.strings[key])], text, spans[a][0], spans[b - 1][1])
            for key, a, b in (matcher(read) if spans else [])
        )
        return _longest(one for one in found if _written_so(one, forms))

    return predict


def _simplemma() -> Callable[[str], str]:
    from simplemma import lemmatize

    return lru_cache(100_000)(lambda word: lemmatize(word, lang="fi").lower())


def first_base_form(forms: Forms) -> Predict:
    """Match on Voikko's first base form of each word."""
    from libvoikko import Voikko

    voikko = Voikko("fi")

    @lru_cache(100_000)
    def base(word: str) -> str:
        analyses = voikko.analyze(word)
        return str(analyses[0]["BASEFORM"]).lower() if analyses else word.lower()

    index: dict[tuple[str, ...], list[tuple[Concept, Form]]] = defaultdict(list)
    for concept, form in forms:
        index[tuple(base(word) for word in _WORD.findall(form.text))].append((concept, form))
    longest = max(map(len, index))

    def predict(text: str) -> Iterator[Mention]:
        spans = [match.span() for match in _WORD.finditer(text)]
        bases = [base(text[a:b]) for a, b in spans]
        found = (
            _mention(concept, form, text, spans[start][0], spans[start + size - 1][1])
            for start in range(len(spans))
            for size in range(1, min(longest, len(spans) - start) + 1)
            for concept, form in index.get(tuple(bases[start : start + size]), ())
        )
        return _longest(one for one in found if _written_so(one, forms))

    return predict


def _written_so(mention: Mention, forms: Forms) -> bool:
    exact = {form.text for _, form in forms if form.as_written}
    return mention.form not in exact or mention.surface.startswith(mention.form[:-3])


def _mention(concept: Concept, form: Form, text: str, start: int, end: int) -> Mention:
    return Mention(
        *(start, end, text[start:end], concept.id, concept.lexicon, concept.kind, "counted"),
        form=form.text,
    )


def _longest(found: Iterable[Mention]) -> Iterator[Mention]:
    taken: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.start - one.end, one.start, one.concept)):
        if not any(one.start < mention.end and mention.start < one.end for one in taken):
            taken.append(mention)
            yield mention


def table(results: dict[str, Evaluation]) -> str:
    """Write the figures side by side."""
    head = ("precision", "recall", "F1", "traps", *_PHENOMENA)
    lines = [" " * 24 + "".join(f"{cell:>13}" for cell in head)]
    for name, result in results.items():
        whole, parts = result.overall, result.by_phenomenon()
        shares = (whole.precision, whole.recall, whole.f1)
        recalls = (parts[phenomenon].recall for phenomenon in _PHENOMENA)
        cells = [*map(_percent, shares), str(len(result.sprung)), *map(_percent, recalls)]
        lines.append(f"{name:<24}" + "".join(f"{cell:>13}" for cell in cells))
    return "\n".join(lines)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"


def main() -> None:
    """Evaluate all on each gold file named."""
    lexicons = load_lexicons()
    concepts = [concept for lexicon in lexicons for concept in lexicon.concepts]
    forms = [
        (entry.concept, form)
        for lexicon in lexicons
        for entry in lexicon.entries
        if entry.concept.scope != "context"
        for form in entry.forms
        if form.language == "fi" and _WORD.search(form.text)
    ]
    ways: dict[str, Predict] = {"termscan": Matcher(lexicons, analyser_for(lexicons)).mentions}
    ways["stem regex"] = stem_regex(forms)
    if find_spec("spacy"):
        ways["PhraseMatcher on lemmas"] = phrases_on_lemmas(forms)
    ways["first base form"] = first_base_form(forms)
    for path in map(Path, sys.argv[1:]):
        passages = [passage for passage in read_gold(path) if passage.language == "fi"]
        results = {
            name: evaluate(passages, predict, concepts=concepts) for name, predict in ways.items()
        }
        print(f"{path.name}: {len(passages)} Finnish passages, recall by phenomenon on the right")
        print(table(results), end="\n\n")


if __name__ == "__main__":
    main()
