package import RecordFormat

/// A published set of requirements that an organization may be held to.
package struct Framework: Hashable, Sendable, Identifiable {
    package let id: RequirementID.Framework
    package let title: String
    /// As it stands before a number: "SOC 2" in "SOC 2 CC7.4".
    package let shortTitle: String
    package let edition: String
    package let publisher: String
    /// Whose the wording is, to be shown wherever the framework is.
    package let notice: String
}

extension Framework {
    static let columns = ["id", "title", "short_title", "edition", "publisher", "notice"]

    init(_ row: CatalogRow) throws(CatalogError) {
        id = RequirementID.Framework(try row.text("id"))
        title = try row.text("title")
        shortTitle = try row.text("short_title")
        edition = try row.text("edition")
        publisher = try row.text("publisher")
        notice = try row.text("notice")
    }
}
