package import RecordFormat

/// A numbered item of a framework other than ISO/IEC 27001: a criterion, an article or an outcome.
package struct Requirement: Hashable, Sendable, Identifiable {
    package let id: RequirementID
    /// The item it is part of, in the same framework.
    package let parent: RequirementID?
    package let title: String
    package let detail: Detail

    /// What only one framework's items have.
    package enum Detail: Hashable, Sendable {
        /// A SOC 2 criterion: its category, its series (“CC6”) with a title, and the COSO principle it restates, 1 to 17.
        case criterion(TrustServicesCategory, series: String, seriesTitle: String, cosoPrinciple: Int?)
        /// An article of the GDPR: its chapter (“IV”) with a title, what it means for an ISMS, and why.
        case article(chapter: String, chapterTitle: String, relevance: Relevance, reason: String?)
        /// A function, category or subcategory of the NIST Cybersecurity Framework, with NIST's statement.
        case outcome(OutcomeLevel, statement: String)
    }

    package enum TrustServicesCategory: String, Hashable, Sendable, CaseIterable {
        case security = "security (common criteria)"
        case availability, confidentiality
        case processingIntegrity = "processing integrity"
        case privacy
    }

    /// How much an article of law has to do with information security.
    package enum Relevance: String, Hashable, Sendable, CaseIterable {
        case none, supporting, core
    }

    package enum OutcomeLevel: String, Hashable, Sendable, CaseIterable {
        case function, category, subcategory
    }
}

extension Requirement {
    /// Whether an organization is assessed against it by itself, and not only against its parts.
    package var isAssessed: Bool {
        switch detail {
        case .criterion: true
        case .article(_, _, let relevance, _): relevance == .core
        case .outcome(let level, _): level == .subcategory
        }
    }

    static let criterionColumns = [
        "id", "trust_services_category", "series", "series_title", "coso_principle", "label",
    ]

    init(criterion row: CatalogRow) throws(CatalogError) {
        id = RequirementID(.soc2, try row.text("id"))
        parent = nil
        title = try row.text("label")
        let principle: Int? =
            try row.optionalText("coso_principle") == nil
            ? nil
            : row.value("coso_principle", "COSO principle from 1 to 17") {
                Int($0).flatMap { (1...17).contains($0) ? $0 : nil }
            }
        detail = .criterion(
            try row.value("trust_services_category", "trust services category") { TrustServicesCategory(rawValue: $0) },
            series: try row.text("series"), seriesTitle: try row.text("series_title"), cosoPrinciple: principle)
    }

    static let articleColumns = ["article", "chapter", "chapter_title", "title", "isms_relevance", "why"]

    init(article row: CatalogRow) throws(CatalogError) {
        let number = try row.value("article", "article number from 1 to 99") {
            Int($0).flatMap { (1...99).contains($0) ? $0 : nil }
        }
        id = RequirementID(.gdpr, String(number))
        parent = nil
        title = try row.text("title")
        let relevance = try row.value("isms_relevance", "relevance") { Relevance(rawValue: $0) }
        let reason = try row.optionalText("why")
        guard (relevance == .none) == (reason == nil) else {
            throw row.fault("why", "an article has a reason where it is relevant, and only there")
        }
        detail = .article(
            chapter: try row.text("chapter"), chapterTitle: try row.text("chapter_title"), relevance: relevance,
            reason: reason)
    }

    static let outcomeColumns = ["id", "level", "parent_id", "title", "statement"]

    init(outcome row: CatalogRow, after earlier: CatalogList<Requirement>) throws(CatalogError) {
        id = RequirementID(.csf, try row.text("id"))
        parent = try row.optionalText("parent_id").map { RequirementID(.csf, $0) }
        let level = try row.value("level", "level") { OutcomeLevel(rawValue: $0) }
        guard (level == .function) == (parent == nil) else {
            throw row.fault("parent_id", "a function has no parent, all else has one")
        }
        if let parent, earlier[id: parent] == nil {
            throw row.fault("parent_id", "\(parent.number) does not stand above its part \(id.number)")
        }
        let statement = try row.text("statement")
        title = try row.optionalText("title") ?? statement
        detail = .outcome(level, statement: statement)
    }
}
