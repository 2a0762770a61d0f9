"""What the name of a file says about whose document it is."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress

from termscan.corpus.document_list import Registry
from termscan.errors import AmbiguousMunicipality, UnknownMunicipality

_LONGEST_NAME = 4  # words of a municipality's name


def municipality_in(text: str, registry: Registry) -> str | None:
    """Return the code of the one municipality that a file's name speaks of, None if of none.

    Raises:
        AmbiguousMunicipality: it speaks of several.
    """
    text = unicodedata.normalize("NFC", text)
    for word in (r"[^\W\d_]+(?:-[^\W\d_]+)*", r"[^\W\d_]+"):
        words = re.findall(word, text)
        for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
            found = _municipalities_among(words, length, registry)
            if len(found) > 1:
                raise AmbiguousMunicipality(text, sorted(found.values()))
            if found:
                return next(iter(found))
    return None


def _municipalities_among(words: list[str], length: int, registry: Registry) -> dict[str, str]:
    """Return the municipalities that `length` words in a row name, as codes and names."""
    found = {}
    for start in range(len(words) - length + 1):
        with suppress(UnknownMunicipality):
            one = registry.find(" ".join(words[start : start + length]))
            found[one.code] = one.name_fi
    return found
