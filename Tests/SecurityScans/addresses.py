"""Every kind of address that takes input, as sqlmap is to try it.

An asterisk in a path marks the place where sqlmap puts its payloads; without one it tries every parameter.
"""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Address:
    """One address, with what it is asked."""

    name: str
    path: str
    query: dict = dataclasses.field(default_factory=dict)
    #: The page that has the form, for what is sent by POST; its other fields are sent as the page fills them in.
    page: str | None = None
    #: A field that tells the form from others to the same address.
    having: str | None = None
    sent: dict = dataclasses.field(default_factory=dict)
    #: The parameters tried; all where empty.
    tried: tuple[str, ...] = ()
    email: str | None = "amara.okonkwo@quaylark.example"
    level: int = 3
    risk: int = 2
    #: Whether cookies and headers are tried too.
    withHeaders: bool = False
    #: What else sqlmap is told.
    options: tuple[str, ...] = ()
    #: Whether the server believes X-Forwarded-For, so that each request can come from another address.
    isBehindProxy: bool = False
    #: How many times the usual bound of time it may take.
    patience: float = 1


O = "/o/demo"
LIST = {"q": "customer", "sort": "-name", "page": "1", "mine": "no", "c": "name", "done": "saved", "code": "RISK-1"}

READING = [
    Address("list of risks", f"{O}/risk", LIST | {"f.treatment": "mitigate"}, patience=2),
    Address("list of assets", f"{O}/asset", LIST | {"f.type": "-"}),
    Address("list of documents", f"{O}/document", LIST | {"f.status": "approved"}),
    Address("suggestions", f"{O}/asset/suggestions", {"q": "customer"}),
    Address("search", f"{O}/search", {"q": "customer"}, level=5, risk=3),
    Address("headers and cookies", f"{O}/search", {"q": "customer"}, withHeaders=True, tried=("cookie", "user-agent", "referer", "host")),
    Address("findings", f"{O}/findings", {"severity": "error", "clause": "6.1"}),
    Address("history", f"{O}/history", {"before": "40", "verify": "yes"}, tried=("before",)),
    Address("commit", f"{O}/history/12*"),
    Address("statement", f"{O}/soa", {
        "q": "access", "theme": "5", "decision": "included", "status": "implemented", "type": "preventive",
        "property": "integrity", "contradictions": "no", "page": "1"}),
    Address("statement line", f"{O}/soa/line/A.5.1*"),
    Address("statement line, as a part", f"{O}/soa/line/A.5.1", {"edit": "yes", "show": "row"}),
    Address("issued statement", f"{O}/soa/version/1*"),
    Address("comparison", f"{O}/soa/compare/1*/2*"),
    Address("treatment plan", f"{O}/treatment-plan/by-owner", {"only": "overdue", "page": "1"}),
    Address("treatment plan, its view", f"{O}/treatment-plan/by-risk*"),
    Address("risk workshop", f"{O}/risk-workshop", {
        "stage": "current", "at": "4x3", "owner": "PER-1", "asset": "AST-1", "assessment": "", "criteria": "",
        "risk": "RISK-1", "ways": "all", "list": "all"}, patience=2),
    Address("rating page", f"{O}/risk/RISK-1/rate", {"current.likelihood": "3", "part": "stages"}),
    Address("proposals", f"{O}/asset/AST-1*/proposals"),
    Address("reports", f"{O}/reports/soa*/csv*"),
    Address("report of a version", f"{O}/reports/soa/csv", {"version": "1"}),
    Address("export", f"{O}/risk/export/csv", LIST | {"f.treatment": "mitigate"}, patience=2),
    Address("export format", f"{O}/risk/export/csv*"),
    Address("record", f"{O}/risk/RISK-1*"),
    Address("record of any kind", f"{O}/risk*/RISK-1"),
    Address("organization", "/o/demo*/risk"),
    Address("field", f"{O}/risk/RISK-1/field/name*"),
    Address("file", f"{O}/evidence/EVD-2/file/file*"),
    Address("job", f"{O}/jobs/abc*"),
    Address("upload", f"{O}/risk/import/columns", {"upload": "abc"}),
    Address("a day in the path", f"{O}/as-of/2026-06-30*/risk"),
    Address("a day in the query", f"{O}/risk", {"as-of": "2026-06-30"}),
    Address("document's text", f"{O}/document/DOC-1*/read"),
    Address("document template", f"{O}/document/templates/access-control*"),
    Address("guidance", f"{O}/guidance/6.1.2*"),
    Address("lesson", f"{O}/lessons/01-phishing-and-pretexting*"),
    Address("customer questions", f"{O}/customer-questions", {"q": "backup", "topic": "access"}),
    Address("settings", f"{O}/settings/people*"),
    Address("asset file", "/assets/annex.css*", email=None),
    Address("sign-in page", "/sign-in", {"back": "/o/demo", "done": "signed-out"}, email=None),
    Address("link to the first account", "/first-account/abc*", email=None),
    Address("invitation", "/invitation/abc*", email=None),
    Address("new password", "/new-password/abc*", email=None),
]

