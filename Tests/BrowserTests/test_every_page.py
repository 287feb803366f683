"""What holds for every page of the demonstration organization.

Each page is visited once and all that is wrong is noted; the tests then ask the notes, and each tells of everything that
breaks its rule. The pages are divided, so that two processes share the work.
"""

import pytest

import page_visits
import site_pages
from server import DEMONSTRATION_PASSWORD, MANAGER
from visitor import Visitor

PARTS = 2


@pytest.fixture(
    scope="session",
    params=[pytest.param(part, marks=pytest.mark.xdist_group(f"pages-{part}"), id=f"part-{part + 1}") for part in range(PARTS)],
)
def visits(request, demonstration, demonstration_site, browser):
    """What was found on this part of the pages. A tests' process keeps a part to itself."""
    pages = dict(list(demonstration_site.pages.items())[request.param :: PARTS])
    visitor = Visitor(browser, demonstration)
    visitor.sign_in(MANAGER, DEMONSTRATION_PASSWORD)
    findings = page_visits.look_at_all(visitor, pages)
    complaints = visitor.complaints
    visitor.close()
    assert findings.visited == list(pages)
    return findings, complaints


def told(lines):
    return "\n" + "\n".join(lines)


def test_axe_finds_nothing_against_wcag_on_desktop_and_phone_in_light_and_dark(visits):
    findings, _ = visits
    assert findings.accessibility == [], told(findings.accessibility)


def test_no_page_is_wider_than_its_window_from_360_to_2560_pixels(visits):
    findings, _ = visits
    assert findings.width == [], told(findings.width)


def test_each_page_has_one_heading_and_one_main_part(visits):
    findings, _ = visits
    assert findings.structure == [], told(findings.structure)


def test_no_page_makes_the_console_complain(visits):
    _, complaints = visits
    assert complaints == [], told(complaints)


def test_no_link_leads_nowhere(demonstration_site):
    assert demonstration_site.dead == []


def test_all_pages_known_by_name_can_be_reached_by_links(demonstration_site):
    assert site_pages.KNOWN - demonstration_site.pages.keys() == set()
