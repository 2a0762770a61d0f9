"""How much of fake Finlands is found, what is wrong, and with how many requests.

python benchmarks/crawl_discovery.py [SEED]…

Each seed is built with the titles that the discovery was written with, with titles found on real
sites afterwards, and with titles held out until it knew those: see the tests' `wordings.py`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from crawl.conftest import NO_PAUSE, START
from crawl.fake_finland import FakeServer, build_country, network_of
from crawl.fake_finland.wordings import WORDS
from crawl.test_discovery import KINDS, SITES, judged

from termscan.corpus import Store
from termscan.crawl import CorpusDefinition, crawl


def main(seeds: list[int]) -> None:
    """Print for each wording a line for each seed, and the sums."""
    for wording in WORDS:
        print(f"titles {wording}")
        measure(seeds, wording)


def measure(seeds: list[int], wording: str) -> None:
    """Print a line for each seed, and the sums."""
    sums = [0, 0, 0]
    for seed in seeds:
        country = build_country(SITES, seed, wording=wording)
        definition = CorpusDefinition("fake", tuple(country.municipalities), KINDS)
        with (
            tempfile.TemporaryDirectory() as folder,
            FakeServer(country.web) as server,
            Store.open(Path(folder) / "store") as store,
        ):
            report = crawl(
                definition,
                store,
                network=network_of(server),
                manners=NO_PAUSE,
                clock=lambda: START,
            )
            counts = judged(report, country, store)
        total = len(country.truth)
        most = max(one.requests for one in report.municipalities)
        mean = report.requests / SITES
        print(
            f"seed {seed}: {counts['found']} of {total} found, {counts['wrong']} wrong, "
            f"requests a site {mean:.1f}, at most {most}"
        )
        sums = [sums[0] + counts["found"], sums[1] + counts["wrong"], sums[2] + total]
    print(f"found {100 * sums[0] / sums[2]:.1f} %, wrong {100 * sums[1] / sums[2]:.1f} %")


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [101, 102, 103])
