import Frameworks
import Testing

@Suite("The document templates")
struct DocumentTemplateTests {
    private static func file(_ id: String) throws -> CatalogFile {
        try #require(CatalogFile.embedded("documents/\(id).md"))
    }

    @Test("The program carries the 29 documents of the set")
    func set() {
        #expect(
            DocumentTemplate.ids == [
                "acceptable-use", "access-control", "asset-management", "backup", "change-management", "clear-desk",
                "cloud-services", "competence-awareness", "continuity", "corrective-action", "cryptography",
                "documented-information", "endpoint-devices", "human-resources-security", "incident-management",
                "information-security-policy", "information-transfer", "internal-audit", "isms-manual",
                "logging-monitoring", "physical-security", "privacy", "remote-working", "retention-deletion",
                "risk-management", "secure-development", "supplier-security", "threat-intelligence",
                "vulnerability-management",
            ])
    }

    @Test("Each document is in the agreed form", arguments: DocumentTemplate.ids)
    func form(id: String) throws {
        let template = try DocumentTemplate(Self.file(id))
        #expect(template.id == id)
        #expect(DocumentTemplate.bundled(id) == template)
        #expect((15...40).contains(template.statementCount), "\(id) has \(template.statementCount) statements")
        #expect((4...10).contains(template.choices.count), "\(id) has \(template.choices.count) choices")
    }

    @Test("Whatever a document refers to exists", arguments: DocumentTemplate.ids)
    func references(id: String) throws {
        let template = try DocumentTemplate(Self.file(id))
        for clause in template.clauses { #expect(Catalog.bundled.clauses[id: clause] != nil, "\(clause)") }
        for related in template.related { #expect(DocumentTemplate.ids.contains(related), "\(related)") }
    }

    @Test("No two documents share the prefix of their statements or their title")
    func uniqueness() {
        let templates = DocumentTemplate.allBundled()
        #expect(Set(templates.map(\.prefix)).count == templates.count)
        #expect(Set(templates.map(\.title)).count == templates.count)
    }

    @Test("A document is long enough to bind and short enough to be read", arguments: DocumentTemplate.ids)
    func length(id: String) throws {
        let words = try CatalogStatistics.wordCount(of: DocumentTemplate(Self.file(id)).text.utf8)
        #expect((700...1900).contains(words), "\(id) has \(words) words")
    }
}

@Suite("A template out of form is refused")
struct BrokenTemplateTests {
    static let head = """
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
        choice hours: 24 | 2-48 | Hours between copies
        choice byod: no | yes/no | Whether private phones may be used
        ---


        """
    static let body = """
        ## Purpose
        {{organization.name}} tests for {{choice.hours}} hours.

        ## Who it binds
        All of {{scope.statement}}

        ## Rules
        - **TST-01** Everybody must test.
        {{#choice.byod}}
        - **TST-02** Private phones may be used.
        {{/choice.byod}}
        {{^choice.byod}}
        - **TST-02** Private phones may not be used.
        {{/choice.byod}}
        - **TST-03** Nobody may pass untested.

        ## Responsibilities
        Everybody.

        ## Exceptions
        None.

        ## Records
        - The tests.

        """

    static let vocabulary = TemplateVocabulary(
        values: ["organization.name", "scope.statement", "role.securityOfficer", "role.topManagement"],
        optionalValues: ["scope.description"],
        lists: ["systems": ["name": .text], "bands": ["name": .text, "isAcceptable": .flag]])

    static func template(_ text: String) throws(CatalogError) -> DocumentTemplate {
        let template = try DocumentTemplate(CatalogFile(path: "documents/test.md", bytes: Array(text.utf8)))
        try template.check(against: vocabulary)
        return template
    }

    @Test("The sample itself is in form, and counts a statement of two halves once")
    func sample() throws {
        let template = try Self.template(Self.head + Self.body)
        #expect(template.statementCount == 3)
        #expect(template.choices.map(\.name) == ["hours", "byod"])
        #expect(template.choice(named: "hours")?.kind == .number(2...48))
    }

    @Test(
        "Whatever is out of form is refused with its place",
        arguments: [
            ("category: policy", "category: poem", "“poem” is no category"),
            ("approver: topManagement", "approver: securityOfficer", "nobody approves their own document"),
            ("owner: securityOfficer", "owner: king", "“king” is no role"),
            ("prefix: TST", "prefix: Tst", "no prefix of 2 to 4 capitals"),
            ("summary: Settles a test.", "summary: Settles a test.\nauthor: me", "is not known here"),
            ("related: backup", "related: test", "no other document"),
            ("clauses: 5.2", "clauses: 3.2", "“3.2” is no clause"),
            ("| 2-48 |", "| 48-2 |", "no kind of choice"),
            ("hours: 24 |", "hours: 49 |", "the default is 49, not within 2 to 48"),
            ("byod: no |", "byod: maybe |", "the default is “maybe”, neither yes nor no"),
            ("{{organization.name}}", "{{organization.nmae}}", "{{organization.nmae}} is not known"),
            ("{{choice.hours}}", "{{choice.days}}", "is no choice of this document"),
            ("{{choice.hours}} hours", "some hours", "the choice hours is never used"),
            ("All of", "{{choice.byod}} of", "is yes or no: write a section"),
            ("All of", "{{#choice.hours}}x{{/choice.hours}}", "is not yes or no: print it"),
            ("All of", "{{scope.description}}", "may be nothing"),
            ("All of", "{{name}}", "{{name}} is not known"),
            ("All of", "{{#systems}}{{name}}", "ends what has not begun|never ends"),
            ("All of", "{{^systems}}{{name}}{{/systems}}", "{{name}} is not known"),
            ("All of", "{{#bands}}{{isAcceptable}}{{/bands}}", "is true or false"),
            ("All of", "{{systems}}", "is a list: write a section"),
            ("All of", "{{{organization.name}}}", "a tag that is not written"),
            ("All of", "{{> partial}}", "a tag that is not written"),
            ("All of", "{{! remark}}", "a tag that is not written"),
            ("All of", "{organization}", "a brace that belongs to no tag"),
            ("{{/choice.byod}}\n{{^", "{{/choice.byd}}\n{{^", "ends what has not begun"),
            ("- **TST-03**", "- **TST-04**", "TST-04 stands where TST-03 is expected"),
            ("- **TST-03**", "- **TXT-03**", "bold is for identifiers alone"),
            ("Nobody may pass", "Nobody **may** pass", "bold is for identifiers alone"),
            (
                "\n{{^choice.byod}}\n- **TST-02** Private phones may not be used.\n{{/choice.byod}}", "",
                "is left out where"
            ),
            ("- **TST-02** Private phones may not", "- **TST-03** Private phones may not", "is left out where"),
            ("All of", "<b>All</b> of", "markup that documents do not use"),
            ("All of", "[All](https://example.org) of", "markup that documents do not use"),
            ("## Exceptions", "## Leftovers", "the sections are"),
            ("## Rules", "# Rules", "no heading of the second or third level"),
            ("- The tests.", "- The tests.\n  - nested", "lists do not nest"),
        ])
    func broken(old: String, new: String, problem: String) throws {
        let text = Self.head + Self.body
        try #require(text.contains(old))
        let error = #expect(throws: CatalogError.self) { try Self.template(text.replacing(old, with: new)) }
        let isExpected = problem.split(separator: "|").contains { error?.description.contains($0) == true }
        #expect(isExpected, "\(String(describing: error))")
        #expect(error?.file == "documents/test.md")
    }
}
