"""Statistics of mentions beyond counts: dispersion, keyness, co-occurrence; as pandas frames."""

from termscan.statistics.cooccurrence import cooccurrence
from termscan.statistics.dispersion import (
    Dispersion,
    PagesOf,
    dispersion,
    dispersion_across,
    dispersion_within,
)
from termscan.statistics.keyness import compared, keyness

__all__ = [
    "Dispersion",
    "PagesOf",
    "compared",
    "cooccurrence",
    "dispersion",
    "dispersion_across",
    "dispersion_within",
    "keyness",
]
