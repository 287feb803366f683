import Frameworks
import Foundation
import ISMS
import RecordFormat
import Registers
import Reports
import Phrases
import Testing

/// Documents rendered for the tests.
enum Written {
    static func document(
        _ template: DocumentTemplate, of isms: ISMS, choosing choices: [String: String] = [:]
    ) throws(ReportError) -> ReportDocument {
        try ReportSource(isms: isms, day: SampleISMS.day, generatedBy: "Annex test")
            .document(template, choosing: choices)
    }

    /// A template with this text as its rules.
    static func template(_ rules: String) throws -> DocumentTemplate {
        let text = """
            ---
            title: Test policy
            category: policy
            prefix: TST
            owner: securityOfficer
            approver: topManagement
            reviewMonths: 12
            classification: internal
            summary: Settles a test.
            clauses: 5.2
            controls: A.5.1
            related: backup
            ---
            ## Purpose
            A test.

            ## Who it binds
            Testers.

            ## Rules
            - **TST-01** Everybody must test.

            ### More
            \(rules)

            ## Responsibilities
            Everybody.

            ## Exceptions
            None.

            ## Records
            - The tests.

            """
        return try DocumentTemplate(CatalogFile(path: "documents/test.md", bytes: Array(text.utf8)))
    }

    static func text(_ document: ReportDocument) async throws -> String {
        String(decoding: try await document.rendered(as: .markdown), as: UTF8.self)
    }
}

@Suite("Written documents")
struct WrittenDocumentTests {
    private static let organizations: [(name: String, isms: ISMS)] = [
        ("empty", ISMS()), ("sample", SampleISMS.sample.isms), ("full", SampleISMS.full),
    ]

    @Test(
        "Each renders for every organization, with its statements numbered without a hole, whatever is chosen",
        arguments: DocumentTemplate.ids)
    func rendering(id: String) throws {
        let template = try #require(DocumentTemplate.bundled(id))
        let flags = template.choices.filter { $0.kind == .yesNo }.map(\.name)
        for (name, isms) in Self.organizations {
            for value in ["yes", "no"] {
                let choices = Dictionary(uniqueKeysWithValues: flags.map { ($0, value) })
                let document = try Written.document(template, of: isms, choosing: choices)
                let expected = (1...template.statementCount).map { "\(template.prefix)-\($0 < 10 ? "0" : "")\($0)" }
                #expect(document.statements.map(\.identifier) == expected, "\(id) for \(name), \(value)")
            }
        }
    }

    @Test("Nothing of the template's language is left in any format", arguments: DocumentTemplate.ids)
    func leftovers(id: String) async throws {
        let template = try #require(DocumentTemplate.bundled(id))
        for format in [ReportFormat.markdown, .html, .json] {
            let document = try Written.document(template, of: SampleISMS.full)
            let text = String(decoding: try await document.rendered(as: format), as: UTF8.self)
            for mark in ["{{", "\\{", "choice."] {
                let isLeft = text.contains(mark)
                #expect(!isLeft, "\(id) as \(format.rawValue): \(mark)")
            }
        }
    }

    @Test("Every tag of the vocabulary is filled")
    func vocabulary() throws {
        var rules: [String] = []
        let vocabulary = TemplateVocabulary.ofRegisters
        for name in vocabulary.values.sorted() { rules.append("value \(name) is {{\(name)}}") }
        for name in vocabulary.optionalValues.sorted() {
            rules.append("value \(name) is {{#\(name)}}{{\(name)}}{{/\(name)}}")
        }
        for (list, fields) in vocabulary.lists.sorted(by: { $0.key < $1.key }) {
            rules.append("value has.\(list) is {{#has.\(list)}}there{{/has.\(list)}}")
            for (field, kind) in fields.sorted(by: { $0.key < $1.key }) {
                let tag =
                    switch kind {
                    case .text: "{{\(field)}}"
                    case .optional: "{{#\(field)}}{{\(field)}}{{/\(field)}}"
                    case .flag: "{{#\(field)}}yes{{/\(field)}}{{^\(field)}}no{{/\(field)}}"
                    }
                rules.append("value \(list).\(field) is {{#\(list)}}\(tag);{{/\(list)}}")
            }
        }
        let template = try Written.template(rules.joined(separator: "\n\n"))
        let document = try Written.document(template, of: SampleISMS.full)
        let lines = document.blocks.compactMap { block -> String? in
            guard case .paragraph(let paragraph) = block else { return nil }
            let text = paragraph.text.plainText.english
            return text.hasPrefix("value ") ? text : nil
        }
        #expect(lines.count == rules.count)
        for line in lines {
            let value = line.split(separator: " is ", maxSplits: 1).dropFirst().first ?? ""
            let isFilled = !value.isEmpty && !value.hasPrefix(";") && !value.contains(";;")
            #expect(isFilled, "\(line)")
        }
    }

