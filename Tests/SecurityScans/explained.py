"""Findings that were looked into and are no fault, each with the reason. Anything else a scan finds is unexplained."""

import dataclasses
import re
import urllib.parse


@dataclasses.dataclass(frozen=True)
class Explanation:
    """Why findings of one sort are none."""

    module: str
    #: What the finding's text has to hold, and its address; regular expressions.
    info: str
    path: str
    why: str
    #: The rounds it holds for; all where empty.
    rounds: tuple[str, ...] = ()
    #: Whether it holds only where the form was sent again with another token, and refused.
    wantsRefusal: bool = False

    def fits(self, finding):
        return (finding["module"] == self.module and re.search(self.info, finding["info"])
                and re.search(self.path, finding["path"]) and (not self.rounds or finding["round"] in self.rounds)
                and (not self.wantsRefusal or finding.get("isRefused", False)))


#: Rounds over plain HTTP, as a computer speaks with itself.
PLAIN = ("stranger", "manager", "auditor", "account", "accounts")
EXPLANATIONS = [
    Explanation("csrf", r"^Lack of anti CSRF token", r".", (
        "Every form has a token, called form-token, which is on no list of wapiti's. The form was sent again with another "
        "token, on a fresh server, and was refused."), wantsRefusal=True),
    Explanation("cookieflags", r"^Secure flag is not set", r".", (
        "Over plain HTTP, which only this computer can speak, a browser would not send such a cookie back. Over HTTPS it "
        "is set, with the prefix __Host-: the round over TLS finds nothing."), rounds=PLAIN),
    Explanation("unsecure_password", r"sent in clear text", r"^/(sign-in|account)", (
        "As above: beyond this computer the server refuses to listen without TLS or a declared proxy."), rounds=PLAIN),
    Explanation("methods", r"using OPTIONS\) on \S+: OPTIONS \(405\)( (GET|HEAD|POST) \(\d+\))*$", r".", (
        "OPTIONS is answered as every method that is not there: 405, with those that are. Only GET, HEAD and POST are "
        "named, and only they are answered.")),
    Explanation("buster", r"^Found webpage \S+/(favicon\.ico|sign-in|account|healthz|readyz)$|^Found webpage "
                r"\S+/(favicon\.ico|sign-in|account|healthz|readyz) on ", r".", (
        "Pages that are meant to be found. /account leads a stranger to sign in.")),
    Explanation("ldap", r"in the parameter file$", r"^/o/demo/jobs/[\w-]{43}$", (
        "There is no LDAP. Whether file is there at all is asked, its value never; the answers differed because the document was "
        "made between two of them.")),
    Explanation("buster", r"^Found webpage \S+/metrics\b", r"^/metrics", (
        "The scan comes from this computer, to which /metrics answers; others find nothing there.")),
]


def sort_out(findings):
    """The findings, parted into those that are explained, with why, and the rest."""
    known, unknown = [], []
    for finding in findings:
        explanation = next((each for each in EXPLANATIONS if each.fits(finding)), None)
        if explanation:
            known.append({**finding, "why": explanation.why})
        else:
            unknown.append(finding)
    return known, unknown


WRONG_TOKEN = "A" * 43
REFUSALS = (
    "The form has expired",
    # Neither a day of the past nor a role that may not do it takes the form, whatever its token.
    "Nothing can be changed on a day in the past", "You may not do that",
)


def is_refused(served, finding):
    """Whether the form that wapiti found no token in is refused with a token of another session."""
    head, _, body = finding["request"].partition("\n\n")
    path = head.split(" ", 2)[1]
    if "multipart/form-data" in head:
        mark = "refused-7f3a"
        sent = (f'--{mark}\r\nContent-Disposition: form-data; name="form-token"\r\n\r\n{WRONG_TOKEN}\r\n'
                f"--{mark}--\r\n").encode()
        kind = f"multipart/form-data; boundary={mark}"
    else:
        fields = [(name, WRONG_TOKEN if name == "form-token" else value)
                  for name, value in urllib.parse.parse_qsl(body.strip(), keep_blank_values=True)]
        if not any(name == "form-token" for name, _ in fields):
            return False
        sent, kind = urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded"
    answer = served.raw(
        f"POST {path} HTTP/1.1\r\nHost: scan\r\nConnection: close\r\nCookie: {served.cookie}\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(sent)}\r\n\r\n".encode() + sent).decode(errors="replace")
    return answer.startswith("HTTP/1.1 403") and any(words in answer for words in REFUSALS)
