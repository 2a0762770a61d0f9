"""What is to be done for a municipality now: the same for a dry run and for the crawl itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import get_args

from termscan.crawl.definition import CorpusDefinition
from termscan.crawl.keeper import Store
from termscan.crawl.politeness import DAY
from termscan.crawl.receipt import last_good
from termscan.crawl.retry import is_due, timestamp, unix_time
from termscan.records import DocumentKind, Municipality, Source

_LOOK_AGAIN_FOR_MISSING = 7 * DAY
_AFTER_TROUBLE = 0.5 * DAY


@dataclass(frozen=True, slots=True)
class Agenda:
    """A municipality's known addresses, due or waiting, and the kinds to look for.

    `waiting` gives for each address when it may be asked again. `explores` says whether the site
    is explored in this run; `explore_at` from when on it is.
    """

    municipality: Municipality
    due: tuple[Source, ...]
    waiting: tuple[tuple[Source, str], ...]
    missing: tuple[DocumentKind, ...]
    explores: bool
    explore_at: str | None
    starts: tuple[str, ...]


def agenda_of(
    municipality: Municipality, definition: CorpusDefinition, store: Store | None, now: float
) -> Agenda:
    """Decide what to do for a municipality; without a store, as if nothing were known."""
    known = known_sources(municipality.code, definition, store)
    due, waiting = [], []
    for source in known:
        history = store.fetches(source.url) if store else []
        latest = history[-1] if history else None
        if latest is None or is_due(latest, now):
            due.append(source)
        else:
            waiting.append((source, latest.retry_after or ""))
    sought = _sought(municipality.code, definition)
    held = {s.kind for s in known if store is None or last_good(store.fetches(s.url))}
    explore_at = _next_exploration(municipality.code, store)
    may = definition.discover and bool(sought)
    return Agenda(
        municipality,
        tuple(due),
        tuple(waiting),
        tuple(kind for kind in definition.kinds if kind not in held),
        may and (explore_at is None or unix_time(explore_at) <= now),
        explore_at if may else None,
        tuple(seed.url for seed in definition.seeds if seed.municipality == municipality.code),
    )


def _sought(code: str, definition: CorpusDefinition) -> set[DocumentKind]:
    """Return the kinds that no source of the definition covers."""
    given = {source.kind for source in definition.sources if source.municipality == code}
    return set(definition.kinds) - given


def known_sources(
    code: str, definition: CorpusDefinition, store: Store | None
) -> tuple[Source, ...]:
    """Return the addresses to fetch: the definition's, then those found for its other kinds.

    An address that holds two kinds of document in one is there for each of them.
    """
    given = [source for source in definition.sources if source.municipality == code]
    sought = _sought(code, definition)
    found = [
        source
        for source in (store.sources(code) if store else ())
        if source.found_by != "definition"
        and source.kind in sought
        and (source.score or 0.0) > 0.0
        and (code, source.url) not in definition.ignored
    ]
    unique = {(source.url, source.kind): source for source in reversed([*given, *found])}
    order = get_args(DocumentKind)
    return tuple(sorted(unique.values(), key=lambda one: (order.index(one.kind), one.url)))


def _next_exploration(code: str, store: Store | None) -> str | None:
    saved = store.state("site", code) if store else None
    return json.loads(saved)["explore_at"] if saved else None


def plan_next_exploration(
    code: str, store: Store, definition: CorpusDefinition, now: float, *, trouble: bool, whole: bool
) -> None:
    """Remember when to explore a site again.

    Soon after `trouble`; in a week where something is missing (not `whole`); else when the
    definition says so.
    """
    pause = definition.limits.rediscover_days * DAY
    if trouble:
        pause = _AFTER_TROUBLE
    elif not whole:
        pause = min(pause, _LOOK_AGAIN_FOR_MISSING)
    store.save_state("site", code, json.dumps({"explore_at": timestamp(now + pause)}))
