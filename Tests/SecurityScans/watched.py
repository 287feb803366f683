"""The server under the scanners' fire: what it logged, how long it took, what it held in memory."""

import collections
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "RobustnessTests"))

from served import Served, certificate, program  # noqa: E402, F401  (the folder has to be known first)

LINE = re.compile(r"\bmethod=(\S+) ms=(\d+) path=(\S*) status=(\d+)")
#: An answer that takes longer than this is looked at.
SLOW_MILLISECONDS = 1000


def pattern(path):
    """An address without what distinguishes one record from another."""
    path = re.sub(r"\?.*", "", path)
    path = re.sub(r"/[A-Z]{2,5}-\d+", "/CODE", path)
    path = re.sub(r"/\d{4}-\d{2}-\d{2}", "/DAY", path)
    path = re.sub(r"/(version|compare|history)((?:/\d+)+)", r"/\1/N", path)
    path = re.sub(r"/(line|guidance|lessons|templates|jobs|assets)/[^/]+", r"/\1/X", path)
    return path


class Watched(Served):
    """annex serve with every request in its log."""

    def __init__(self, *options):
        super().__init__(*options, log_level="info")

    def report(self):
        """What the scan looked like from the server's side."""
        self.log.flush()
        statuses = collections.Counter()
        reached = collections.Counter()
        slow, failed, other = [], [], collections.Counter()
        for line in self.errors.splitlines():
            found = LINE.search(line)
            if not found:
                if " error " in line or " warning " in line or " critical " in line:
                    other[re.sub(r"^\S+\s+", "", line)[:300]] += 1
                continue
            method, milliseconds, path, status = found[1], int(found[2]), found[3], int(found[4])
            statuses[status] += 1
            # Nobody wrote an address that answers 404.
            if status != 404:
                reached[f"{method} {pattern(path)}"] += 1
            if milliseconds >= SLOW_MILLISECONDS:
                slow.append((milliseconds, method, path, status))
            # 503 is an answer of ours: too much at once.
            if status >= 500 and status != 503:
                failed.append((method, path, status))
        return {
            "requests": sum(statuses.values()), "statuses": dict(sorted(statuses.items())),
            "addressesReached": len(reached), "reached": dict(sorted(reached.items())),
            "slow": sorted(slow, reverse=True)[:20], "slowCount": len(slow), "failed": failed[:50],
            "failedCount": len(failed), "logged": dict(other.most_common(20)),
            "isAlive": self.is_alive, "peakMegabytes": round(self.peak_megabytes, 1) if self.is_alive else None,
        }
