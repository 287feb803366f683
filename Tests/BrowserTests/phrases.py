"""What pages say in the pseudo-language, in which every phrase of the program stands in brackets: what stands outside them is
data, or was forgotten."""

import html.parser
import json
import re

SPOKEN_ATTRIBUTES = {"title", "placeholder", "aria-label", "aria-description", "alt"}
# What belongs to people and to texts written for reading, and the names of things that no language changes.
UNSPOKEN = {"script", "style", "code", "pre", "textarea", "time", "svg"}


class Texts(html.parser.HTMLParser):
    """The texts of a page that a person is told, in the order they stand."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.texts = []
        self._open = []

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in SPOKEN_ATTRIBUTES and value:
                self.texts.append(value)
        if tag not in {"input", "br", "img", "meta", "link", "hr", "wbr", "col"}:
            self._open.append(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not UNSPOKEN.intersection(self._open):
            self.texts.append(data)


def outside_brackets(text):
    """What of a text stands in no brackets."""
    depth, outside = 0, []
    for letter in text:
        if letter == "⟦":
            depth += 1
        elif letter == "⟧":
            depth -= 1
            outside.append(" ")
        elif depth == 0:
            outside.append(letter)
    return "".join(outside)


def folded(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def corpus(strings):
    """All that may be data, so that any part of it is found."""
    return " | ".join(folded(text) for text in strings)


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for element in value:
            yield from strings_in(element)
    elif isinstance(value, dict):
        for element in value.values():
            yield from strings_in(element)


# Codes, days (months have names, which are not translated yet), digests, identifiers and sizes are nobody's language; time zones are the same names everywhere.
_SAME_EVERYWHERE = re.compile(
    r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b|\b[A-Z]{2,4}-\d+\b|\bA\.\d(\.\d+)?\b|\b\d{4}-\d\d-\d\d\b|\b[0-9a-f]{12,64}\b|\b\d[\w.,:]*|\b[A-Z][\w-]+(/[A-Z][\w-]+)+\b"
)


def _is_data(part, known):
    """Whether a part of a text is in what records and the catalogue hold, as it stands or without its figures."""
    words = folded(_SAME_EVERYWHERE.sub(" ", part))
    return folded(part) in known or len(words) < 2 or words in known


def forgotten(page, known):
    """The texts of a page that stand in no brackets and are no data."""
    reader = Texts()
    reader.feed(page)
    found = []
    for text in reader.texts:
        outside = outside_brackets(text)
        if folded(outside) in known:
            continue
        if not all(_is_data(part, known) for part in re.split(r"[()\[\],;:·|→–—\n]", outside)):
            found.append(" ".join(outside.split()))
    return found
