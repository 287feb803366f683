"""The whole way as a new user goes it, once with a script and once without."""

import re

import pytest

from journey import APPROVER, FOUNDER, ORGANIZATION, Journey

ANNEX_A = {f"A.{theme}.{number}" for theme, count in ((5, 37), (6, 8), (7, 14), (8, 34)) for number in range(1, count + 1)}


@pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])
def test_a_new_user_comes_from_the_first_link_to_an_approved_statement(visit, empty_server, javascript):
    way = Journey(visit, empty_server, javascript=javascript)
    way.make_the_first_account()
    way.make_an_organization()
    way.find_the_guided_start()
    way.invite_an_approver()
    way.import_assets()
    way.approve_the_risk_criteria()
    way.take_proposed_risks()
    way.rate_the_first_high_and_the_second_low()
    way.treat_the_first()
    way.accept_the_second()
    way.decide_all_controls()
    way.issue_the_statement()
    way.approve_the_statement()

    content, text = way.download_pdf()
    assert content.startswith(b"%PDF-")
    words = " ".join(text.split())
    for expected in (ORGANIZATION, "Statement of Applicability", FOUNDER["name"], APPROVER["name"], way.LEFT_OUT_BECAUSE):
        assert expected in words, f"the PDF does not say “{expected}”"
    assert ANNEX_A - set(re.findall(r"A\.\d\.\d+", text)) == set()

    heading, *rows = way.download_workbook()["Statement of Applicability"].iter_rows(values_only=True)
    lines = {line["Control"]: line for line in (dict(zip(heading, row)) for row in rows)}
    assert lines.keys() == ANNEX_A
    assert [code for code, line in lines.items() if line["Applicable"] != "Yes"] == ["A.7.2"]
    assert lines["A.7.2"]["Justification"] == way.LEFT_OUT_BECAUSE
    assert (lines["A.8.13"]["Implemented by"], lines["A.8.13"]["Status"]) == ("CTL-1", "Planned")

    assert "whole" in empty_server.database.run("verify")
    assert way.violations == [], "\n".join(way.violations)


def test_the_first_account_link_works_once(visit, empty_server):
    way = Journey(visit, empty_server, javascript=True)
    way.make_the_first_account()
    way.approver.expects_refusal = True
    assert way.approver.go(empty_server.first_account_link) in (403, 404, 410)
    assert way.approver.page.get_by_label("Your name").count() == 0
