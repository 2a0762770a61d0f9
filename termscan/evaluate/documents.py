"""Gold in the style of documents: one mention a line, and the texts in a folder.

``{"doc": "Akaa_2026", "start": 2928, "end": 2951, "surface": "…", "id": "psyykkinen-hyvinvointi",
"kind": "term", "nested": false, "flags": []}`` points into ``<folder>/Akaa_2026.txt``, read with
its line ends as they are. Every text of the folder is a document: one without a line mentions
nothing.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from termscan.errors import InputError, Problem
from termscan.evaluate.gold import GoldError, Passage
from termscan.evaluate.reading import mention, read_passages, rows, trap

_Item = TypeVar("_Item")


def read_gold(
    path: Path | str, *, texts: Path | str | None = None, traps: Path | str | None = None
) -> tuple[Passage, ...]:
    """Read annotated passages, or annotated documents with their `texts` and `traps`.

    `texts` is the folder of the documents' texts, by default ``text`` beside the file; `traps` is
    a file like the gold file with ``lure`` in place of ``id``.

    Raises:
        GoldError: all mistakes of the files, each with its line.
    """
    path = Path(path)
    if not _in_documents(path):
        return read_passages(path)
    folder = Path(texts) if texts is not None else path.parent / "text"
    if not folder.is_dir():
        raise InputError(
            f"{path} speaks of documents; give the folder of their texts, not {folder}"
        )
    contents = {_name(file.stem): _read(file) for file in sorted(folder.glob("*.txt"))}
    problems: list[Problem] = []
    mentions = _by_document(path, contents, mention, problems)
    lures = _by_document(Path(traps), contents, trap, problems) if traps is not None else {}
    if problems:
        raise GoldError(problems)
    return tuple(
        Passage(
            name,
            text,
            mentions=tuple(mentions.get(name, ())),
            traps=tuple(lures.get(name, ())),
            source={"type": "document", "ref": name},
        )
        for name, text in contents.items()
    )


def _in_documents(path: Path) -> bool:
    return any("doc" in row and "text" not in row for _, row in rows(path, []))


def _name(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _read(file: Path) -> str:
    try:
        with file.open(encoding="utf-8", newline="") as handle:
            return handle.read()
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8; save it as UTF-8") from error


def _by_document(
    path: Path,
    contents: Mapping[str, str],
    read: Callable[[Mapping[str, Any], str, list[str]], _Item | None],
    problems: list[Problem],
) -> dict[str, list[_Item]]:
    found: dict[str, list[_Item]] = defaultdict(list)
    for line, row in rows(path, problems):
        wrong: list[str] = []
        name = _name(str(row.get("doc")))
        if name in contents:
            item = read(row, contents[name], wrong)
            if item is not None:
                found[name].append(item)
        else:
            wrong.append(f"no text {name}.txt for `doc`")
        problems += [Problem(str(path), line, message) for message in wrong]
    return found
