"""Sessions and the second factor, as those see them who sign in."""

import re

from one_time_codes import await_early_step, code
from server import DEMONSTRATION_PASSWORD, MANAGER, OWNER


def test_codes_are_those_of_the_standard():
    assert code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", now=59) == "287082"


def test_a_wrong_password_is_refused_in_words_that_name_no_account(own_demonstration, visit):
    visitor = visit(own_demonstration)
    said = []
    for email in (MANAGER, "nobody@quaylark.example"):
        visitor.go("/sign-in")
        visitor.fill({"Email": email, "Password": "not the password at all"})
        visitor.press_refused("Sign in")
        said.append(visitor.page.get_by_role("alert").inner_text())
        assert visitor.field("Email").input_value() == email
        assert visitor.field("Password").input_value() == ""
    assert said[0] == said[1] != ""


def test_a_session_ended_elsewhere_asks_for_signing_in_and_leads_back(own_demonstration, sign_in):
    here = sign_in(own_demonstration)
    there = sign_in(own_demonstration)
    there.go("/o/demo/risk/RISK-1")
    here.go("/account/sessions")
    assert here.page.get_by_role("row").count() == 3
    here.press("End all other sessions")
    here.sees("this session")

    there.follow("Edit")
    assert "/sign-in" in there.page.url
    there.fill({"Email": MANAGER, "Password": DEMONSTRATION_PASSWORD})
    there.press("Sign in")
    assert there.page.url.endswith("/o/demo/risk/RISK-1/edit")
    here.go("/o/demo")
    assert here.page.get_by_role("heading", name="Home").is_visible()


def test_signing_out_closes_the_pages_behind_one(own_demonstration, sign_in):
    visitor = sign_in(own_demonstration)
    visitor.page.get_by_label("Your account").click()
    visitor.press("Sign out")
    visitor.page.go_back()
    visitor.page.reload()
    assert "/sign-in" in visitor.page.url


def test_a_second_factor_is_asked_for_and_each_code_counts_once(own_demonstration, sign_in, visit):
    owner = sign_in(own_demonstration, OWNER)
    owner.page.get_by_label("Your account").click()
    owner.follow("Your account")
    owner.follow("Second factor")
    owner.fill({"Your current password": DEMONSTRATION_PASSWORD})
    owner.press("Set up a second factor")
    owner.page.get_by_text("Enter the secret by hand").click()
    secret = re.search(r"\b([A-Z2-7]{4} ){7}[A-Z2-7]{4}\b", owner.text).group()
    await_early_step()
    owner.fill({"Code": code(secret)})
    owner.press("Confirm")
    recovery_codes = [item.strip() for item in owner.page.get_by_role("listitem").all_inner_texts()]
    assert len(recovery_codes) >= 8
    owner.follow("I have stored them")

    other = visit(own_demonstration)
    other.sign_in(OWNER, DEMONSTRATION_PASSWORD)
    other.sees("Now show that it is you")
    assert other.go("/o/demo") == 200 and "/o/demo" not in other.page.url, "the password alone opened the door"
    other.sign_in(OWNER, DEMONSTRATION_PASSWORD)
    other.fill({"Code": code(secret)})  # the one that confirmed the second factor
    other.press_refused("Go on")
    other.fill({"Code": code(secret, steps_ahead=1)})
    other.press("Go on")
    assert other.page.url.endswith("/o/demo")

    third = visit(own_demonstration)
    third.sign_in(OWNER, DEMONSTRATION_PASSWORD)
    third.fill({"Code": code(secret, steps_ahead=1)})  # seen over somebody's shoulder
    third.press_refused("Go on")
    third.fill({"Code": recovery_codes[0]})
    third.press("Go on")
    assert third.page.url.endswith("/o/demo")

    fourth = visit(own_demonstration)
    fourth.sign_in(OWNER, DEMONSTRATION_PASSWORD)
    fourth.fill({"Code": recovery_codes[0]})
    fourth.press_refused("Go on")
    fourth.sees("Code")
