"""Compares the reading of robots.txt with Google's own matcher on generated files.

Needs ``jwm-robotstxt`` (Google's matcher, wheels for Python up to 3.12).

    python benchmarks/crawl_robots.py [FILES] [SEED]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from crawl.robots_files import generated

from termscan.crawl.robots import parse_robots


def main(files: int, seed: int) -> int:
    """Print how many judgements were compared and how many differ."""
    try:
        from jwm.robotstxt.googlebot import RobotsMatcher
    except ImportError:
        print("skipped: pip install jwm-robotstxt")
        return 0
    matcher = RobotsMatcher()
    judged = forbidden = different = 0
    ours = theirs = 0.0
    for robots, targets in generated(files, seed):
        began = time.perf_counter()
        rules = parse_robots(robots.encode(), "termscan")
        verdicts = [rules.allows(target) for target in targets]
        ours += time.perf_counter() - began
        began = time.perf_counter()
        expected = [
            matcher.OneAgentAllowedByRobots(robots, "termscan", f"https://www.kunta.fi{target}")
            for target in targets
        ]
        theirs += time.perf_counter() - began
        judged += len(targets)
        forbidden += expected.count(False)
        different += sum(a is not b for a, b in zip(verdicts, expected, strict=True))
    print(f"{files} files, {judged} judgements, {forbidden} forbidden, {different} differ")
    print(f"time against Google's matcher: {ours / theirs:.1f}")
    return 1 if different else 0


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:]]
    sys.exit(main(*(numbers + [20_000, 1][len(numbers) :])))
