"""The small Finland with what its joint plan says of goals, and the tables in it."""

from dataclasses import replace

from tables_world import CONCEPTS, EXPECTED, MUNICIPALITIES, SCANS, mention

from termscan.records import Mention
from termscan.tables import PlanMeasure, build_tables

HOSTILE = "<script>alert(4)</script>"
GOAL = "Tavoitteena on mielenterveys, jonka mittarina on kysely."
ROWS = (
    PlanMeasure("e" * 64, 7, "Mielenterveys kuuluu kaikille", HOSTILE, "Sivistys", None, False),
    PlanMeasure("b" * 64, 2, "Mielenterveys vanhassa", "Ei enää"),
)


def cue(sentence, concept, surface, page):
    start = sentence.index(surface)
    return Mention(
        start, start + len(surface), surface, concept, "frames", "term", "counted", surface,
        page=page, sentence=sentence,
    )  # fmt: skip


def planned_tables():
    hostile = f"{GOAL} {HOSTILE}"
    found = (
        *SCANS[4].mentions,
        mention("p:ohjaamo", "Ohjaamo auttaa.", "Ohjaamo", page=12),
        mention("mielenterveys", GOAL, "mielenterveys", page=8),
        cue(GOAL, "tavoite", "Tavoitteena", 8),
        cue(GOAL, "mittari", "mittarina", 8),
        mention("mielenterveys", hostile, "mielenterveys", page=9, at=500),
        replace(cue(hostile, "tavoite", "Tavoitteena", 9), start=500, end=511, sentence_start=500),
    )
    alone = (*SCANS[0].mentions, cue("Seuranta on tärkeää.", "seuranta", "Seuranta", 6))
    first = replace(SCANS[0], mentions=alone)
    scans = [first, *SCANS[1:4], replace(SCANS[4], mentions=found), *SCANS[5:]]
    return build_tables(scans, MUNICIPALITIES, CONCEPTS, EXPECTED, measures=ROWS)
