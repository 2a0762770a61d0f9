"""Records as plain values for JSON, and back."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from termscan.records import Concept, Municipality


def concept_row(concept: Concept) -> dict[str, Any]:
    """Return a concept as plain values for JSON."""
    return {field.name: getattr(concept, field.name) for field in fields(Concept)}


def concept_from(row: dict[str, Any]) -> Concept:
    """Return the concept of a `concept_row`."""
    forms = {language: tuple(phrases) for language, phrases in row["forms"].items()}
    return Concept(**{**row, "forms": forms, "from_memory": tuple(row["from_memory"])})


def municipality_row(municipality: Municipality) -> dict[str, Any]:
    """Return a municipality as plain values for JSON; dates as ISO text."""
    row = {field.name: getattr(municipality, field.name) for field in fields(Municipality)}
    for name in ("valid_from", "valid_to"):
        row[name] = row[name] and row[name].isoformat()
    return row


def municipality_from(row: dict[str, Any]) -> Municipality:
    """Return the municipality of a `municipality_row`."""
    from datetime import date

    dates = {
        name: row[name] and date.fromisoformat(row[name]) for name in ("valid_from", "valid_to")
    }
    return Municipality(**{**row, **dates})
