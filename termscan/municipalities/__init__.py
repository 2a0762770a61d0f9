"""The dated registry of municipalities: look up by code, name, inflected name or domain."""

from termscan.municipalities.registry import Registry

__all__ = ["Registry"]
