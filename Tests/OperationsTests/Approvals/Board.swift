import Accounts
import Frameworks
import ISMS
import RecordFormat
import RecordStore
import Registers
@testable import Operations

/// A small company with accounts: Mia runs the management system, Tom and Ute are top management, Olga owns a risk.
struct Board: Sendable {
    let workspace: Workspace
    let mia: Principal
    let tom: Principal
    let ute: Principal
    let olga: Principal
    let scope: RecordID
    let criteria: RecordID
    let document: RecordID
    let risk: RecordID

    /// - Parameter isAlone: without Ute, so that nobody but Tom can approve.
    init(isAlone: Bool = false) async throws {
        let office = try await Office()
        let begun = office.workspace()
        var people: [String: Reference<Person>] = [:]
        try await begun.change("Begin") { draft in
            for name in ["Mia", "Tom", "Ute", "Olga"] {
                people[name] = draft.create(
                    new(Person.self) { ($0.name, $0.email) = (name, "\(name.lowercased())@board.example") })
            }
        }
        let roles: [(String, Set<Role>)] = [
            ("Mia", [.ismsManager]), ("Tom", [.approver, .ismsManager]), ("Ute", [.approver]), ("Olga", [.owner]),
        ]
        var principals: [String: Principal] = [:]
        var members: [RosterMember] = []
        for (place, (name, roles)) in roles.enumerated() where !(isAlone && name == "Ute") {
            let account = RecordID(high: 0x0190_0000_0000_7000, low: UInt64(9000 + place))
            let email = "\(name.lowercased())@board.example"
            principals[name] = Principal(
                name: "\(name) <\(email)>", door: .account(account), roles: roles, person: people[name]?.id)
            members.append(
                RosterMember(account: account, email: email, name: name, person: people[name]?.id, roles: roles))
        }
        workspace = Workspace(
            office.organization, in: office.store, clock: .standing, identifiers: office.identifiers,
            roster: StandingRoster(known: members))
        guard let mia = principals["Mia"], let tom = principals["Tom"], let olga = principals["Olga"],
            let owner = people["Olga"]
        else { throw NothingMade() }
        (self.mia, self.tom, self.olga, ute) = (mia, tom, olga, principals["Ute"] ?? tom)
        var criteria = RiskCriteria.fiveByFive
        criteria.effectiveFrom = day("2026-01-01")
        let records: [any Record] = [
            new(Scope.self) { $0.statement = "The booking service" }, criteria,
            new(Document.self) { ($0.name, $0.summary) = ("Rules of use", "Lock your screen.") },
        ]
        let made = try await workspace.perform(
            all: records.map { AddRecord($0) }, as: mia
        ).created
        (scope, self.criteria, document) = (made[0].id, made[1].id, made[2].id)
        let rules = Reference<RiskCriteria>(made[1].id)
        let added = try await workspace.perform(
            AddRecord(
                new(Risk.self) {
                    ($0.name, $0.owner, $0.criteria) = ("The database is lost", owner, rules)
                    ($0.affects, $0.treatment) = ([.availability], .mitigate)
                    $0.current = Rating(likelihood: 4, availability: 5)
                    $0.residual = Rating(likelihood: 2, availability: 5)
                }), as: mia)
        guard let first = added.created.first else { throw NothingMade() }
        risk = first.id
    }

    func item(_ id: RecordID) async throws -> any Item {
        guard let item = try await workspace.snapshot().item(id: id) else { throw NothingMade() }
        return item
    }

    func documentEntry() async throws -> Entry<Document> {
        guard let entry = try await item(document) as? Entry<Document> else { throw NothingMade() }
        return entry
    }

    func riskEntry() async throws -> Entry<Risk> {
        guard let entry = try await item(risk) as? Entry<Risk> else { throw NothingMade() }
        return entry
    }

    /// Sets fields as a form, an import or a command would: by name, on what is being written.
    func set(_ id: RecordID, _ fields: [(String, JSON)], as principal: Principal) async throws {
        let item = try await item(id)
        var body = item.workingRecord.body
        for (name, value) in fields { body[name] = value == .null ? nil : value }
        let record = try type(of: item.record).init(body: body)
        try await workspace.perform(ChangeRecord(id, seen: nil, to: record), as: principal)
    }

    func approve(_ id: RecordID, as principal: Principal, withoutSecondPerson reason: String = "") async throws {
        let seen = try await item(id).provenance.version
        try await workspace.perform(Approve(id, seen: seen, withoutSecondPerson: reason), as: principal)
    }
}

struct StandingRoster: Roster {
    let known: [RosterMember]
    func members(of organization: RecordID) -> [RosterMember] { known }
}
