"""Where the prose of a web page stands, for pages that do not say which part is their own."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import html

_INLINE_TAGS = """
a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rp rt ruby
s samp small span strike strong sub sup time tt u var wbr input
"""
INLINE = frozenset(_INLINE_TAGS.split())
"""Elements that stand in a line of text."""

_SILENT = frozenset(("script", "style", "noscript", "template", "select", "iframe", "svg"))
_ASIDE = frozenset(("nav", "footer", "aside", "form", "header", "menu", "dialog"))
_LONG = 80
"""Characters of a block that is prose rather than a label."""

_LINKED = 0.4
_ENOUGH = 300
_FEWEST_LINKS = 3
_LINK_LIST = 0.7
_TEASERS = re.compile(
    r"(?:lue|katso) (?:myös|lisää)|aiheeseen liitty|ajankohtais|uutis|tapahtum|läs (?:också|mer)"
    r"|se också|relatera|aktuellt|nyhet|evenemang|related|see also|read more|news|events",
    re.IGNORECASE,
)
"""What lists of links to other pages are headed with."""


class Weights(NamedTuple):
    """Characters in an element: all, those of links, those of prose; and how many links."""

    text: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0


class Weighed:
    """A web page with each of its elements weighed once."""

    def __init__(self, root: html.HtmlElement) -> None:
        self._root = root
        self._weights: dict[html.HtmlElement, Weights] = {}
        for element in reversed(list(root.iter())):
            if isinstance(element.tag, str) and element.tag not in _SILENT:
                self._weights[element] = self._weigh(element)

    def own_part(self) -> html.HtmlElement | None:
        """Return the smallest element that holds all prose of the page; None for one with little.

        What lies outside of it are menus, teasers and notices.
        """
        part, total = self._root, self._of(self._root).prose
        if total < _ENOUGH:
            return None
        while True:
            inner = [child for child in part if self._of(child).prose == total]
            if not inner:
                return part if part is not self._root and part.tag != "body" else None
            part = inner[0]

    def holds_prose(self, element: html.HtmlElement) -> bool:
        """Whether there is any prose in an element."""
        return self._of(element).prose > 0

    def is_teasers(self, element: html.HtmlElement) -> bool:
        """Whether an element is a list of links to other pages, headed as such."""
        weights = self._of(element)
        if weights.links < _FEWEST_LINKS or weights.linked < _LINK_LIST * weights.text:
            return False
        first = next((text for text in element.itertext() if text.strip()), "")
        return _TEASERS.match(first.strip()) is not None

    def _of(self, element: html.HtmlElement) -> Weights:
        return self._weights.get(element, _NOTHING)

    def _weigh(self, element: html.HtmlElement) -> Weights:
        direct, own_linked = len((element.text or "").strip()), 0
        text = direct
        linked = prose = links = 0
        for child in element:
            inner, tail = self._of(child), len((child.tail or "").strip())
            text += inner.text + tail
            linked += inner.linked
            prose += inner.prose
            links += inner.links
            direct += tail
            if child.tag in INLINE:
                direct += inner.text
                own_linked += inner.linked
        if element.tag == "a":
            linked, links = text, links + 1
        if element.tag in _ASIDE:
            prose = 0
        elif element.tag not in INLINE and direct >= _LONG and own_linked <= _LINKED * direct:
            prose += direct
        return Weights(text, linked, prose, links)


_NOTHING = Weights()
