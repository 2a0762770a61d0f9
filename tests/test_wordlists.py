"""Word lists of a store: the same as counted token by token, and chosen lemmas are kept."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from termscan import Analyser, Document, Store, add_documents, open_analyser, scan_store
from termscan import type_lemmas as module
from termscan.errors import UsageError
from termscan.wordlists import Wordlist, key_words, wordlist

TEXTS = {
    "Akaa_strategia_2022.txt": "Mielenterveystyötä ja päihdetyötä tehdään kouluissa. Koulu auttaa.",
    "Hanko_strategi_2026.txt": "Skolan främjar barns psykiska hälsa. 12 barn går i skolan i Hangö.",
    "Kuopio_strategia_2030.txt": "Koulut, koulut ja koulut: kuusi palaa!\fHyvää koulua kaikille.",
}


def add(store: Store, folder: Path, texts: dict[str, str]) -> tuple[Document, ...]:
    """Add documents to a store and scan it."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    added = add_documents(store, [folder / name for name in texts]).documents
    scan_store(store)
    return tuple(added)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store") as opened:
        add(opened, tmp_path / "texts", TEXTS)
        yield opened


def counted_directly(texts: list[str]) -> Wordlist:
    analyser = open_analyser()
    tokens, documents = Counter[str](), Counter[str]()
    for text in texts:
        words = [token for token in analyser.tokens(text) if token.kind == "word"]
        lemmas = Counter(analyser.lemmas_alone(words))
        tokens.update(lemmas)
        documents.update(lemmas.keys())
    return Wordlist(tokens, documents)


def test_lemmas_are_counted_as_in_the_texts_themselves(store):
    found = wordlist(store)
    assert found == counted_directly(list(TEXTS.values()))
    assert found.tokens["koulu"] == 6
    assert found.documents["koulu"] == 2
    assert "12" not in found.tokens


def test_the_commonest_lemma_comes_first(store):
    frame = wordlist(store).frame()
    assert frame["lemma"][0] == "koulu"
    assert frame["tokens"].is_monotonic_decreasing
    assert frame["per_million"].sum() == pytest.approx(1e6)


def test_some_documents_have_their_own_list(store):
    hanko = [one for one in store.documents() if "Hanko" in (one.file_name or "")]
    assert wordlist(store, hanko) == counted_directly([TEXTS["Hanko_strategi_2026.txt"]])
    assert wordlist(store, []) == Wordlist()


@pytest.fixture
def chosen(monkeypatch) -> list[int]:
    """The number of word types whose lemmas are chosen, time after time."""
    numbers: list[int] = []
    choose = module._choose
    monkeypatch.setattr(module, "_choose", lambda job: numbers.append(len(job[0])) or choose(job))
    return numbers


def test_lemmas_are_chosen_once(store, chosen, tmp_path):
    before = wordlist(store)
    assert sum(chosen) > 20
    chosen.clear()
    assert wordlist(store) == before
    assert not chosen
    more = {"Lahti_strategia_2030.txt": "Koulu ja mielikioski."}
    add(store, tmp_path / "more", more)
    assert wordlist(store) == counted_directly([*TEXTS.values(), *more.values()])
    assert chosen == [1]


def test_lemmas_are_chosen_anew_where_they_no_longer_hold(store, chosen, monkeypatch):
    before = wordlist(store)
    times = len(chosen)
    monkeypatch.setattr(Analyser, "lemmatiser", property(lambda _: "another"))
    assert wordlist(store) == before
    assert len(chosen) == 2 * times
    (store.folder / "derived" / "index.sqlite").unlink()
    for name in ("index", "findings"):
        store.derived(name).close()
        (store.folder / "derived" / f"{name}.sqlite").unlink(missing_ok=True)
    scan_store(store)
    assert wordlist(store) == before


def test_a_store_that_cannot_be_written_has_the_same_list(store, monkeypatch):
    before = wordlist(store)
    folder = store.folder
    store.close()
    (folder / "derived" / "lemmas.sqlite").unlink()
    monkeypatch.setattr("os.access", lambda *_: False)
    with Store.open(folder, write=False) as opened:
        assert wordlist(opened) == before
    assert not (folder / "derived" / "lemmas.sqlite").exists()


@pytest.mark.parametrize(
    "executor", [ThreadPoolExecutor, partial(ProcessPoolExecutor, mp_context=get_context("spawn"))]
)
def test_any_executor_gives_the_same_list(executor, store, monkeypatch):
    monkeypatch.setattr(module, "_TOGETHER", 5)
    monkeypatch.setattr(module, "_FEW", 1)
    with executor(2) as pool:
        assert wordlist(store, executor=pool) == counted_directly(list(TEXTS.values()))


def test_words_that_set_documents_apart(store):
    documents = store.documents()
    hanko = [one for one in documents if "Hanko" in (one.file_name or "")]
    others = [one for one in documents if one not in hanko]
    table = key_words(wordlist(store, hanko), wordlist(store, others)).set_index("lemma")
    assert table.loc["koulu", ["target_tokens", "reference_tokens"]].tolist() == [0, 6]
    assert table.loc["koulu", "log_ratio"] < 0
    with pytest.raises(UsageError, match="no words to compare"):
        key_words(wordlist(store, hanko), wordlist(store, []))
