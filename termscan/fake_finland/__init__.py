"""Invented municipal web sites, in the shapes that real ones have, served from this machine.

The demonstration crawls them; tests add traps and a server that misbehaves.
"""

from termscan.fake_finland.prose import prose
from termscan.fake_finland.server import LOOPBACK, Exchange, Resource, Web, WebServer
from termscan.fake_finland.shapes import SHAPES
from termscan.fake_finland.site_builder import Item, Paper, Publish, SiteBuilder, slug

__all__ = [
    "LOOPBACK",
    "SHAPES",
    "Exchange",
    "Item",
    "Paper",
    "Publish",
    "Resource",
    "SiteBuilder",
    "Web",
    "WebServer",
    "prose",
    "slug",
]
