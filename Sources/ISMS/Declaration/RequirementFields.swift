import Frameworks
import Phrases
package import RecordFormat
package import Registers

extension RequirementChoice {
    /// The requirements of every framework in the catalogue.
    package static let any = RequirementChoice(
        "any",
        read: { text throws(InvalidValue) in
            guard let id = RequirementID(parsing: text) else {
                throw InvalidValue(
                    "“\(text)” is not a requirement that the catalogue has; write A.5.1, or its framework too: SOC 2 CC7.4"
                )
            }
            return id
        },
        // Records of before may name what the catalogue no longer has; whoever changes one is told.
        problem: { text in
            let title = RequirementID(text).flatMap { Catalog.bundled.title(of: $0) }
            return title == nil ? "“\(text)” is not a requirement that the catalogue has" : nil
        },
        written: { $0.written })

    /// The controls of Annex A to ISO/IEC 27001:2022, which the Statement of Applicability is about: "5.1" is one of
    /// them and never a clause.
    package static let referenceControls = RequirementChoice(
        "reference controls",
        read: { text throws(InvalidValue) in
            guard let control = RequirementID(parsing: text)?.referenceControl ?? ReferenceControlID(parsing: text)
            else {
                throw InvalidValue("“\(text)” is not an Annex A control; write A.5.1 to A.8.34")
            }
            return RequirementID(control)
        },
        problem: { text in
            RequirementID(text)?.referenceControl == nil
                ? "“\(text)” is not an Annex A control, A.5.1 to A.8.34" : nil
        },
        written: { $0.written })
}

extension RequirementID: FieldRepresentable, FieldListElement {
    /// A field says which requirements it names; one that says nothing names those of every framework.
    package static var fieldType: FieldType { .requirement(.any) }
    package static var elementType: FieldType { fieldType }
    package var json: JSON { .string(description) }

    package init(json: JSON) throws(InvalidValue) {
        guard let text = json.stringValue, let id = RequirementID(text) else {
            throw InvalidValue("must be a requirement, such as A.5.26 or soc2-2017:CC7.4")
        }
        self = id
    }
}
