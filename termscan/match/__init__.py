"""Compiled lexicons over tokens to mentions, and why."""

from termscan.match.difference import Difference
from termscan.match.indexed import IndexedMatcher, IndexedPhrases
from termscan.match.knowing import analyser_for, words_for
from termscan.match.matcher import MATCHER_VERSION, Matcher
from termscan.match.options import MatchOptions
from termscan.match.reach import ODD

__all__ = [
    "MATCHER_VERSION",
    "ODD",
    "Difference",
    "IndexedMatcher",
    "IndexedPhrases",
    "MatchOptions",
    "Matcher",
    "analyser_for",
    "words_for",
]
