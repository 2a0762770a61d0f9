"""Lexicon files: format, loader, linter, import and export."""
