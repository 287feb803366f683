/// A clause of ISO/IEC 27001:2022, or an item of one.
package struct Clause: Hashable, Sendable, Identifiable {
    package enum Level: String, Hashable, Sendable, CaseIterable {
        /// One of 4 to 10.
        case clause
        case subclause
        /// A lettered or numbered part of a subclause, such as 6.1.3 d.
        case item
    }

    package let id: ID
    package let parent: ID?
    package let level: Level
    /// The standard's own heading of a clause or subclause; a label in our words for an item.
    package let title: String
    /// What has to exist in documented form because of this clause.
    package let documentedInformation: DocumentedInformation?
    /// What Amendment 1:2024 changed here.
    package let amendment: String?
}

/// Something ISO/IEC 27001:2022 wants to exist in documented form.
package struct DocumentedInformation: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Says what is to be done: kept up to date.
        case document
        /// Shows what was done: kept as it is.
        case record
    }

    package let clause: Clause.ID
    package let kind: Kind
    package let name: String
}

extension Clause {
    static let columns = [
        "id", "parent_id", "level", "title", "documented_information", "documented_information_name", "amd1_2024",
    ]

    init(_ row: CatalogRow, after earlier: CatalogList<Clause>) throws(CatalogError) {
        id = try row.value("id", "clause number") { ID($0) }
        parent = try row.optionalText("parent_id") == nil ? nil : row.value("parent_id", "clause number") { ID($0) }
        guard parent == id.parent else { throw row.fault("parent_id", "is not what \(id) stands under") }
        if let parent, earlier[id: parent] == nil {
            throw row.fault("parent_id", "\(parent) does not stand above its part \(id)")
        }
        level = try row.value("level", "level") { Level(rawValue: $0) }
        title = try row.text("title")
        amendment = try row.optionalText("amd1_2024")
        if try row.optionalText("documented_information") != nil {
            documentedInformation = DocumentedInformation(
                clause: id,
                kind: try row.value("documented_information", "kind of documented information") {
                    DocumentedInformation.Kind(rawValue: $0)
                },
                name: try row.text("documented_information_name"))
        } else {
            documentedInformation = nil
            guard try row.optionalText("documented_information_name") == nil else {
                throw row.fault("documented_information_name", "names documented information of no kind")
            }
        }
    }
}
