"""Zipped XML, distrusted: bounded in size, without entities, without the network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from zipfile import BadZipFile, ZipFile

from lxml import etree

from termscan.extract.model import MEBIBYTE, Limits
from termscan.extract.source import Source

_DAMAGED = (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


class Archive:
    """The members of a zipped document, read as XML as far as the limits allow."""

    def __init__(self, source: Source, archive: ZipFile, limit: int) -> None:
        self._source = source
        self._archive = archive
        self._left = limit
        self._limit = limit
        self._names = set(archive.namelist())

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of a member, or None if there is none of that name.

        Raises:
            UnreadableDocument: the member is damaged, or the document unpacks to too much.
        """
        if name not in self._names:
            return None
        content = self._read(name)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise self._source.unreadable(f"its part {name} is damaged") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._source.unreadable(f"its part {name} declares entities of its own")
        return root

    def _read(self, name: str) -> bytes:
        try:
            with self._archive.open(name) as member:
                content = member.read(self._left + 1)
        except _DAMAGED as error:
            raise self._source.unreadable(f"its part {name} is damaged or encrypted") from error
        self._left -= len(content)
        if self._left < 0:
            size = self._limit // MEBIBYTE
            raise self._source.unreadable(f"it unpacks to more than {size} MB")
        return content


@contextmanager
def opened(source: Source, limits: Limits) -> Iterator[Archive]:
    """Open a zipped document."""
    try:
        with source.open() as handle, ZipFile(handle) as archive:
            yield Archive(source, archive, limits.expanded)
    except BadZipFile as error:
        raise source.unreadable("the file is a damaged zip archive") from error


def core_metadata(archive: Archive) -> dict[str, str]:
    """Return what an OOXML document says of itself (title, author, created …)."""
    root = archive.xml("docProps/core.xml")
    found = {}
    for item in root if root is not None else ():
        if isinstance(item.tag, str) and (item.text or "").strip():
            found[etree.QName(item).localname.capitalize()] = " ".join((item.text or "").split())
    return dict(sorted(found.items()))
