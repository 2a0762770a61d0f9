"""Host names looked up in threads of their own, so that no answer is waited for too long.

The operating system's look-up cannot be broken off. It is left behind in its thread when the time
is up, and its answer serves whoever asks next.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet

from termscan.crawl.addresses import Resolver
from termscan.errors import FetchError

MOST_AT_ONCE = 32
"""Look-ups under way; when so many are hanging, no further one is begun."""

_GLANCE_SECONDS = 0.2


class Names:
    """Looks each name up once, for any number of threads; only failures are asked again."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._guard = threading.Lock()
        self._places = threading.Semaphore(MOST_AT_ONCE)
        self._answers: dict[tuple[str, int], Future[list[str]]] = {}

    def look_up(
        self, host: str, port: int, seconds: float, stopped: Callable[[], bool] = lambda: False
    ) -> list[str]:
        """Return the IP addresses of a host.

        Raises:
            FetchError: ``name_timeout`` after `seconds`, ``stopped``.
            OSError, UnicodeError: as the resolver says.
        """
        answer = self._asked(host, port)
        while answer is not None and seconds > 0:
            if stopped():
                raise FetchError(host, "stopped")
            try:
                return answer.result(min(seconds, _GLANCE_SECONDS))
            except NotYet:
                if answer.done():
                    raise
                seconds -= _GLANCE_SECONDS
        raise FetchError(host, "name_timeout", f"no answer for {host}")

    def _asked(self, host: str, port: int) -> Future[list[str]] | None:
        """Return the answer, be it still to come; None where too many look-ups are hanging."""
        with self._guard:
            known = self._answers.get((host, port))
            if known is not None and not (known.done() and known.exception()):
                return known
            if not self._places.acquire(blocking=False):
                return None
            answer: Future[list[str]] = Future()
            self._answers[host, port] = answer
        threading.Thread(target=self._ask, args=(host, port, answer), daemon=True).start()
        return answer

    def _ask(self, host: str, port: int, answer: Future[list[str]]) -> None:
        try:
            answer.set_result(self._resolver(host, port))
        except Exception as error:  # noqa: BLE001 - told to whoever waits
            answer.set_exception(error)
        finally:
            self._places.release()
