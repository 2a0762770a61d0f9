"""Boxes on a page: in points, the origin at the lower left, as a reader sees the page."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From side to side."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    @property
    def center(self) -> tuple[float, float]:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether `point` lies inside."""
        x, y = point
        return self.left <= x <= self.right and self.bottom <= y <= self.top


NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


def hull(boxes: list[Box]) -> Box:
    """Return the smallest box around `boxes`."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


class View(NamedTuple):
    """How a page is turned before it is seen (quarters, clockwise), and its size unturned."""

    quarters: int
    width: float
    height: float

    @property
    def seen_height(self) -> float:
        """The height of the page as it is seen."""
        return self.width if self.quarters % 2 else self.height

    def turned(self, box: Box) -> Box:
        """Return `box` as it lies on the page that is seen."""
        left, bottom, right, top = box
        if self.quarters == 1:
            return Box(bottom, self.width - right, top, self.width - left)
        if self.quarters == 2:
            return Box(
                self.width - right, self.height - top, self.width - left, self.height - bottom
            )
        if self.quarters == 3:
            return Box(self.height - top, left, self.height - bottom, right)
        return box
