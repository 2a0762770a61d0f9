"""How many processes can really run at once."""

from __future__ import annotations

import os
from pathlib import Path

_QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Where Linux tells a container its share: microseconds of every so many, or ``max``."""


def cores(quota: Path = _QUOTA) -> int:
    """Return the number of cores that this process may use, at least 1."""
    affinity = getattr(os, "sched_getaffinity", None)  # neither on macOS nor on Windows
    own = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min(own, _allowed(quota) or own))


def _allowed(quota: Path) -> int | None:
    """Return how many cores a container may keep busy; None if it may use all."""
    try:
        allowed, period = map(int, quota.read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return None
    return -(-allowed // period) if period > 0 else None
