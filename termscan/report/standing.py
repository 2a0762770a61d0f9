"""Whether a report stands already, so that it need not be made again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from termscan.export import Stamp
from termscan.records import Language
from termscan.report.folder import standing_folder
from termscan.report.words import LANGUAGES


def standing_report(
    folder: Path | str,
    stamp: Stamp,
    *,
    languages: Sequence[Language] = LANGUAGES,
    links: Mapping[str, str] | None = None,
) -> list[Path] | None:
    """Return the files of a report that stands in `folder` whole and made from the same.

    None where a file is missing, was changed, or is of another termscan, language or makings.
    """
    return standing_folder(Path(folder), seal(stamp, tuple(dict.fromkeys(languages)), links or {}))


def seal(stamp: Stamp, languages: Sequence[Language], links: Mapping[str, str]) -> str:
    """Return a hash of all that a report is made from; empty where that is not known."""
    if not stamp.makings:
        return ""
    told = [stamp.makings, stamp.as_json(), list(languages), sorted(links.items())]
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
