"""The forms of a page, filled in as the page has them."""

import html.parser


class Form:
    def __init__(self, method, action):
        self.method, self.action = method, action
        self.fields = []

    @property
    def names(self):
        return {name for name, _ in self.fields}


class FormReader(html.parser.HTMLParser):
    """Collects forms with the fields a browser would send."""

    def __init__(self):
        super().__init__()
        self.forms = []
        self._form = self._select = self._area = None

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form":
            self._form = Form((values.get("method") or "get").lower(), values.get("action") or "")
            self.forms.append(self._form)
        if self._form is None:
            return
        name = values.get("name")
        if tag == "input" and name:
            kind = (values.get("type") or "text").lower()
            if kind in ("submit", "button", "file", "image", "reset"):
                return
            if kind in ("checkbox", "radio") and "checked" not in values:
                return
            self._form.fields.append((name, values.get("value") or ("on" if kind == "checkbox" else "")))
        elif tag == "select" and name:
            self._select = [name, None]
        elif tag == "option" and self._select is not None:
            if self._select[1] is None or "selected" in values:
                self._select[1] = values.get("value") or ""
        elif tag == "textarea" and name:
            self._area = [name, ""]

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "select" and self._select is not None:
            if self._form is not None:
                self._form.fields.append((self._select[0], self._select[1] or ""))
            self._select = None
        elif tag == "textarea" and self._area is not None:
            if self._form is not None:
                name, text = self._area
                # The line break after the tag is the writer's, not the text's.
                self._form.fields.append((name, text.removeprefix("\n")))
            self._area = None

    def handle_data(self, data):
        if self._area is not None:
            self._area[1] += data


def forms(text):
    reader = FormReader()
    reader.feed(text)
    return reader.forms


def form(text, action, having=None):
    """The form that sends to an address, which the field called `having` tells from others that do."""
    for found in forms(text):
        if found.method == "post" and found.action.split("?")[0] == action and (having is None or having in found.names):
            return found
    raise LookupError(f"no form to {action} with {having}")
