"""Wapiti against the server: as a stranger, as several roles, and over TLS."""

import dataclasses
import json
import pathlib
import re
import subprocess
import sys

from listener import Listener

#: What wapiti is not asked to look for: other people's products, what needs its makers' hosts, and lists to download.
LEFT_OUT = ["cms", "htp", "log4shell", "network_device", "nikto", "printer", "spring4shell", "takeover", "wapp", "wp_enum"]
#: Modules about TLS, of use only where there is any.
ABOUT_TLS = ["https_redirect", "ssl"]


@dataclasses.dataclass(frozen=True)
class Round:
    """One run of wapiti."""

    name: str
    what: str
    #: Whose session is used; None for a stranger.
    email: str | None = None
    start: str = "/"
    scope: str = "domain"
    #: Addresses that would end the session or take rights away, which other rounds look at.
    excluded: tuple[str, ...] = ()
    crawl_seconds: int = 240
    module_seconds: int = 60
    files_of_folder: int = 6
    modules: str = "all"
    is_secure: bool = False


SIGN_OUT = "/sign-out"
ROUNDS = [
    Round("stranger", "without a session", start="/sign-in", crawl_seconds=60),
    Round("manager", "administrator and ISMS manager", "amara.okonkwo@quaylark.example", "/o/demo",
          # Making an organization replaces the session's token, and wapiti goes on with the old one; what is removed
          # answers nothing more; days of the past take no forms, and the auditor's round looks at them.
          excluded=(SIGN_OUT, "/account*", "/o/demo/settings/accounts*", "/organizations/new*", "/o/demo/*/remove",
                    "/o/demo/as-of/*"),
          crawl_seconds=420, module_seconds=240),
    Round("auditor", "auditor", "helene.marchetti@quaylark.example", "/o/demo",
          excluded=(SIGN_OUT, "/account*"), crawl_seconds=240),
    Round("account", "a member, on the pages about their own account", "koen.declercq@quaylark.example", "/account",
          excluded=(SIGN_OUT, "/o/*"), crawl_seconds=60),
    Round("accounts", "administrator, on the page of accounts", "amara.okonkwo@quaylark.example",
          "/o/demo/settings/accounts", scope="page", crawl_seconds=30),
    Round("tls", "without a session, over TLS", start="/sign-in", crawl_seconds=30, module_seconds=30,
          modules="passive,https_redirect,ssl,methods", is_secure=True),
]


def modules(scan):
    """The modules of a round, as wapiti's -m takes them."""
    if scan.modules != "all":
        return scan.modules
    return ",".join(["all"] + [f"-{name}" for name in LEFT_OUT + ABOUT_TLS])


def run(scan, served, folder, share):
    """Runs wapiti; its findings and what it covered.

    - share: how much of the bounds of time is used, 1 for all.
    """
    base = f"{'https' if scan.is_secure else 'http'}://{served.address[0]}:{served.address[1]}"
    report = folder / f"wapiti-{scan.name}.json"
    log = folder / f"wapiti-{scan.name}.log"
    with Listener() as listener, open(log, "w") as output:
        command = [
            pathlib.Path(sys.executable).with_name("wapiti"), "--url", base + scan.start, "--scope", scan.scope,
            "--module", modules(scan), "--endpoint", listener.address, "--dns-endpoint", "localhost",
            "--max-scan-time", str(int(scan.crawl_seconds * share)),
            "--max-attack-time", str(max(10, int(scan.module_seconds * share))),
            "--max-files-per-dir", str(scan.files_of_folder), "--max-links-per-page", "300", "--depth", "8",
            "--scan-force", "aggressive", "--tasks", "4", "--timeout", "10", "--skip", "form-token",
            "--store-session", folder / f"wapiti-{scan.name}", "--flush-session", "--no-bugreport", "--verbose", "1",
            "--format", "json", "--output", report,
        ]
        if scan.email:
            served.sign_in(scan.email)
            command += ["--header", f"Cookie: {served.cookie}"]
        for path in scan.excluded:
            command += ["--exclude", base + path]
        status = subprocess.run([str(part) for part in command], stdout=output, stderr=subprocess.STDOUT).returncode
    result = {"round": scan.name, "what": scan.what, "status": status, "calledElsewhere": listener.calls}
    # With a session that ended on the way, wapiti would have looked at the sign-in page only.
    result["sessionLived"] = not scan.email or served.ask("GET", scan.start, cookie=served.cookie)[0] == 200
    said = log.read_text(errors="replace")
    result["cutShort"] = sorted(set(re.findall(r"Max attack time was reached for module (\w+)", said)))
    result["crawlCutShort"] = "Max scan time was reached" in said
    result["brokenModules"] = sorted(set(re.findall(r"exception occurred in module (\w+)", said)))
    if not report.exists():
        return {**result, "findings": [], "problem": said[-2000:]}
    data = json.loads(report.read_text())
    result["crawled"] = data["infos"].get("crawled_pages_nbr")
    result["version"] = data["infos"].get("version")
    result["findings"] = [
        {"tool": "wapiti", "round": scan.name, "module": item["module"], "category": category, "method": item["method"],
         "path": item["path"], "parameter": item["parameter"], "info": item["info"], "request": item["http_request"]}
        for group in ("vulnerabilities", "anomalies", "additionals")
        for category, items in data[group].items() for item in items]
    return result
