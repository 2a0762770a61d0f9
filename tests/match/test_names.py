"""Names of practices and organisations: their letters, endings, heads, brackets and addresses."""

from __future__ import annotations

import pytest
from match.makers import counted, matcher_of, shipped


@pytest.mark.parametrize(
    ("text", "concept", "words"),
    [
        ("Lapset puheeksi -koulutusta", "p:lapset-puheeksi", "Lapset puheeksi -koulutusta"),
        ("Lapset puheeksi-koulutusta", "p:lapset-puheeksi", "Lapset puheeksi-koulutusta"),
        ("Lapset Puheeksi- menetelmän", "p:lapset-puheeksi", "Lapset Puheeksi- menetelmän"),
        ("”Lapset puheeksi” -malli", "p:lapset-puheeksi", "Lapset puheeksi” -malli"),
        ("Lapset puheeksi (LP) -keskustelu", "p:lapset-puheeksi", "Lapset puheeksi"),
        ("Iceheartsissa on kasvattajia", "p:icehearts", "Iceheartsissa"),
        ("Gutsy Gon viikko", "p:gutsy-go", "Gutsy Gon"),
        ("Ihmeellisten vuosien ryhmä", "p:ihmeelliset-vuodet", "Ihmeellisten vuosien"),
        ("KiVa-kouluissa voidaan hyvin", "p:kiva-koulu", "KiVa-kouluissa"),
        ("MIVA:n avulla", "p:miva-malli", "MIVA:n"),
        ("Hyvän mielen\nkunnassa", "p:hyvan-mielen-kunta", "Hyvän mielen kunnassa"),
        ("Etsivää nuorisotyötä", "p:etsiva-nuorisotyo", "Etsivää nuorisotyötä"),
        ("THL:ssä tutkitaan", "o:thl", "THL:ssä"),
        ("MIELI ry:n väki", "o:mieli-ry", "MIELI ry:n"),
    ],
)
def test_names_in_all_their_forms(text: str, concept: str, words: str) -> None:
    assert counted(shipped(), text) == [(concept, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Koulussa on kiva henki.",
        "Meillä on toimivat palvelut ja oiva sijainti.",
        "Mielestämme asia on hyvä.",
        "Aikalisän jälkeen peli jatkui.",
        "Kompassi näyttää pohjoiseen.",
        "Pyydettiin arviota ja thlm-koodia.",
        "Versosta kasvaa puu.",
    ],
)
def test_words_that_only_look_like_names(text: str) -> None:
    assert counted(shipped(), text) == []


def test_an_abbreviation_never_matches_inside_a_longer_one() -> None:
    matcher = matcher_of(
        '[[concept]]\nid = "p:ept"\nlabel = { fi = "EPT" }\n'
        'forms = { fi = [{ form = "EPT", whole_token = true, as_written = true }] }',
        kind="practice",
    )
    assert counted(matcher, "EPT, EPT:n ja EPT-verkosto") == [
        ("p:ept", "EPT"),
        ("p:ept", "EPT:n"),
        ("p:ept", "EPT-verkosto"),
    ]
    assert counted(matcher, "EPTT, ept ja keept") == []


def test_a_bracketed_abbreviation_of_the_name_belongs_to_it() -> None:
    text = "yhteisön sosiaalisen laadun arviointimallin (SOLA) käyttö"
    assert counted(shipped(), text) == [
        ("p:sola", "yhteisön sosiaalisen laadun arviointimallin (SOLA)")
    ]


def test_members_of_a_name_share_its_beginning() -> None:
    text = "Hyvän mielen kunta -tarkistuslistaa ja työkalupakkia"
    assert counted(shipped(), text) == [
        ("p:hyvan-mielen-kunta-tarkistuslista", "Hyvän mielen kunta -tarkistuslistaa"),
        ("p:hyvan-mielen-kunta-tyokalupakki", "Hyvän mielen kunta|työkalupakkia"),
    ]


def test_an_address_alone_is_evidence_and_one_in_a_sentence_is_not() -> None:
    alone = "https://kunta.fi/nuoret/gutsy-go-2024\n"
    assert counted(shipped(), alone) == [("p:gutsy-go", "gutsy-go")]
    inside = "Lue lisää sivulta https://kunta.fi/nuoret/gutsy-go-2024 ja kerro."
    (mention,) = shipped().mentions(inside)
    assert (mention.status, mention.because) == ("ruled_out", "an address inside running text")


def test_a_name_with_its_domain_is_a_name() -> None:
    text = "Apua saa Mielenterveystalo.fi-palvelusta ja sivulta www.gutsygo.fi ympäri vuorokauden."
    assert [concept for concept, _ in counted(shipped(), text)] == ["p:mielenterveystalo"]


def test_an_e_mail_address_names_nobody() -> None:
    assert counted(shipped(), "Kirjoita: etunimi.sukunimi@thl.fi") == []


@pytest.mark.parametrize("line_end", ["-\n", "\ufffe", " "])
@pytest.mark.parametrize(
    ("first", "rest", "concept"),
    [
        ("Friends", "ohjelmaa", "p:friends"),
        ("Walkers", "kahvilan", "p:walkers"),
        ("Aikalisä", "toiminta", "p:aikalisa"),
        ("Verso", "toimintaan", "p:verso"),
        ("Voikukkia", "ryhmissä", "p:voikukkia"),
    ],
)
def test_a_name_keeps_its_hyphen_over_a_line_end(
    first: str, rest: str, concept: str, line_end: str
) -> None:
    found = counted(shipped(), f"Koulussa on {first}{line_end}{rest} käytössä.")
    assert concept in {name for name, _ in found}
