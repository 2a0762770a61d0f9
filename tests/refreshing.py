"""A nightly run against a small web, in this process or in one of its own that may be killed."""

from __future__ import annotations

import json
import resource
import signal
import sys
from pathlib import Path

from crawl.registry import municipality

from termscan.corpus import Store
from termscan.crawl import CorpusDefinition, Manners, Network
from termscan.errors import StoreBusy
from termscan.records import Source
from termscan.refresh import RefreshReport, refresh

LOOPBACK = "127.0.0.1"
NO_PAUSE = Manners(least=0.0, per_second_of_latency=0.0, errors_before_rest=99)
CODES = {"182": "Jämsä", "179": "Jyväskylä", "249": "Keuruu"}


def run(folder: Path, urls: list[tuple[str, str]], port: int) -> RefreshReport:
    """Refresh the store of a folder from addresses (municipality, url) at a local server."""
    definition = CorpusDefinition(
        "test",
        tuple(municipality(code, name) for code, name in CODES.items()),
        kinds=("strategy",),
        sources=tuple(Source(url, code, "strategy") for code, url in urls),
        discover=False,
    )
    network = Network(
        user_agent="termscan/test",
        resolver=lambda host, port: [LOOPBACK],
        allowed=(f"{LOOPBACK}/32",),
        ports={80: port},
    )
    with Store.open(folder / "store") as store:
        return refresh(
            definition,
            store,
            folder / "tables",
            formats=("csv",),
            network=network,
            manners=NO_PAUSE,
        )


def fill_the_disk_at(size: int) -> None:
    """Let no file of this process grow beyond a size, as if the disk were full then."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


if __name__ == "__main__":
    folder, urls, port, most = json.loads(sys.argv[1])
    if most:
        fill_the_disk_at(most)
    try:
        run(Path(folder), [tuple(pair) for pair in urls], port)
    except StoreBusy:
        sys.exit(3)
    except OSError:
        sys.exit(4)
