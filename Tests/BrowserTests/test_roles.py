"""What the roles see of the same organization."""

import pytest

import site_pages
from server import APPROVER, AUDITOR, MEMBER, OWNER


def test_a_member_sees_the_published_documents_and_own_tasks_and_little_else(demonstration, sign_in):
    member = sign_in(demonstration, MEMBER)
    member.go("/o/demo")
    menu = member.page.get_by_role("navigation", name="Main").get_by_role("link").all_inner_texts()
    assert not any(title.startswith(("Risks", "Controls", "History", "Statement")) for title in menu), menu
    member.expects_refusal = True
    for path in ("risk", "risk/RISK-1", "soa", "history", "settings/accounts", "risk/new", "reports/soa/xlsx"):
        assert member.go(f"/o/demo/{path}") in (403, 404), f"a member gets {path}"
    member.go("/o/demo/search?q=pager")
    assert "RISK-36" not in member.page.get_by_role("main").inner_text()


@pytest.mark.parametrize("email", [MEMBER, AUDITOR, APPROVER, OWNER], ids=["member", "auditor", "approver", "owner"])
def test_nobody_is_offered_a_link_that_refuses_them(demonstration, sign_in, email):
    visitor = sign_in(demonstration, email)
    site = site_pages.crawl(visitor.context, "/o/demo")
    assert len(site.pages) > 5
    assert site.dead == []


@pytest.mark.parametrize("path", ["risk", "risk/RISK-1", "control/CTL-1", "soa", "soa/line/A.5.1", "treatment-plan/by-risk"])
def test_an_auditor_reads_and_is_offered_no_change(demonstration, sign_in, path):
    auditor = sign_in(demonstration, AUDITOR)
    assert auditor.go(f"/o/demo/{path}") == 200
    main = auditor.page.get_by_role("main")
    for name in ("Edit", "Remove", "Add risk", "Import", "Save", "Approve", "Include", "Rate", "Accept"):
        for role in ("button", "link"):
            assert main.get_by_role(role, name=name, exact=True).count() == 0, f"{role} “{name}”"


def test_an_owner_changes_what_is_theirs_and_nothing_else(demonstration, sign_in):
    owner = sign_in(demonstration, OWNER)
    owner.go("/o/demo/risk/RISK-36")
    assert owner.page.get_by_role("link", name="Edit", exact=True).is_visible()
    owner.go("/o/demo/risk/RISK-1")
    assert owner.page.get_by_role("link", name="Edit", exact=True).count() == 0
    owner.expects_refusal = True
    assert owner.go("/o/demo/risk/RISK-1/edit") == 403


def test_who_is_nobody_here_learns_nothing_of_the_organization(demonstration, visit):
    stranger = visit(demonstration)
    for path in ("/o/demo", "/o/demo/risk/RISK-1", "/o/nothing-of-the-kind"):
        stranger.go(path)
        assert "/sign-in" in stranger.page.url
        assert "Quaylark" not in stranger.page.content()
