"""A Finland of invented municipalities: their web sites, generated from a seed, and a server."""

from crawl.fake_finland.country import Country, build_country
from crawl.fake_finland.faults import Fault
from crawl.fake_finland.server import FakeServer, Hit, network_of

__all__ = ["Country", "FakeServer", "Fault", "Hit", "build_country", "network_of"]
