"""An incident from its report to its review, and one that only its circle knows of."""

import datetime

import pytest

from server import MANAGER, OWNER
from visitor import PHONE


def moment(hours_ago):
    """A moment as the browser's control for local times holds it; the demonstration's clocks show UTC."""
    then = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=hours_ago)
    return then.strftime("%Y-%m-%dT%H:%M:00")


def report(visitor, name, **more):
    visitor.go("/o/demo/incident/new")
    visitor.fill({"Incident": name, "Severity": "high", "Detected at": moment(6), **more})
    visitor.press("Save")
    return visitor.page.url.split("?")[0].rsplit("/", 1)[1]


@pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])
def test_a_breach_is_dealt_with_step_by_step_while_its_term_runs(own_demonstration, sign_in, javascript):
    manager = sign_in(own_demonstration, javascript=javascript)
    report(
        manager, "Laptop with the customer list stolen",
        **{"Owner": "Yusuf Demirci", "Lead": "Tomasz Wieczorek", "Aware of the breach at": moment(2)},
    )  # fmt: skip
    manager.sees("Notify the supervisory authority", "running until", "69 h 5")
    manager.fill({"What": "The disk was encrypted, its key is revoked."})
    manager.page.get_by_label("Files").set_input_files(
        files=[{"name": "wipe.log", "mimeType": "text/plain", "buffer": b"wiped"}]
    )
    manager.press("Add")
    manager.sees("The disk was encrypted, its key is revoked.", "wipe.log", "nobody is said to keep: wipe.log")
    with manager.page.expect_download() as download:
        manager.page.get_by_role("link", name="wipe.log").first.click()
    assert download.value.suggested_filename == "wipe.log"
    manager.press("Contain")
    manager.press("Recover")
    manager.press_refused("Review")
    manager.sees("fill in “Cause”, “Lessons”")
    manager.follow("Edit")
    manager.fill({"Cause": "It lay in the train.", "Lessons": "Lists stay on the server.", "Risk to people": "unlikely"})
    manager.press("Save")
    manager.sees("does not apply: a risk to people is unlikely")
    manager.press("Review")
    manager.press("Close")
    manager.sees("closed")
    assert manager.page.get_by_role("button", name="Add", exact=True).count() == 0
    if javascript:
        assert manager.accessibility_violations() == []


def test_nobody_outside_its_circle_learns_of_an_incident(own_demonstration, sign_in):
    owner = sign_in(own_demonstration, OWNER)
    code = report(owner, "Fraud by a colleague", **{"Owner": "Yusuf Demirci", "Circle": "Yusuf Demirci"})
    owner.sees("Fraud by a colleague")
    manager = sign_in(own_demonstration, MANAGER)
    for path in ["incident", "search?q=fraud", "history", "findings", "risk"]:
        manager.go(f"/o/demo/{path}")
        manager.sees_not("Fraud by a colleague", code)
    manager.expects_refusal = True
    assert manager.go(f"/o/demo/incident/{code}") == 404


def test_an_incident_fits_a_phone(own_demonstration, sign_in):
    visitor = sign_in(own_demonstration, viewport=PHONE)
    code = report(visitor, "Mail server encrypted", **{"Aware of the breach at": moment(1)})
    visitor.fill({"What": "x" * 300})
    visitor.press("Add")
    for path in [f"incident/{code}", f"incident/{code}/edit", "incident"]:
        visitor.go(f"/o/demo/{path}")
        width = visitor.page.evaluate("() => document.documentElement.scrollWidth")
        assert width <= PHONE["width"], f"{path} is {width} wide"
