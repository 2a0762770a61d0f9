"""What makes a mention hard to find, by the annotation's flags, tags and kinds."""

from __future__ import annotations

from typing import NamedTuple

from termscan.evaluate.scoring import Judgement


class Phenomenon(NamedTuple):
    """Which gold mentions show a phenomenon: by their flags, their passage's tags or their kind."""

    flags: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def shows(self, one: Judgement) -> bool:
        """Tell whether a judgement on a gold mention belongs here."""
        return (
            not self.flags.isdisjoint(one.flags)
            or not self.tags.isdisjoint(one.tags)
            or one.kind in self.kinds
        )


PHENOMENA: dict[str, Phenomenon] = {
    "ellipsis": Phenomenon(frozenset({"ellipsis", "double-ellipsis"})),
    "verbal": Phenomenon(frozenset({"verbal"})),
    "split": Phenomenon(
        frozenset({"coordination", "coreference", "discontinuous", "gap", "slash"})
    ),
    "names": Phenomenon(kinds=frozenset({"practice", "organisation"})),
    "abbreviation": Phenomenon(frozenset({"abbreviation"}), frozenset({"abbreviation"})),
    "line-break": Phenomenon(frozenset({"broken-word", "hyphen-break", "line-break"})),
    "spacing": Phenomenon(frozenset({"spacing"})),
    "compound": Phenomenon(frozenset({"compound", "compound-other"})),
}
