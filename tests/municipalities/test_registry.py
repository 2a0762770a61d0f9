"""The registry knows Finland's municipalities by code, name, inflected name and domain."""

import dataclasses
from datetime import date

import pytest

from termscan.errors import AmbiguousMunicipality, FileProblems, UnknownMunicipality, UsageError
from termscan.municipalities import Registry
from termscan.records import Municipality

REGISTRY = Registry.shipped()

INVENTED = Municipality(
    code="990",
    name_fi="Ahvenkoski",
    name_sv="Abborfors",
    region_code="99",
    region_fi="Keksitty maakunta",
    region_sv="Påhittat landskap",
    county_code=None,
    county_fi=None,
    county_sv=None,
    language="fi",
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("179", "179"),
        ("005", "005"),
        ("Jyväskylä", "179"),
        ("JYVÄSKYLÄ", "179"),
        ("Jyva\u0308skyla\u0308", "179"),
        ("  Jyväskylässä ", "179"),
        ("Äänekosken", "992"),
        ("Äänekosken kaupunki", "992"),
        ("Äänekosken kaupungin", "992"),
        ("Iin", "139"),
        ("Ii", "139"),
        ("Kokemäelle", "271"),
        ("Vöyriltä", "946"),
        ("Esbo stads", "049"),
        ("Espoo / Esbo", "049"),
        ("Vantaa – Vanda", "092"),
        ("Vantaan kaupunki - Vanda stad", "092"),
        ("Mänttä-Vilppula", "508"),
        ("Mustasaari (Korsholm)", "499"),
        ("Korsnäs kommun", "280"),
        ("Korsnäs", "280"),
        ("Borgnäs kommuns", "611"),
        ("Korsholm", "499"),
        ("Mustasaaressa", "499"),
        ("Koski", "284"),
        ("Koski Tl", "284"),
        ("Kosken Tl kunta", "284"),
        ("Koski Tl:n", "284"),
        ("Pedersören kunta", "599"),
        ("Pedersören kunnassa", "599"),
        ("Pedersöre", "599"),
        ("Pedersöressä", "599"),
        ("Kristiinankaupungissa", "287"),
        ("Uudenkaupungin kaupunki", "895"),
        ("Uuteenkaupunkiin", "895"),
        ("Uudessakaarlepyyssä", "893"),
        ("Isonkyrön", "152"),
        ("Virtain kaupunki", "936"),
        ("Virroilla", "936"),
        ("Lopen kunta", "433"),
        ("Rautalammin kunta", "686"),
        ("Alavuden", "010"),
        ("Varkauteen", "915"),
        ("Kannuksessa", "217"),
        ("Pihtiputaan", "601"),
        ("Punkalaitumella", "619"),
        ("Kauniaisten", "235"),
        ("Kaustisella", "236"),
        ("Petäjävedellä", "592"),
        ("Petäjävettä", "592"),
        ("Lahden kaupunki", "398"),
        ("Salon", "734"),
        ("Salossa", "734"),
        ("Maarianhaminan", "478"),
        ("S:t Karins stad", "202"),
        ("Gustav Adolfs", "081"),
        ("Mänttä-Vilppulan", "508"),
    ],
)
def test_a_municipality_is_found_by_code_and_by_name_in_any_form(text, code):
    assert REGISTRY.find(text).code == code


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("jyvaskyla.fi", "179"),
        ("www.jyvaskyla.fi", "179"),
        ("https://www.jyvaskyla.fi/strategia", "179"),
        ("HTTPS://ePalvelu.Jyvaskyla.FI:8443/a", "179"),
        ("https://poytakirjat.alavieska.fi/D10_Alavieska/cgi/DREQUEST.PHP", "009"),
        ("asikkalad10.oncloudos.com", "016"),
        ("https://hollola.cloudnc.fi/fi-FI/Toimielimet", "098"),
        ("https://kirkkonummi.cloudnc.fi/fi-FI", "257"),
        ("hamina-julkaisu.triplancloud.fi", "075"),
        ("kyrkslatt.fi", "257"),
        ("www.kristiinankaupunki.fi", "287"),
        ("kristiinankaupunki.fi", "287"),
        ("kristinestad.fi", "287"),
        ("kimitoon.fi", "322"),
        ("https://dynastyjulkaisu.pohjoiskarjala.net/Heinavesi/cgi/DREQUEST.PHP", "090"),
        ("https://mikkeli.cloudnc.fi/download/noname/{A-B}/57440", "491"),
    ],
)
def test_a_municipality_is_found_by_where_it_publishes(where, code):
    assert REGISTRY.by_domain(where).code == code
    assert REGISTRY.find(where).code == code


