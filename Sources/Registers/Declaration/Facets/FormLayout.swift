package import Phrases

/// How the form of a record is laid out: which fields stand together, under which heading, and when.
package struct FormLayout<Value: Record>: Sendable {
    /// Fields under a heading.
    package struct Section: Sendable {
        let title: Phrase
        /// A sentence under the heading; empty for none.
        let help: Phrase
        let fields: [any PartialKeyPath<Value> & Sendable]
        /// Whether the section is shown for a record as it is stored, a new one as it begins: what a person chooses in the form
        /// counts once it is saved. What the section holds stays as it is where it is not shown.
        let applies: @Sendable (Value) -> Bool

        package init(
            _ title: Phrase, help: Phrase = "", _ fields: any PartialKeyPath<Value> & Sendable...,
            where applies: @escaping @Sendable (Value) -> Bool = { _ in true }
        ) {
            self.title = title
            self.help = help
            self.fields = fields
            self.applies = applies
        }
    }

    let sections: [Section]

    /// All fields in the order in which they are declared, without headings.
    package static var asDeclared: FormLayout { FormLayout(sections: []) }

    /// Fields under headings; those that none names follow in the order in which they are declared.
    package static func sections(_ sections: Section...) -> FormLayout { FormLayout(sections: sections) }
}

/// A part of a form, by the names of its fields.
package struct FormSection: Sendable {
    /// Empty for fields that stand under no heading.
    package let title: Phrase
    package let help: Phrase
    package let fields: [FieldDeclaration]

    package init(title: Phrase, help: Phrase, fields: [FieldDeclaration]) {
        self.title = title
        self.help = help
        self.fields = fields
    }
}

extension Record {
    /// The parts of the record's form, every field in one of them, save those of sections that do not apply.
    package var formSections: [FormSection] {
        let sections = Self.register.layout.sections
        if sections.isEmpty { return [FormSection(title: "", help: "", fields: Self.declarations)] }
        var placed: Set<String> = []
        var parts: [FormSection] = []
        for section in sections {
            let fields = section.fields.compactMap { Self.fields[path: $0]?.declaration }
            placed.formUnion(fields.map(\.name))
            if section.applies(self) {
                parts.append(FormSection(title: section.title, help: section.help, fields: fields))
            }
        }
        let rest = Self.declarations.filter { !placed.contains($0.name) }
        if !rest.isEmpty { parts.append(FormSection(title: "Further", help: "", fields: rest)) }
        return parts
    }
}
