"""Which blocks of a web page are its own text, and which are menus, teasers and notices.

The page itself says it (`main`), or else trafilatura tells; both are asked, for a page may declare
too much. A block that trafilatura does not take is judged by the largest box around it in which it
took nothing: one of prose, or of what writers use and not of links, is the page's own. Where
trafilatura finds next to nothing, the place of the prose decides. No block is dropped: what is not
the page's own is only not counted. Measured in `docs/evaluation.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from lxml import html

from termscan.extract.webpage import Block, WebPage

_LONGEST = 4_000_000
"""Characters of text on the largest page that trafilatura is asked about (for some 10 seconds)."""

_SEARCHED = 200_000
"""Characters of its answer that are searched for blocks that it joined or cut."""

_TELLING = 25
"""Letters of a block that tells by itself that it was taken; a shorter one may be a namesake."""

_ENOUGH = 100
"""Characters that trafilatura has to find before it is believed."""

_HALF = 0.5
_MOST = 0.75
"""Of what trafilatura takes, so much marks the place of the main text; the rest may be a notice."""

_PROSE = 80
"""Characters of a block that is prose rather than a label."""

_PROSE_LINKED = 0.4
_ADDED = 0.3
"""Of the text that a wider part adds, so much may be links, or prose that was not taken."""

_WHOLE = frozenset(("body", "html"))
_MARKS = re.compile(r"[\W_]+")
_WRITTEN = frozenset(
    ("p", "li", "figcaption", "td", "dt", "dd", "table", "h2", "h3", "h4", "h5", "h6")
)
"""Elements that writers use; boxes of players and buttons have none of them."""


class _Weight(NamedTuple):
    """Characters in an element: all, links, prose; and whether a writer's elements are in it."""

    text: int = 0
    linked: int = 0
    prose: int = 0
    written: bool = False

    def and_of(self, block: Block) -> _Weight:
        """Return it with one more block."""
        return _Weight(
            self.text + len(block.text),
            self.linked + block.linked,
            self.prose + len(block.text) * _is_prose(block),
            self.written or block.element.tag in _WRITTEN,
        )


def own_blocks(page: WebPage) -> list[bool]:
    """Return for each block of a page whether it belongs to the page's own text."""
    declared = _declared(page.root)
    taken = _taken(page)
    region = _region(block for block, is_taken in zip(page.blocks, taken, strict=True) if is_taken)
    if region is None or not _is_enough(page, taken, declared):
        part = page.weighed.own_part() if declared is None else declared
        around = _with_ancestors([part])
        return [
            not _is_furniture(page, block, around) and (part is None or part in block.path)
            for block in page.blocks
        ]
    return _Judge(page, taken, declared, region).verdicts()


def _declared(root: html.HtmlElement) -> html.HtmlElement | None:
    """Return the element that holds the page's own text, where the page says which it is."""
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = root.findall(path)
        if len(found) == 1 and len(found[0].text_content().strip()) > 200:
            return found[0]
    return None


def _taken(page: WebPage) -> list[bool]:
    """Return which blocks trafilatura gives as main text, of those that are long enough to tell."""
    lines = [_bare(line) for line in _main_text(page).split("\n")]
    whole, single = "".join(lines)[:_SEARCHED], set(lines)
    taken = []
    for block in page.blocks:
        bare = _bare(block.text)
        long = len(bare) >= _TELLING and page.hidden.isdisjoint(block.path)
        taken.append(long and (bare in single or bare in whole))
    return taken


def _main_text(page: WebPage) -> str:
    """Return what trafilatura says is a page's main text; nothing where it fails."""
    if sum(len(block.text) for block in page.blocks) > _LONGEST:
        return ""
    import trafilatura

    with suppress(Exception):  # it has no base for what odd pages make it raise
        return trafilatura.extract(page.root, include_comments=False) or ""
    return ""


def _bare(text: str) -> str:
    """Return the letters and digits of a text, which is all that two readers agree on."""
    return _MARKS.sub("", text).casefold()


def _region(taken: Iterable[Block]) -> html.HtmlElement | None:
    """Return the smallest element around most of what was taken."""
    weights: dict[html.HtmlElement, int] = {}
    depths: dict[html.HtmlElement, int] = {}
    total = 0
    for block in taken:
        total += len(block.text)
        for depth, element in enumerate(block.path[:-1] or block.path):
            weights[element] = weights.get(element, 0) + len(block.text)
            depths[element] = depth
    holding = [element for element, weight in weights.items() if weight >= _MOST * total]
    return max(holding, key=depths.__getitem__, default=None)


