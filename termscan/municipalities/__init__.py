"""The dated registry of municipalities: look up by code, name, inflected name or domain."""
