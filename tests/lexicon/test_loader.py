"""Lexicon files: what they may say, what is said of mistakes, and how they build on others."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_data import shared

from termscan.errors import LexiconError
from termscan.lexicon import DEFAULT_LEXICONS, load_lexicon, load_lexicons, shipped_lexicons

HEAD = 'format = 1\nid = "own"\ntitle = "Own"\nversion = "1"\n'
ONE = """
[[concept]]
id = "toivo"
scope = "near"
[concept.label]
fi = "toivo"
sv = "hopp"
[concept.forms]
fi = ["toivo", { form = "TOIVO", as_written = true, whole_token = true }]
"""


def written(folder: Path, body: str, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_text(HEAD + body, encoding="utf-8")
    return path


def problems_of(path: Path | str) -> list[str]:
    with pytest.raises(LexiconError) as caught:
        load_lexicon(path)
    return str(caught.value).splitlines()


def test_the_shipped_lexicons_load_and_hold_what_they_promise() -> None:
    terms, practices, organisations = load_lexicons()
    assert load_lexicons("practices") == (practices,)
    assert {terms.id, practices.id, organisations.id} <= set(shipped_lexicons())
    assert len(practices.concepts) == 103
    assert len(organisations.concepts) == 24
    assert {concept.scope for concept in terms.concepts} == {"core", "near"}
    assert all(concept.id.startswith("p:") for concept in practices.concepts)
    assert all(concept.id.startswith("o:") for concept in organisations.concepts)
    services = {concept.id for concept in practices.concepts if concept.service}
    assert {"p:perhekeskusmalli", "p:ohjaamo", "p:etsiva-nuorisotyo"} <= services


def test_every_concept_of_the_facts_is_shipped_with_its_id() -> None:
    columns = {"terms.tsv": "", "practices.tsv": "p:", "orgs.tsv": "o:"}
    shipped = {concept.id for lexicon in load_lexicons() for concept in lexicon.concepts}
    for name, prefix in columns.items():
        with shared("data", "lexicon", name).open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        wanted = {prefix + row["id"] for row in rows if row.get("scope", "core") != "context"}
        assert wanted <= shipped


def test_labels_that_rest_on_memory_say_so() -> None:
    concept = load_lexicon("mental-wellbeing")["mielen-tasapaino"].concept
    assert set(concept.from_memory) == {"label.sv", "label.en"}


def test_a_form_carries_its_rules(tmp_path: Path) -> None:
    entry = load_lexicon(written(tmp_path, ONE))["toivo"]
    plain, capitals = entry.forms
    assert (plain.as_written, plain.whole_token) == (False, False)
    assert (capitals.as_written, capitals.whole_token) == (True, True)
    assert entry.concept.forms == {"fi": ("toivo", "TOIVO")}
    assert entry.concept.labels == {"fi": "toivo", "sv": "hopp"}


def test_rules_of_a_concept_hold_for_its_forms_unless_a_form_has_its_own(tmp_path: Path) -> None:
    body = """
[[concept]]
id = "a"
requires = { words = ["lapsi"], within = 4 }
label = { fi = "a" }
forms = { fi = ["yksi", { form = "kaksi", requires = [] }] }
"""
    first, second = load_lexicon(written(tmp_path, body))["a"].forms
    assert first.requires[0].words == ("lapsi",)
    assert first.requires[0].within == 4
    assert second.requires == ()


def test_all_mistakes_are_told_at_once_with_lines_and_remedies(tmp_path: Path) -> None:
    body = """
[[concept]]
id = "Ä"

[[concept]]
id = "b"
tone = "happy"
scop = "core"
label = { fi = "b", de = "b" }
service = "yes"
forms = { fi = "b" }

