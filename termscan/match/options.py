"""What a matcher may be told to do otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class MatchOptions:
    """How mentions are found and counted; the defaults follow the annotation manual.

    `overlap`: ``longest`` counts the longest concept and keeps those inside it as ``nested`` or
    ``in_name``; ``all`` counts every concept, however they lie. `verbal`: a verb with its object
    says the same as the noun. `coordination`: words shared by the members of a coordination are
    found over the other members. `ellipsis`: compounds completed from their neighbours count.
    `coreference`: "… ja sen edistäminen" points back to the concept before it.
    """

    overlap: Literal["longest", "all"] = "longest"
    verbal: bool = True
    coordination: bool = True
    ellipsis: bool = True
    coreference: bool = True
