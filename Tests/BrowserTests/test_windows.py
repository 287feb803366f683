"""What changes with the size of the window."""

from page_visits import NARROWEST
from visitor import DESKTOP


def test_the_menu_folded_on_a_phone_is_back_when_the_window_becomes_wide(demonstration, sign_in):
    visitor = sign_in(demonstration, viewport=NARROWEST)
    visitor.go("/o/demo")
    risks = visitor.page.get_by_role("navigation", name="Main").get_by_role("link", name="Risks 6.1.2")
    assert not risks.is_visible()
    visitor.page.get_by_text("Menu", exact=True).click()
    assert risks.is_visible()
    visitor.page.get_by_text("Menu", exact=True).click()
    visitor.page.set_viewport_size(DESKTOP)
    risks.wait_for()
    visitor.page.set_viewport_size(NARROWEST)
    risks.wait_for(state="hidden")


def test_without_a_script_the_menu_is_open_on_a_phone_too(demonstration, sign_in):
    visitor = sign_in(demonstration, viewport=NARROWEST, javascript=False)
    visitor.go("/o/demo")
    assert visitor.page.get_by_role("navigation", name="Main").get_by_role("link", name="Risks 6.1.2").is_visible()