    @Test("What was not recorded is said in words")
    func fallbacks() async throws {
        let template = try Written.template(
            "{{organization.legalName}}; {{role.facilities}}; {{criteria.name}}; {{^has.systems}}none{{/has.systems}}")
        let text = try await Written.text(try Written.document(template, of: ISMS()))
        #expect(text.contains("the organization; facilities manager; the risk criteria; none"))
    }

    @Test("A role is called what the organization calls it, with a capital where a sentence or a cell begins")
    func roles() async throws {
        let template = try Written.template(
            """
            {{role.itOperations}} acts. {{role.facilities}} and the {{role.securityOfficer}} watch.

            | Role | Does |
            |---|---|
            | {{role.itOperations}} | what the {{role.itOperations}} does |
            """)
        let text = try await Written.text(try Written.document(template, of: SampleISMS.full))
        #expect(text.contains("Head of IT operations acts. Facilities manager and the Chief Security Officer watch."))
        #expect(text.contains("| Head of IT operations | what the head of IT operations does |"))
    }

    @Test("A retired asset is in no list, and an inherited value makes a system critical")
    func assets() async throws {
        let template = try Written.template(
            "{{#systems}}{{name}}, {{/systems}}\n\n{{#criticalSystems}}{{name}}, {{/criticalSystems}}")
        let text = try await Written.text(try Written.document(template, of: SampleISMS.full))
        #expect(text.contains("Database server, Hosting,"))
        #expect(!text.contains("Old file server"))
    }
}

@Suite("The control of a written document")
struct WrittenDocumentControlTests {
    private func isms(_ change: (inout Document) -> Void = { _ in }) -> ISMS {
        var sample = SampleISMS.sample
        let people = sample.isms[Person.self].entries.map(\.reference)
        sample.add(Document()) {
            ($0.name, $0.template, $0.version, $0.status) = ("Copies and restores", "backup", "2.1", .approved)
            ($0.owner, $0.author, $0.approvedBy) = (people[0], people[0], people[1])
            ($0.approvedOn, $0.reviewBy) = (date("2026-01-15"), date("2027-01-15"))
            ($0.classification, $0.choices) = (.confidential, [Document.ChosenValue("copyHours", "6")])
            change(&$0)
        }
        return sample.isms
    }

    private func backup() throws -> DocumentTemplate { try #require(DocumentTemplate.bundled("backup")) }

    @Test("It says what the record says")
    func record() async throws {
        let document = try Written.document(backup(), of: isms())
        let control = document.control
        #expect(document.title == "Copies and restores")
        #expect(control.code == "DOC-1" && control.version == "2.1" && control.status.name == "Approved")
        #expect(control.owner == "Ana Beck" && control.approver == "Björn Åkesson")
        #expect(control.approvedOn == date("2026-01-15") && control.reviewBy == date("2027-01-15"))
        #expect(control.classification == "Confidential" && control.asOf.sequence == 17)
        #expect(try await Written.text(document).contains("at least every 6 hours"))
    }

    @Test("Without a record it is a draft from the template")
    func draft() throws {
        let control = try Written.document(backup(), of: SampleISMS.sample.isms).control
        #expect(control.code == nil && control.version == nil && control.approver == nil)
        #expect(control.status == ReportStatus("Draft from the template, not adopted", tone: .caution))
    }

    @Test("Other choices than those approved make a draft of it; the same ones do not")
    func otherChoices() async throws {
        let other = try Written.document(backup(), of: isms(), choosing: ["copyHours": "12"])
        #expect(other.control.status.tone == .caution && other.control.approver == nil)
        #expect(try await Written.text(other).contains("at least every 12 hours"))
        #expect(
            try Written.document(backup(), of: isms(), choosing: ["copyHours": "6"]).control.status.name == "Approved")
    }

    @Test(
        "A choice that does not exist or does not fit is refused", arguments: [("copyHour", "6"), ("copyHours", "1")])
    func refusal(name: String, value: String) throws {
        let template = try backup()
        let error = #expect(throws: ReportError.self) {
            try Written.document(template, of: SampleISMS.sample.isms, choosing: [name: value])
        }
        #expect(error?.description.contains(name) == true, "\(String(describing: error))")
    }

    @Test(
        "What a record left to be written later is not handed over", arguments: ["TBD", "[your company]", "{{name}}"])
    func placeholder(name: String) throws {
        var sample = SampleISMS.sample
        sample.add(Asset()) { ($0.name, $0.type, $0.availability) = (name, .application, 5) }
        let template = try backup()
        let isms = sample.isms
        let error = #expect(throws: ReportError.self) { try Written.document(template, of: isms) }
        guard case .placeholderLeft("backup", _, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
