import Frameworks
import ISMS
import Phrases
import RecordFormat
import Registers
import Testing

@Suite("Documents with a template")
struct DocumentTests {
    private func problems(
        of document: Document, in scenario: Scenario = Scenario(), previous: Document? = nil
    ) -> [InvalidField] {
        document.problems(in: scenario.isms, identity: Scenario.id(Document.self, 1), previous: previous)
    }

    private func document(_ template: String, _ choices: (String, String)...) -> Document {
        changed(Document()) {
            $0.name = "Access"
            $0.template = template
            $0.choices = choices.map { Document.ChosenValue($0, $1) }
        }
    }

    @Test("A template and choices that it declares are taken")
    func taken() {
        #expect(problems(of: document("access-control", ("elevationHours", "24"), ("phishingResistant", "no"))) == [])
        #expect(problems(of: document("")) == [])
    }

    @Test(
        "A template that is not there, and a choice that does not fit, are refused in words",
        arguments: [
            ("acces-control", [], "template", "“acces-control” is none of the catalogue's documents"),
            ("", [("elevationHours", "4")], "choices", "are made in a template, and none is named"),
            ("access-control", [("elevationHour", "4")], "choices", "“elevationHour” is no choice of access-control"),
            ("access-control", [("elevationHours", "25")], "choices", "elevationHours is 25, not within 2 to 24"),
            ("access-control", [("elevationHours", "four")], "choices", "not a whole number from 2 to 24"),
            ("access-control", [("elevationHours", "+4")], "choices", "not a whole number from 2 to 24"),
            ("access-control", [("phishingResistant", "maybe")], "choices", "neither yes nor no"),
            ("access-control", [("elevationHours", "4"), ("elevationHours", "5")], "choices", "is chosen twice"),
            ("backup", [("secondPlace", " ")], "choices", "secondPlace is empty"),
        ])
    func refused(template: String, choices: [(String, String)], field: String, problem: String) throws {
        var document = document(template)
        document.choices = choices.map { Document.ChosenValue($0, $1) }
        let found = try #require(problems(of: document).first)
        #expect(found.field == field && found.problem.english.contains(problem), "\(found)")
    }

    @Test("A template is carried by one document at a time; a retired one gives it free")
    func carriers() throws {
        var scenario = Scenario()
        scenario[Document.self, 2] = document("backup")
        let found = try #require(problems(of: document("backup"), in: scenario).first)
        #expect(found == InvalidField("template", "backup is carried by DOC-2 (Access) already"))
        #expect(scenario.isms.document(carrying: "backup")?.code == "DOC-2")
        scenario[Document.self, 2].status = .retired
        #expect(problems(of: document("backup"), in: scenario) == [])
        scenario[Document.self, 3] = document("backup")
        #expect(scenario.isms.document(carrying: "backup")?.code == "DOC-3")
    }

    @Test("What was accepted once does not stop another change")
    func accepted() {
        let old = document("gone-since")
        #expect(problems(of: changed(old) { $0.name = "Access rules" }, previous: old) == [])
        #expect(problems(of: changed(old) { $0.status = .approved }, previous: old).map(\.field) == ["template"])
    }

    @Test("A body holds template and choices, and comes back the same")
    func body() throws {
        let document = document("backup", ("copyHours", "12"))
        #expect(try Document(body: document.body) == document)
    }

    @Test("An adopted document is a draft that says what it answers, owned by role, with a day for its review")
    func adoption() throws {
        var scenario = Scenario()
        scenario[Person.self, 1].name = "Ana Beck"
        scenario[RoleAssignment.self, 1] = changed(RoleAssignment()) {
            $0.role = .itOperations
            $0.person = Reference(Scenario.id(Person.self, 1))
        }
        let template = try #require(DocumentTemplate.bundled("backup"))
        let document = Document(adopting: template, in: scenario.isms, on: "2026-08-31")
        #expect(document.name == "Backup policy" && document.template == "backup" && document.status == .draft)
        #expect(document.owner == Reference(Scenario.id(Person.self, 1)))
        #expect(document.reviewBy == "2027-08-31")
        #expect(document.clauses == template.clauses.map(\.description))
        #expect(document.referenceControls == template.controls)
        #expect(document.approvedBy == nil && !document.isInformationSecurityPolicy)
    }

    @Test("Only the first adopted security policy is marked as the one that clause 5.2 asks for")
    func securityPolicy() throws {
        var scenario = Scenario()
        let template = try #require(DocumentTemplate.bundled(Document.securityPolicyTemplate))
        #expect(Document(adopting: template, in: scenario.isms, on: "2026-08-31").isInformationSecurityPolicy)
        scenario[Document.self, 1].isInformationSecurityPolicy = true
        #expect(!Document(adopting: template, in: scenario.isms, on: "2026-08-31").isInformationSecurityPolicy)
    }

    @Test("Every document of the catalogue can be adopted, and passes the door", arguments: DocumentTemplate.ids)
    func adoptable(id: String) throws {
        let template = try #require(DocumentTemplate.bundled(id))
        let document = Document(adopting: template, in: ISMS(), on: "2026-08-31")
        #expect(document.allProblems(in: ISMS(), identity: Scenario.id(Document.self, 1), previous: nil) == [])
        #expect(document.category.rawValue == template.category.rawValue)
    }

    @Test("Statements are named unlike records and findings")
    func prefixes() {
        let taken = Set(Kind.all.map(\.prefix) + Conformity.rules.map(\.header.code.subject))
        for template in DocumentTemplate.allBundled() {
            #expect(!taken.contains(template.prefix), "\(template.id): \(template.prefix)")
        }
    }

    @Test("A document names no tag but those the registers declare", arguments: DocumentTemplate.ids)
    func tags(id: String) throws {
        let template = try #require(DocumentTemplate.bundled(id))
        #expect(throws: Never.self) { try template.check(against: .ofRegisters) }
    }

    @Test("The roles that templates name are the roles there are")
    func roles() {
        let roles = RoleAssignment.Role.allCases.filter { $0 != .other }.map(\.rawValue)
        #expect(TemplateVocabulary.ofRegisters.roles == Set(roles))
    }

    @Test("The registers that customers' questions name are the registers there are")
    func registers() {
        for question in CustomerQuestion.bundled {
            for case .register(let name) in question.sources {
                #expect(Kind.type(named: name) != nil, "\(question.id) names \(name)")
            }
        }
    }
}
