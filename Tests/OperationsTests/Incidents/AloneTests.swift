import Accounts
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Registers
import Testing

@testable import Operations

/// In a company of one, whoever led an incident is the only one who could review it: they do, and say why.
@Suite("A step that only they could take who must not")
struct AloneTests {
    /// An organization with these people, each with an account of these roles; Mia led an incident that waits for its
    /// review.
    private struct Company {
        let workspace: Workspace
        let principals: [String: Principal]
        let incident: RecordID

        init(
            _ people: [(name: String, roles: Set<Role>, isActive: Bool)], lastDays: [String: Day] = [:]
        ) async throws {
            let office = try await Office()
            let begun = office.workspace()
            var persons: [String: Reference<Person>] = [:]
            try await begun.change("Begin") { draft in
                for (name, _, _) in people { persons[name] = draft.create(person(name)) }
            }
            var principals: [String: Principal] = [:]
            var members: [RosterMember] = []
            for (place, (name, roles, isActive)) in people.enumerated() {
                let account = RecordID(high: 0x0190_0000_0000_7000, low: UInt64(9000 + place))
                principals[name] = Principal(
                    name: name, door: .account(account), roles: roles, person: persons[name]?.id)
                members.append(
                    RosterMember(
                        account: account, email: "\(name)@x.org", name: name, person: persons[name]?.id, roles: roles,
                        isActive: isActive, lastDay: lastDays[name]?.number))
            }
            workspace = Workspace(
                office.organization, in: office.store, clock: .standing, identifiers: office.identifiers,
                roster: StandingRoster(known: members))
            self.principals = principals
            let lead = try #require(persons["Mia"])
            let record = new(Incident.self) {
                $0.name = "Mail server encrypted"
                $0.detectedAt = Instant(milliseconds: day("2026-05-04").firstInstant.milliseconds)
                ($0.lead, $0.owner, $0.cause, $0.lessons) = (lead, lead, "Phishing", "Second factors")
            }
            let mia = try #require(principals["Mia"])
            incident = try #require(try await workspace.perform(AddRecord(record), as: mia).created.first).id
            for state in ["contained", "recovered"] {
                try await workspace.perform(Advance(incident, to: state, seen: nil), as: mia)
            }
        }

        func review(as name: String, alone reason: String = "") async throws {
            let principal = try #require(principals[name])
            try await review(as: principal, alone: reason)
        }

        func review(as principal: Principal, alone reason: String) async throws {
            try await workspace.perform(
                Advance(incident, to: "reviewed", seen: nil, withoutSecondPerson: reason), as: principal)
        }

        func record() async throws -> Incident {
            try #require(try await workspace.snapshot().item(id: incident) as? Entry<Incident>).value
        }
    }

    @Test("Whoever enters a second person for themselves is still who led it")
    func secondPerson() async throws {
        let company = try await Company([("Mia", [.ismsManager], true), ("Tom", [.ismsManager], true)])
        try await company.workspace.change("Addresses") { draft in
            if let mia = draft.base[Person.self].first(where: { $0.title == "Mia" }) {
                draft.update(mia) { $0.email = "mia@x.org" }
            }
            draft.create(new(Person.self) { ($0.name, $0.email) = ("Mia B", "mia@x.org") })
        }
        let isms = try await company.workspace.snapshot()
        let second = try #require(isms[Person.self].first { $0.title == "Mia B" })
        let mia = try #require(company.principals["Mia"])
        let again = Principal(
            name: mia.name, door: mia.door, roles: mia.roles, person: second.id,
            link: PersonLink(madeBy: RecordID(high: 1, low: 1), address: "mia@x.org"))
        let error = try await failure { try await company.review(as: again, alone: "") }
        #expect(error?.code == "step-for-somebody-else")
        #expect(try await company.record().status == .recovered)
    }

    @Test("Who led it before it was removed and brought back must not take the step either")
    func broughtBack() async throws {
        let company = try await Company([("Mia", [.ismsManager], true), ("Tom", [.ismsManager], true)])
        let workspace = company.workspace
        let mia = try #require(company.principals["Mia"])
        let isms = try await workspace.snapshot()
        let tom = try #require(isms[Person.self].first { $0.title == "Tom" })
        let item = try #require(isms.item(id: company.incident) as? Entry<Incident>)
        try await workspace.change("Somebody else leads it on paper") { draft in
            draft.update(item) { $0.lead = tom.reference }
        }
        try await workspace.perform(RemoveRecords([company.incident]), as: mia)
        let back = try await workspace.perform(RestoreRecord(code: item.code, of: item.kind), as: mia)
        let restored = try #require(back.created.first)
        let error = try await failure {
            try await workspace.perform(Advance(restored.id, to: "reviewed", seen: nil), as: mia)
        }
        #expect(error?.code == "step-for-somebody-else" || error?.code == "step-without-second-person")
    }

