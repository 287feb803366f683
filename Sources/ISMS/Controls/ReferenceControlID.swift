package import Frameworks
import Phrases
package import RecordFormat
package import Registers

/// The identifier of an Annex A control: A.5.1 to A.8.34. Only the 93 can be made.
package typealias ReferenceControlID = ReferenceControl.ID

extension ReferenceControlID {
    /// - Returns: nil where there is no such control in ISO/IEC 27001:2022, Annex A.
    package init?(theme: Int, number: Int) {
        guard let theme = ReferenceControl.Theme(number: theme) else { return nil }
        self.init(theme: theme, number: number)
    }

    /// The 93 identifiers in the order of Annex A.
    package static let all: [ReferenceControlID] = ReferenceControl.Theme.allCases.flatMap { theme in
        (1...theme.controlCount).compactMap { ReferenceControlID(theme: theme, number: $0) }
    }
}

extension ReferenceControlID: FieldRepresentable, FieldListElement {
    package static var fieldType: FieldType { .requirement(.referenceControls) }
    package static var elementType: FieldType { .requirement(.referenceControls) }
    package var json: JSON { .string(description) }

    package init(json: JSON) throws(InvalidValue) {
        guard let text = json.stringValue, let id = ReferenceControlID(text) else {
            throw InvalidValue("must be an Annex A control, A.5.1 to A.8.34")
        }
        self = id
    }
}
