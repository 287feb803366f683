import Phrases
package import RecordFormat

/// A record being filled in from texts: FIELD=VALUE on the command line, a row of a file, a form.
///
/// Texts are taken in the order of `FieldTarget.readingOrder`, whatever order they came in: words on a rating scale
/// need the criteria, and a consequence for all three properties needs to know which are affected.
package struct RecordFilling: Sendable {
    package let type: any Record.Type
    package let day: Day
    package private(set) var body: JSONObject
    /// The record as filled in so far, kept while several ratings ask it for their scale.
    private var known: (any Record)?

    /// - Parameter body: what the record says already; empty for a new one.
    package init(_ type: any Record.Type, body: JSONObject = JSONObject(), on day: Day) {
        self.type = type
        self.day = day
        self.body = body
    }

    /// Reads a text for a field and sets it; an empty text clears the field.
    /// - Throws: what was expected instead; the record is as before then.
    package mutating func take(
        _ text: String, for field: FieldDeclaration, in snapshot: Snapshot,
        finding references: inout some ReferenceFinding
    ) throws(InvalidValue) {
        set(field, to: try value(of: field, from: text, in: snapshot, finding: &references))
    }

    /// Reads a text for a field without setting it; `.null` where the text says nothing.
    package mutating func value(
        of field: FieldDeclaration, from text: String, in snapshot: Snapshot,
        finding references: inout some ReferenceFinding
    ) throws(InvalidValue) -> JSON {
        let trimmed = text.trimmed
        if trimmed.isEmpty { return .null }
        switch field.type {
        case .text, .longText, .attachment, .rows, .file, .entries:
            return try field.type.value(from: trimmed, finding: &references)
        case .integer, .choice, .flag:
            // A level or a choice may itself be called "none".
            do throws(InvalidValue) {
                return try worded(field, trimmed, in: snapshot, finding: &references)
            } catch {
                if field.isEmptyWord(trimmed) { return .null }
                throw error
            }
        case .day, .reference, .list, .requirement, .instant, .decimal, .money, .timeSpan,
            .recurrence:
            if field.isEmptyWord(trimmed) { return .null }
            return try field.type.value(from: trimmed, finding: &references)
        }
    }

    private mutating func worded(
        _ field: FieldDeclaration, _ text: String, in snapshot: Snapshot,
        finding references: inout some ReferenceFinding
    ) throws(InvalidValue) -> JSON {
        guard case .integer = field.type else { return try field.type.value(from: text, finding: &references) }
        if let scale = scale(of: field, in: snapshot) { return .integer(try scale.rating(from: text)) }
        do throws(InvalidValue) {
            return try field.type.value(from: text, finding: &references)
        } catch {
            guard let advice = type.adviceWithoutScale(for: field.name) else { throw error }
            throw InvalidValue("“\(text)” cannot be looked up: \(advice)")
        }
    }

    private mutating func scale(of field: FieldDeclaration, in snapshot: Snapshot) -> [ScaleLevel]? {
        if known == nil { known = try? type.init(body: body) }
        return known?.scale(of: field.name, in: snapshot, on: day)
    }

    package mutating func set(_ field: FieldDeclaration, to value: JSON) {
        body[field.name] = value.isEmpty ? nil : value
        if case .integer = field.type { return }
        known = nil
    }

    /// The fields a shorthand sets: those that the record says it is about, or all where it says nothing of the kind.
    package func fields(of shorthand: FieldShorthand) -> [FieldDeclaration] {
        let meant = shorthand.narrowedBy.flatMap { body[$0]?.arrayValue }?.compactMap(\.stringValue) ?? []
        let all = type.declarations.filter { shorthand.fields.contains($0.name) }
        let chosen = all.filter { field in meant.contains { field.name.lowercased().hasSuffix($0) } }
        return chosen.isEmpty ? all : chosen
    }

    /// The record, with what it takes from its surroundings filled in.
    package func record(in snapshot: Snapshot) throws(InvalidField) -> any Record {
        var record = try type.init(body: body)
        record.complete(in: snapshot, on: day)
        return record
    }
}

extension FieldTarget {
    /// The order in which texts are taken: what stands by itself; references; one rating for several fields; ratings.
    package var readingOrder: Int {
        switch self {
        case .field(let field):
            if case .integer = field.type { 3 } else { field.type.holdsReferences ? 1 : 0 }
        case .shorthand: 2
        case .computed: 4
        }
    }
}

extension FieldDeclaration {
    /// Whether a text says that there is no value: a dash, "n/a", "not rated", or one of the field's own such words.
    package func isEmptyWord(_ text: String) -> Bool {
        if text.allSatisfy({ "-–—".contains($0) }) { return true }
        let words = text.wordsFolded
        return Self.emptyWords.contains(words) || emptyWords.contains { $0.wordsFolded == words }
    }

    private static let emptyWords: Set<String> = [
        "n a", "na", "none", "not rated", "unrated", "not applicable", "not set", "null",
    ]
}
