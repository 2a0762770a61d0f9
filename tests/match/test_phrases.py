"""Words in any inflection, phrases over line ends, and words that a coordination shares."""

from __future__ import annotations

import pytest
from match.makers import counted, matcher_of, shipped

from termscan.match import MatchOptions


@pytest.mark.parametrize(
    ("text", "concept", "words"),
    [
        ("Mielenterveydestämmekin puhutaan.", "mielenterveys", "Mielenterveydestämmekin"),
        ("MIELENTERVEYSOSAAMISTA tarvitaan.", "mielenterveysosaaminen", "MIELENTERVEYSOSAAMISTA"),
        ("Mielen\nhyvinvoinnista huolehditaan.", "mielen-hyvinvointi", "Mielen hyvinvoinnista"),
        ("Mielen hyvin-\nvoinnista puhutaan.", "mielen-hyvinvointi", "Mielen hyvin- voinnista"),
        ("Lapsen elämänsä hallintaa tuetaan.", "elamanhallinta", "elämänsä hallintaa"),
        ("Hän on yksinäinenkin.", "yksinaisyys", "yksinäinenkin"),
        ("Koulukiusaamistapauksiin puututaan.", "kiusaaminen", "Koulukiusaamistapauksiin"),
        ("Vertaistukiryhmissä käydään.", "vertaistuki", "Vertaistukiryhmissä"),
        ("Mielenterveyden vahva pääoma kertyy.", "mielenterveys-paaomana",
         "Mielenterveyden|pääoma"),
        ("**Mielen** *hyvinvointi* on tärkeää.", "mielen-hyvinvointi", "Mielen** *hyvinvointi"),
        ("Vi talar om den psykiska hälsan och om mobbningen.", "mielenterveys", "psykiska hälsan"),
        ("They speak of mental health and of the bullying.", "mielenterveys", "mental health"),
    ],
)  # fmt: skip
def test_inflected_and_broken_words(text: str, concept: str, words: str) -> None:
    assert (concept, words) in counted(shipped(), text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fyysistä, psyykkistä ja sosiaalista hyvinvointia.", "psyykkistä|hyvinvointia"),
        ("Psyykkisen sekä sosiaalisen hyvinvoinnin tila.", "Psyykkisen|hyvinvoinnin"),
        ("Hyvinvoinnista, niin fyysisestä kuin psyykkisestäkin.", "Hyvinvoinnista|psyykkisestäkin"),
        ("Hyvinvointia (myös psyykkistä) seurataan.", "Hyvinvointia|psyykkistä"),
        ("Fyysisesti ja psyykkisesti hyvinvoivat lapset.", "psyykkisesti hyvinvoivat"),
        ("Psyykkisesti ja fyysisesti hyvinvoivat lapset.", "Psyykkisesti|hyvinvoivat"),
    ],
)
def test_adjectives_share_their_head(text: str, wanted: str) -> None:
    assert counted(shipped(), text) == [("psyykkinen-hyvinvointi", wanted)]


