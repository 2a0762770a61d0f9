"""Why a document could not be read, in the language of the page."""

from __future__ import annotations

import re

from termscan.report.words import Words

_REASONS = (
    ("no_text", re.compile(r"no page has readable text\b|no text could be read\b")),
    ("password", re.compile(r"^the (?:PDF|file) is encrypted\b")),
    ("too_long", re.compile(r"\btook longer than (?P<number>[\d.]+) seconds")),
    ("too_heavy", re.compile(r"\bneeds more than (?P<number>[\d.]+) MB to read")),
    ("crashed", re.compile(r"\bcrashed the reader\b")),
    ("failed", re.compile(r"^reading it failed\b")),
    ("empty", re.compile(r"^the (?:file is empty|web page is empty or damaged)")),
    ("no_text_part", re.compile(r"\bhas no text part\b")),
    ("damaged", re.compile(r"^the file is (?:a )?damaged\b")),
)
"""The common reasons by their key in the words; the first that fits holds."""


def reason_key(reason: str) -> tuple[str, str] | None:
    """Return a common reason's key in the words, and the number in it; None if it is not common."""
    for key, pattern in _REASONS:
        if (found := pattern.search(reason)) is not None:
            return f"reason_{key}", found.groupdict().get("number", "")
    return None


def reason_in(words: Words, reason: str) -> str:
    """Return a reason in the words' language; one that is not common stays as it is."""
    common = reason_key(reason)
    return words[common[0]].format(number=common[1]) if common else reason
