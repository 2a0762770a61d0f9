"""One polite request: within the budget, in the host's turn, its troubles remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from termscan.crawl import reasons
from termscan.crawl.download import Answer, Job, download
from termscan.crawl.network import Network
from termscan.crawl.politeness import Politeness, Turn
from termscan.crawl.retry import retry_after
from termscan.errors import FetchError

_TROUBLE = frozenset(
    {
        "timeout",
        "name_timeout",
        "connection_lost",
        "no_connection",
        "server_error",
        "come_back_later",
        "truncated",
    }
)
"""Reasons that count as errors of the host."""


@dataclass(slots=True)
class Budget:
    """How many requests may still be made for a site."""

    left: int
    made: int = 0

    def spend(self, url: str) -> None:
        """Take one request, or raise FetchError ``budget``."""
        if self.left <= 0:
            raise FetchError(url, "budget")
        self.left -= 1
        self.made += 1


@dataclass(frozen=True, slots=True)
class Asker:
    """Makes requests for any number of threads; `stopped` tells that the crawl is to end."""

    network: Network
    politeness: Politeness
    clock: Callable[[], float]
    stopped: Callable[[], bool]

    def ask(
        self, job: Job, budget: Budget, crawl_delay: float | None
    ) -> tuple[Answer, float | None]:
        """Make one request; return the answer and when the site wants to be asked again.

        Raises:
            FetchError: nothing could be had, or may be asked now.
        """
        with self.politeness.turn(job.address.host, crawl_delay) as turn:
            if self.stopped():
                raise FetchError(job.address.url, "stopped")
            budget.spend(job.address.url)
            return self._download(job, turn), turn.come_back_at

    def _download(self, job: Job, turn: Turn) -> Answer:
        turn.sent = True
        try:
            answer = download(job, self.network)
        except FetchError as error:
            turn.failed = error.reason in _TROUBLE
            raise
        turn.failed = reasons.of_status(answer.status) in _TROUBLE
        if answer.status in (429, 503):
            turn.come_back_at = retry_after(answer.header("Retry-After"), self.clock())
        return answer
