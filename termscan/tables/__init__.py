"""Mentions, documents and municipalities to counts, rates, coverage and change."""