@pytest.mark.parametrize(
    "shared", ["dynastyjulkaisu.pohjoiskarjala.net", "https://dynastyjulkaisu.kase.fi/", "tweb.fi"]
)
def test_a_shared_host_is_ambiguous(shared):
    with pytest.raises(AmbiguousMunicipality) as error:
        REGISTRY.by_domain(shared)
    assert len(error.value.nearest) > 1


@pytest.mark.parametrize(
    "nowhere",
    [
        "",
        "fi",
        ".fi",
        "helsinki.fi",
        "evil-jyvaskyla.fi",
        "jyvaskyla.fi.evil.com",
        "//[",
        "http://",
    ],
)
def test_a_foreign_host_is_unknown(nowhere):
    with pytest.raises(UnknownMunicipality):
        REGISTRY.by_domain(nowhere)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Jyvaskyla", "Jyväskylä"),
        ("Aanekoski", "Äänekoski"),
        ("Jyväskyla kaupunki", "Jyväskylä"),
        ("Helsingfor", "Helsingfors"),
        ("5", "005"),
    ],
)
def test_an_unknown_name_comes_with_the_nearest(text, nearest):
    with pytest.raises(UnknownMunicipality) as error:
        REGISTRY.find(text)
    assert error.value.nearest[0] == nearest
    assert nearest in str(error.value)


@pytest.mark.parametrize("text", ["", " ", "kunta", "stad", "999", "²", "n", "ssa", "x" * 10**6])
def test_what_is_no_name_is_unknown(text):
    with pytest.raises(UnknownMunicipality):
        REGISTRY.find(text)


def test_the_registry_is_dated():
    sizes = [len(REGISTRY.on(date(year, 6, 1))) for year in (2023, 2024, 2025, 2026)]
    assert sizes == [309, 309, 308, 308]
    assert len(REGISTRY.on()) == 308
    with pytest.raises(UsageError):
        REGISTRY.on(date(2022, 12, 31))


def test_an_ended_municipality_is_found_without_a_day_and_names_its_heir_with_one():
    pertunmaa = REGISTRY.find("Pertunmaan kunta")
    assert pertunmaa == REGISTRY.find("Pertunmaa", date(2024, 12, 31))
    assert pertunmaa.valid_to == date(2024, 12, 31)
    with pytest.raises(UnknownMunicipality) as error:
        REGISTRY.find("Pertunmaa", date(2025, 1, 1))
    assert error.value.nearest == ("Mäntyharju",)
    assert REGISTRY.successor(pertunmaa) == REGISTRY.find("Mäntyharju")
    assert REGISTRY.successor(REGISTRY.find("Mäntyharju")) is None


@pytest.mark.parametrize(
    ("what", "size"),
    [
        ("all", 308),
        ("Keski-Suomi", 22),
        ("Keski-Suomessa", 22),
        ("mellersta finland", 22),
        ("Keski-Suomen hyvinvointialue", 22),
        ("Västra Nylands välfärdsområde", 10),
        ("Etelä-Savo", 11),
        ("Ahvenanmaa", 16),
        ("Åland", 16),
        ("Helsinki", 1),
        ("Helsingin kaupunki", 1),
        ("Laukaa, Muurame", 2),
        (["Laukaa", "Laukaan kunta", "Keski-Suomi"], 22),
    ],
)
def test_municipalities_are_selected_by_region_county_and_list(what, size):
    chosen = REGISTRY.select(what)
    assert len(chosen) == size
    assert list(chosen) == sorted(chosen, key=lambda one: one.code)


def test_a_selection_follows_the_day():
    assert len(REGISTRY.select("Etelä-Savo", date(2024, 1, 1))) == 12


def test_an_unknown_region_comes_with_the_nearest():
    with pytest.raises(UnknownMunicipality) as error:
        REGISTRY.select("Keski-Somi")
    assert "Keski-Suomi" in error.value.nearest


