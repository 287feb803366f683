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


def forgotten(page, known):
    """The texts of a page that stand in no brackets and are no data."""
    reader = Texts()
    reader.feed(page)
    found = []
    for text in reader.texts:
        rest = folded(outside_brackets(text))
        # Numbers, codes and single letters are nobody's language.
        words = [word for word in rest.split() if not word.isdigit() and len(word) > 1]
        if words and rest not in known:
            found.append(" ".join(outside_brackets(text).split()))
    return found
