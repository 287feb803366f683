"""What holds for every page of the demonstration organization.

Each test goes through all the pages in one browser and tells of all that is wrong, not of the first.
"""

import pytest

import site_pages
from visitor import DESKTOP, PHONE

NARROWEST = {"width": 360, "height": 740}
WIDEST = {"width": 2560, "height": 1300}

# What depends on colours, and what on the width; everything else is the same page, looked at once.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
WIDTH_RULES = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]


def looked_at(site):
    """Forms for changing are those for adding, filled in; one of them stands for all."""
    return {
        name: address
        for name, address in site.pages.items()
        if not name.endswith("/CODE/edit") or name.startswith(("risk/", "risk-criteria/"))
    }


def test_no_link_leads_nowhere(demonstration_site):
    assert demonstration_site.dead == []


def test_all_pages_known_by_name_can_be_reached_by_links(demonstration_site):
    assert site_pages.KNOWN - demonstration_site.pages.keys() == set()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_against_wcag_in_light_and_dark(demonstration, demonstration_site, sign_in, viewport):
    visitor = sign_in(demonstration, viewport=viewport)
    found = []
    for name, address in looked_at(demonstration_site).items():
        visitor.page.emulate_media(color_scheme="light")
        visitor.go(address)
        found += [f"{name}: {line}" for line in visitor.accessibility_violations(None if viewport == DESKTOP else WIDTH_RULES)]
        visitor.page.emulate_media(color_scheme="dark")
        found += [f"{name}, dark: {line}" for line in visitor.accessibility_violations(COLOUR_RULES)]
    assert found == [], "\n" + "\n".join(found)


def test_no_page_is_wider_than_its_window_and_each_has_one_heading(demonstration, demonstration_site, sign_in):
    visitor = sign_in(demonstration)
    found = []
    for name, address in demonstration_site.pages.items():
        visitor.page.set_viewport_size(NARROWEST)
        visitor.go(address)
        for viewport in (NARROWEST, PHONE, DESKTOP, WIDEST):
            visitor.page.set_viewport_size(viewport)
            if excess := visitor.overflow():
                found.append(f"{name} at {viewport['width']} px: {excess}")
        headings = visitor.page.locator("h1").all_inner_texts()
        if len(headings) != 1 or not headings[0].strip():
            found.append(f"{name} has the headings {headings}")
        if visitor.page.get_by_role("main").count() != 1:
            found.append(f"{name} has no one main part")
    assert found == [], "\n" + "\n".join(found)
