"""Polite, hardened fetching of municipal documents: robots, discovery, guarded downloads."""
