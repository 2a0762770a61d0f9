"""Text to tokens and readings: Finnish by its dictionary, Swedish and English by simplemma."""

from termscan.language.analyser import Analyser, open_analyser
from termscan.language.analysis import READINGS_VERSION
from termscan.language.passages import detect_language
from termscan.language.sentences import may_end_sentence, part_around, sentence_around, sentences
from termscan.language.tokens import Entry

__all__ = [
    "READINGS_VERSION",
    "Analyser",
    "Entry",
    "detect_language",
    "may_end_sentence",
    "open_analyser",
    "part_around",
    "sentence_around",
    "sentences",
]
