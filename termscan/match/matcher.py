"""A compiled lexicon, used on one text after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from termscan.language import Analyser
from termscan.lexicon import Lexicon
from termscan.match.addresses import AddressBook, is_evidence
from termscan.match.conditions import Rules, what_cancels
from termscan.match.frames import envelope
from termscan.match.options import MatchOptions
from termscan.match.overlap import Judged, judge
from termscan.match.patterns import Pattern, PatternMaker
from termscan.match.phrases import PhraseSearch
from termscan.match.reach import ODD, reach
from termscan.match.reading import Keys, Reader, Types, keys_of
from termscan.match.search import Found
from termscan.match.words import Vocabulary
from termscan.records import Mention, Token

MATCHER_VERSION = "5"
"""Changes whenever the same lexicon may give other mentions of the same text."""

_MOST_TYPES = 500_000


class Matcher:
    """Finds the mentions of lexicons' concepts.

    Compiled once; `mentions` may be called from several threads. Only tokens whose words the
    lexicons use are looked at closely, so that cost hangs on what a text says, not on the size of
    the lexicons. Forms that a matcher given as `like` has, too, are not read again if it has the
    same analyser.
    """

    def __init__(
        self,
        lexicons: Lexicon | Iterable[Lexicon],
        analyser: Analyser,
        options: MatchOptions | None = None,
        like: Matcher | None = None,
    ) -> None:
        self.options = options or MatchOptions()
        self._analyser = analyser
        same = like if like is not None and like._analyser is analyser else None
        own = analyser.unmending()  # a lexicon is not damaged, though its words look like others
        self._maker: PatternMaker = same._maker if same else PatternMaker(own.tokens)
        maker = self._maker
        given = [lexicons] if isinstance(lexicons, Lexicon) else lexicons
        entries = [entry for lexicon in given for entry in lexicon.entries]
        patterns = [one for one in maker.patterns(entries) if self._wanted(one)]
        self._patterns = tuple(patterns)
        self.search = PhraseSearch(patterns, self.options)
        self._rules = {one: Rules.of(one.form, maker) for one in patterns}
        self._addresses = AddressBook(patterns)
        self._condition_keys = frozenset(key for one in self._rules.values() for key in one.keys)
        self.vocabulary = Vocabulary((*self.search.keys, *self._condition_keys))
        self._types: Types = {}

    @property
    def anchors(self) -> frozenset[str]:
        """The keys by which phrases are found; a text with none of them has no mention."""
        return self.search.index.keys

    def is_condition(self, token: Token) -> bool:
        """Tell whether a condition of the lexicons may look for a token."""
        return not self._condition_keys.isdisjoint(self.vocabulary.of(token))

    @property
    def farthest(self) -> int:
        """A number of tokens beyond which neither side of any phrase ever lies."""
        return max(map(reach, self._patterns), default=0) + ODD

    def signatures(self) -> dict[tuple[object, ...], Pattern]:
        """Return the patterns by all that their mentions hang on."""
        return {
            (*_plain(one), one.form, one.frame, self._rules[one]): one for one in self._patterns
        }

    def mentions(self, text: str, tokens: Sequence[Token] | None = None) -> list[Mention]:
        """Return all mentions in a text, those that do not count included.

        Args:
            text: the text that the offsets point into.
            tokens: its tokens, or some of them in order; None reads them here.
        """
        if tokens is None:
            tokens = self._analyser.tokens(text)
        if len(self._types) > _MOST_TYPES:
            self._types = {}
        keys = keys_of(tokens, self.vocabulary, self._types)
        addresses = [i for i, token in enumerate(tokens) if token.kind == "address"]
        places = (i for i, found in enumerate(keys) if found)
        return self.mentions_at(text, tokens, keys, places, addresses)

    def mentions_at(
        self,
        text: str,
        tokens: Sequence[Token],
        keys: Keys,
        places: Iterable[int],
        addresses: Iterable[int],
        sentence_ends: Sequence[int] | None = None,
    ) -> list[Mention]:
        """Return the mentions that are anchored at some tokens or stand inside addresses.

        Args:
            text: the text that the offsets point into.
            tokens: its tokens, or some of them in order.
            keys: the keys of each of these tokens (`Vocabulary.of`).
            places: the indices of tokens that may anchor a phrase, in order.
            addresses: the indices of tokens that are addresses, in order.
            sentence_ends: the tokens before which alone a sentence may end, in order; None where
                that is not known (`sentence_around`).
        """
        reader = Reader(text, tokens, keys, self.vocabulary, sentence_ends)
        found = [(one, self._cancelled(reader, one)) for one in self.search.found(reader, places)]
        found += self._in_addresses(reader, addresses)
        judged = judge(found, self.options.overlap)
        mentions = [self._mention(reader, one) for one in judged]
        return sorted(mentions, key=lambda one: (one.start, one.end, one.concept, one.status))

    def _wanted(self, pattern: Pattern) -> bool:
        options = self.options
        return (options.verbal or not pattern.frame) and (
            options.coreference or not pattern.coreference
        )

    def _in_addresses(
        self, reader: Reader, places: Iterable[int]
    ) -> Iterator[tuple[Found, str | None]]:
        """Yield names in addresses; a practice counts where its page stands as evidence."""
        for index in places:
            token = reader.tokens[index]
            for pattern, span in self._addresses.names_in(token):
                found = Found(pattern, (index,), (span,), ("address",))
                evidence = pattern.entry.concept.kind != "practice"
                evidence = evidence or is_evidence(reader.text, token)
                yield found, None if evidence else "an address inside running text"

    def _cancelled(self, reader: Reader, found: Found) -> str | None:
        return what_cancels(reader, found, self._rules[found.pattern])

    def _mention(self, reader: Reader, judged: Judged) -> Mention:
        found = judged.found
        concept = found.pattern.entry.concept
        spans = found.reach if found.reach and judged.status == "counted" else found.spans
        start, end = envelope(spans)
        verbal = found.verb is not None and not found.borrowed
        sentence_start, sentence = reader.sentence_text(min(found.places))
        return Mention(
            start=start,
            end=end,
            surface=reader.text[start:end],
            concept=concept.id,
            lexicon=concept.lexicon,
            kind=concept.kind,
            status=judged.status,
            form=_form(reader, found),
            how=", ".join(found.how) or "reading",
            because=judged.because,
            fragments=spans if len(spans) > 1 and not verbal else (),
            sentence=sentence,
            sentence_start=sentence_start,
        )


def _plain(pattern: Pattern) -> tuple[object, ...]:
    concept = pattern.entry.concept
    named = (concept.id, concept.lexicon, concept.kind)
    return (*named, pattern.slots, pattern.anchor, pattern.coreference)


def _form(reader: Reader, found: Found) -> str:
    form = found.pattern.form.text
    if found.verb is None or found.pattern.frame is None:
        return form
    keys = {f"{verb}!": verb for verb in found.pattern.frame.verbs}
    said = sorted(keys[key] for key in reader.keys[found.verb] if key in keys)
    return f"{said[0]} {form}" if said else form
