"""One request at a time to a host, and a pause between them that listens to the host.

The pause grows with the time the host takes to answer and doubles with every error; it shrinks
again by and by. All of it is kept in the catalogue, so that the next run goes on where this one
stopped.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import Protocol

from termscan.errors import FetchError

HOUR = 3600.0
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Manners:
    """How gently hosts are treated; all in seconds but `errors_before_rest`.

    The pause after a request is `per_second_of_latency` × the time it took, between `least` and
    `most`; a Crawl-delay is honoured up to `crawl_delay_cap`. After `errors_before_rest` failures
    on end a host rests for `rest`, doubled with each further failure up to `longest_rest`.
    """

    least: float = 1.0
    most: float = 60.0
    per_second_of_latency: float = 2.0
    crawl_delay_cap: float = 30.0
    errors_before_rest: int = 4
    rest: float = HOUR
    longest_rest: float = 7 * DAY


@dataclass(frozen=True, slots=True)
class HostState:
    """What is remembered of a host: its pause, and times (Unix) before which it is not asked."""

    pause: float = 0.0
    errors: int = 0
    next_at: float = 0.0
    rests_until: float = 0.0


class Memory(Protocol):
    """Where states are kept: the store."""

    def state(self, scope: str, key: str) -> str | None:
        """Return a saved text."""

    def save_state(self, scope: str, key: str, value: str) -> None:
        """Save a text."""


class Politeness:
    """Gives threads their turns at hosts.

    `clock` tells Unix time and `wait` waits for some seconds, returning true when the crawl is to
    stop instead.
    """

    def __init__(
        self,
        memory: Memory,
        manners: Manners,
        clock: Callable[[], float],
        wait: Callable[[float], bool],
    ) -> None:
        self._memory, self._manners, self._clock, self._wait = memory, manners, clock, wait
        self._guard = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}

    def state(self, host: str) -> HostState:
        """Return what is remembered of a host."""
        saved = self._memory.state("host", host)
        return HostState(**json.loads(saved)) if saved else HostState()

    @contextmanager
    def turn(self, host: str, crawl_delay: float | None = None) -> Iterator[Turn]:
        """Wait for this thread's turn at `host`, and hold it for the length of the block.

        Raises:
            FetchError: ``resting`` while the host is to be left alone, ``stopped``.
        """
        with self._guard:
            lock = self._turns.setdefault(host, threading.Lock())
        with lock:
            state = self.state(host)
            now = self._clock()
            if state.rests_until > now:
                raise FetchError(host, "resting")
            # A clock that was set back must not hold us up for long.
            pause = min(state.next_at - now, self._manners.most)
            if pause > 0 and self._wait(pause):
                raise FetchError(host, "stopped")
            turn = Turn(self._clock())
            try:
                yield turn
            finally:
                if turn.sent:
                    after = self._after(state, turn, crawl_delay)
                    self._memory.save_state("host", host, json.dumps(asdict(after)))

    def _after(self, state: HostState, turn: Turn, crawl_delay: float | None) -> HostState:
        manners, now = self._manners, self._clock()
        latency = manners.per_second_of_latency * (now - turn.began)
        wanted = max(manners.least, latency)
        if turn.failed:
            errors, pause = state.errors + 1, max(state.pause * 2, wanted * 2)
        else:
            errors, pause = 0, max(wanted, (state.pause + wanted) / 2)
        pause = min(pause, manners.most)
        asked = min(crawl_delay or 0.0, manners.crawl_delay_cap)
        after = HostState(pause, errors, now + max(pause, asked), state.rests_until)
        return replace(after, rests_until=self._rest(after, turn, now))

    def _rest(self, state: HostState, turn: Turn, now: float) -> float:
        manners = self._manners
        beyond = state.errors - manners.errors_before_rest
        # 2 ** 10 hours are longer than the longest rest.
        rest = manners.rest * 2 ** min(beyond, 10) if beyond >= 0 else 0.0
        if turn.come_back_at is not None:
            rest = max(rest, turn.come_back_at - now)
        return max(state.rests_until, now + min(rest, manners.longest_rest)) if rest > 0 else 0.0


class Turn:
    """One request's turn at a host: tell it how it went."""

    def __init__(self, began: float) -> None:
        self.began = began
        self.sent = False
        self.failed = False
        self.come_back_at: float | None = None
