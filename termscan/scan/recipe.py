"""What the results of a scan rest on besides the documents."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from termscan.extract import EXTRACTOR_VERSION
from termscan.index import INDEX_FORMAT
from termscan.language import READINGS_VERSION
from termscan.match import MATCHER_VERSION
from termscan.scan.findings import FINDINGS_FORMAT

Backend = Literal["auto", "libvoikko", "pyvoikko"]

CUES = "frames"
"""The lexicon of cue words that is looked for around every counted mention."""


def index_version(extractor: str, dictionary: str) -> str:
    """Name what a reading index is made with; the lexicons do not change it."""
    return "-".join((extractor, INDEX_FORMAT, READINGS_VERSION, dictionary))


@dataclass(frozen=True, slots=True)
class Recipe:
    """Lexicons, dictionary and versions; small enough to send anywhere."""

    lexicons: tuple[str, ...]
    lexicon_hashes: tuple[str, ...]
    backend: Backend
    dictionary: str
    ocr: bool = False

    @property
    def extractor(self) -> str:
        """Name what turns bytes into pages."""
        return f"{EXTRACTOR_VERSION}+ocr" if self.ocr else EXTRACTOR_VERSION

    @property
    def index(self) -> str:
        """Name what turns pages into columns of words."""
        return index_version(self.extractor, self.dictionary)

    @property
    def key(self) -> str:
        """Name the results that this recipe gives; the backend does not change them."""
        makers = (self.index, MATCHER_VERSION, FINDINGS_FORMAT)
        return sha256("\0".join((*makers, *self.lexicon_hashes)).encode()).hexdigest()[:16]