    private static let alone: [(name: String, roles: Set<Role>, isActive: Bool)] = [
        ("Mia", [.ismsManager], true), ("Tom", [.approver], true), ("Ex", [.administrator], false),
    ]

    @Test("is refused without a reason, and taken with one, which stays with the record and is a finding")
    func reason() async throws {
        let company = try await Company(Self.alone)
        for nothing in ["", "  ", "…"] {
            let error = try await failure { try await company.review(as: "Mia", alone: nothing) }
            #expect(error?.description.contains("you are the lead of IR-1") == true)
        }
        try await company.review(as: "Mia", alone: "One-person company")
        let record = try await company.record()
        #expect(record.status == .reviewed)
        #expect(record.reviewedAloneBecause == "One-person company")
        let findings = Conformity.findings(in: try await company.workspace.snapshot(), on: day("2026-05-04"))
        let finding = try #require(findings.first { $0.rule.code == .apr04 })
        #expect(finding.record?.id == company.incident)
        #expect(finding.message.english.contains("One-person company"))
    }

    @Test("is refused with the best of reasons where somebody else could take it")
    func others() async throws {
        let company = try await Company(Self.alone + [("Ann", [.administrator], true)])
        let error = try await failure { try await company.review(as: "Mia", alone: "In a hurry") }
        #expect(error?.description.contains("Ann can: let them") == true)
        try await company.review(as: "Ann")
        #expect(try await company.record().reviewedAloneBecause.isEmpty)
    }

    @Test("keeps no reason where it was taken by somebody else, whatever they say")
    func needless() async throws {
        let company = try await Company(Self.alone + [("Ann", [.administrator], true)])
        try await company.review(as: "Ann", alone: "Just because")
        #expect(try await company.record().reviewedAloneBecause.isEmpty)
        let findings = Conformity.findings(in: try await company.workspace.snapshot(), on: day("2026-05-04"))
        #expect(!findings.contains { $0.rule.code == .apr04 })
    }

    @Test("is not for those whose role does not take it, with or without a reason")
    func roles() async throws {
        let company = try await Company(Self.alone)
        let error = try await failure { try await company.review(as: "Tom", alone: "Nobody else is here") }
        #expect(error?.description.contains("is not yours to do") == true)
    }

    @Test("is taken on the command line too where no account could, and only then")
    func commandLine() async throws {
        let crowd = try await Company(Self.alone)
        let root = Principal.commandLine("root")
        #expect(try await failure { try await crowd.review(as: root, alone: "") } != nil)
        try await crowd.review(as: root, alone: "Mia is the only one")
        #expect(try await crowd.record().reviewedAloneBecause == "Mia is the only one")
        let company = try await Company(Self.alone + [("Ann", [.administrator], true)])
        #expect(try await failure { try await company.review(as: root, alone: "In a hurry") } != nil)
    }

    @Test("is left to somebody whose place in the organization ends today, and not to one whose ended yesterday")
    func lastDay() async throws {
        let ann: [(name: String, roles: Set<Role>, isActive: Bool)] = [("Ann", [.ismsManager], true)]
        let today = try await Company(Self.alone + ann, lastDays: ["Ann": day("2026-05-04")])
        let error = try await failure { try await today.review(as: "Mia", alone: "Ann is leaving") }
        #expect(error?.description.contains("Ann can: let them") == true)
        let yesterday = try await Company(Self.alone + ann, lastDays: ["Ann": day("2026-05-03")])
        try await yesterday.review(as: "Mia", alone: "Ann has left")
        #expect(try await yesterday.record().status == .reviewed)
    }

    @Test("has a reason that no form, import or command writes or takes away")
    func protected() async throws {
        let company = try await Company(Self.alone)
        let mia = try #require(company.principals["Mia"])
        let forged = changed(try await company.record()) { $0.reviewedAloneBecause = "Nobody else" }
        for principal in [mia, .commandLine("root")] {
            let error = try await failure {
                try await company.workspace.perform(
                    ChangeRecord(company.incident, seen: nil, to: forged), as: principal)
            }
            #expect(error?.description.contains("is not set by hand") == true)
            #expect(try await failure { try await company.workspace.perform(AddRecord(forged), as: principal) } != nil)
        }
        try await company.review(as: "Mia", alone: "One-person company")
        let cleaned = changed(try await company.record()) { $0.reviewedAloneBecause = "" }
        #expect(
            try await failure {
                try await company.workspace.perform(ChangeRecord(company.incident, seen: nil, to: cleaned), as: mia)
            } != nil)
    }

    private func changed(_ value: Incident, _ change: (inout Incident) -> Void) -> Incident {
        var value = value
        change(&value)
        return value
    }
}
