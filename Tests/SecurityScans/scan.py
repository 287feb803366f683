"""Scans the running program with wapiti and sqlmap, and tells what was tried, what was found and what is unexplained.

Everything is written to a folder; summary.json has it all. Ends with 1 where a finding has no explanation, where the
server failed by itself, or where a scan did not run.
"""

import argparse
import datetime
import importlib.metadata
import json
import os
import pathlib
import platform
import sys
import time

import sqlmap
import wapiti
from addresses import READING, WITHOUT_HINT, WRITING
from explained import is_refused, sort_out
from watched import Watched, certificate, program


def tell(text):
    print(f"scan: {text}", file=sys.stderr, flush=True)


def scan_with_wapiti(scan, folder, share):
    served = Watched(*(certificate(folder) if scan.is_secure else []))
    try:
        result = wapiti.run(scan, served, folder, share)
        result["server"] = served.report()
    finally:
        status = served.stop()
    result["server"]["exit"] = status
    check_tokens(scan, result["findings"])
    result["explained"], result["unexplained"] = sort_out(result.pop("findings"))
    return result


def check_tokens(scan, findings):
    """Sends every form that wapiti calls unprotected again, with another token, to a server the scan has not worn."""
    forms = [finding for finding in findings if finding["module"] == "csrf"]
    if not forms or scan.is_secure:
        return
    fresh = Watched()
    try:
        if scan.email:
            fresh.sign_in(scan.email)
        for finding in forms:
            finding["isRefused"] = is_refused(fresh, finding)
    finally:
        fresh.stop()


def scan_with_sqlmap(addresses, folder, options, seconds, keep):
    """All addresses in turn, on one server for those of a session and one for those that come through a proxy.

    - keep: called with what there is after each address, so that an interrupted scan is not lost.
    """
    run, servers = {"options": list(options), "addresses": [], "servers": []}, {}
    try:
        for address in addresses:
            if address.isBehindProxy not in servers:
                servers[address.isBehindProxy] = Watched(*(["--behind-proxy"] if address.isBehindProxy else []))
            try:
                result = sqlmap.run(servers[address.isBehindProxy], address, folder, options, seconds)
            except (sqlmap.NotThere, LookupError) as problem:
                result = {"name": address.name, "path": address.path, "notThere": str(problem)}
            tell(f"sqlmap: {address.name}: " + ", ".join(
                f"{key} {result[key]}" for key in ("requests", "seconds", "injectable", "notThere") if key in result))
            run["addresses"].append(result)
            keep(run)
    finally:
        for isBehindProxy, served in servers.items():
            report = served.report()
            report["exit"] = served.stop()
            run["servers"].append({"isBehindProxy": isBehindProxy, **report})
    return run


def problems(summary):
    """What somebody has to look at."""
    found = []
    for result in summary["wapiti"]:
        name = f"wapiti, {result['round']}"
        found += [f"{name}: {each['module']}: {each['method']} {each['path']} {each['parameter']}: {each['info']}"
                  for each in result["unexplained"]]
        found += [f"{name}: the server asked {call}" for call in result["calledElsewhere"]]
        if not result["sessionLived"]:
            found.append(f"{name}: its session ended on the way")
        if result["status"] != 0 or "problem" in result:
            found.append(f"{name}: did not run to its end ({result['status']})")
        found += server_problems(name, result["server"])
    for run in summary["sqlmap"]:
        for result in run["addresses"]:
            name = f"sqlmap, {result['name']}"
            if "notThere" in result:
                found.append(f"{name}: not tried: {result['notThere']}")
                continue
            found += [f"{name}: injectable: {parameter}" for parameter in result["injectable"]]
            if not result["tested"] and not result["wasCutShort"]:
                found.append(f"{name}: nothing was tried; see {result['log']}")
        for report in run["servers"]:
            found += server_problems("sqlmap", report)
    return found


def server_problems(name, report):
    found = [f"{name}: {method} {path} answered {status}" for method, path, status in report["failed"]]
    if not report["isAlive"]:
        found.append(f"{name}: the server died")
    elif report["exit"] != 0:
        found.append(f"{name}: the server ended with {report['exit']}")
    return found + [f"{name}: logged {count} times: {line}" for line, count in report["logged"].items()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=pathlib.Path, required=True, help="the folder results go to")
    parser.add_argument("--only", choices=["wapiti", "sqlmap"], help="one of the two")
    parser.add_argument("--named", action="append", help="only this round or address; may be repeated")
    parser.add_argument("--share", type=float, default=1, help="of the bounds of time, such as 0.1 for a quick look")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)

    def wanted(things):
        return [thing for thing in things if not options.named or thing.name in options.named]

    began = time.monotonic()
    summary = {
        "date": datetime.date.today().isoformat(), "program": os.path.basename(program()),
        "versions": {name: importlib.metadata.version(name) for name in ("wapiti3", "sqlmap")},
        "python": platform.python_version(), "wapiti": [], "sqlmap": [],
    }

    def keep():
        summary["minutes"] = round((time.monotonic() - began) / 60, 1)
        summary["problems"] = problems(summary)
        (options.output / "summary.json").write_text(json.dumps(summary, indent=2))

    def try_all(addresses, hint, seconds):
        place = len(summary["sqlmap"])
        summary["sqlmap"].append({"addresses": [], "servers": []})

        def take(run):
            summary["sqlmap"][place] = run
            keep()

        take(scan_with_sqlmap(wanted(addresses), options.output, hint, seconds, take))

    if options.only != "sqlmap":
        for scan in wanted(wapiti.ROUNDS):
            tell(f"wapiti: {scan.name}, {scan.what}")
            summary["wapiti"].append(scan_with_wapiti(scan, options.output, options.share))
            keep()
    if options.only != "wapiti":
        seconds = max(20, int(150 * options.share))
        try_all(READING + WRITING, ("--dbms", "sqlite"), seconds)
        # Without a word on the database sqlmap tries ten times as much, on addresses of each sort.
        try_all([each for each in READING + WRITING if each.name in WITHOUT_HINT], (), 2 * seconds)
    keep()
    for line in summary["problems"]:
        print(line)
    print(f"{len(summary['problems'])} to look at; all is in {options.output}/summary.json")
    sys.exit(1 if summary["problems"] else 0)


if __name__ == "__main__":
    main()
