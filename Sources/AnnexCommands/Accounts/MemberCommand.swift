import Accounts
import ArgumentParser
import ISMS
import Operations
import Phrases
import RecordFormat
import RecordStore
import Registers

struct MemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "member", "The accounts of an organization: list them, set the last day of one.",
        subcommands: [ListMembers.self, EndMembership.self], defaultSubcommand: ListMembers.self)
}

/// The accounts of the organization a command names, and what day it is there.
private struct MemberOffice {
    let accounts: AccountService
    let organization: RecordID
    let today: Day

    init(_ database: DatabaseOptions) async throws {
        let store = try await database.store()
        let workspace = try await Workspace.open(
            handle: database.organization, in: store, clock: .system, identifiers: .random(clock: .system))
        organization = workspace.organization.id
        today = try await Viewing(workspace, as: .commandLine("")).snapshot().timeZone.day(of: Clock.system.now())
        accounts = AccountService(store: store, now: Clock.system.now)
    }

    func members() async throws -> [Member] {
        try await CommandError.asking { () throws(AccountError) in
            try await accounts.members(of: organization, seenBy: .operator)
        }
    }
}

struct ListMembers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "list", "List who may sign in to the organization, in which roles and until when.")

    @Flag(help: .says("Print JSON."))
    var json = false

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let office = try await MemberOffice(database)
        let members = try await office.members()
        if json { return Console.say(json: JSON.array(members.map(Self.json))) }
        var table = TextTable(["Address", "Name", "Roles", "Last day"])
        for member in members {
            let isOver = member.membership.isOver(on: office.today.number)
            let lastDay = member.membership.lastDay.map { Day(number: $0) }
            table.add([
                .data(member.account.email), .data(member.account.name),
                .data(Self.roles(member).joined(separator: ", ")),
                lastDay.map { isOver ? "\($0) (ended)" : "\($0)" as Phrase } ?? "",
            ])
        }
        Console.say(table)
    }

    private static func roles(_ member: Member) -> [String] {
        Role.allCases.filter(member.membership.roles.contains).map(\.rawValue)
    }

    private static func json(_ member: Member) -> JSON {
        [
            "account": .string(member.account.email), "name": .string(member.account.name),
            "roles": .array(roles(member).map { .string($0) }),
            "lastDay": member.membership.lastDay.map { .string("\(Day(number: $0))") } ?? .null,
        ]
    }
}

struct EndMembership: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "until", "Set the last day on which an account may do anything in the organization.",
        discussion: "The day counts by the organization's clocks, and is the last one. “never” takes it away.")

    @Argument(help: .says("The account's address."))
    var address: String

    @Argument(help: .says("The last day, such as 2026-12-31, or never."))
    var day: String

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let lastDay = day == "never" ? nil : Day(day)
        if lastDay == nil, day != "never" { throw CommandError("“\(day)” is no day: write YYYY-MM-DD, or never") }
        let office = try await MemberOffice(database)
        guard let member = try await office.members().first(where: { $0.account.email == address.lowercased() }) else {
            throw CommandError("no account of the organization has the address \(address)", .notFound)
        }
        let old = member.membership
        let membership = Membership(
            account: old.account, organization: old.organization, roles: old.roles, person: old.person,
            personLinkedBy: old.personLinkedBy, lastDay: lastDay?.number)
        try await CommandError.asking { () throws(AccountError) in
            try await office.accounts.change(membership, by: .operator)
        }
        Console.say(
            lastDay.map { "the last day of \(member.account.email) is \($0)" }
                ?? "\(member.account.email) has no last day")
    }
}
