"""The data behind the sentences: complete, and with offsets as browsers count."""

import json
import re

import pytest
from tables_world import CONCEPTS, MUNICIPALITIES, document, mention

from termscan.records import DocumentScan, Mention
from termscan.report.evidence import LONGEST, document_script, index_script, passage
from termscan.report.model import Model
from termscan.tables import build_tables


def data(script):
    """Return the last argument of a data script's one call."""
    call = re.fullmatch(r'termscan\.\w+\((?:"[^"]*",)?(.*)\);\n', script, re.DOTALL)
    return json.loads(call.group(1))


def model_of(*mentions):
    scan = DocumentScan(document("a", "179"), "counted", pages=9, words=99, mentions=mentions)
    return Model(build_tables([scan], MUNICIPALITIES, CONCEPTS))


def test_the_index_adds_up_to_the_tables(tables):
    index = data(index_script(Model(tables)))
    sums = {row[0]: 0 for row in index["concepts"]}
    for paper in index["documents"]:
        if paper["latest"]:
            for at in range(0, len(paper["counts"]), 2):
                sums[index["concepts"][paper["counts"][at]][0]] += paper["counts"][at + 1]
    concepts = tables.select(period="latest").concepts()
    assert list(sums.values()) == concepts["mentions"].tolist()


def test_only_the_latest_documents_of_a_place_are_its_numbers(tables):
    papers = {paper["id"][0]: paper for paper in data(index_script(Model(tables)))["documents"]}
    assert papers["a"]["latest"] == ["179"]
    assert papers["b"]["latest"] == []
    assert papers["9"]["latest"] == []
    assert papers["9"]["replaced"] == 1
    assert papers["e"]["latest"] == ["179", "231"]
    assert papers["d"]["unreadable"] == ["reason_password", ""]


def test_every_mention_is_marked_where_it_stands(tables):
    model = Model(tables)
    for paper in model.papers:
        found = data(document_script(paper, model))
        assert len(found["mentions"]) == len(paper.scan.mentions)
        marked = {
            found["sentences"][place][1][start:end]
            for place, _, _, start, end, *_ in found["mentions"]
        }
        assert marked == {mention.surface for mention in paper.scan.mentions}


def test_what_is_not_counted_says_why():
    one = mention("mielenterveys", "Mielenterveys.", "Mielenterveys", status="ruled_out")
    other = mention("mielenterveys", "Mielenterveys.", "Mielenterveys")
    model = model_of(one, other)
    rows = data(document_script(model.papers[0], model))["mentions"]
    assert sorted(str(row[2]) for row in rows) == ["0", "ruled_out"]


def test_offsets_count_as_browsers_do():
    sentence = "\N{GRINNING FACE} Mielenterveys kuuluu kaikille."
    model = model_of(mention("mielenterveys", sentence, "Mielenterveys"))
    (row,) = data(document_script(model.papers[0], model))["mentions"]
    units = sentence.encode("utf-16-le")
    assert units[row[3] * 2 : row[4] * 2].decode("utf-16-le") == "Mielenterveys"


def test_a_mention_in_pieces_is_marked_in_pieces():
    sentence = "Mielenterveys- ja päihdetyö."
    found = Mention(
        0, 27, sentence[:27], "mielenterveys", "mental-wellbeing", "term", "counted", "x",
        fragments=((0, 13), (24, 27)), sentence=sentence,
    )  # fmt: skip
    assert [sentence[a:b] for a, b in passage(found)[1]] == ["Mielenterveys", "työ"]


@pytest.mark.parametrize("before", [0, 10, 5000])
def test_a_table_that_was_read_as_one_sentence_is_cut_around_the_mention(before):
    sentence = "x" * before + " mielenterveys " + "y" * 5000
    text, ((start, end),) = passage(mention("mielenterveys", sentence, "mielenterveys"))
    assert len(text) <= LONGEST + 4
    assert text[start:end] == "mielenterveys"


def test_a_mention_without_a_sentence_is_its_own():
    found = Mention(7, 12, "mieli", "mielenterveys", "mental-wellbeing", "term", "counted", "x")
    assert passage(found) == ("mieli", [(0, 5)])
