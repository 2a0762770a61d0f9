"""Local files on their way into a store: everything is checked first, then all is kept or none."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from termscan.corpus.document_list import ListedDocument, Registry
from termscan.corpus.file_names import municipality_in
from termscan.corpus.media import media_type_of
from termscan.corpus.store import CATALOGUE, Store
from termscan.errors import FileProblems, Problem, UnknownMunicipality, UnreadableDocument
from termscan.records import Document, DocumentKind

Identify = Callable[[Path], Document | None]
"""Reads what a file says about itself: a record with what was found and defaults for the rest
(its id and municipalities are not looked at), or None for a file that is no document. A document
that turns out unreadable is one all the same, and is stored with what its name says."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What is to be added: files with what is known of them, and what is known to be missing.

    `skipped` holds a sentence for each file that was met in a folder and is left out: one that
    is no document or, where there is a list, a document that is not in it.
    """

    files: tuple[tuple[Path, Document], ...]
    expected: frozenset[tuple[str, DocumentKind]] = frozenset()
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: documents as they now stand, and a sentence for each oddity."""

    documents: tuple[Document, ...]
    new: int
    skipped: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def add_files(
    store: Store | str | Path,
    paths: Iterable[str | Path],
    registry: Registry,
    *,
    rows: Sequence[ListedDocument] | None = None,
    municipality: str | None = None,
    kind: DocumentKind | None = None,
    identify: Identify | None = None,
) -> Added:
    """Put files, and all files in folders, into a store (which is made if it is not there).

    With `rows` (from `read_document_list`) the listed files are added, and what else lies in the
    folders is skipped. The municipality of a file that is not listed is `municipality`, or else
    the one in its name or in those of its folders. What a row says outweighs `kind`, and this
    outweighs what `identify` finds.

    Raises:
        FileProblems: files that are no documents or whose municipality cannot be told; the store
            is then untouched.
        UnknownMunicipality: `municipality` is none.
        StoreError, StoreBusy: as `Store` says.
    """
    intake = prepare_files(
        paths, registry, rows=rows, municipality=municipality, kind=kind, identify=identify
    )
    if isinstance(store, Store):
        return keep_files(store, intake)
    with Store.open(store) as opened:
        return keep_files(opened, intake)


def prepare_files(
    paths: Iterable[str | Path],
    registry: Registry,
    *,
    rows: Sequence[ListedDocument] | None = None,
    municipality: str | None = None,
    kind: DocumentKind | None = None,
    identify: Identify | None = None,
) -> Intake:
    """Check everything that `add_files` is given, and change nothing.

    Raises:
        FileProblems, UnknownMunicipality: as `add_files` says.
    """
    checks = _Checks(registry, identify or _by_suffix, kind)
    if municipality is not None:
        checks.codes = (registry.find(municipality).code,)
    done = {row.path.resolve() for row in rows or () if row.path}
    checks.listed(rows or ())
    for met in checks.walk(paths):
        if met.path.resolve() in done:
            continue
        done.add(met.path.resolve())
        if rows is None or met.named:
            checks.unlisted(met)
        elif media_type_of(met.path):
            checks.skipped.append(f"{met.path}: it is not in the list")
    if checks.problems:
        raise FileProblems(checks.problems)
    return Intake(tuple(checks.files), frozenset(checks.expected), tuple(checks.skipped))


def keep_files(store: Store, intake: Intake) -> Added:
    """Add all that was prepared, as one change."""
    documents: dict[str, Document] = {}
    remarks: list[str] = []
    with store.transaction():
        before = {document.id: document for document in store.documents(current=False)}
        store.expect(intake.expected)
        for path, known in intake.files:
            kept = store.add(path, known)
            again = kept.id in documents
            earlier = documents.get(kept.id, before.get(kept.id))
            if earlier is not None:
                if _clash(known, earlier, again):
                    kept = store.describe(earlier)
                remarks += _remarks(path, known, kept, earlier, again)
            documents[kept.id] = kept
    final = tuple(kept for kept in store.documents(current=False) if kept.id in documents)
    new = len(documents.keys() - before.keys())
    return Added(final, new, intake.skipped, tuple(remarks))


def _clash(known: Document, earlier: Document, again: bool) -> bool:
    """Whether these bytes are held to be of two kinds, and not just corrected to be of another."""
    corrected = not again and set(known.municipalities) <= set(earlier.municipalities)
    return (
        "other" not in (known.kind, earlier.kind) and known.kind != earlier.kind and not corrected
    )


