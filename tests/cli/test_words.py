"""Word lists on the command line."""


def test_the_commonest_words(termscan, store):
    answer = termscan("words", "--store", store, "--top", 3, "--workers", 0)
    assert answer.code == 0
    assert answer.lines[0] == "lemma\ttokens\tdocuments\tper_million"
    assert len(answer.lines) == 4
    assert answer.out == termscan("words", "--store", store, "--top", 3).out


def test_words_of_a_place_against_all_others(termscan, store):
    answer = termscan("words", "--store", store, "--of", "Akaa", "--workers", 0)
    assert answer.lines[0].startswith("lemma\ttarget_tokens\treference_tokens")
    assert any(line.startswith("yhdessä\t1\t0\t") for line in answer.lines)


def test_a_place_without_words_is_an_error_for_the_reader(termscan, store):
    answer = termscan("words", "--store", store, "--of", "Hanko")
    assert answer.code == 2
    assert "no words to compare" in answer.err


def test_a_store_that_was_never_scanned(termscan, texts, tmp_path):
    termscan("add", texts, "--store", tmp_path / "new")
    answer = termscan("words", "--store", tmp_path / "new")
    assert answer.code == 2
    assert "termscan scan" in answer.err
