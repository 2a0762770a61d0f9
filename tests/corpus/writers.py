"""Child processes that write to a store and may be killed: ``python writers.py MODE STORE SEED``.

Each prints a line for every change that the store has promised to keep.
"""

import os
import random
import sys
import time
from pathlib import Path

from termscan.corpus import Store
from termscan.errors import StoreBusy, StoreError
from termscan.records import Document, Fetch


def promise(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def add_one(store: Store, chance: random.Random) -> str:
    """Add a document of random bytes, often as a new version of an older one."""
    url = f"https://m{chance.randrange(4)}.example/{chance.randrange(6)}.pdf"
    content = chance.randbytes(chance.choice([0, 10, 5_000, 200_000]) + chance.randrange(50))
    document = Document("", (f"{chance.randrange(4):03}",), "strategy", url=url)
    return store.add(content, document, fetch=Fetch(url, "2026-01-01", "stored")).id


def write_for_ever(path: Path, chance: random.Random) -> None:
    while True:
        try:
            write(path, chance)
        except StoreBusy:
            time.sleep(0.002)


def write(path: Path, chance: random.Random) -> None:
    with Store.open(path) as store:
        for _ in range(chance.randrange(1, 6)):
            if chance.random() < 0.7:
                promise("kept", add_one(store, chance))
            else:
                with store.transaction():
                    kept = [add_one(store, chance) for _ in range(4)]
                promise("kept", *kept)
            store.derived("pages").put(str(chance.randrange(50)), chance.randbytes(5_000))
            if chance.random() < 0.2:
                store.collect_garbage()


def fill(path: Path, chance: random.Random) -> None:
    """Write until the disk is full, and say how that was told."""
    try:
        while True:
            write(path, chance)
    except StoreError as error:
        promise("full", error)


def fill_small_files(path: Path, chance: random.Random) -> None:
    """Fill a disk on which no file may grow over 150 kB."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
    fill(path, chance)


def fill_and_check(path: Path, chance: random.Random) -> None:
    """Fill a disk that is gone when this process ends, so look at it from here."""
    fill(path, chance)
    with Store.open(path, write=False) as store:
        found = store.verify()
        promise("sound", found.sound, found.checked)
        promise("holds", *(document.id for document in store.documents(current=False)))


if __name__ == "__main__":
    MODES = (write_for_ever, fill_small_files, fill_and_check)
    mode = {function.__name__: function for function in MODES}[sys.argv[1]]
    mode(Path(sys.argv[2]), random.Random(int(sys.argv[3])))
