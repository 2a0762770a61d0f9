"""What was found out about a document, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from termscan.records import DocumentKind, Language

Value = TypeVar("Value")

SURE = 1.2
"""A weight of evidence that leaves no doubt."""


@dataclass(frozen=True, slots=True)
class Finding(Generic[Value]):
    """A value, how sure it is (0 for a mere default, 1 for certain), and what says so."""

    value: Value
    confidence: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is, as far as its name, address, metadata and first pages tell.

    `period` is written ``2022–2025``, or ``2030`` for a single year; `approved` is the day on
    which a council or board adopted it.
    """

    kind: Finding[DocumentKind]
    period: Finding[str | None]
    title: Finding[str | None]
    languages: Finding[tuple[Language, ...]]
    draft: Finding[bool]
    approved: Finding[date | None]
