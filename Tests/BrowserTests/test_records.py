"""Records changed by two at once, removed and brought back, looked at on another day."""

import datetime
import re

import pytest

from server import OWNER


def test_of_two_who_edit_at_once_the_second_sees_both_versions_and_chooses(own_demonstration, sign_in):
    manager, owner = sign_in(own_demonstration), sign_in(own_demonstration, OWNER)
    for visitor in (manager, owner):
        visitor.go("/o/demo/risk/RISK-36/edit")
    manager.fill({"Causes": "Two colleagues left in one month.", "Why this change": "After the talk with the team"})
    manager.press("Save")
    owner.fill({"Causes": "Everybody catches the same cold.", "Consequences": "Nobody answers at night."})
    owner.press_refused("Save")
    owner.sees("changed RISK-36 while you were editing", "Amara Okonkwo")
    row = owner.page.get_by_role("row", name=re.compile("^Causes"))
    assert row.get_by_role("cell").all_inner_texts() == [
        "Everybody catches the same cold.", "Two colleagues left in one month.",
    ]  # fmt: skip
    assert owner.field("Causes").input_value() == "Everybody catches the same cold.", "what was typed is lost"
    assert owner.accessibility_violations() == []
    owner.fill({"Causes": "Two colleagues left, and everybody catches the same cold."})
    owner.press("Save mine all the same")
    owner.sees("Two colleagues left, and everybody catches the same cold.", "Nobody answers at night.")
    manager.go("/o/demo/risk/RISK-36")
    manager.sees("and everybody catches the same cold.", "After the talk with the team")


def test_who_saves_what_somebody_else_has_changed_in_the_meantime_loses_nothing_of_theirs(own_demonstration, sign_in):
    manager, owner = sign_in(own_demonstration), sign_in(own_demonstration, OWNER)
    for visitor in (manager, owner):
        visitor.go("/o/demo/risk/RISK-36/edit")
    manager.fill({"Causes": "Two colleagues left in one month."})
    manager.press("Save")
    owner.fill({"Consequences": "Nobody answers at night."})
    owner.press_refused("Save")
    owner.follow("Take theirs and start again")
    assert owner.field("Causes").input_value() == "Two colleagues left in one month."


@pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])
def test_what_was_removed_comes_back_with_one_press(own_demonstration, sign_in, javascript):
    manager = sign_in(own_demonstration, javascript=javascript)
    manager.go("/o/demo/threat")
    before = manager.page.get_by_role("status").filter(has_text="threats").inner_text()
    manager.follow("Add threat")
    manager.fill({"Name": "Pigeons on the antenna"})
    manager.press("Save")
    manager.go("/o/demo/threat")
    with_it = manager.page.get_by_role("status").filter(has_text="threats").inner_text()
    assert with_it != before
    manager.page.go_back()
    manager.press("Remove")
    assert manager.page.get_by_role("status").filter(has_text="threats").inner_text() == before
    manager.press("Undo")
    assert manager.page.get_by_role("heading", name="Pigeons on the antenna").is_visible()
    manager.go("/o/demo/threat")
    assert manager.page.get_by_role("status").filter(has_text="threats").inner_text() == with_it


def test_a_form_that_is_refused_keeps_what_was_typed_and_says_why_beside_the_field(own_demonstration, sign_in):
    manager = sign_in(own_demonstration)
    manager.go("/o/demo/control/new")
    for field, typed in (("Name", ""), ("Meets", "A.9.99")):
        manager.fill({"Name": "A control", "Meets": "", "Description": "Typed with care.", field: typed})
        control = manager.field(field)
        control.evaluate("element => element.removeAttribute('required')")  # as a browser without such checks sends it
        manager.press_refused("Save")
        manager.sees("Nothing was changed")
        assert manager.field("Description").input_value() == "Typed with care."
        assert control.get_attribute("aria-invalid") == "true"
        problem = control.get_attribute("aria-describedby").split()[0]
        assert field in manager.page.locator(f"[id='{problem}']").inner_text()
    assert manager.accessibility_violations() == []


def test_another_day_is_marked_and_nothing_can_be_changed_on_it(own_demonstration, sign_in):
    day = datetime.date.today() - datetime.timedelta(days=200)
    manager = sign_in(own_demonstration)
    manager.go("/o/demo/risk")
    now = manager.page.get_by_role("table").get_by_role("row").count()
    manager.page.get_by_label("As of").fill(day.isoformat())
    manager.page.wait_for_url(f"**/as-of/{day.isoformat()}/**")
    manager.sees(f"as it stood at the end of {day.day} {day:%B %Y}", "Nothing can be changed here")
    assert manager.page.get_by_role("table").get_by_role("row").count() < now
    for control in ("Add risk", "Import"):
        assert manager.page.get_by_role("link", name=control, exact=True).count() == 0

    manager.follow("RISK-1")
    assert f"/as-of/{day.isoformat()}/risk/RISK-1" in manager.page.url, "a link left the day"
    manager.sees("Nothing can be changed here")
    for name in ("Edit", "Rate", "Remove", "Comment"):
        found = manager.page.get_by_role("button", name=name, exact=True).or_(manager.page.get_by_role("link", name=name, exact=True))
        assert found.count() == 0, f"“{name}” is offered on a day in the past"
    for path in ("risk/RISK-1/edit", "risk/new", "risk/RISK-1/remove"):
        answer = manager.context.request.post(f"/o/demo/as-of/{day.isoformat()}/{path}", form={"v.name": "x"})
        assert 400 <= answer.status < 500, path
    assert manager.accessibility_violations() == []
    manager.follow("Back to now")
    assert manager.page.url.endswith("/o/demo/risk/RISK-1")
    assert manager.page.get_by_role("link", name="Edit", exact=True).is_visible()


def test_a_form_that_is_sent_as_it_was_opened_changes_nothing(own_demonstration, demonstration_site, sign_in):
    manager = sign_in(own_demonstration)
    forms = [address for name, address in demonstration_site.pages.items() if name.endswith("/CODE/edit")]
    assert len(forms) > 10
    changed = []
    for form in forms:
        manager.go(form)
        manager.press("Save")
        if "Nothing was changed, so nothing was saved." not in manager.page.inner_text("main"):
            changed.append(form)
    assert changed == []
