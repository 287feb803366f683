import Phrases
package import RecordFormat

/// Where the records that texts name are found: a snapshot, or a snapshot with what a file is about to add.
package protocol ReferenceFinding {
    /// The record of one of these kinds that a text names.
    /// - Throws: what there is instead, where none or several fit.
    mutating func reference(to text: String, kinds: [String]) throws(InvalidValue) -> RecordID

    /// The one record a text names as a whole; nil where there is none or several.
    func knownReference(to text: String, kinds: [String]) -> RecordID?

    /// Whose clocks a time of day is read by where it does not say.
    var timeZone: TimeZoneRules { get }
}

extension Snapshot: ReferenceFinding {
    package func reference(to text: String, kinds: [String]) throws(InvalidValue) -> RecordID {
        try record(called: text, kinds: kinds).id
    }

    package func knownReference(to text: String, kinds: [String]) -> RecordID? {
        try? record(called: text, kinds: kinds).id
    }
}

extension Snapshot {
    /// Finds the one record of certain kinds that a text names: by code, title, external reference, email address or
    /// catalogue number.
    /// - Throws: what there is instead, where none or several fit.
    package func record(called text: String, kinds: [String]) throws(InvalidValue) -> any Item {
        if let item = item(code: text), kinds.contains(item.kind.name) { return item }
        if let id = RecordID(text), let item = item(id: id), kinds.contains(item.kind.name) { return item }
        let known = kinds.compactMap { list.type(named: $0)?.kind }
        for kind in known {
            let found = items(of: kind, titled: text) + items(of: kind, calledElsewhere: text)
            if let only = found.first {
                if found.allSatisfy({ $0.id == only.id }) { return only }
                let codes = found.map(\.code).joined(separator: ", ")
                throw InvalidValue("“\(text)” could be any of \(codes); use the code")
            }
        }
        let kind = known.map(\.singular).joined(separator: " or ")
        let example = known.first.map { $0.code(1) } ?? ""
        throw InvalidValue("no \(kind) is called “\(text)”; use a code such as \(example) or the exact name")
    }
}