# A nameless sender from a new address each time, at an account that is not there: else the growing delays would answer
# nearly everything, and little would reach the database.
STRANGER = ("--tamper=xforwardedfor",)
ANYONE = "import random; email='n%d@quaylark.example' % random.randrange(10**12)"

WRITING = [
    Address("sign-in: address", "/sign-in", page="/sign-in", sent={"email": "nobody@quaylark.example", "password": "x"},
            tried=("email",), email=None, level=5, risk=3, options=STRANGER, isBehindProxy=True, patience=3),
    Address("sign-in: password", "/sign-in", page="/sign-in",
            sent={"email": "nobody@quaylark.example", "password": "x", "back": "/o/demo"}, tried=("password", "back"),
            email=None, level=5, risk=3, options=(*STRANGER, f"--eval={ANYONE}"), isBehindProxy=True, patience=3),
    Address("sign-in: where from", "/sign-in", page="/sign-in", sent={"email": "nobody@quaylark.example", "password": "x"},
            tried=("user-agent",), email=None, withHeaders=True, isBehindProxy=True,
            options=(*STRANGER, f"--eval={ANYONE}"), patience=3),
    Address("new risk", f"{O}/risk/new", page=f"{O}/risk/new", sent={"v.name": "Scanned"}, patience=2),
    Address("new asset", f"{O}/asset/new", page=f"{O}/asset/new", sent={"v.name": "Scanned"}, patience=2),
    Address("changed risk", f"{O}/risk/RISK-1/edit", page=f"{O}/risk/RISK-1/edit", patience=2),
    Address("field in place", f"{O}/risk/RISK-2/field/name", page=f"{O}/risk/RISK-2/field/name",
            sent={"v.name": "Scanned"}),
    Address("comment", f"{O}/risk/RISK-1/comment", page=f"{O}/risk/RISK-1", having="text", sent={"text": "Scanned"}),
    Address("saved view", f"{O}/risk", page=f"{O}/risk?q=customer", having="query", sent={"name": "Scanned"}),
    Address("forgotten view", f"{O}/risk", page=f"{O}/risk?q=customer", having="query", sent={"remove": "Scanned"},
            tried=("remove",)),
    Address("bulk edit", f"{O}/risk/edit", page=f"{O}/risk", having="back",
            sent={"code": "RISK-3", "set": "treatment", "v.treatment": "mitigate", "reason": "Scanned", "step": "preview"}),
    Address("rating", f"{O}/risk/RISK-1/rate", page=f"{O}/risk/RISK-1/rate"),
    Address("acceptance", f"{O}/risk/RISK-10/accept", page=f"{O}/risk/RISK-10/accept", having="acceptanceReason",
            sent={"acceptanceReason": "Scanned"}, email="yusuf.demirci@quaylark.example"),
    Address("decision", f"{O}/soa/line/A.5.2", page=f"{O}/soa/line/A.5.2"),
    Address("several decisions", f"{O}/soa", page=f"{O}/soa", having="justification",
            sent={"line": "A.5.3", "act": "include", "justification": "Scanned"}, tried=("line", "act", "justification")),
    Address("issued version", f"{O}/soa/issue", page=f"{O}/soa/issue"),
    Address("proposed risks", f"{O}/asset/AST-1/proposals", page=f"{O}/asset/AST-1/proposals", having="owner"),
    Address("document's choices", f"{O}/document/DOC-1/choices", page=f"{O}/document/DOC-1/choices"),
    Address("templates taken over", f"{O}/document/templates", page=f"{O}/document/templates",
            sent={"template": "access-control"}),
    Address("columns of an import", f"{O}/asset/import/columns", page="import", having="upload"),
    Address("invitation of an account", f"{O}/settings/accounts", page=f"{O}/settings/accounts", having="email",
            sent={"email": "scanned@quaylark.example", "role": "member"}),
    Address("own password", "/account/password", page="/account/password",
            sent={"current": "wrong", "password": "x", "repeated": "x"}, email="koen.declercq@quaylark.example"),
    Address("new organization", "/organizations/new", page="/organizations/new", sent={"name": ""}),
]

#: Addresses that sqlmap tries once more without knowing the database.
WITHOUT_HINT = ("search", "list of risks", "record", "comment")
