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

/// What a tag is, which a template must know to use it.
package enum DocumentTagForm: Hashable, Sendable {
    /// Words, always some.
    case text
    /// Words or nothing: to be guarded by a section of the same name.
    case optional
    /// True or false: for a section, not to be printed.
    case flag
}

/// A tag, and what fills it from what a list goes through or a group is about.
///
/// What was not recorded is put into words that can be signed; only what is declared optional is left out.
package struct DocumentTag<Subject>: Sendable {
    let name: String
    let form: DocumentTagForm
    let value: @Sendable (Subject, Snapshot) -> TemplateValue?

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
        DocumentTag(name: name, form: .text) { subject, snapshot in
            .text(snapshot[reference(subject)]?.title, else: fallback)
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
    package let name: String
    package let forms: [(name: String, form: DocumentTagForm)]
    package let values: @Sendable (Snapshot, Day) -> [String: TemplateValue]

    /// - Parameter subject: what the values are about, such as the one scope there is.
    package init<Subject>(
        _ name: String, of subject: @escaping @Sendable (Snapshot, Day) -> Subject, _ tags: [DocumentTag<Subject>]
    ) {
        self.name = name
        forms = tags.map { ($0.name, $0.form) }
        values = { snapshot, day in
            let subject = subject(snapshot, day)
            return tags.values(of: subject, in: snapshot)
        }
    }
}

/// A list that a template goes through, such as `{{#obligations}}…{{/obligations}}`.
package struct DocumentTagList<Value: Record>: Sendable {
    let name: String
    let forms: [(name: String, form: DocumentTagForm)]
    let entries: @Sendable (Snapshot, Day) -> [[String: TemplateValue]]

    /// A list of the register's records, in the order of their codes.
    package static func records(
        _ name: String, where isListed: @escaping @Sendable (Entry<Value>) -> Bool = { _ in true },
        _ tags: [DocumentTag<Entry<Value>>]
    ) -> DocumentTagList {
        rows(name, of: { snapshot, _ in snapshot[Value.self].entries.filter(isListed) }, tags)
    }

    /// A list of anything else that the register knows: rows of a record, steps of a scale, records that count on the
    /// day.
    package static func rows<Row>(
        _ name: String, of rows: @escaping @Sendable (Snapshot, Day) -> [Row], _ tags: [DocumentTag<Row>]
    ) -> DocumentTagList {
        DocumentTagList(name: name, forms: tags.map { ($0.name, $0.form) }) { snapshot, day in
            rows(snapshot, day).map { tags.values(of: $0, in: snapshot) }
        }
    }
}

extension Array {
    fileprivate func values<Subject>(of subject: Subject, in snapshot: Snapshot) -> [String: TemplateValue]
    where Element == DocumentTag<Subject> {
        reduce(into: [:]) { values, tag in values[tag.name] = tag.value(subject, snapshot) }
    }
}

/// A list of a register's, where only the kind is known.
package struct AnyDocumentTagList: Sendable {
    package let name: String
    package let forms: [(name: String, form: DocumentTagForm)]
    package let entries: @Sendable (Snapshot, Day) -> [[String: TemplateValue]]
}

extension Record {
    package static var tagGroups: [DocumentTagGroup] { register.tags.groups }

    package static var tagLists: [AnyDocumentTagList] {
        register.tags.lists.map { AnyDocumentTagList(name: $0.name, forms: $0.forms, entries: $0.entries) }
    }
}
