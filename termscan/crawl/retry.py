"""When to come back: Retry-After headers read, failures spaced out. Nothing here waits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from termscan.records import Fetch

FIRST_RETRY = timedelta(hours=1)
LONGEST = timedelta(days=7)
_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def timestamp(seconds: float) -> str:
    """Write Unix time as the catalogue does: UTC, to the second."""
    return datetime.fromtimestamp(seconds, UTC).strftime(_FORMAT)


def unix_time(text: str) -> float:
    """Read a time that `timestamp` wrote."""
    return float(datetime.strptime(text, _FORMAT).replace(tzinfo=UTC).timestamp())


def retry_after(header: str, now: float) -> float | None:
    """Return the Unix time that a Retry-After header names, at most a week ahead.

    Anything that is neither seconds nor a date, and any time that has passed, is None.
    """
    header = header.strip()
    if re.fullmatch(r"\d{1,12}", header):
        at = now + int(header)
    else:
        try:
            date = parsedate_to_datetime(header)
            at = (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
        except (ValueError, OverflowError, OSError):
            return None
    return min(at, now + LONGEST.total_seconds()) if at > now else None


def next_attempt(failures: int, now: float) -> float:
    """Return when to try again after `failures` failures on end: an hour, doubled up to a week."""
    pause = FIRST_RETRY.total_seconds() * 2.0 ** min(max(failures - 1, 0), 10)
    return now + min(pause, LONGEST.total_seconds())


def failures_on_end(history: Iterable[Fetch]) -> int:
    """Count the newest fetches of an address that brought nothing; `history` is oldest first."""
    count = 0
    for fetch in history:
        count = count + 1 if fetch.outcome in ("failed", "gone", "refused") else 0
    return count


def is_due(latest: Fetch | None, now: float) -> bool:
    """Tell whether an address may be asked again: always, unless it said when to come back."""
    if latest is None or latest.retry_after is None:
        return True
    return unix_time(latest.retry_after) <= now
