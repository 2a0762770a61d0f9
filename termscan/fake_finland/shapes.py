"""The six shapes that municipal sites have here, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from termscan.fake_finland.councils import cloudnc, dynasty, tweb
from termscan.fake_finland.site_builder import SiteBuilder
from termscan.fake_finland.websites import drupal, liferay, wordpress

SHAPES: Mapping[str, Callable[[SiteBuilder], None]] = {
    "wordpress": wordpress,
    "drupal": drupal,
    "liferay": liferay,
    "dynasty": dynasty,
    "cloudnc": cloudnc,
    "tweb": tweb,
}
"""Each builds the web of a municipality."""
