"""sqlmap against every kind of address that takes input."""

import html
import pathlib
import re
import subprocess
import sys
import time
import urllib.parse

from addresses import O
from forms import form

TOKEN = "form-token"
#: A page with little on it but a form, for the token of the session.
TOKEN_PAGE = "/organizations/new"
CSV = "Name;Type;Owner\nScanned 1;information;PER-1\nScanned 2;hardware;PER-2\n"


class NotThere(Exception):
    """An address or a form of the list does not exist: the list is out of date, and nothing was tried."""


def url(served, address):
    base = f"http://{served.address[0]}:{served.address[1]}{address.path}"
    return base + ("?" + urllib.parse.urlencode(address.query) if address.query else "")


def page(served, path, cookie):
    status, headers, body = served.ask("GET", path, cookie=cookie)
    if status != 200:
        raise NotThere(f"{path} answered {status}")
    return headers, body.decode()


def import_page(served, cookie):
    """Sends a file to import, up to the page on which its columns are chosen."""
    _, text = page(served, f"{O}/asset/import", cookie)
    token = html.unescape(re.search(rf'name="{TOKEN}" value="([^"]*)"', text)[1])
    mark = "scan-boundary-7f3a"
    body = "".join(
        f"--{mark}\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n"
        for head, content in ((f'name="{TOKEN}"', token),
                              ('name="file"; filename="assets.csv"\r\nContent-Type: text/csv', CSV))) + f"--{mark}--\r\n"
    request = (f"POST {O}/asset/import HTTP/1.1\r\nHost: scan\r\nConnection: close\r\nCookie: {cookie}\r\n"
               f"Content-Type: multipart/form-data; boundary={mark}\r\nContent-Length: {len(body)}\r\n\r\n{body}")
    found = re.search(r"(?im)^location: (\S+)", served.raw(request.encode()).decode(errors="replace"))
    if not found:
        raise NotThere("the file to import was not taken")
    return found[1]


def command(served, address, folder, options, seconds):
    """The sqlmap command for an address."""
    cookie = ""
    if address.email:
        served.sign_in(address.email)
        cookie = served.cookie
    elif address.page:
        headers, _ = page(served, address.page, "")
        cookie = "; ".join(line.split(";")[0] for line in headers.get_all("Set-Cookie") or [])
    arguments = [
        pathlib.Path(sys.executable).with_name("sqlmap"), "--url", url(served, address), "--batch", "--level",
        str(address.level), "--risk", str(address.risk), "--technique", "BEUSTQ", "--flush-session", "--fresh-queries",
        "--output-dir", folder / "sqlmap", "--disable-coloring", "--timeout", "15", "--retries", "1", "--time-limit",
        str(seconds), "--ignore-code", "*", *options, *address.options,
    ]
    if cookie:
        arguments += ["--cookie", cookie]
    if address.page:
        form_page = import_page(served, cookie) if address.page == "import" else address.page
        _, text = page(served, form_page, cookie)
        fields = [pair for pair in form(text, address.path, address.having).fields if pair[0] not in address.sent]
        sent = urllib.parse.urlencode(fields + list(address.sent.items()))
        # Every page of a session has its token; a stranger's is on the form itself.
        token_page = TOKEN_PAGE if address.email == "amara.okonkwo@quaylark.example" else address.page
        base = f"http://{served.address[0]}:{served.address[1]}"
        arguments += ["--data", sent, "--csrf-token", TOKEN, "--csrf-url", base + token_page]
    elif "*" not in address.path:
        status, _, _ = served.ask("GET", urllib.parse.urlsplit(url(served, address))._replace(
            scheme="", netloc="").geturl(), cookie=cookie)
        if status >= 500:
            raise NotThere(f"{address.path} answered {status} by itself")
    else:
        status, _, _ = served.ask("GET", address.path.replace("*", ""), cookie=cookie)
        if status in (401, 405) or status >= 500:
            raise NotThere(f"{address.path} answered {status} by itself")
    if address.tried:
        arguments += ["-p", ",".join(address.tried)]
    elif not address.withHeaders:
        arguments += ["--skip", "cookie,user-agent,referer,host"]
    return [str(part) for part in arguments]


def run(served, address, folder, options=("--dbms", "sqlite"), seconds=120):
    """Tries one address; what came of it."""
    before = served.report()["requests"]
    seconds = int(seconds * address.patience)
    name = re.sub(r"[^a-z0-9]+", "-", address.name.lower()).strip("-")
    log = folder / f"sqlmap-{name}{'' if options else '-any-database'}.log"
    began = time.monotonic()
    with open(log, "w") as output:
        status = subprocess.run(
            command(served, address, folder, options, seconds), stdout=output, stderr=subprocess.STDOUT,
            timeout=seconds + 60).returncode
    said = log.read_text(errors="replace")
    found = re.findall(r"^Parameter: (.+)$", said, re.M)
    hinted = re.findall(r"\[(?:WARNING|INFO)\] (.*(?:appears? to be|might be|might not be) .*injectable.*)", said)
    return {
        "name": address.name, "path": address.path, "method": "POST" if address.page else "GET",
        "level": address.level, "risk": address.risk, "status": status, "seconds": round(time.monotonic() - began, 1),
        "requests": served.report()["requests"] - before, "log": log.name,
        "tested": sorted(set(re.findall(r"((?:\w+ )?parameter '[^']+') does not seem to be injectable", said))),
        "injectable": found, "hints": sorted(set(hint for hint in hinted if "might not be" not in hint)),
        "problems": sorted(set(line for line in re.findall(r"\[(?:CRITICAL|ERROR)\] (.*)", said)
                               if not line.startswith("all tested parameters")))[:5],
        "wasCutShort": time.monotonic() - began >= seconds,
        "codes": re.findall(r"(\d{3}) \([^)]*\) - (\d+) times", said),
    }
