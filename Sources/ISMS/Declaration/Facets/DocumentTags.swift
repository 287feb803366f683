package import Catalogs

/// What document templates may say of a register's records: values that any text can print, and lists it can go through.
///
/// ```swift
/// tags: .tags(lists: [
///     .records("repositories", where: { $0.type == .sourceCode }, [.text("name") { $0.title }]),
/// ])
/// ```
///
/// A template then goes through `{{#repositories}}{{name}}{{/repositories}}`, and `{{#has.repositories}}` asks whether there
/// are any.
package struct DocumentTags<Value: Record>: Sendable {
    let groups: [DocumentTagGroup]
    let lists: [DocumentTagList<Value>]

    /// Templates say nothing of the register.
    package static var none: DocumentTags { DocumentTags(groups: [], lists: []) }

    package static func tags(
        groups: [DocumentTagGroup] = [], lists: [DocumentTagList<Value>] = []
    ) -> DocumentTags { DocumentTags(groups: groups, lists: lists) }
}

/// A tag, and what fills it from what a list goes through or a group is about.
///
/// What was not recorded is put into words that can be signed; only what is declared optional is left out.
package struct DocumentTag<Subject>: Sendable {
    let name: String
    let form: TemplateVocabulary.Field
    let value: @Sendable (Subject, ISMS) -> TemplateValue?

    /// Words, always some.
    /// - Parameter fallback: what is said where nothing is recorded.
    package static func text(
        _ name: String, else fallback: String = "", _ words: @escaping @Sendable (Subject) -> String?
    ) -> DocumentTag {
        DocumentTag(name: name, form: .text) { subject, _ in .text(words(subject), else: fallback) }
    }

    /// What a record that is referred to is called.
    package static func title<Target: Record>(
        _ name: String, else fallback: String, of reference: @escaping @Sendable (Subject) -> Reference<Target>?
    ) -> DocumentTag {
        DocumentTag(name: name, form: .text) { subject, isms in
            .text(isms[reference(subject)]?.title, else: fallback)
        }
    }

    /// Words or nothing: a template prints them in a section of the same name.
    package static func optional(
        _ name: String, _ words: @escaping @Sendable (Subject) -> String?
    ) -> DocumentTag {
        DocumentTag(name: name, form: .optional) { subject, _ in
            words(subject).flatMap { $0.trimmed.isEmpty ? nil : .text($0) }
        }
    }

    /// True or false: for a section, not to be printed.
    package static func flag(_ name: String, _ holds: @escaping @Sendable (Subject) -> Bool) -> DocumentTag {
        DocumentTag(name: name, form: .flag) { subject, _ in .flag(holds(subject)) }
    }
}

/// Values under one name, such as `scope.statement`.
package struct DocumentTagGroup: Sendable {
    let name: String
    let forms: [(name: String, form: TemplateVocabulary.Field)]
    let values: @Sendable (ISMS, Day) -> [String: TemplateValue]

    /// - Parameter subject: what the values are about, such as the one scope there is.
    package init<Subject>(
        _ name: String, of subject: @escaping @Sendable (ISMS, Day) -> Subject, _ tags: [DocumentTag<Subject>]
    ) {
        self.name = name
        forms = tags.map { ($0.name, $0.form) }
        values = { isms, day in
            let subject = subject(isms, day)
            return tags.values(of: subject, in: isms)
        }
    }
}

/// A list that a template goes through, such as `{{#obligations}}…{{/obligations}}`.
package struct DocumentTagList<Value: Record>: Sendable {
    let name: String
    let forms: [(name: String, form: TemplateVocabulary.Field)]
    let entries: @Sendable (ISMS, Day) -> [[String: TemplateValue]]

    /// A list of the register's records, in the order of their codes.
    package static func records(
        _ name: String, where isListed: @escaping @Sendable (Entry<Value>) -> Bool = { _ in true },
        _ tags: [DocumentTag<Entry<Value>>]
    ) -> DocumentTagList {
        rows(name, of: { isms, _ in isms[Value.self].entries.filter(isListed) }, tags)
    }

    /// A list of anything else that the register knows: rows of a record, steps of a scale, records that count on the
    /// day.
    package static func rows<Row>(
        _ name: String, of rows: @escaping @Sendable (ISMS, Day) -> [Row], _ tags: [DocumentTag<Row>]
    ) -> DocumentTagList {
        DocumentTagList(name: name, forms: tags.map { ($0.name, $0.form) }) { isms, day in
            rows(isms, day).map { tags.values(of: $0, in: isms) }
        }
    }
}

extension Array {
    fileprivate func values<Subject>(of subject: Subject, in isms: ISMS) -> [String: TemplateValue]
    where Element == DocumentTag<Subject> {
        reduce(into: [:]) { values, tag in values[tag.name] = tag.value(subject, isms) }
    }
}

// MARK: - All registers

extension Record {
    fileprivate static var tagGroups: [DocumentTagGroup] { register.tags.groups }

    fileprivate static var tagLists:
        [(
            name: String, forms: [(name: String, form: TemplateVocabulary.Field)],
            entries: @Sendable (ISMS, Day) -> [[String: TemplateValue]]
        )]
    { register.tags.lists.map { ($0.name, $0.forms, $0.entries) } }
}

extension TemplateVocabulary {
    /// The tags that all registers declare, and the day.
    package static let ofRegisters: TemplateVocabulary = {
        var values: Set = ["today"]
        var optionalValues: Set<String> = []
        var lists: [String: [String: Field]] = [:]
        for type in Kind.types {
            for group in type.tagGroups {
                for tag in group.forms {
                    if tag.form == .optional {
                        optionalValues.insert("\(group.name).\(tag.name)")
                    } else {
                        values.insert("\(group.name).\(tag.name)")
                    }
                }
            }
            for list in type.tagLists { for tag in list.forms { lists[list.name, default: [:]][tag.name] = tag.form } }
        }
        return TemplateVocabulary(values: values, optionalValues: optionalValues, lists: lists)
    }()
}

extension ISMS {
    /// What the values that registers declare come to on a day, by the name before the point.
    package func documentValues(on day: Day) -> [String: [String: TemplateValue]] {
        Kind.types.flatMap { $0.tagGroups }.reduce(into: [:]) { $0[$1.name] = $1.values(self, day) }
    }

    /// What the lists that registers declare hold on a day.
    package func documentLists(on day: Day) -> [String: [[String: TemplateValue]]] {
        Kind.types.flatMap { $0.tagLists }.reduce(into: [:]) { $0[$1.name] = $1.entries(self, day) }
    }
}
