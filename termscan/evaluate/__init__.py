"""Evaluation: annotated passages, scores against them, agreement, and samples to annotate."""

from __future__ import annotations

from termscan.evaluate.agreement import Agreement, agreement
from termscan.evaluate.comparison import Comparison, compare
from termscan.evaluate.documents import read_gold
from termscan.evaluate.evaluation import APART, Evaluation, Predict, Score, evaluate
from termscan.evaluate.exactness import Exactness, exactness
from termscan.evaluate.gold import GoldError, GoldMention, Passage, Trap, dump
from termscan.evaluate.phenomena import PHENOMENA
from termscan.evaluate.report import (
    agreement_as_text,
    as_json,
    as_text,
    comparison_as_text,
    from_json,
)
from termscan.evaluate.scoring import Judgement

__all__ = [
    "APART",
    "PHENOMENA",
    "Agreement",
    "Comparison",
    "Evaluation",
    "Exactness",
    "GoldError",
    "GoldMention",
    "Judgement",
    "Passage",
    "Predict",
    "Score",
    "Trap",
    "agreement",
    "agreement_as_text",
    "as_json",
    "as_text",
    "compare",
    "comparison_as_text",
    "dump",
    "evaluate",
    "exactness",
    "from_json",
    "read_gold",
]
