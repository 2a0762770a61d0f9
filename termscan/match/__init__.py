"""Compiled lexicons over tokens to mentions, and why."""

from termscan.match.indexed import IndexedMatcher
from termscan.match.knowing import analyser_for
from termscan.match.matcher import MATCHER_VERSION, Matcher
from termscan.match.options import MatchOptions

__all__ = ["MATCHER_VERSION", "IndexedMatcher", "MatchOptions", "Matcher", "analyser_for"]