@pytest.mark.parametrize(
    "text",
    [
        "Psyykkistä, fyysistä ja sosiaalista turvallisuutta.",
        "Psyykkistä tukea ja kunnan hyvinvointia.",
        "Hyvinvointia, psyykkistä tukea ja neuvontaa.",
        "Psyykkinen oli sana. Hyvinvointi oli toinen.",
        "Psyykkisen ja hyvinvointia.",
    ],
)
def test_adjectives_of_another_head_are_not_shared(text: str) -> None:
    assert counted(shipped(), text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mielen ja kehon hyvinvoinnista.", [("mielen-hyvinvointi", "Mielen|hyvinvoinnista")]),
        (
            "Mielen tasapainoa ja hyvinvointia.",
            [("mielen-tasapaino", "Mielen tasapainoa"),
             ("mielen-hyvinvointi", "Mielen|hyvinvointia")],
        ),
        (
            "Mielenterveyden ja toimintakyvyn edistäminen.",
            [("mielenterveyden-edistaminen", "Mielenterveyden|edistäminen")],
        ),
        (
            "Mielenterveysongelmien varhainen tunnistaminen ja ehkäisy.",
            [("mielenterveyden-hairioiden-ehkaisy", "Mielenterveysongelmien|ehkäisy")],
        ),
        (
            "Psyykkinen/henkinen hyvinvointi.",
            [("psyykkinen-hyvinvointi", "Psyykkinen|hyvinvointi"),
             ("henkinen-hyvinvointi", "henkinen hyvinvointi")],
        ),
        ("Mielenterveyden ja hyvinvoinnin tietoa, keinoja, osaamista.",
         [("mielenterveys", "Mielenterveyden")]),
    ],
)  # fmt: skip
def test_genitives_and_heads_are_shared(text: str, wanted: list[tuple[str, str]]) -> None:
    assert counted(shipped(), text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Mielenterveys- ja päihdetyötä tehdään.",
            [("mielenterveystyo", "Mielenterveys|työtä"), ("paihdetyo", "päihdetyötä")],
        ),
        (
            "Mielenterveysosaamista ja -taitoja opitaan.",
            [("mielenterveysosaaminen", "Mielenterveysosaamista"),
             ("mielenterveystaidot", "Mielenterveys|-taitoja")],
        ),
        (
            "Ehkäisevää päihde- ja mielenterveystyötä.",
            [("ehkaiseva-paihdetyo", "Ehkäisevää päihde|työtä"),
             ("ehkaiseva-mielenterveystyo", "Ehkäisevää|mielenterveystyötä")],
        ),
        ("Terveys- ja mielenterveyspalveluja.",
         [("mielenterveyspalvelut", "mielenterveyspalveluja")]),
        (
            "Mielenterveyden riski- ja suojatekijät.",
            [("mielenterveyden-riskitekijat", "Mielenterveyden riski|tekijät"),
             ("mielenterveyden-suojatekijat", "Mielenterveyden|suojatekijät")],
        ),
    ],
)  # fmt: skip
def test_elliptical_compounds_count_for_each_member(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    assert sorted(counted(shipped(), text)) == sorted(wanted)


def test_a_suspended_member_alone_is_no_mention_of_its_word() -> None:
    assert counted(shipped(), "Mielenterveys- ja hyvinvointialueen.") == []


def test_what_a_page_end_puts_between_is_passed() -> None:
    text = "Tuetaan henkistä ja\n\nKuva: kunta\n\n12\n\nfyysistä hyvinvointia."
    assert counted(shipped(), text) == [("henkinen-hyvinvointi", "henkistä|hyvinvointia")]


def test_a_concept_is_counted_once_where_two_of_its_forms_share_a_word() -> None:
    text = "Psyykkistä terveyttä ja toimintakykyä."
    assert counted(shipped(), text) == [("psyykkinen-terveys", "Psyykkistä terveyttä")]


@pytest.mark.parametrize("mark", [",", ":", ";"])
def test_a_mark_parts_what_is_no_phrase(mark: str) -> None:
    assert counted(
        shipped(), f"Puhutaan mielenterveyden{mark} edistämisen ja hoidon keinoista."
    ) == [("mielenterveys", "mielenterveyden")]


def test_gaps_hold_only_as_many_words_as_the_lexicon_allows() -> None:
    concept = (
        '[[concept]]\nid = "a"\nlabel = {{ fi = "a" }}\n'
        'forms = {{ fi = [{{ form = "{}", gap = {} }}] }}'
    )
    allowed = matcher_of(concept.format("elämä hallita", 1))
    assert counted(allowed, "elämä nyt hallita")
    assert not counted(allowed, "elämä nyt heti hallita")


def test_coordination_and_ellipsis_can_be_switched_off() -> None:
    whole = shipped(MatchOptions(coordination=False))
    assert counted(whole, "Mielen ja kehon hyvinvoinnista.") == []
    closed = shipped(MatchOptions(ellipsis=False))
    assert counted(closed, "Mielenterveys- ja päihdetyötä.") == [("paihdetyo", "päihdetyötä")]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Mielensterveysosaamista lisätään.", "mielenterveysosaaminen"),
        ("Mielenterveytyötä tehdään.", "mielenterveystyo"),
    ],
)
def test_a_misprinted_word_of_the_lexicon_is_seen_through(text: str, concept: str) -> None:
    (mention,) = shipped().mentions(text)
    assert (mention.concept, mention.status) == (concept, "counted")
    assert mention.how.startswith("repair:")
