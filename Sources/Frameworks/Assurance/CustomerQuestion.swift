/// Something customers ask in security questionnaires, and where the honest answer is found.
///
/// All of it is our own wording. One row each in `questions.csv`, read when first asked for.
package struct CustomerQuestion: Hashable, Sendable, Identifiable {
    package enum Topic: String, Hashable, Sendable, CaseIterable {
        case governance = "Governance"
        case riskManagement = "Risk management"
        case people = "People"
        case accessControl = "Access control"
        case cryptography = "Cryptography"
        case applicationSecurity = "Application security"
        case infrastructure = "Infrastructure"
        case operations = "Operations"
        case vulnerabilityManagement = "Vulnerability management"
        case logging = "Logging and monitoring"
        case incidentResponse = "Incident response"
        case businessContinuity = "Business continuity"
        case suppliers = "Suppliers"
        case privacy = "Privacy"
        case physicalSecurity = "Physical security"
        case assurance = "Assurance"
    }

    /// What an answer is drawn from.
    package enum Source: Hashable, Sendable, LosslessStringConvertible {
        /// A register, by the name of its kind, such as `risk`.
        case register(String)
        /// A document, by ``DocumentTemplate/id``.
        case document(String)

        package init?(_ text: String) {
            if let id = text.afterPrefix("document:") {
                guard !id.isEmpty else { return nil }
                self = .document(id)
            } else {
                guard !text.isEmpty, !text.utf8.contains(UInt8(ascii: ":")) else { return nil }
                self = .register(text)
            }
        }

        package var description: String {
            switch self {
            case .register(let name): name
            case .document(let id): "document:\(id)"
            }
        }
    }

    /// “Q-001”, never given to another question.
    package let id: String
    package let topic: Topic
    package let question: String
    /// The controls of Annex A it is about, one to five.
    package let controls: [ReferenceControl.ID]
    /// The clauses it is about; may be none.
    package let clauses: [Clause.ID]
    package let sources: [Source]
    /// What to look up in the sources, and how to word an honest answer.
    package let answerFrom: String
    /// The worry behind it, or what is asked next.
    package let askedFor: String

    /// The questions the program carries; none where their file is broken, which the tests rule out.
    package static let bundled: CatalogList<CustomerQuestion> = {
        guard let file = CatalogFile.embedded(path), let questions = try? all(in: file) else { return CatalogList() }
        return questions
    }()

    private static let path = "questions.csv"
}

extension CustomerQuestion {
    static let columns = ["id", "topic", "question", "controls", "clauses", "source", "answer_from", "asked_for"]

    package static func all(in file: CatalogFile) throws(CatalogError) -> CatalogList<CustomerQuestion> {
        try CatalogList(CSVTable(file, columns: columns)) { (row, _) throws(CatalogError) in
            try CustomerQuestion(row)
        }
    }

    private init(_ row: CatalogRow) throws(CatalogError) {
        id = try row.text("id")
        topic = try row.value("topic", "topic") { Topic(rawValue: $0) }
        question = try row.text("question")
        guard question.utf8.last == UInt8(ascii: "?") else { throw row.fault("question", "does not end with a “?”") }
        controls = try row.values("controls", "Annex A control") { ReferenceControl.ID($0) }
        guard (1...5).contains(controls.count) else { throw row.fault("controls", "names none or more than 5") }
        clauses = try row.values("clauses", "clause") { Clause.ID($0) }
        guard clauses.count <= 3 else { throw row.fault("clauses", "names more than 3") }
        sources = try row.values("source", "register or document") { Source($0) }
        guard !sources.isEmpty else { throw row.fault("source", "is empty") }
        answerFrom = try row.text("answer_from")
        askedFor = try row.text("asked_for")
    }
}
