"""Sentences with which the pages of invented sites are filled."""

from __future__ import annotations

import random

_FINNISH = (
    "Kunnan tehtävänä on edistää asukkaidensa hyvinvointia ja alueensa elinvoimaa.",
    "Mielenterveyden edistäminen kuuluu kaikille toimialoille.",
    "Palvelut järjestetään asukkaiden tarpeiden mukaan lähellä arkea.",
    "Valtuusto seuraa tavoitteiden toteutumista vuosittain.",
    "Lapset ja nuoret osallistuvat päätösten valmisteluun.",
    "Yhdistysten kanssa tehdään työtä yksinäisyyden vähentämiseksi.",
    "Mielen hyvinvointia vahvistetaan kouluissa ja työpaikoilla.",
    "Kirjasto, liikuntapaikat ja luonto ovat jokaisen saavutettavissa.",
)
_SWEDISH = (
    "Kommunen främjar invånarnas välfärd och områdets livskraft.",
    "Psykisk hälsa främjas inom alla sektorer.",
    "Tjänsterna ordnas nära vardagen enligt invånarnas behov.",
    "Fullmäktige följer årligen upp målen.",
    "Barn och unga deltar i beredningen av besluten.",
    "Tillsammans med föreningarna minskas ensamheten.",
)


def prose(chance: random.Random, language: str, sentences: int) -> str:
    """Return `sentences` sentences in Finnish (``fi``) or Swedish (``sv``)."""
    return " ".join(chance.choices(_SWEDISH if language == "sv" else _FINNISH, k=sentences))