def test_every_official_name_leads_to_its_municipality():
    for one in REGISTRY.on(date(2023, 1, 1)):
        for name in (one.name_fi, one.name_sv, one.name_fi.upper(), one.name_sv.lower()):
            assert REGISTRY.find(name) == one


def test_no_form_leads_to_two_municipalities():
    forms = REGISTRY._names._forms
    assert not [form for form, found in forms.items() if len({one.code for one in found}) > 1]


def test_the_facts_are_whole():
    everyone = REGISTRY.on(date(2023, 1, 1))
    assert sum(one.county_code is None for one in everyone) == 16
    assert {one.region_fi for one in everyone if one.county_code is None} == {"Ahvenanmaa"}
    helsinki = REGISTRY.find("Helsinki")
    assert [one for one in everyone if one.county_code == helsinki.county_code] == [helsinki]
    assert len({one.county_code for one in everyone} - {None}) == 22
    for one in everyone:
        assert one.population
        assert one.population_year in (2022, 2025)
        assert one.website or one.valid_to
    texts = [value for one in everyone for value in vars_of(one) if isinstance(value, str)]
    assert all(text == text.strip() for text in texts)


def vars_of(one):
    return [getattr(one, name) for name in one.__slots__]


def test_invented_municipalities_can_be_added():
    more = REGISTRY.with_added([INVENTED])
    assert more.find("Ahvenkosken kunta") == INVENTED
    assert more.select("Keksitty maakunta") == (INVENTED,)
    assert len(more.on()) == 309
    with pytest.raises(UnknownMunicipality):
        REGISTRY.find("Ahvenkoski")
    with pytest.raises(UsageError, match="990"):
        more.with_added([INVENTED])


def test_a_name_that_two_bear_is_ambiguous():
    twin = dataclasses.replace(INVENTED, code="991")
    with pytest.raises(AmbiguousMunicipality, match=r"Ahvenkoski \(990\) or Ahvenkoski \(991\)"):
        REGISTRY.with_added([INVENTED, twin]).find("Ahvenkosken")


def test_a_name_as_written_comes_before_a_form_of_another():
    salonen = dataclasses.replace(INVENTED, name_fi="Salon", name_sv="Salon")
    registry = REGISTRY.with_added([salonen])
    assert registry.find("Salon") == salonen
    assert registry.find("Salossa") == REGISTRY.find("Salo")


def test_of_two_of_a_name_the_day_may_decide():
    ended = dataclasses.replace(INVENTED, valid_to=date(2024, 12, 31))
    heir = dataclasses.replace(INVENTED, code="991", valid_from=date(2025, 1, 1))
    registry = REGISTRY.with_added([ended, heir])
    assert registry.find("Ahvenkoski", date(2024, 12, 31)) == ended
    assert registry.find("Ahvenkoski", date(2025, 1, 1)) == heir
    assert registry.select("Keksitty maakunta") == (heir,)
    with pytest.raises(AmbiguousMunicipality):
        registry.find("Ahvenkoski")


def test_a_long_list_of_candidates_is_cut_short():
    with pytest.raises(AmbiguousMunicipality, match=r"or \d+ others; write"):
        REGISTRY.find("oncloudos.com")


def test_all_mistakes_of_a_registry_file_are_reported_together(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(
        "code,name_fi,name_sv,region_code,region_fi,region_sv,language,population,valid_to\n"
        "5,Keksilä,Keksilä,99,K,K,fi,1,\n"
        "990,,Keksilä,99,K,K,fin,many,yesterday\n"
        "991,A,A,99,K,K,fi,,\n991,B,B,99,K,K,fi,,\n",
        encoding="utf-8",
    )
    with pytest.raises(FileProblems) as error:
        Registry.read(path)
    assert [problem.line for problem in error.value.problems] == [2, 3, 3, 3, 3, 5]
    assert "'5' is not three digits" in str(error.value)


@pytest.mark.parametrize("content", [b"", b"name\nx\n", b"\xff\xfe\x00", b"a;b\n1;2\n"])
def test_a_file_that_is_no_registry_is_one_clear_problem(tmp_path, content):
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(FileProblems, match=r"mine\.csv"):
        Registry.read(path)
    with pytest.raises(FileProblems):
        Registry.read(tmp_path / "absent.csv")
