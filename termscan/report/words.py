"""What the report says, in each of its languages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import get_args

from termscan.errors import UsageError
from termscan.records import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class Words:
    """The words of one language by key, and numbers as that language writes them."""

    def __init__(self, language: Language, by_key: dict[str, str]) -> None:
        self.language = language
        self.by_key = by_key
        self._thousands = by_key["thousands"].replace(" ", NO_BREAK_SPACE)

    def __getitem__(self, key: str) -> str:
        return self.by_key[key]

    def integer(self, value: int) -> str:
        """Write an integer with the language's separator of thousands."""
        return f"{value:,}".replace(",", self._thousands).replace("-", "\N{MINUS SIGN}")

    def number(self, value: float, decimals: int = 2) -> str:
        """Write a number with the language's decimal mark."""
        whole, point, rest = f"{value:,.{decimals}f}".partition(".")
        written = whole.replace(",", self._thousands).replace("-", "\N{MINUS SIGN}")
        return f"{written}{point and self.by_key['decimal']}{rest}"

    def name(self, fi: str | None, sv: str | None, otherwise: str = "") -> str:
        """Choose a Finnish or Swedish name; English uses the Finnish one."""
        return (sv or fi if self.language == "sv" else fi or sv) or otherwise

    def label(self, labels: dict[Language, str], otherwise: str) -> str:
        """Choose a concept's label, in Finnish where this language has none."""
        return labels.get(self.language) or labels.get("fi") or otherwise


@cache
def words(language: Language) -> Words:
    """Return the words of a language.

    Raises:
        UsageError: the report does not speak it.
    """
    if language not in LANGUAGES:
        raise UsageError(f"the report speaks {', '.join(LANGUAGES)}, not {language!r}")
    text = (files("termscan.report") / "words" / f"{language}.toml").read_text("utf-8")
    return Words(language, tomllib.loads(text))