[[concept]]
id = "b"
label = { fi = "b" }
forms = { fi = [{ form = "b", gap = -1, requires = { within = "page" } }] }
frames = [{ verbs = ["tukea"] }]
"""
    told = problems_of(written(tmp_path, body))
    lines = {int(line.split(".toml:")[1].split(":")[0]) for line in told}
    assert len(told) >= 10
    assert {7, 11, 12, 13, 14, 15, 18, 20, 21} <= lines
    assert all("(" in line for line in told)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"format = 1\nid = ", ":2: not TOML"),
        (b'format = 1\nid = "\xe4"', ":2: the file is not UTF-8"),
        (b'id = "x"', "format is None"),
        (b"format = 2", "format is 2"),
        (b"format = 1\nconcepts = []", "has no key 'concepts'"),
    ],
)
def test_a_file_that_is_no_lexicon(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(content)
    assert what in problems_of(path)[0]


def test_an_unknown_lexicon_names_the_known_ones() -> None:
    (told,) = problems_of("no-such-lexicon")
    assert all(name in told for name in DEFAULT_LEXICONS)


def test_two_lexicons_of_one_id_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, ONE)
    with pytest.raises(LexiconError, match="also that of"):
        load_lexicons([path, path])


def test_the_hash_ignores_layout_comments_and_order(tmp_path: Path) -> None:
    two = ONE + '\n[[concept]]\nid = "usko"\nlabel = { fi = "usko" }\nforms = { fi = ["usko"] }\n'
    other = """
# a comment
[[concept]]
forms.fi = ["usko"]
label.fi = "usko"
id = "usko"
[[concept]]
label = { sv = "hopp", fi = "toivo" }
forms = { fi = [{ whole_token = true, form = "TOIVO", as_written = true }, "toivo"] }
scope = "near"
id = "toivo"
"""
    first = load_lexicon(written(tmp_path, two))
    second = load_lexicon(written(tmp_path, other, "other.toml"))
    assert first.hash == second.hash
    changed = load_lexicon(written(tmp_path, two.replace("hopp", "hoppet"), "changed.toml"))
    assert changed.hash != first.hash


@given(st.permutations(["scope", "tone", "note", "broader"]))
def test_the_order_of_keys_never_matters(keys: list[str]) -> None:
    from termscan.lexicon.loader import lexicon_of

    values = {"scope": "near", "tone": "promotion", "note": "n", "broader": "b"}
    concept = {"id": "a", **{key: values[key] for key in keys}, "label": {"fi": "a"}}
    head = {"format": 1, "id": "x", "version": "1"}
    plain = {"id": "a", **values, "label": {"fi": "a"}}
    one = lexicon_of({**head, "concept": [concept]}, "one")
    assert one.hash == lexicon_of({**head, "concept": [plain]}, "two").hash


def test_an_own_lexicon_extends_overrides_and_drops(tmp_path: Path) -> None:
    body = """
extends = "mental-wellbeing"
drop = ["stigma"]
[[concept]]
id = "mielen-tasapaino"
tone = "neutral"
more = { fi = ["mielen seesteisyys"] }
[[concept]]
id = "toiveikkuus"
label = { fi = "toiveikkuus" }
forms = { fi = ["toiveikkuus"] }
"""
    own, base = load_lexicon(written(tmp_path, body)), load_lexicon("mental-wellbeing")
    ids = {concept.id for concept in own.concepts}
    assert ids == {concept.id for concept in base.concepts} - {"stigma"} | {"toiveikkuus"}
    changed = own["mielen-tasapaino"].concept
    assert changed.tone == "neutral"
    assert changed.labels == base["mielen-tasapaino"].concept.labels
    assert changed.forms["fi"] == (
        *base["mielen-tasapaino"].concept.forms["fi"],
        "mielen seesteisyys",
    )
    assert {concept.lexicon for concept in own.concepts} == {"own"}


def test_a_lexicon_may_extend_a_file_beside_it_but_not_itself(tmp_path: Path) -> None:
    written(tmp_path, ONE, "base.toml")
    above = written(tmp_path, 'extends = "base.toml"\n', "above.toml")
    assert [concept.id for concept in load_lexicon(above).concepts] == ["toivo"]
    loop = written(tmp_path, 'extends = "loop.toml"\n', "loop.toml")
    assert "extends itself" in problems_of(loop)[0]


def test_dropping_what_the_base_lacks_is_a_mistake(tmp_path: Path) -> None:
    written(tmp_path, ONE, "base.toml")
    path = written(tmp_path, 'extends = "base.toml"\ndrop = ["tovio"]\n', "above.toml")
    assert "tovio" in problems_of(path)[0]
