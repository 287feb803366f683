/// A control of Annex A to ISO/IEC 27001:2022, with the attributes ISO/IEC 27002:2022 gives it.
package struct ReferenceControl: Hashable, Sendable, Identifiable {
    package let id: ID
    package let title: String
    package let isNewIn2022: Bool
    /// The controls of the 2013 edition that this one took the place of, such as “A.9.2.1”; none for a new one.
    package let predecessors2013: [String]
    package let controlTypes: [ControlType]
    package let properties: [SecurityProperty]
    package let concepts: [CybersecurityConcept]
    package let capabilities: [OperationalCapability]
    package let domains: [SecurityDomain]
    /// Whether the control itself wants something to exist in documented form.
    package let asksForDocumentation: Bool

    package var theme: Theme { id.theme }
}

extension ReferenceControl {
    static let columns = [
        "id", "theme", "title", "new_in_2022", "iso27001_2013", "control_type", "cia", "cybersecurity_concepts",
        "operational_capabilities", "security_domains", "control_text_asks_for_documentation",
    ]

    init(_ row: CatalogRow) throws(CatalogError) {
        id = try row.value("id", "Annex A control") { ID($0) }
        guard try row.text("theme") == id.theme.rawValue else {
            throw row.fault("theme", "\(id) belongs to the \(id.theme.rawValue) controls")
        }
        title = try row.text("title")
        isNewIn2022 = try row.yesOrNo("new_in_2022")
        predecessors2013 = try row.list("iso27001_2013")
        guard isNewIn2022 == predecessors2013.isEmpty else {
            throw row.fault("iso27001_2013", "a control is new or has predecessors, one of the two")
        }
        controlTypes = try Self.attributes(row, "control_type", "control type")
        properties = try Self.attributes(row, "cia", "information security property")
        concepts = try Self.attributes(row, "cybersecurity_concepts", "cybersecurity concept")
        capabilities = try Self.attributes(row, "operational_capabilities", "operational capability")
        domains = try Self.attributes(row, "security_domains", "security domain")
        asksForDocumentation = try row.yesOrNo("control_text_asks_for_documentation")
    }

    private static func attributes<Attribute: RawRepresentable<String>>(
        _ row: CatalogRow, _ column: String, _ what: String
    ) throws(CatalogError) -> [Attribute] {
        let attributes = try row.values(column, what) { Attribute(rawValue: $0) }
        guard !attributes.isEmpty else { throw row.fault(column, "is empty") }
        return attributes
    }
}
