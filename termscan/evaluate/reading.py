"""Reading files of annotated passages, with all their mistakes named at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from termscan.errors import InputError, Problem
from termscan.evaluate.gold import GoldError, GoldMention, Passage, Trap, kind_of
from termscan.records import ConceptKind, Span

MAX_FILE_BYTES = 256 * 1024 * 1024
_KINDS: dict[str, ConceptKind] = {
    "term": "term",
    "practice": "practice",
    "org": "organisation",
    "organisation": "organisation",
}


def read_passages(path: Path | str) -> tuple[Passage, ...]:
    """Read a JSON Lines file of annotated passages.

    Raises:
        GoldError: all mistakes of the file, each with its line.
    """
    path = Path(path)
    problems: list[Problem] = []
    passages: list[Passage] = []
    seen: set[str] = set()
    for line, row in rows(path, problems):
        passage, wrong = _passage(row)
        if passage is not None and passage.id in seen:
            wrong = [*wrong, f"the id {passage.id!r} is used twice"]
        problems += [Problem(str(path), line, message) for message in wrong]
        if passage is not None:
            seen.add(passage.id)
            passages.append(passage)
    if problems:
        raise GoldError(problems)
    return tuple(passages)


def rows(path: Path, problems: list[Problem]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the JSON objects of a file with their line numbers, adding to `problems`."""
    for line, raw in enumerate(text_of(path).split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            row = json.loads(raw)
        except (ValueError, RecursionError) as error:
            problems.append(Problem(str(path), line, f"not JSON: {error}", "one object a line"))
            continue
        if isinstance(row, dict):
            yield line, row
        else:
            problems.append(Problem(str(path), line, "not a JSON object", "one object a line"))


def text_of(path: Path) -> str:
    """Read a text file.

    Raises:
        InputError: it is missing, too large or not UTF-8.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise InputError(f"{path} is larger than {MAX_FILE_BYTES // 2**20} MB; split it")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8; save it as UTF-8") from error


def _passage(row: Mapping[str, Any]) -> tuple[Passage | None, list[str]]:
    wrong: list[str] = []
    identifier, text = row.get("id"), row.get("text")
    if not isinstance(identifier, str) or not identifier:
        wrong.append("a passage needs an `id`")
    if not isinstance(text, str):
        wrong.append("a passage needs a `text`")
    language = row.get("lang", "fi")
    if language not in ("fi", "sv", "en"):
        wrong.append(f"`lang` is {language!r}; write fi, sv or en")
    if wrong or not isinstance(text, str):
        return None, wrong
    mentions = [mention(item, text, wrong) for item in _items(row, "mentions", wrong)]
    traps = [trap(item, text, wrong) for item in _items(row, "traps", wrong)]
    passage = Passage(
        str(identifier),
        text,
        language,
        tuple(item for item in mentions if item is not None),
        tuple(item for item in traps if item is not None),
        _words(row.get("tags"), "tags", wrong),
        row.get("source") if isinstance(row.get("source"), dict) else {},  # type: ignore[arg-type]
    )
    wrong += _outside(passage)
    return passage, wrong


def mention(row: Mapping[str, Any], text: str, wrong: list[str]) -> GoldMention | None:
    """Read one mention against its text; what is wrong with it is added to `wrong`."""
    span = _span(row, text, wrong)
    concept = row.get("id")
    if not isinstance(concept, str) or not concept:
        wrong.append(f"the mention {row.get('surface')!r} needs the concept's `id`")
        return None
    kind = _KINDS.get(str(row.get("kind", kind_of(concept))))
    if kind is None:
        wrong.append(f"`kind` is {row.get('kind')!r}; write term, practice or org")
    if span is None or kind is None:
        return None
    fragments = _fragments(row.get("fragments"), span, wrong)
    flags = _words(row.get("flags"), "flags", wrong)
    nested = row.get("nested", False) is True
    return GoldMention(*span, text[slice(*span)], concept, kind, nested, flags, fragments)


def trap(row: Mapping[str, Any], text: str, wrong: list[str]) -> Trap | None:
    """Read one trap against its text; what is wrong with it is added to `wrong`."""
    span = _span(row, text, wrong)
    lure = row.get("lure")
    if not isinstance(lure, str) or not lure:
        wrong.append(f"the trap {row.get('surface')!r} needs the concept's id as `lure`")
        return None
    if span is None:
        return None
    return Trap(*span, text[slice(*span)], lure, str(row.get("reason", "")))


def _span(row: Mapping[str, Any], text: str, wrong: list[str]) -> Span | None:
    start, end, surface = row.get("start"), row.get("end"), row.get("surface")
    if not _is_span((start, end)) or end > len(text):  # type: ignore[operator]
        wrong.append(f"`start` {start!r} and `end` {end!r} are no span of the text")
        return None
    assert isinstance(start, int)
    assert isinstance(end, int)
    if surface is not None and text[start:end] != surface:
        wrong.append(f"the text has {text[start:end]!r} at {start}–{end}, not {surface!r}")
        return None
    return start, end


def _is_span(pair: object) -> bool:
    if not isinstance(pair, (list, tuple)) or len(pair) != 2:
        return False
    if not all(isinstance(edge, int) and not isinstance(edge, bool) for edge in pair):
        return False
    return bool(0 <= pair[0] < pair[1])


def _fragments(pieces: object, span: Span, wrong: list[str]) -> tuple[Span, ...]:
    if pieces in (None, []):
        return ()
    if not isinstance(pieces, list) or not all(map(_is_span, pieces)):
        wrong.append("`fragments` is a list of pairs [start, end]")
        return ()
    spans = tuple((piece[0], piece[1]) for piece in pieces)
    apart = all(left[1] <= right[0] for left, right in pairwise(spans))
    if not apart or (spans[0][0], spans[-1][1]) != span:
        wrong.append(f"the fragments {pieces} do not run from {span[0]} to {span[1]} in order")
    return spans


def _items(row: Mapping[str, Any], name: str, wrong: list[str]) -> list[dict[str, Any]]:
    value = row.get(name) or []
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return value
    wrong.append(f"`{name}` is a list of objects")
    return []


def _words(value: object, name: str, wrong: list[str]) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    wrong.append(f"`{name}` is a list of words")
    return ()


def _outside(passage: Passage) -> Iterator[str]:
    outer = [mention for mention in passage.mentions if not mention.nested]
    for inner in passage.mentions:
        inside = any(o.start <= inner.start and inner.end <= o.end for o in outer)
        if inner.nested and not inside:
            yield f"the nested mention {inner.surface!r} lies inside no other"
