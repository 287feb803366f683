package import Phrases
package import RecordFormat

/// A term that the law sets: what is to be done, from when it runs, and how long it is.
package struct LegalTerm: Hashable, Sendable, Identifiable {
    /// How long a term is.
    package enum Period: Hashable, Sendable {
        /// Hours elapse, nights, weekends and changes of the clock included.
        case hours(Int)
        /// Months end at the same time of day by local clocks, or on the last day of a shorter month.
        case months(Int)
    }

    /// Such as `gdpr-33-1`.
    package let id: String
    /// The article that sets it.
    package let requirement: RequirementID
    /// As it is cited: "GDPR, Article 33(1)".
    package let citation: String
    /// What is to be done: "Notify the supervisory authority".
    package let duty: String
    /// From when it runs, as a sentence goes on after "from": "becoming aware of the breach".
    package let start: String
    package let period: Period

    /// "72 hours"
    package var periodWords: Phrase {
        switch period {
        case .hours(let count): .counted(count, one: "1 hour", other: "\(count) hours")
        case .months(let count): .counted(count, one: "1 month", other: "\(count) months")
        }
    }
}

extension LegalTerm {
    static let columns = ["id", "framework", "number", "citation", "duty", "start", "count", "unit"]

    /// Reads a row; `exists` says whether a catalogue has the requirement.
    init(_ row: CatalogRow, exists: (RequirementID) -> Bool) throws(CatalogError) {
        id = try row.text("id")
        let framework = RequirementID.Framework(try row.text("framework"))
        requirement = try row.value("number", "item of \(framework.name)") { number in
            let reference = RequirementID(framework, number)
            return exists(reference) ? reference : nil
        }
        citation = try row.text("citation")
        duty = try row.text("duty")
        start = try row.text("start")
        let count = try row.value("count", "number from 1 to 1000") { text in
            Int(text).flatMap { (1...1000).contains($0) ? $0 : nil }
        }
        switch try row.text("unit") {
        case "hours": period = .hours(count)
        case "months": period = .months(count)
        case let other: throw row.fault("unit", "“\(other)” is neither hours nor months")
        }
    }
}