def _is_enough(page: WebPage, taken: Sequence[bool], declared: html.HtmlElement | None) -> bool:
    """Whether trafilatura found the text of the page rather than a notice on it."""
    found = sum(
        len(block.text) for block, is_taken in zip(page.blocks, taken, strict=True) if is_taken
    )
    around = _with_ancestors([declared])
    prose = sum(
        len(block.text)
        for block in page.blocks
        if _is_prose(block)
        and not _is_furniture(page, block, around)
        and (declared is None or declared in block.path)
    )
    return found >= max(_ENOUGH, _HALF * prose)


def _is_prose(block: Block) -> bool:
    return len(block.text) >= _PROSE and block.linked < _PROSE_LINKED * len(block.text)


def _with_ancestors(elements: Iterable[html.HtmlElement | None]) -> set[html.HtmlElement]:
    found: set[html.HtmlElement] = set()
    for element in elements:
        if element is not None:
            found.add(element)
            found.update(element.iterancestors())
    return found


def _is_furniture(page: WebPage, block: Block, around: set[html.HtmlElement]) -> bool:
    """Whether a block stands in furniture; what stands `around` the main text is none, whatever
    its name: some systems put the whole page into a form.
    """
    return any(
        element in page.hidden or (element in page.furniture and element not in around)
        for element in block.path
    )


class _Judge:
    """Judges the blocks of a page of which trafilatura has found the main text."""

    def __init__(
        self,
        page: WebPage,
        taken: Sequence[bool],
        declared: html.HtmlElement | None,
        region: html.HtmlElement,
    ) -> None:
        self._page = page
        self._taken = [
            is_taken and (region in block.path or _is_prose(block))
            for block, is_taken in zip(page.blocks, taken, strict=True)
        ]
        self._first = self._taken.index(True)
        self._holding: set[html.HtmlElement] = set()
        self._weights: dict[html.HtmlElement, _Weight] = {}
        for block, is_taken in zip(page.blocks, self._taken, strict=True):
            if is_taken:
                self._holding.update(block.path)
            if not page.hidden.isdisjoint(block.path):
                continue
            for element in block.path:
                self._weights[element] = self._weights.get(element, _Weight()).and_of(block)
        self._box = self._widened(region) if declared is None else declared
        self._around = _with_ancestors([declared, region])

    def _widened(self, region: html.HtmlElement) -> html.HtmlElement:
        """Return the largest element around a region that adds lists and headings to it, rather
        than links, or prose that trafilatura has seen and left out.
        """
        for outer in region.iterancestors():
            if outer.tag in _WHOLE:
                break
            inner, weight = self._weights[region], self._weights[outer]
            text = weight.text - inner.text
            links, prose = weight.linked - inner.linked, weight.prose - inner.prose
            if text and max(links, prose) >= _ADDED * text:
                break
            region = outer
        return region

    def verdicts(self) -> list[bool]:
        """Return for each block whether it is the page's own; a heading goes with what follows."""
        found: list[bool] = []
        follows = False
        for number, block in reversed(list(enumerate(self._page.blocks))):
            verdict = self._verdict(number, block)
            found.append(follows if verdict is None else verdict)
            if block.kind != "heading":
                follows = found[-1]
        return found[::-1]

    def _verdict(self, number: int, block: Block) -> bool | None:
        if _is_furniture(self._page, block, self._around):
            return False
        if self._taken[number]:
            return True
        title = block.element.tag == "h1"
        if self._box not in block.path:
            return title and number < self._first
        if title:
            return True
        return self._beside(block)

    def _beside(self, block: Block) -> bool | None:
        """Judge a block inside the main part that was not taken, by the largest box around it in
        which nothing was; None for a heading alone.
        """
        if block.kind == "table":
            return True
        box = next((element for element in block.path if element not in self._holding), None)
        if box is None or box is block.element:
            return None if block.kind == "heading" else block.linked < _HALF * len(block.text)
        weight = self._weights[box]
        if weight.prose >= _HALF * weight.text:
            return True
        return weight.written and weight.linked < _HALF * weight.text
