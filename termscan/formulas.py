"""Text that a spreadsheet would run as a formula, made harmless and brought back."""

from __future__ import annotations

import re

_RUNS = re.compile(r"['\s]*[=+\-@＝＋－＠]|'*[\t\r\n]")


def defuse(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula.

    The characters are OWASP's (CSV injection), after any spaces and apostrophes; `restore` takes
    the apostrophe away again, exactly.
    """
    return f"'{text}" if _RUNS.match(text) else text


def restore(text: str) -> str:
    """Return the text that `defuse` was given."""
    return text[1:] if text.startswith("'") and _RUNS.match(text) else text
