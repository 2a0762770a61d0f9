"""Counts what Finland's municipalities write about mental wellbeing."""

from termscan._version import __version__

__all__ = ["__version__"]
