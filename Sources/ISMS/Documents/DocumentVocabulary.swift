package import Frameworks
package import Registers

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
            for list in type.tagLists {
                for tag in list.forms { lists[list.name, default: [:]][tag.name] = Field(tag.form) }
            }
        }
        return TemplateVocabulary(values: values, optionalValues: optionalValues, lists: lists)
    }()
}

extension TemplateVocabulary.Field {
    fileprivate init(_ form: DocumentTagForm) {
        self =
            switch form {
            case .text: .text
            case .optional: .optional
            case .flag: .flag
            }
    }
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
