"""Evaluation: annotated passages, scores against them, agreement, and samples to annotate."""

from __future__ import annotations

from termscan.evaluate.agreement import Agreement, agreement
from termscan.evaluate.comparison import Comparison, compare
from termscan.evaluate.corrections import correction_sheet, read_corrections
from termscan.evaluate.documents import read_gold
from termscan.evaluate.evaluation import APART, Evaluation, Predict, Score, evaluate
from termscan.evaluate.exactness import Exactness, exactness
from termscan.evaluate.floors import Floor, figures, read_floors, shortfalls
from termscan.evaluate.gold import GoldError, GoldMention, Passage, Trap, dump
from termscan.evaluate.markup import as_markup, read_markup
from termscan.evaluate.phenomena import PHENOMENA
from termscan.evaluate.report import (
    agreement_as_text,
    as_json,
    as_text,
    comparison_as_text,
    from_json,
)
from termscan.evaluate.sampling import prefilled, sample_passages
from termscan.evaluate.scoring import Judgement

__all__ = [
    "APART",
    "PHENOMENA",
    "Agreement",
    "Comparison",
    "Evaluation",
    "Exactness",
    "Floor",
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
    "as_markup",
    "as_text",
    "compare",
    "comparison_as_text",
    "correction_sheet",
    "dump",
    "evaluate",
    "exactness",
    "figures",
    "from_json",
    "prefilled",
    "read_corrections",
    "read_floors",
    "read_gold",
    "read_markup",
    "sample_passages",
    "shortfalls",
]
