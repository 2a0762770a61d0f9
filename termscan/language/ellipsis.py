"""Members of elliptical compounds, completed from their neighbours.

Right ellipsis: ``mielenterveys- ja päihdetyön`` (mielenterveystyö), also with modifiers between
(``mielenterveys- ja etsivän nuorisotyön``). Left ellipsis: ``mielenterveysosaamista ja -taitoja``
(mielenterveystaidot). Both at once: ``mielenterveys- ja päihdepalvelujen sekä -neuvonnan``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from termscan.language.tokens import CONJUNCTIONS
from termscan.records import Reading, Span, Token


class Split(NamedTuple):
    """A place where a compound's surface divides: `offset` into its norm, and what follows it."""

    offset: int
    head: Reading


Splits = Callable[[str], tuple[Split, ...]]
"""Gives the places where a word divides between its members."""

_LINKS = frozenset((*CONJUNCTIONS, *",/&+()", "että", "muu", "muut", "muun", "muiden"))
_FARTHEST = 12
_MODIFIERS = 3
_HEAD_CLASSES = frozenset(("noun", "name", "adjective", "verb", "abbreviation"))


def complete(tokens: Sequence[Token], index: int, splits: Splits) -> Token:
    """Return the suspended token at `index` with the readings that its neighbours give it."""
    token = tokens[index]
    if token.norm.endswith("-"):
        found = list(_right(tokens, index, splits))
    else:
        found = list(_left(tokens, index, splits))
    return token._replace(readings=tuple(dict.fromkeys((*token.readings, *found))))


def is_suspended(token: Token) -> bool:
    """Tell whether a token is a member that waits for the rest of its compound."""
    return len(token.norm) > 2 and token.norm.endswith("-") and token.kind == "word"


def is_headless(token: Token) -> bool:
    """Tell whether a token is the rest of a compound whose first member stands before it."""
    return len(token.norm) > 2 and token.norm.startswith("-") and token.kind == "word"


def _right(tokens: Sequence[Token], index: int, splits: Splits) -> Iterator[Reading]:
    token = tokens[index]
    member = token.norm[:-1].strip("-")
    parts = tuple(part.strip("-") for part in token.readings[0].parts) if token.readings else ()
    parts = parts or (member,)
    span = (token.start, token.start + len(token.surface.rstrip()) - 1)
    for head_token in _completing(tokens, index):
        heads = _heads(head_token, splits)
        for offset, head in heads:
            if head.lemma.lower().startswith(member.lower()):
                continue  # terveys- … mielenterveyspalvelut is no terveysterveyspalvelu
            start = place_in(head_token, offset)
            yield head._replace(
                lemma=member.lower() + head.lemma,
                parts=(*parts, *head.parts),
                origin="ellipsis",
                fragments=(span, (start, head_token.end)),
            )
        compound = any(offset and head.pos == "noun" for offset, head in heads)
        if compound and all(reading.pos != "adjective" for reading in head_token.readings):
            return  # a compound noun completes it: "mielenterveys- ja päihdetyön palvelut"


def _completing(tokens: Sequence[Token], index: int) -> Iterator[Token]:
    """Yield the token that may complete the suspended one: past links, other members, modifiers."""
    modifiers = 0
    for position in range(index + 1, min(index + 1 + _FARTHEST, len(tokens))):
        token = tokens[position]
        linked = tokens[position - 1].norm.lower() in CONJUNCTIONS
        if token.norm.lower() in _LINKS or is_suspended(token) or is_headless(token):
            continue
        if token.kind == "number" and linked:
            continue  # the number of a page that ends inside the pair
        if token.kind != "word" or position == index + 1:
            return
        if not _is_modifier(tokens, position) or modifiers == _MODIFIERS:
            yield token
            return
        yield token
        modifiers += 1


def _is_modifier(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether the token may modify the next one: an agreeing adjective or a genitive."""
    if position + 1 >= len(tokens) or tokens[position + 1].kind != "word":
        return False
    following = {(r.case, r.number) for r in tokens[position + 1].readings if r.case}
    return any(
        r.case == "genitive"
        or (r.pos in ("adjective", "pronoun") and (r.case, r.number) in following)
        for r in tokens[position].readings
    )


def _heads(token: Token, splits: Splits) -> list[Split]:
    """Return the parts of a completing token that can stand after another first member."""
    inner = [split for split in splits(token.norm) if split.head.pos in _HEAD_CLASSES]
    if inner:
        return inner
    return [Split(0, reading) for reading in token.readings if reading.pos == "noun"]


def _left(tokens: Sequence[Token], index: int, splits: Splits) -> Iterator[Reading]:
    token = tokens[index]
    for member, parts, span in _first_members(tokens, index, splits):
        for reading in token.readings:
            if reading.pos in _HEAD_CLASSES and reading.origin == "dictionary":
                yield reading._replace(
                    lemma=member + reading.lemma,
                    parts=(*parts, *reading.parts),
                    origin="ellipsis",
                    fragments=(span, (token.start, token.end)),
                )


def _first_members(
    tokens: Sequence[Token], index: int, splits: Splits
) -> Iterator[tuple[str, tuple[str, ...], Span]]:
    """Yield the first members that a headless token may continue, with their spans."""
    position = index - 1
    while position >= max(0, index - _FARTHEST) and (
        tokens[position].norm.lower() in _LINKS or is_headless(tokens[position])
    ):
        position -= 1
    if position < 0 or position == index - 1:
        return
    token = tokens[position]
    for split in splits(token.norm):
        member = token.norm[: split.offset]
        yield (
            member.strip("-").lower(),
            (member.strip("-").lower(),),
            (token.start, place_in(token, split.offset)),
        )
    for before in range(position - 1, max(-1, position - _FARTHEST), -1):
        if is_suspended(tokens[before]):
            suspended = tokens[before]
            member = suspended.norm[:-1]
            parts = suspended.readings[0].parts if suspended.readings else (member,)
            yield member.lower(), parts, (suspended.start, suspended.end - 1)
        elif tokens[before].norm.lower() not in _LINKS:
            return


def place_in(token: Token, offset: int) -> int:
    """Return the place in the text of an offset into a token's norm."""
    if len(token.norm) == len(token.surface):
        return token.start + offset
    # What is left out of the norm (line breaks, soft hyphens) is counted back from the end.
    from termscan.language.characters import normalise

    rest = token.norm[offset:]
    for place in range(len(token.surface) - len(rest), -1, -1):
        if normalise(token.surface[place:]) == rest:
            return token.start + place
    return token.start + min(offset, len(token.surface))
