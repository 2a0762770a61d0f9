"""Practice models by the people whom they are for."""

from __future__ import annotations

from termscan.report.model import Entry, Model


def target_groups(model: Model) -> dict[tuple[str, str], list[Entry]]:
    """Return the practices of each target group, by its id and Finnish name."""
    frame = model.tables.target_groups()
    names = ("target_group", "target_group_fi", "lexicon", "concept")
    found: dict[tuple[str, str], list[Entry]] = {}
    for group, name, lexicon, concept in zip(*(frame[n].tolist() for n in names), strict=True):
        entry = model.entry.get((lexicon, concept))
        if entry is not None:
            found.setdefault((group, name), []).append(entry)
    return found