def _remarks(
    path: Path, known: Document, kept: Document, earlier: Document, again: bool
) -> Iterator[str]:
    owners, before = ", ".join(kept.municipalities), ", ".join(earlier.municipalities)
    if known.kind not in (kept.kind, "other"):
        yield f"{path}: these bytes are already a {kept.kind} of {owners}, so no {known.kind}"
    elif again:
        yield f"{path}: the same bytes as {earlier.file_name}"
    elif owners != before:
        yield f"{path}: was kept as a document of {before} and is now one of {owners}"


@dataclass(frozen=True, slots=True)
class _Met:
    """A file that was given: by name, or met in a folder (`folders` lead from there to it)."""

    path: Path
    named: bool
    folders: tuple[str, ...] = ()


@dataclass
class _Checks:
    registry: Registry
    identify: Identify
    kind: DocumentKind | None
    codes: tuple[str, ...] = ()
    files: list[tuple[Path, Document]] = field(default_factory=list)
    expected: set[tuple[str, DocumentKind]] = field(default_factory=set)
    skipped: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, path: Path, message: str, remedy: str = "") -> None:
        self.problems.append(Problem(str(path), None, message, remedy))

    def walk(self, paths: Iterable[str | Path]) -> Iterator[_Met]:
        """Yield the files in `paths` and in the folders among them."""
        for path in map(Path, paths):
            if path.is_dir():
                for inner in _files_in(path):
                    yield _Met(inner, False, inner.relative_to(path.parent).parts[:-1])
            elif path.is_file():
                yield _Met(path, True)
            else:
                self.problem(path, "there is no such file or folder")

    def unlisted(self, met: _Met) -> None:
        """Check a file that no list speaks of."""
        found = self.identified(met.path)
        if found is None and met.named:
            self.problem(met.path, "the file is no document", "add PDF, HTML, DOCX, ODT or text")
        elif found is None:
            self.skipped.append(f"{met.path}: the file is no document")
        else:
            try:
                codes = self.codes or (self.municipality(met),)
            except UnknownMunicipality as error:
                self.problem(met.path, str(error), "name it with --municipality or in a list")
            else:
                self.keep(
                    met.path, replace(found, municipalities=codes, kind=self.kind or found.kind)
                )

    def municipality(self, met: _Met) -> str:
        """Return the code of the municipality in a file's name, else in those of its folders."""
        for name in (*met.folders, met.path.stem)[::-1]:
            if code := municipality_in(name, self.registry):
                return code
        raise UnknownMunicipality(met.path.stem)

    def listed(self, rows: Sequence[ListedDocument]) -> None:
        """Check the rows of a list, those of one file together."""
        together: dict[Path, list[ListedDocument]] = {}
        for row in rows:
            if row.path is not None:
                together.setdefault(row.path.resolve(), []).append(row)
            elif row.kind is not None:
                self.expected.add((row.municipality, row.kind))
        for group in together.values():
            self.joint(group)

    def joint(self, rows: Sequence[ListedDocument]) -> None:
        """Check the rows that speak of one file."""
        row = rows[0]
        assert row.path is not None
        found = self.identified(row.path)
        if found is None:
            self.problem(row.path, "the file is no document", "take it out of the list")
            return
        known = replace(
            found,
            municipalities=tuple(sorted({row.municipality for row in rows})),
            kind=row.kind or self.kind or found.kind,
            period=row.period or found.period,
            url=row.url or found.url,
            title=row.title or found.title,
            languages=row.languages or found.languages,
        )
        self.keep(row.path, known)

    def identified(self, path: Path) -> Document | None:
        try:
            return self.identify(path)
        except UnreadableDocument:
            return _by_suffix(path)
        except OSError as error:
            self.problem(path, f"the file cannot be read: {error.strerror or error}")
            return Document("", ())

    def keep(self, path: Path, known: Document) -> None:
        name = unicodedata.normalize("NFC", path.name)
        self.files.append((path, replace(known, file_name=name)))
        if known.kind != "other":
            self.expected |= {(code, known.kind) for code in known.municipalities}


def _by_suffix(path: Path) -> Document | None:
    media_type = media_type_of(path)
    return Document("", (), media_type=media_type) if media_type else None


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield all files below `folder`, sorted; not hidden ones, nor what is in a store."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_file():
            yield path
        elif path.is_dir() and not path.is_symlink() and not (path / CATALOGUE).exists():
            yield from _files_in(path)
