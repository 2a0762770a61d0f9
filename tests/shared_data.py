"""Where the large real test data may lie beside the checkout; tests skip where it is absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("TERMSCAN_SHARED", Path(__file__).parents[2] / "shared"))


def shared(*parts: str) -> Path:
    """Return a path of the shared data, or skip the calling test with a reason."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the shared test data {'/'.join(parts)} is not here")
    return path
