"""Evidence, measures and target groups: sentences and rows, grouped and never judged."""

from dataclasses import replace

import pytest
from tables_world import CONCEPTS, EXPECTED, MUNICIPALITIES, PRACTICE, SCANS, mention

from termscan.lexicon import load_lexicon
from termscan.records import Mention
from termscan.tables import PlanMeasure, build_tables
from termscan.tables.frames import frame_items, target_groups


def cue(sentence, concept, surface, page, at=0, status="counted"):
    start = at + sentence.index(surface)
    end = start + len(surface)
    return Mention(
        start, end, surface, concept, "frames", "term", status, surface,
        page=page, sentence=sentence, sentence_start=at,
    )  # fmt: skip


GOAL = "Tavoitteena on mielenterveys, jonka mittarina on kysely."


@pytest.fixture(scope="module")
def with_cues():
    plan = replace(
        SCANS[4],
        mentions=(
            *SCANS[4].mentions,
            mention("mielenterveys", GOAL, "mielenterveys", page=8),
            cue(GOAL, "tavoite", "Tavoitteena", 8),
            cue(GOAL, "mittari", "mittarina", 8),
            cue(GOAL, "kysely", "kysely", 8, status="nested"),
            cue("Tavoite on tie.", "tavoite", "Tavoite", 8, at=100),
            cue(PRACTICE, "kunta", "kunta", 9),
            cue("Tavoite 3", "tavoite", "Tavoite", 1, status="running"),
        ),
    )
    return build_tables([*SCANS[:4], plan, *SCANS[5:]], MUNICIPALITIES, CONCEPTS, EXPECTED)


def test_a_sentence_speaks_to_every_item_whose_cue_it_holds_beside_a_term(with_cues):
    found = with_cues.evidence("recommendations")
    assert set(found.sentence) == {GOAL}
    assert set(found["item"]) == {"R3", "R3a", "R3c"}
    assert set(found.municipality_code) == {"179", "231"}
    row = found[found["item"] == "R3"].iloc[0]
    assert (row.cues, row.terms, row.page) == ("Tavoitteena, mittarina", "mielenterveys", 8)
    assert row.url.endswith("#page=8")


def test_sentences_without_a_term_come_only_when_wanted_and_headers_never(with_cues):
    anywhere = with_cues.evidence("recommendations", anywhere=True)
    assert set(anywhere.sentence) == {GOAL, "Tavoite on tie."}


def test_a_cue_inside_a_name_says_nothing(with_cues):
    assert with_cues.evidence("actors", anywhere=True).empty


def test_cue_words_are_not_counted(with_cues, tables):
    assert "frames" not in set(with_cues.counts().lexicon)
    assert "frames" not in set(with_cues.mentions().lexicon)
    ids = SCANS[4].document.id
    both = [made.documents().set_index("document").mentions[ids] for made in (tables, with_cues)]
    assert both == [3, 4]


def test_every_cue_is_a_concept_of_the_shipped_lexicon_and_every_concept_a_cue():
    cues = set().union(*(item.cues for item in frame_items()))
    assert cues == {concept.id for concept in load_lexicon("frames").concepts}


def test_items_are_told_apart_and_say_what_they_rest_on():
    keys = [(item.frame, item.item) for item in frame_items()]
    assert len(set(keys)) == len(keys) == 100
    assert {item.confirmed for item in frame_items()} == {
        "document", "document; name inferred", "web page", "memory",
    }  # fmt: skip


def test_practices_stand_under_the_people_whom_they_are_for(tables):
    found = tables.target_groups()
    town = found[found.concept == "p:hyvan-mielen-kunta"].set_index("target_group")
    assert set(town.index) == {"T-johto", "T-kuntalaiset"}
    assert town.loc["T-johto", "mentions"] == 3
    assert town.loc["T-johto", "municipalities_fi"] == "Jyväskylä, Kaskinen"


def test_target_groups_name_shipped_practices_and_known_groups():
    practices = {concept.id for concept in load_lexicon("practices").concepts}
    groups = {item.item for item in frame_items() if item.frame == "target-groups"}
    assert set(target_groups()) <= practices
    assert set().union(*target_groups().values()) <= groups


PLAN = SCANS[4].document.id
ROWS = (
    PlanMeasure(PLAN, 7, "Mielenterveys\nvahvistuu", "Koulutetaan", "hyte", "kysely"),
    PlanMeasure(PLAN, 7, "Liikunta lisääntyy", "Rakennetaan reitti", "tekninen", None, False),
    PlanMeasure("0" * 64, 7, "Mielenterveys"),
)


def test_measures_are_rows_that_name_a_term(tables):
    found = tables.measures(ROWS)
    assert found.municipality_code.tolist() == ["179", "231"]
    row = found.iloc[0]
    assert (row.goal, row.terms, row.page, row.certain) == (
        "Mielenterveys\nvahvistuu", "mielenterveys", 7, True,
    )  # fmt: skip
    assert row.url.endswith("#page=7")


def test_every_measure_of_known_documents_comes_when_wanted(tables):
    assert len(tables.measures(ROWS, every=True)) == 4


def test_a_term_on_another_page_does_not_make_a_row_its_own(tables):
    assert tables.measures([replace(ROWS[0], page=8)]).empty


def test_without_rows_there_are_no_measures(tables):
    assert tables.measures().empty


def test_a_row_of_a_table_on_two_pages_stands_on_the_page_of_its_term(tables):
    row = PlanMeasure(PLAN, 6, "Mielen-\nterveys vahvistuu", pages=(6, 7))
    assert tables.measures([row]).page.tolist() == [7, 7]
