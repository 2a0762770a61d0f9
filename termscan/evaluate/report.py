"""An evaluation as text for people and as JSON for machines and later comparison."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from termscan.errors import InputError
from termscan.evaluate.agreement import Agreement
from termscan.evaluate.comparison import Comparison
from termscan.evaluate.evaluation import APART, Evaluation, Score
from termscan.evaluate.exactness import exactness
from termscan.evaluate.gold import Trap
from termscan.evaluate.scoring import Judgement


def as_text(evaluation: Evaluation, *, errors: bool = True) -> str:
    """Write a readable report; with `errors`, every miss and false hit in its context."""
    lines = [f"{len(evaluation.passages)} passages, {len(evaluation.judgements)} judgements", ""]
    lines += _table("overall", _overall(evaluation))
    lines += _table("by kind", evaluation.by_kind())
    lines += _table("by lexicon", evaluation.by_lexicon())
    lines += _table("by language", evaluation.by_language())
    lines += _recalls("recall by phenomenon", evaluation.by_phenomenon())
    apart = {flag: one for flag, one in evaluation.by_flag().items() if flag in APART}
    lines += _recalls("recall of mentions kept apart", apart)
    lines += _table("by concept", evaluation.by_concept())
    lines += [_traps(evaluation), _exact(evaluation)]
    if evaluation.outside:
        lines.append(f"{evaluation.outside} gold mentions of kinds that these lexicons lack")
    if errors:
        lines += ["", *_errors(evaluation)]
    return "\n".join(lines) + "\n"


def _overall(evaluation: Evaluation) -> dict[str, Score]:
    return {
        "lenient": evaluation.overall,
        "strict": evaluation.strict,
        "lenient without verbal": evaluation.without("verbal"),
        "lenient without compound-other": evaluation.without("compound-other"),
    }


def _table(title: str, scores: Mapping[str, Score]) -> list[str]:
    rows = {name: one for name, one in scores.items() if sum(one)}
    if not rows:
        return []
    width = max(len(title), *map(len, rows))
    head = f"{title:<{width}}  precision  recall      F1   hits  misses  false"
    return [head, *(f"{name:<{width}}  {_row(one)}" for name, one in rows.items()), ""]


def _recalls(title: str, scores: Mapping[str, Score]) -> list[str]:
    rows = {name: one for name, one in scores.items() if sum(one)}
    width = max(len(title), *map(len, rows), 0)
    lines = [f"{name:<{width}}  {_recall(one)}" for name, one in rows.items()]
    return [f"{title:<{width}}  recall   hits  misses", *lines, ""] if rows else []


def _recall(one: Score) -> str:
    return f"{percent(one.recall):>6}  {one.hits:>5}  {one.misses:>6}"


def _row(one: Score) -> str:
    shares = f"{percent(one.precision):>9}  {percent(one.recall):>6}  {percent(one.f1):>6}"
    return f"{shares}  {one.hits:>5}  {one.misses:>6}  {one.false:>5}"


def percent(share: float | None) -> str:
    """Write a share as a percentage with one decimal, or a dash."""
    return "–" if share is None else f"{100 * share:.1f}"


def _traps(evaluation: Evaluation) -> str:
    return f"traps sprung: {len(evaluation.sprung)} of {evaluation.traps}"


def _exact(evaluation: Evaluation) -> str:
    counts = exactness(evaluation)
    empty = f"; reported empty: {', '.join(counts.empty)}" if counts.empty else ""
    return (
        f"passages with every core count right: {counts.exact} of {counts.documents}"
        f" ({counts.within} if mentions kept apart may be left out){empty}"
    )


def _errors(evaluation: Evaluation) -> Iterator[str]:
    wrong = [one for one in evaluation.judgements if one.verdict != "hit"]
    yield f"misses and false hits: {len(wrong)}"
    yield from map(_line, wrong)


def _line(one: Judgement) -> str:
    context = f"{one.before}[{one.surface}]{one.after}".replace("\n", "⏎")
    notes = [*one.flags, *(["kept apart"] if one.apart else []), one.how, one.lure]
    remark = f"  <{'; '.join(note for note in notes if note)}>" if any(notes) else ""
    return f"{one.verdict:<5} {one.passage} {one.start} {one.concept}: {context}{remark}"


def as_json(evaluation: Evaluation) -> str:
    """Write an evaluation with its figures as JSON; `from_json` reads it back."""
    counts = exactness(evaluation)
    figures = {
        "overall": {name: _figures(one) for name, one in _overall(evaluation).items()},
        "by_kind": _all(evaluation.by_kind()),
        "by_lexicon": _all(evaluation.by_lexicon()),
        "by_language": _all(evaluation.by_language()),
        "by_phenomenon": _all(evaluation.by_phenomenon()),
        "by_flag": _all(evaluation.by_flag()),
        "by_tag": _all(evaluation.by_tag()),
        "by_concept": _all(evaluation.by_concept()),
        "counts": asdict(counts),
    }
    data = {
        "figures": figures,
        "passages": evaluation.passages,
        "judgements": [asdict(one) for one in evaluation.judgements],
        "sprung": [[passage, asdict(trap)] for passage, trap in evaluation.sprung],
        "traps": evaluation.traps,
        "outside": evaluation.outside,
        "core": sorted(evaluation.core),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _all(scores: Mapping[str, Score]) -> dict[str, dict[str, Any]]:
    return {name: _figures(one) for name, one in scores.items()}


def _figures(one: Score) -> dict[str, Any]:
    shares = {"precision": one.precision, "recall": one.recall, "f1": one.f1}
    return shares | one._asdict()


def from_json(text: str) -> Evaluation:
    """Read an evaluation that `as_json` wrote.

    Raises:
        InputError: the text is something else.
    """
    try:
        data = json.loads(text)
        return Evaluation(
            tuple(data["passages"]),
            tuple(map(_judgement, data["judgements"])),
            tuple((passage, Trap(**trap)) for passage, trap in data["sprung"]),
            data["traps"],
            data["outside"],
            frozenset(data["core"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"this is no evaluation written by termscan: {error}") from error


def _judgement(row: dict[str, Any]) -> Judgement:
    return Judgement(**row | {"flags": tuple(row["flags"]), "tags": tuple(row["tags"])})


def comparison_as_text(comparison: Comparison) -> str:
    """Write what changed between two runs."""
    lines = _table("lenient", {"before": comparison.before, "after": comparison.after})
    parts: Iterable[tuple[str, tuple[Judgement, ...]]] = (
        ("found now", comparison.found),
        ("lost now", comparison.lost),
        ("new false hits", comparison.new_false),
        ("false hits gone", comparison.gone_false),
    )
    for title, judgements in parts:
        lines += [f"{title}: {len(judgements)}", *map(_line, judgements)]
    return "\n".join(lines) + "\n"


def agreement_as_text(result: Agreement) -> str:
    """Write how far two annotators agree, and every mention on which they differ."""
    words = result.words
    kappa = "undefined" if words.kappa is None else f"{words.kappa:.3f}"
    lines = _table("mentions", {"overlapping": result.lenient, "exact": result.strict})
    lines += [
        f"words: {words.words}, labelled alike {percent(words.observed)} %,"
        f" by chance {percent(words.expected)} %, Cohen's kappa {kappa}",
        f"differences: {len(result.differences)} (miss: only the first; false: only the second)",
        *map(_line, result.differences),
    ]
    return "\n".join(lines) + "\n"
