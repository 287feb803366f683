import Frameworks
import ISMS
import Phrases
import RecordFormat
import Registers

/// A document of the catalogue as an organization sees it: whose it would be, and which record carries it.
struct TemplateListing: Sendable {
    let template: DocumentTemplate
    /// The record that carries its text.
    let carrier: Entry<Document>?
    /// A record that carries no text and is called the same: two of one name would be one too many.
    let namesake: Entry<Document>?
    /// Who would own it, by the role it names.
    let owner: Entry<Person>?
    let ownerRole: String

    var isOpen: Bool { carrier == nil && namesake == nil }

    init(_ template: DocumentTemplate, in isms: ISMS, on day: Day) {
        self.template = template
        carrier = isms.document(carrying: template.id)
        namesake =
            carrier != nil ? nil : isms.items(of: Document.kind, titled: template.title).first as? Entry<Document>
        let role = RoleAssignment.Role(rawValue: template.owner)
        owner = role.flatMap { isms.holder(of: $0, on: day) }
        ownerRole = role?.label.text ?? template.owner
    }

    static func all(in isms: ISMS, on day: Day) -> [TemplateListing] {
        WrittenContent.templates.map { TemplateListing($0, in: isms, on: day) }
    }
}
