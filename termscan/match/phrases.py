"""All phrases that are anchored at some tokens, before it is asked which of them count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from termscan.match.anchors import AnchorIndex
from termscan.match.frames import nearest_only, verb_keys, with_verbs
from termscan.match.gaps import FARTHEST
from termscan.match.names import whole_name
from termscan.match.options import MatchOptions
from termscan.match.patterns import Pattern
from termscan.match.reading import Reader
from termscan.match.search import Found, search


class PhraseSearch:
    """Searches for patterns from their anchors."""

    def __init__(self, patterns: Sequence[Pattern], options: MatchOptions) -> None:
        self.index = AnchorIndex(patterns)
        self._options = options
        self.patterns = patterns
        self._verbs = {one: verb_keys(one.frame) for one in patterns if one.frame}

    @property
    def keys(self) -> Iterator[str]:
        """All keys that the patterns look for."""
        for pattern in self.patterns:
            for slot in pattern.slots:
                yield from slot.keys
        for verbs in self._verbs.values():
            yield from verbs

    def found(self, reader: Reader, places: Iterable[int]) -> Iterator[Found]:
        """Yield the phrases that are anchored at the tokens of some indices, in order."""
        framed: list[Found] = []
        for index in places:
            around = partial(reader.around, index, FARTHEST)
            for pattern in self.index.patterns(reader.keys[index], around):
                found = search(reader, pattern, index, self._options)
                if found is None or not (self._options.ellipsis or "ellipsis" not in found.how):
                    continue
                if pattern.frame:
                    framed += with_verbs(reader, found, pattern.frame, self._verbs[pattern])
                else:
                    yield whole_name(reader, found)
        yield from nearest_only(framed)
