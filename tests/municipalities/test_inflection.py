"""Names in every case are recognised; Voikko's analysis is the judge where it is installed."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_data import shared

from termscan.errors import UnknownMunicipality
from termscan.municipalities import Registry
from termscan.municipalities.inflection import inflected

REGISTRY = Registry.shipped()
NAMES = {one.name_fi.lower(): one for one in (*REGISTRY.on(), REGISTRY.find("Pertunmaa"))}

CASES = (
    *("nimento", "omanto", "osanto", "olento", "tulento"),
    *("sisaolento", "sisaeronto", "sisatulento"),
    *("ulkoolento", "ulkoeronto", "ulkotulento"),
)

NOT_IN_VOIKKO = {"koski tl", "lemland", "lumparland", "saltvik", "sund", "virrat"}
LESS_IN_VOIKKO = {"toholampi": {"osanto", "sisatulento"}}
"""Voikko reads only the weak grade of this name."""


@pytest.fixture(scope="module")
def voikko():
    libvoikko = pytest.importorskip("libvoikko")
    try:
        libvoikko.Voikko.getVersion()
        handle = libvoikko.Voikko("fi")
    except (libvoikko.VoikkoException, OSError) as error:
        pytest.skip(f"Voikko is not installed: {error}")
    yield handle
    handle.terminate()


def readings(voikko, form):
    """Yield the base form and case of each way to read a form."""
    written = "-".join(part[:1].upper() + part[1:] for part in form.split("-"))
    for reading in voikko.analyze(written):
        if not reading.keys() & {"FOCUS", "POSSESSIVE", "KYSYMYSLIITE"}:
            yield reading["BASEFORM"].lower(), reading.get("SIJAMUOTO")


def known(one):
    """Return the name under which Voikko may know a municipality."""
    return one.name_fi.lower().replace("pedersören kunta", "pedersöre")


@pytest.mark.parametrize("name", sorted(NAMES.keys() - NOT_IN_VOIKKO))
def test_the_rules_give_a_name_in_all_eleven_cases(voikko, name):
    own = known(NAMES[name])
    found = {
        case for form in inflected(own) for base, case in readings(voikko, form) if base == own
    }
    assert set(CASES) - found == LESS_IN_VOIKKO.get(name, set())


def test_voikko_knows_no_form_as_another_municipalitys_name(voikko):
    for name, one in NAMES.items():
        for form in inflected(known(one)):
            bases = {base for base, _ in readings(voikko, form)} & NAMES.keys()
            assert not bases or name in bases or known(one) in bases, (form, bases)


def test_what_voikko_reads_as_a_municipality_in_real_text_is_found(voikko):
    texts = sorted(shared("data", "strategies", "text").glob("*.txt"))
    words = {
        word
        for path in texts
        for word in re.findall(r"[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?", path.read_text("utf-8"))
    }
    checked = 0
    for word in sorted(words):
        bases = {base for base, _ in readings(voikko, word)} & NAMES.keys()
        if bases:
            checked += 1
            assert REGISTRY.find(word).name_fi.lower() in bases
    assert checked > 500


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Virrat", "virtain virtojen virtoja virroissa virroilla virtoihin virroille"),
        ("Toholampi", "toholammin toholampia toholampiin toholammilla"),
        ("Koski Tl", ["kosken", "koskella", "kosken tl", "koski tl:n"]),
        ("Lemland", "lemlandin lemlandissa lemlandiin lemlands"),
        ("Sund", "sundin sundissa sundiin sunds"),
        ("Korsnäs", "korsnäsin korsnäsissä korsnäs'"),
        ("Isokyrö", "isonkyrön isokyrön isossakyrössä isoonkyröön"),
    ],
)
def test_names_that_voikko_does_not_know_inflect_too(name, forms):
    for form in forms.split() if isinstance(forms, str) else forms:
        assert REGISTRY.find(form).name_fi == name


@given(st.text(max_size=40))
def test_any_text_is_a_municipality_or_a_clear_error(text):
    with suppress(UnknownMunicipality):
        assert REGISTRY.find(text) in NAMES.values()


@given(st.text(alphabet="aeiouyäöåknptsrlhdgvj", min_size=1, max_size=12))
def test_any_word_inflects_and_keeps_itself(word):
    forms = inflected(word)
    assert word in forms
    assert all(form == form.lower() for form in forms)
