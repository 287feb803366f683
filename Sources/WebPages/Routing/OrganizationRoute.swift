package import Frameworks
import ISMS
package import Registers

/// The addresses within one organization.
package enum OrganizationRoute: Hashable, Sendable {
    case home
    /// The guided start of an empty organization.
    case guidedStart
    case findings
    case search
    case history
    case commit(Int)
    case reports
    case report(kind: String, format: String)
    case job(String)

    case register(Kind)
    case newRecord(Kind)
    case bulkEdit(Kind)
    /// Joining the circle of a confidential record of a register, by its code.
    case joinCircle(Kind)
    case exportRegister(Kind, format: String)
    case importRegister(Kind)
    case importStep(Kind, ImportStep)
    /// What a reference field proposes while a person types.
    case suggestions(Kind)

    case record(Kind, code: String)
    case editRecord(Kind, code: String)
    /// One field, edited in place.
    case field(Kind, code: String, field: String)
    case removeRecord(Kind, code: String)
    case restoreRecord(Kind, code: String)
    case approveRecord(Kind, code: String)
    case comment(Kind, code: String)
    case withdrawComment(code: String)
    case attachment(Kind, code: String, field: String)
    /// A step of the record's workflow.
    case advance(Kind, code: String)
    /// A row for one of the record's fields of entries.
    case addEntry(Kind, code: String, field: String)

    case riskWorkshop
    case rateRisk(code: String)
    case acceptRisk(code: String)
    case approvePlan(code: String)
    case proposals(asset: String)

    case treatmentPlan(PlanView)

    case statement
    case statementLine(String)
    case issueStatement
    case issuedStatement(Int)
    /// An issued version by the code of its record: leads to its page.
    case readStatement(code: String)
    case approveStatement(Int)
    case compareStatements(Int, Int)

    /// The text of a document, rendered from the records.
    case readDocument(code: String)
    case documentFile(code: String, format: String)
    /// What a document's template leaves to decide.
    case documentChoices(code: String)
    case documentTemplates
    case documentTemplate(String)

    case guidance
    case clauseGuidance(Clause.ID)
    case lessons
    case lesson(String)
    case customerQuestions

    case settings(SettingsPage)

    package enum ImportStep: String, CaseIterable, Hashable, Sendable { case columns, preview, done }
    package enum PlanView: String, CaseIterable, Hashable, Sendable {
        case risk = "by-risk"
        case owner = "by-owner"
        case due = "by-date"
        case timeline
    }
    package enum SettingsPage: String, CaseIterable, Hashable, Sendable {
        case organization, criteria, people, accounts, tokens
    }

    var segments: [String] {
        switch self {
        case .home: []
        case .guidedStart: ["start"]
        case .findings: ["findings"]
        case .search: ["search"]
        case .history: ["history"]
        case .commit(let sequence): ["history", String(sequence)]
        case .reports: ["reports"]
        case .report(let kind, let format): ["reports", kind, format]
        case .job(let id): ["jobs", id]
        case .register(let kind): [kind.name]
        case .newRecord(let kind): [kind.name, "new"]
        case .bulkEdit(let kind): [kind.name, "edit"]
        case .joinCircle(let kind): [kind.name, "join-circle"]
        case .exportRegister(let kind, let format): [kind.name, "export", format]
        case .importRegister(let kind): [kind.name, "import"]
        case .importStep(let kind, let step): [kind.name, "import", step.rawValue]
        case .suggestions(let kind): [kind.name, "suggestions"]
        case .record(let kind, let code): [kind.name, code]
        case .editRecord(let kind, let code): [kind.name, code, "edit"]
        case .field(let kind, let code, let field): [kind.name, code, "field", field]
        case .removeRecord(let kind, let code): [kind.name, code, "remove"]
        case .restoreRecord(let kind, let code): [kind.name, code, "restore"]
        case .approveRecord(let kind, let code): [kind.name, code, "approve"]
        case .comment(let kind, let code): [kind.name, code, "comment"]
        case .withdrawComment(let code): [Comment.kind.name, code, "withdraw"]
        case .attachment(let kind, let code, let field): [kind.name, code, "file", field]
        case .advance(let kind, let code): [kind.name, code, "advance"]
        case .addEntry(let kind, let code, let field): [kind.name, code, "entries", field]
        case .riskWorkshop: ["risk-workshop"]
        case .rateRisk(let code): ["risk", code, "rate"]
        case .acceptRisk(let code): ["risk", code, "accept"]
        case .approvePlan(let code): ["risk", code, "approve-plan"]
        case .proposals(let asset): ["asset", asset, "proposals"]
        case .treatmentPlan(let view): ["treatment-plan", view.rawValue]
        case .statement: ["soa"]
        case .statementLine(let id): ["soa", "line", id]
        case .issueStatement: ["soa", "issue"]
        case .issuedStatement(let version): ["soa", "version", String(version)]
        case .readStatement(let code): [IssuedStatement.kind.name, code, "read"]
        case .approveStatement(let version): ["soa", "version", String(version), "approve"]
        case .compareStatements(let old, let new): ["soa", "compare", String(old), String(new)]
        case .readDocument(let code): ["document", code, "read"]
        case .documentFile(let code, let format): ["document", code, "read", format]
        case .documentChoices(let code): ["document", code, "choices"]
        case .documentTemplates: ["document", "templates"]
        case .documentTemplate(let id): ["document", "templates", id]
        case .guidance: ["guidance"]
        case .clauseGuidance(let clause): ["guidance", clause.description]
        case .lessons: ["lessons"]
        case .lesson(let id): ["lessons", id]
        case .customerQuestions: ["customer-questions"]
        case .settings(let page): ["settings", page.rawValue]
        }
    }

    init?(segments: [String]) {
        guard let first = segments.first else {
            self = .home
            return
        }
        let rest = Array(segments.dropFirst())
        if let kind = Kind.type(named: first)?.kind {
            guard let route = Self.inRegister(kind, rest) else { return nil }
            self = route
            return
        }
        func at(_ place: Int) -> String { rest.indices.contains(place) ? rest[place] : "" }
        func number(_ place: Int) -> Int? { Int(at(place)).flatMap { String($0) == at(place) && $0 >= 0 ? $0 : nil } }
        let route: OrganizationRoute? =
            switch (first, rest.count) {
            case ("start", 0): .guidedStart
            case ("findings", 0): .findings
            case ("search", 0): .search
            case ("history", 0): .history
            case ("history", 1): number(0).map { .commit($0) }
            case ("reports", 0): .reports
            case ("reports", 2): .report(kind: rest[0], format: rest[1])
            case ("jobs", 1): .job(rest[0])
            case ("risk-workshop", 0): .riskWorkshop
            case ("treatment-plan", 0): .treatmentPlan(.risk)
            case ("treatment-plan", 1): PlanView(rawValue: rest[0]).map { .treatmentPlan($0) }
            case ("soa", 0): .statement
            case ("soa", 1): rest[0] == "issue" ? .issueStatement : nil
            case ("soa", 2):
                switch rest[0] {
                case "line": .statementLine(rest[1])
                case "version": number(1).map { .issuedStatement($0) }
                default: nil
                }
            case ("soa", 3):
                if rest[0] == "version", rest[2] == "approve" {
                    number(1).map { .approveStatement($0) }
                } else if rest[0] == "compare", let old = number(1), let new = number(2) {
                    .compareStatements(old, new)
                } else {
                    nil
                }
            case ("guidance", 0): .guidance
            case ("guidance", 1): Clause.ID(rest[0]).map { .clauseGuidance($0) }
            case ("lessons", 0): .lessons
            case ("lessons", 1): .lesson(rest[0])
            case ("customer-questions", 0): .customerQuestions
            case ("settings", 0): .settings(.organization)
            case ("settings", 1): SettingsPage(rawValue: rest[0]).map { .settings($0) }
            default: nil
            }
        guard let route else { return nil }
        self = route
    }

    private static func inRegister(_ kind: Kind, _ rest: [String]) -> OrganizationRoute? {
        switch rest.count {
        case 0: return .register(kind)
        case 1:
            switch rest[0] {
            case "new": return .newRecord(kind)
            case "edit": return .bulkEdit(kind)
            case "import": return .importRegister(kind)
            case "join-circle" where ISMS.secretKinds.contains(kind): return .joinCircle(kind)
            case "suggestions": return .suggestions(kind)
            case "templates" where kind == Document.kind: return .documentTemplates
            default: return isCode(rest[0], of: kind) ? .record(kind, code: rest[0]) : nil
            }
        case 2 where rest[0] == "export": return .exportRegister(kind, format: rest[1])
        case 2 where rest[0] == "import": return ImportStep(rawValue: rest[1]).map { .importStep(kind, $0) }
        case 2 where rest[0] == "templates" && kind == Document.kind: return .documentTemplate(rest[1])
        case 2, 3:
            let code = rest[0]
            guard isCode(code, of: kind) else { return nil }
            if rest.count == 3 {
                switch rest[1] {
                case "field": return .field(kind, code: code, field: rest[2])
                case "file": return .attachment(kind, code: code, field: rest[2])
                case "entries": return .addEntry(kind, code: code, field: rest[2])
                case "read" where kind == Document.kind: return .documentFile(code: code, format: rest[2])
                default: return nil
                }
            }
            switch rest[1] {
            case "edit": return .editRecord(kind, code: code)
            case "remove": return .removeRecord(kind, code: code)
            case "restore": return .restoreRecord(kind, code: code)
            case "approve": return .approveRecord(kind, code: code)
            case "comment": return .comment(kind, code: code)
            case "withdraw" where kind == Comment.kind: return .withdrawComment(code: code)
            case "advance": return .advance(kind, code: code)
            case "rate" where kind == Risk.kind: return .rateRisk(code: code)
            case "accept" where kind == Risk.kind: return .acceptRisk(code: code)
            case "approve-plan" where kind == Risk.kind: return .approvePlan(code: code)
            case "proposals" where kind == Asset.kind: return .proposals(asset: code)
            case "read" where kind == Document.kind: return .readDocument(code: code)
            case "read" where kind == IssuedStatement.kind: return .readStatement(code: code)
            case "choices" where kind == Document.kind: return .documentChoices(code: code)
            default: return nil
            }
        default: return nil
        }
    }

    private static func isCode(_ text: String, of kind: Kind) -> Bool {
        guard text.hasPrefix(kind.prefix + "-") else { return false }
        let digits = text.dropFirst(kind.prefix.count + 1)
        return (1...9).contains(digits.utf8.count) && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && digits.utf8.first != 0x30
    }
}

extension OrganizationRoute {
    /// The register among whose addresses it is; nil for a page of no register.
    var kind: Kind? { segments.first.flatMap { Kind.type(named: $0)?.kind } }

    /// The page of the record that it is about; nil where it is about none.
    var recordPage: OrganizationRoute? {
        let segments = segments
        guard segments.count > 1, let kind, Self.isCode(segments[1], of: kind) else { return nil }
        return .record(kind, code: segments[1])
    }
}
