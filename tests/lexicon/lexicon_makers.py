"""Lexicons for tests: from TOML text, and drawn at random."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from termscan.lexicon.loader import lexicon_of
from termscan.lexicon.model import Lexicon

HEAD = 'format = 1\nid = "test"\ntitle = "Test"\nversion = "1"\n'


def written(folder: Path, body: str, name: str = "test.toml") -> Path:
    path = folder / name
    path.write_text(HEAD + body, encoding="utf-8")
    return path


_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")),
    min_size=1,
    max_size=8,
).filter(lambda text: text.strip() == text and len(text.split()) == 1)
_AWKWARD = st.sampled_from(
    ["a|b", "x;y", "back\\slash", "'=1+1", "-taidot", '"', "q:r", "@fi", "Ä"]
)
_TEXTS = st.lists(_WORDS | _AWKWARD, min_size=1, max_size=3).map(" ".join)
_LISTS = st.lists(_TEXTS, max_size=3)
_CONDITIONS = st.lists(
    st.fixed_dictionaries(
        {"words": st.lists(_TEXTS, min_size=1, max_size=3)},
        optional={
            "within": st.sampled_from(["sentence", "document"]) | st.integers(0, 50),
            "side": st.sampled_from(["either", "before", "after"]),
        },
    ),
    max_size=2,
)
_FORMS = st.lists(
    _TEXTS
    | st.fixed_dictionaries(
        {"form": _TEXTS},
        optional={
            "as_written": st.booleans(),
            "whole_token": st.booleans(),
            "fixed": st.booleans(),
            "compounds": st.lists(st.sampled_from(["first", "head"]), unique=True),
            "gap": st.integers(0, 50),
            "requires": _CONDITIONS,
            "forbids": _CONDITIONS,
            "unless": _LISTS,
        },
    ),
    max_size=4,
)
_LANGUAGE = st.sampled_from(["fi", "sv", "en"])
_CONCEPT = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"\A[a-z0-9]{1,4}(:[a-z0-9]{1,3})?(-[a-z0-9]{1,4}){0,2}\Z"),
        "label": st.dictionaries(_LANGUAGE, _TEXTS, min_size=1),
        "forms": st.dictionaries(_LANGUAGE, _FORMS),
    },
    optional={
        "kind": st.sampled_from(["term", "practice", "organisation"]),
        "scope": st.sampled_from(["core", "near", "context"]),
        "tone": st.sampled_from(["promotion", "prevention", "problem_and_care", "neutral"]),
        "broader": _TEXTS,
        "service": st.booleans(),
        "note": _TEXTS,
        "from_memory": _LISTS,
        "links": st.dictionaries(
            st.sampled_from(["http://www.yso.fi/onto/yso/p1", "ei osoite", "https://a.fi/ä<>"]),
            st.sampled_from(["exact", "close", "broad", "narrow", "related", "page"]),
        ),
        "frames": st.lists(
            st.fixed_dictionaries(
                {
                    "verbs": st.lists(_TEXTS, min_size=1, max_size=2),
                    "objects": st.lists(_TEXTS, min_size=1, max_size=2),
                },
                optional={"language": _LANGUAGE, "gap": st.integers(0, 50), "unless": _LISTS},
            ),
            max_size=2,
        ),
    },
)


@st.composite
def lexicons(draw: st.DrawFn) -> Lexicon:
    tables: dict[str, Any] = {
        "format": 1,
        "id": draw(st.from_regex(r"\A[a-z]{1,6}\Z")),
        "title": draw(_TEXTS),
        "version": draw(_WORDS),
        "credits": draw(_LISTS),
        "concept": draw(st.lists(_CONCEPT, max_size=4, unique_by=lambda one: one["id"])),
    }
    return lexicon_of(tables, "drawn")
