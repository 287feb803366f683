"""Somebody at a browser, who finds things by what is written on them."""

import re

from axe_playwright_python.base import AXE_SCRIPT

CHROMIUM = "/usr/bin/chromium"

# WCAG 2.0 to 2.2, levels A and AA: https://www.deque.com/axe/core-documentation/api-documentation/#axecore-tags
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

DESKTOP = {"width": 1360, "height": 860}
PHONE = {"width": 390, "height": 844}


def launch(playwright):
    # Only this machine's own pages are opened. Chromium's sandbox does not start as root, nor in most containers.
    return playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


class Visitor:
    """A browser of its own, with its own cookies.

    What the console complains about is kept, and held against the test when it ends. A refused form is an answer with
    a status of 4xx, which the browser calls an error; that alone is let pass, where the test expects a refusal.
    """

    def __init__(self, browser, server, *, javascript=True, viewport=None, scheme="light"):
        self.server = server
        self.has_javascript = javascript
        self.context = browser.new_context(
            base_url=server.address, java_script_enabled=javascript, viewport=viewport or DESKTOP,
            color_scheme=scheme, accept_downloads=True, locale="en-GB", timezone_id="UTC",
            reduced_motion="reduce",  # colours are looked at when they have arrived
        )
        self.context.set_default_timeout(8_000)
        self.complaints = []
        self.expects_refusal = False
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        self.page = self.context.new_page()

    def _hear(self, message):
        if message.type not in ("error", "warning"):
            return
        is_refusal = re.search(r"responded with a status of 4\d\d", message.text)
        if not (is_refusal and self.expects_refusal):
            self.complaints.append(f"{message.type} on {self.page.url}: {message.text}")

    def close(self):
        self.context.close()

    # Moving about

    def go(self, path):
        """Opens a page by its address, which is for tests only where a user would have a bookmark."""
        answer = self.page.goto(path)
        return answer.status if answer else None

    def follow(self, name, within=None):
        (within or self.page).get_by_role("link", name=name, exact=isinstance(name, str)).first.click()
        self.settle()

    def press(self, name, within=None):
        (within or self.page).get_by_role("button", name=name, exact=isinstance(name, str)).first.click()
        self.settle()

    def press_refused(self, name, within=None):
        """Presses a button whose form is refused: an answer of 4xx, which the browser's console calls an error."""
        self.expects_refusal = True
        self.press(name, within)
        self.page.title()  # a turn to the browser and back, so that what it says about the answer has arrived
        self.expects_refusal = False

    def settle(self):
        self.page.wait_for_load_state("load")

    # Forms

    def field(self, label, within=None):
        """A control by its label; whether it is required is said in the label."""
        wanted = re.compile(rf"^\s*{re.escape(label)}(\s+required)?\s*$")
        return (within or self.page).get_by_label(wanted).first

    def fill(self, fields, within=None):
        """Fills in a form: text into what takes text, an option's words into a list, True and False into boxes."""
        for label, value in fields.items():
            control = self.field(label, within)
            if isinstance(value, bool):
                control.set_checked(value)
            elif control.evaluate("element => element.tagName") == "SELECT":
                self.choose(control, value)
            else:
                control.fill(value)

    def filter(self, name, words):
        """Narrows a list by one of the choices above it. With a script the list follows at once, in place."""
        control = self.page.get_by_role("combobox", name=name, exact=True)
        if not self.has_javascript:
            self.choose(control, words)
            return self.press("Apply")
        with self.page.expect_response(lambda answer: "hx-request" in answer.request.headers):
            self.choose(control, words)
        self.page.locator(".htmx-request, .htmx-swapping, .htmx-settling").first.wait_for(state="detached")

    @staticmethod
    def choose(control, words):
        """Chooses the option that says so, or that begins so: lists add a code or a number to a name."""
        options = [text.strip() for text in control.locator("option").all_text_contents()]
        found = [text for text in options if text == words] or [text for text in options if words in text]
        assert found, f"no option says “{words}”, only {options}"
        control.select_option(label=found[0])

    # What is seen

    @property
    def text(self):
        """What stands in the page's main part, as one line."""
        return " ".join(self.page.get_by_role("main").inner_text().split())

    def sees(self, *words):
        for text in words:
            assert text in self.text, f"“{text}” is not on {self.page.url}:\n{self.text[:3000]}"

    def sees_not(self, *words):
        for text in words:
            assert text not in self.text, f"“{text}” is on {self.page.url}"

    # Signing in

    def sign_in(self, email, password):
        self.go("/sign-in")
        self.fill({"Email": email, "Password": password})
        self.press("Sign in")

    def sign_in_whatever_the_language(self, email, password):
        """By the names of fields, which no language changes."""
        self.go("/sign-in")
        self.page.locator("input[name=email]").fill(email)
        self.page.locator("input[name=password]").fill(password)
        self.page.locator("form button[type=submit]").click()
        self.page.wait_for_url("**/o/**")

    # Rules every page keeps

    def accessibility_violations(self, rules=None):
        """What axe-core finds against WCAG 2.0 to 2.2 A and AA, one line for each rule."""
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        options = {"runOnly": only, "resultTypes": ["violations"]}
        found = self.page.evaluate("options => axe.run(options).then(results => results.violations)", options)
        return [
            f"{violation['id']} at {len(violation['nodes'])}: {node['html'][:150]} — "
            + "; ".join(check["message"] for check in node["any"] + node["all"] + node["none"])[:200]
            for violation in found
            for node in violation["nodes"][:1]
        ]

    def overflow(self):
        """By how many pixels the document is wider than its window, and what sticks out."""
        return self.page.evaluate(
            """() => {
                const root = document.documentElement, width = root.clientWidth, excess = root.scrollWidth - width;
                if (excess <= 0) return null;
                const out = [...document.querySelectorAll("body *")]
                    .filter(e => e.getBoundingClientRect().right > width + 0.5 && !e.closest(".scroll"))
                    .map(e => e.tagName.toLowerCase() + (e.className ? "." + e.className : ""));
                return `${excess} px: ${out.slice(0, 6).join(", ")}`;
            }"""
        )
