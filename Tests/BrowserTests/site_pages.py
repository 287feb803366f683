"""The pages there are, found as a reader finds them: by following links."""

import collections
import dataclasses
import re

# Pages that must be among those found, so that a broken crawl cannot pass for a small site.
KNOWN = {
    "o", "start", "findings", "history", "history/N", "reports", "risk-workshop", "treatment-plan/by-risk", "soa",
    "soa/issue", "soa/version/N", "risk", "risk/new", "risk/import", "risk/CODE", "risk/CODE/edit", "risk/CODE/rate",
    "asset/CODE/proposals", "document/templates", "document/CODE/read", "document/CODE/choices", "guidance/CLAUSE",
    "lessons/LESSON", "customer-questions", "settings/organization", "settings/accounts", "account", "account/sessions",
    "account/tokens", "settings/tokens", "organizations",
}  # fmt: skip

_CODE = re.compile(r"[A-Z]+-\d+")
_REFERENCE_CONTROL = re.compile(r"A\.\d+\.\d+")


@dataclasses.dataclass
class Site:
    """One address for each kind of page, in the order they were found, and the links that lead nowhere."""

    pages: dict
    dead: list


def shape(address):
    """What kind of page an address leads to: `/o/demo/risk/RISK-3/edit` is `risk/CODE/edit`."""
    segments = [segment for segment in re.split(r"[?#]", address)[0].split("/") if segment]
    day = []
    if segments[:1] == ["o"]:
        segments = segments[2:]
        if segments[:1] == ["as-of"]:
            segments, day = segments[2:], ["as-of"]
        segments = segments or ["o"]

    def part(segment):
        if _CODE.fullmatch(segment):
            return "CODE"
        if _REFERENCE_CONTROL.fullmatch(segment):
            return "CONTROL"
        return "N" if segment.isdigit() else segment

    parts = [part(segment) for segment in segments]
    # Clauses, lessons and templates have one page each, all of one kind.
    for place, (name, kind) in ((1, ("guidance", "CLAUSE")), (1, ("lessons", "LESSON")), (2, ("templates", "TEMPLATE"))):
        if len(parts) > place and parts[place - 1] == name:
            parts[place] = kind
    return "/".join(day + parts)


def is_file(name):
    """Whether an address is that of a file, which costs the server work to write."""
    return "/export/" in name or "/file/" in name or re.search(r"(reports|document)/[^/]+/(read/)?(pdf|docx|xlsx|csv|json|md)$", name)


def links(html):
    """The addresses within the site that a page's links lead to."""
    return [address.replace("&amp;", "&") for address in re.findall(r'<a\b[^>]*?\bhref="(/[^"]*)"', html)]


def crawl(context, start, shapes_max=400):
    """Follows links from a page on, to one page of each kind. Other days and files are left out."""
    site = Site({}, [])
    waiting = collections.deque([(start, "the start")])
    seen = {shape(start)}
    while waiting:
        address, origin = waiting.popleft()
        answer = context.request.get(address, max_redirects=0)
        if 300 <= answer.status < 400:
            continue
        if answer.status != 200:
            site.dead.append(f"{address}, which {origin} links to, answers {answer.status}")
            continue
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        site.pages[shape(address)] = address
        assert len(site.pages) <= shapes_max, "the site has no end; does shape() know all its addresses?"
        for link in links(answer.text()):
            name = shape(link)
            if name not in seen and not name.startswith("as-of") and not is_file(name):
                seen.add(name)
                waiting.append((link, address))
    return site
