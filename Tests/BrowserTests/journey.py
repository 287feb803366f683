"""The whole way of a new user, from the first link to the approved Statement of Applicability.

The same steps are walked with a script and without: what differs is said where it does.
"""

import io
import re
import subprocess

import openpyxl

FOUNDER = {"name": "Ada Founder", "email": "ada@harbour.example", "password": "seven quiet herons at dusk"}
APPROVER = {"name": "Grace Approver", "email": "grace@harbour.example", "password": "a brass kettle sings twice"}
ORGANIZATION = "Harbour Instruments"

ASSETS_CSV = """Name,Type,Owner,Classification,Confidentiality,Integrity,Availability
Customer database,information,Ada Founder,confidential,4,4,3
Order website,application,Ada Founder,public,2,4,4
Build server,infrastructure,Ada Founder,internal,3,5,3
"""


class Journey:
    """The founder's and the approver's browsers, and what they do in turn."""

    LEFT_OUT_BECAUSE = "We rent one room in a shared building, and its owner guards the entrances."

    def __init__(self, visit, server, *, javascript):
        self.server = server
        self.founder = visit(server, javascript=javascript)
        self.approver = visit(server, javascript=javascript)
        self.violations = []

    def look(self, visitor=None):
        """Notes what axe-core finds on a page that only a form leads to. It needs a script to run."""
        visitor = visitor or self.founder
        if visitor.has_javascript:
            name = visitor.page.title()
            self.violations += [f"{name}: {line}" for line in visitor.accessibility_violations()]
            if excess := visitor.overflow():
                self.violations.append(f"{name}: {excess}")

    def in_menu(self, name):
        self.founder.follow(re.compile(rf"^{re.escape(name)}\b"), within=self.founder.page.get_by_role("navigation", name="Main"))

    # Accounts and people

    def make_the_first_account(self):
        ada = self.founder
        ada.go(self.server.first_account_link)
        self.look()
        ada.fill({"Your name": FOUNDER["name"], "Email": FOUNDER["email"]})
        ada.fill({"New password": FOUNDER["password"], "The same again": FOUNDER["password"]})
        ada.press("Make the account")

    def make_an_organization(self):
        ada = self.founder
        if "organizations/new" not in ada.page.url:
            ada.follow("Make an organization")
        ada.fill({"Name of the organization": ORGANIZATION})
        ada.page.get_by_role("radio", name="Five by five").check()
        ada.press("Make it")
        assert ada.page.get_by_role("link", name=ORGANIZATION).is_visible()

    def find_the_guided_start(self):
        """An empty home page says where to begin."""
        ada = self.founder
        ada.sees("Begin here", "Nothing is recorded yet", "First: Leadership says yes")
        self.look()
        ada.follow("Begin the guided start")
        assert ada.page.get_by_role("heading", name="Leadership says yes").is_visible()
        ada.sees("0 of 7 steps")

    def invite_an_approver(self):
        ada = self.founder
        self.in_menu("People")
        ada.follow("Add person")
        ada.fill({"Name": APPROVER["name"], "Email": APPROVER["email"], "Job title": "Managing director"})
        ada.press("Save")
        ada.page.get_by_label("Your account").click()
        ada.follow("Settings")
        ada.follow("Accounts")
        invitation = ada.page.get_by_role("heading", name="Invite someone").locator("..")
        ada.fill({"Email": APPROVER["email"], "Approver": True, "Person": APPROVER["name"]}, within=invitation)
        ada.press("Make the invitation")
        self.look()
        link = re.search(r"http://\S+/invitation/\S+", ada.text).group()
        assert link.startswith(self.server.address), "the link names another port than the one that is open"

        grace = self.approver
        grace.go(link)
        assert grace.field("Email").input_value() == APPROVER["email"]
        grace.fill({"Your name": APPROVER["name"]})
        grace.fill({"New password": APPROVER["password"], "The same again": APPROVER["password"]})
        grace.press("Make the account")
        assert grace.page.get_by_role("link", name=ORGANIZATION).first.is_visible()

    # Assets and risks

    def import_assets(self):
        ada = self.founder
        self.in_menu("Assets")
        ada.sees("No assets yet")
        ada.follow("Import")
        file = {"name": "assets.csv", "mimeType": "text/csv", "buffer": ASSETS_CSV.encode()}
        ada.page.get_by_label("File", exact=True).set_input_files(file)
        ada.press("Go on to the columns")
        self.look()
        ada.press("Preview")
        self.look()
        ada.sees("Customer database")
        ada.press(re.compile("^Import: add 3"))
        self.look()
        ada.follow("Look at the assets")
        ada.sees("Customer database", "Order website", "Build server", "3 assets")

    def approve_the_risk_criteria(self):
        grace = self.approver
        grace.follow(re.compile("^Risk criteria"), within=grace.page.get_by_role("navigation", name="Main"))
        grace.page.get_by_role("table").get_by_role("link", name="Five by five").click()
        grace.press("Approve")
        grace.sees("Approved")

    def take_proposed_risks(self):
        ada = self.founder
        self.in_menu("Assets")
        ada.follow("Customer database")
        ada.follow("Propose risks")
        self.look()
        boxes = ada.page.get_by_role("main").get_by_role("checkbox")
        for place in range(2):
            boxes.nth(place).check()
        ada.fill({"Owner of the new risks": FOUNDER["name"]})
        ada.press("Add the ticked as risks")

    def rate_the_first_high_and_the_second_low(self):
        self.rate("RISK-1", [("Before controls", 4, 4), ("Now", 4, 3)])
        self.founder.sees("12 high")
        self.rate("RISK-2", [("Before controls", 3, 2), ("Now", 2, 2)])
        self.founder.sees("4 low")

    def rate(self, code, ratings):
        """Rates a risk by the words of the criteria: likelihood and consequence for each stage."""
        ada = self.founder
        self.in_menu("Risks")
        ada.follow(code)
        ada.follow("Rate")
        self.look()
        for stage, likelihood, consequence in ratings:
            group = ada.page.get_by_role("group", name=stage, exact=True)
            for question, choice in ((re.compile("^How likely"), likelihood), (re.compile("^How bad"), consequence)):
                for scale in group.get_by_role("group", name=question).all():
                    scale.get_by_role("radio").nth(choice - 1).check()
        ada.fill({"Reason for the ratings": "Two incidents last year, and the supplier’s own figures."})
        ada.press("Save the ratings")

    def treat_the_first(self):
        """A control of Annex A, the work that brings it about, and what is expected to remain."""
        ada = self.founder
        self.in_menu("Controls")
        ada.follow("Add control")
        ada.fill({"Name": "Off-site copies, restored every quarter", "Meets": "A.8.13"})
        ada.fill({"Owner": FOUNDER["name"], "Status": "planned", "Planned for": "2030-06-30"})
        ada.press("Save")
        ada.sees("Off-site copies, restored every quarter", "A.8.13")
        self.in_menu("Risks")
        ada.follow("RISK-1")
        ada.follow("Edit")
        self.look()
        ada.fill({"Treatment": "mitigate", "Why this treatment": "Copies make the loss bearable.", "Controls": "CTL-1"})
        ada.press("Save")
        self.rate("RISK-1", [("After treatment", 2, 3)])
        ada.sees("6 medium")
        self.in_menu("Treatment actions")
        ada.follow("Add treatment action")
        ada.fill({"Action": "Rent the second site", "Risks": "RISK-1", "Controls": "CTL-1"})
        ada.fill({"Owner": FOUNDER["name"], "Due": "2030-05-31", "Status": "in progress", "Resources": "2,000 euros a year"})
        ada.press("Save")
        self.in_menu("Treatment plan")
        ada.sees("12 high", "Mitigate", "CTL-1", "ACT-1", "6 medium", "not approved")
        self.look()
        ada.press(re.compile("^Approve"), within=ada.page.get_by_role("main").get_by_role("table"))
        ada.sees("1 of 1")

    def accept_the_second(self):
        ada = self.founder
        self.in_menu("Risks")
        ada.follow("RISK-2")
        ada.follow("Accept")
        self.look()
        ada.press_refused(re.compile("^Accept level"))
        ada.sees("could not be saved")
        self.look()
        ada.fill({"Why living with it is right": "Cheaper to bear than to prevent, and watched every quarter."})
        ada.press(re.compile("^Accept level"))
        ada.sees("accept", "valid")

    # The Statement of Applicability

    def decide_all_controls(self):
        ada = self.founder
        self.in_menu("Statement of Applicability")
        ada.sees("0 of 93", "Nothing is decided yet")
        self.look()
        ada.press(re.compile("^Include (it|all)"))
        ada.sees_not("Nothing is decided yet")
        self.decide_one_by_one()
        self.include_the_undecided()
        ada.sees("93 of 93")
        self.look()

    def include_the_undecided(self):
        """The rest at once, under one justification."""
        ada = self.founder
        self.in_menu("Statement of Applicability")
        ada.filter("Applicable", "Applicable: Undecided")
        if ada.has_javascript:
            ada.page.get_by_role("checkbox", name="Select all shown").check()
        else:
            for box in ada.page.get_by_role("checkbox", name=re.compile("^Select (A|CTL)")).all():
                box.check()
        ada.fill({"Justification for the selected": "Customers ask for it in their contracts."})
        ada.press("Include")

    def decide_one_by_one(self):
        """A control in and a control out: by keys in the table, or without a script on the pages of the controls."""
        ada = self.founder
        if ada.has_javascript:
            keys = ada.page.keyboard
            ada.filter("Theme", "Physical controls")
            keys.press("ArrowDown")
            keys.press("i")
            ada.page.get_by_role("combobox", name="Is A.7.1 in or out?").and_(ada.page.locator(".included")).wait_for()
            keys.press("ArrowDown")
            keys.press("e")
            editor = ada.page.get_by_role("form", name="Decision about A.7.2")
            self.look()
            editor.get_by_role("radio", name="Out").check()
            editor.get_by_label("Justification").fill(self.LEFT_OUT_BECAUSE)
            keys.press("Control+Enter")
            editor.wait_for(state="detached")
        else:
            for code, choice, reason in (("A.7.1", "In", "The office has a door to the street."), ("A.7.2", "Out", self.LEFT_OUT_BECAUSE)):
                self.in_menu("Statement of Applicability")
                ada.follow(code)
                ada.page.get_by_role("radio", name=choice, exact=True).check()
                ada.fill({"Justification": reason})
                ada.press("Save")
        self.in_menu("Statement of Applicability")
        assert ada.page.get_by_role("combobox", name="Is A.7.1 in or out?").input_value() == "included"
        assert ada.page.get_by_role("combobox", name="Is A.7.2 in or out?").input_value() == "excluded"

    def issue_the_statement(self):
        ada = self.founder
        self.in_menu("Statement of Applicability")
        ada.follow("Issue a version")
        self.look()
        ada.press_refused(re.compile("^Issue version 1"))
        ada.fill({"What changed, and why it is issued": "The first statement, for the certification audit."})
        if ada.page.get_by_label("Why it is issued despite the findings").count():
            ada.fill({"Why it is issued despite the findings": "The register is young; what is open has an owner."})
        ada.press(re.compile("^Issue version 1"))
        ada.sees("Statement of Applicability, version 1", "It waits for approval", "somebody else has to approve it")
        assert ada.page.get_by_role("button", name=re.compile("^Approve")).count() == 0

    def approve_the_statement(self):
        grace = self.approver
        grace.follow(re.compile("^Home"), within=grace.page.get_by_role("navigation", name="Main"))
        grace.sees("Statement of Applicability 1")
        grace.follow(re.compile("Statement of Applicability 1"), within=grace.page.get_by_role("main"))
        grace.follow("Read and approve")
        grace.press("Approve version 1")
        grace.sees("approved", APPROVER["name"], "derives as issued")
        self.look(grace)

    # Documents

    def download_pdf(self):
        ada = self.founder
        self.open_version_one()
        ada.page.get_by_text("Download", exact=True).click()
        ada.follow("PDF, for the auditor")
        self.look()
        ada.press("Make the PDF file")
        link = ada.page.get_by_role("link", name="Download", exact=True)
        link.wait_for(timeout=60_000)
        self.look()
        content = self.download(link)
        text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
        return content, text

    def download_workbook(self):
        ada = self.founder
        self.open_version_one()
        ada.page.get_by_text("Download", exact=True).click()
        content = self.download(ada.page.get_by_role("link", name="Excel workbook"))
        return openpyxl.load_workbook(io.BytesIO(content))

    def open_version_one(self):
        self.in_menu("Statement of Applicability")
        self.founder.follow("Version 1")

    def download(self, link):
        with self.founder.page.expect_download() as download:
            link.click()
        with open(download.value.path(), "rb") as file:
            return file.read()
