"""What is looked at on every page, in one visit: axe-core, widths, headings, and what the console says."""

import dataclasses

from visitor import DESKTOP, PHONE

NARROWEST = {"width": 360, "height": 740}
NOTEBOOK = {"width": 1280, "height": 800}
WIDEST = {"width": 2560, "height": 1300}

# What depends on colours, and what on the width; everything else is the same page, looked at once.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
WIDTH_RULES = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]


@dataclasses.dataclass
class Findings:
    """What was found on many pages, by the rule it breaks; each line names its page."""

    visited: list = dataclasses.field(default_factory=list)
    accessibility: list = dataclasses.field(default_factory=list)
    width: list = dataclasses.field(default_factory=list)
    structure: list = dataclasses.field(default_factory=list)


def look_at_all(visitor, pages):
    """Visits each page twice, in a wide window and in a narrow one, and notes all that is wrong, not the first."""
    findings = Findings()
    for name, address in pages.items():
        _look_at_wide(visitor, name, address, findings)
        _look_at_narrow(visitor, name, address, findings)
        findings.visited.append(name)
    return findings


def too_wide(visitor, pages):
    """The pages that are wider than a phone's or a notebook's window."""
    findings = Findings()
    for name, address in pages.items():
        _open(visitor, address, NARROWEST)
        _measure(visitor, name, (NARROWEST, NOTEBOOK), findings)
    return findings.width


def _look_at_wide(visitor, name, address, findings):
    _open(visitor, address, DESKTOP)
    if _stands_for_all(name):
        _run_axe(visitor, name, None, findings)
        _run_axe_in_the_dark(visitor, name, findings)
    _measure(visitor, name, (DESKTOP, NOTEBOOK, WIDEST), findings)
    headings = visitor.page.locator("h1").all_inner_texts()
    if len(headings) != 1 or not headings[0].strip():
        findings.structure.append(f"{name} has the headings {headings}")
    if visitor.page.get_by_role("main").count() != 1:
        findings.structure.append(f"{name} has no one main part")


def _look_at_narrow(visitor, name, address, findings):
    _open(visitor, address, NARROWEST)
    _measure(visitor, name, (NARROWEST, PHONE), findings)
    if _stands_for_all(name):
        _run_axe(visitor, f"{name} on a phone", WIDTH_RULES, findings)
        _run_axe_in_the_dark(visitor, f"{name} on a phone", findings)


def _stands_for_all(name):
    """Forms for changing are those for adding, filled in; axe looks at one of them for all."""
    return not name.endswith("/CODE/edit") or name.startswith(("risk/", "risk-criteria/"))


def _open(visitor, address, viewport):
    visitor.page.emulate_media(color_scheme="light")
    visitor.page.set_viewport_size(viewport)
    visitor.go(address)


def _measure(visitor, name, viewports, findings):
    """Whether the page is wider than its window; the window keeps the last size."""
    for viewport in viewports:
        visitor.page.set_viewport_size(viewport)
        if excess := visitor.overflow():
            findings.width.append(f"{name} at {viewport['width']} px: {excess}")


def _run_axe(visitor, name, rules, findings):
    findings.accessibility += [f"{name}: {line}" for line in visitor.accessibility_violations(rules)]


def _run_axe_in_the_dark(visitor, name, findings):
    visitor.page.emulate_media(color_scheme="dark")
    _run_axe(visitor, f"{name}, dark", COLOUR_RULES, findings)
    visitor.page.emulate_media(color_scheme="light")
