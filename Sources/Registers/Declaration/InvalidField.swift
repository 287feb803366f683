package import Phrases

/// What is wrong with one field of a record, and what to do about it.
package struct InvalidField: Error, Hashable, Sendable, CustomStringConvertible {
    /// The field's name as declared; empty where the record as a whole is wrong.
    package let field: String
    /// What is wrong, and what would be right: a sentence that can follow "Owner: ".
    package let problem: Phrase

    package init(_ field: String, _ problem: Phrase) {
        self.field = field
        self.problem = problem
    }

    package var description: String { field.isEmpty ? problem.english : "\(field): \(problem.english)" }
}

/// Why a value does not fit a field; becomes an `InvalidField` where the field is known.
package struct InvalidValue: Error, Hashable, Sendable {
    package let problem: Phrase

    package init(_ problem: Phrase) { self.problem = problem }
}
