"""Learn the lemma chooser's weights from the treebanks.

    python training/language/train_chooser.py TREEBANKS_FOLDER [--leave tdt] [--out FILE]

With `--leave` one treebank is kept out, so that it can be scored honestly.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from examples import Examples
from network import Network
from treebanks import TREEBANKS, read_tagged, read_treebank

from termscan.language.chooser import WEIGHTS

EPOCHS, BATCH, RATE, SEED = 6, 400, 0.08, 1


def main() -> None:
    """Train on what the arguments say and write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--leave", choices=sorted(TREEBANKS))
    arguments.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = arguments.parse_args()
    train(chosen.folder, chosen.leave).save(chosen.out)


def train(folder: Path, leave: str | None) -> Network:
    """Return a network that has learned from every treebank but one."""
    sentences = read_tagged(folder)
    for name in TREEBANKS:
        if name != leave:
            sentences += read_treebank(folder, name)
    examples = Examples(sentences)
    network = Network(examples, SEED)
    for epoch in range(EPOCHS):
        order = network.random.permutation(len(sentences))
        types, tags, shares = examples.flatten([sentences[number] for number in order])
        places = np.flatnonzero(tags >= 0)
        rate = RATE * (1 - epoch / EPOCHS)
        for start in range(0, len(places), BATCH):
            network.step(types, tags, shares, places[start : start + BATCH], rate)
    return network


if __name__ == "__main__":
    main()
