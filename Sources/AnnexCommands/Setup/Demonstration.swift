import Frameworks
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Operations
import Phrases

/// The demonstration organization: a story of commits over fourteen months, told again with its dates moved so that it
/// ends on a day of choice.
struct Demonstration {
    /// One commit of the story, as its file says it.
    struct StoryCommit {
        let place: String
        let at: Instant
        let by: String
        let reason: String
        let changes: [JSON]
    }

    let commits: [StoryCommit]
    private let shift: Int

    /// Reads the story from the files in the program.
    init(endingOn last: Day) throws {
        let paths = CatalogFile.paths.filter { $0.hasPrefix("demonstration/") && $0.hasSuffix(".json") }.sorted()
        var commits: [StoryCommit] = []
        for path in paths {
            guard let file = CatalogFile.embedded(path) else { continue }
            let story: JSON
            do throws(JSONSyntaxError) {
                story = try JSON(parsing: file.bytes)
            } catch {
                throw CommandError("\(path): \(error)", .unavailable)
            }
            for (place, commit) in (story.arrayValue ?? []).enumerated() {
                commits.append(try Self.commit(commit, place: "\(path), commit \(place + 1)"))
            }
        }
        guard let ending = commits.last else {
            throw CommandError("the program carries no demonstration", .unavailable)
        }
        self.commits = commits
        // Whole weeks, so that what happened on working days still did.
        let days = last - Day(of: ending.at)
        shift = days - (days % 7 + 7) % 7
    }

    private static func commit(_ json: JSON, place: String) throws -> StoryCommit {
        guard let at = json["at"]?.stringValue.flatMap({ Instant(iso: $0) }), let by = json["by"]?.stringValue,
            let reason = json["reason"]?.stringValue, let changes = json["changes"]?.arrayValue
        else { throw CommandError("\(place): at, by, reason and changes are needed", .unavailable) }
        return StoryCommit(place: place, at: at, by: by, reason: reason, changes: changes)
    }

    /// Makes the organization in a store and plays the story.
    func tell(handle: String, in store: SQLiteRecordStore, progress: (Int) -> Void) async throws -> StoryTeller {
        guard let first = commits.first else { throw CommandError("the story is empty", .unavailable) }
        let begin = CommitAuthor(
            principal: first.by, time: moved(first.at), reason: "Set up the organization", source: "demo")
        let time = StoryClock(moved(first.at))
        let workspace = try await Workspace.create(
            handle: handle, in: store, clock: time.clock, identifiers: .random(clock: .system), by: begin)
        var teller = StoryTeller(workspace: workspace)
        for (place, commit) in commits.enumerated() {
            do {
                time.turn(to: moved(commit.at))
                try await play(commit, by: &teller)
            } catch let error as WorkspaceError {
                throw CommandError("\(commit.place): \(error)", .unavailable)
            } catch let error as CommandError {
                throw CommandError("\(commit.place): \(error.message)", .unavailable)
            }
            progress(place + 1)
        }
        return teller
    }

    private func moved(_ instant: Instant) -> Instant {
        Instant(milliseconds: instant.milliseconds + shift * 86_400_000)
    }

    private func play(_ commit: StoryCommit, by teller: inout StoryTeller) async throws {
        let workspace = teller.workspace
        let isms = try await workspace.snapshot()
        let principal = teller.principal(called: commit.by, in: isms)
        var operations: [any Operations.Operation] = []
        let records = StoryRecords(
            try await attached(commit.changes.filter { !Self.isOperation($0) }, in: workspace), shift: shift)
        if !records.isEmpty {
            operations.append(
                ChangeRecords(commit.reason) { draft throws(WorkspaceError) in try records.apply(to: &draft) })
        }
        operations += try commit.changes.filter(Self.isOperation).map { try operation($0, in: isms) }
        let committed = try await workspace.perform(
            all: operations, as: principal, reason: commit.reason, source: "demo")
        let codes = committed.created.map(\.code)
        if let missing = records.madeCodes.first(where: { !codes.contains($0) }) {
            throw CommandError("\(missing) was given another code; there are \(codes.joined(separator: ", "))")
        }
    }

    private static let operationNames = ["approve", "approvePlan", "accept", "issueStatement", "approveStatement"]

    /// Whether a change is something that is done by an operation of its own, and not by setting fields.
    private static func isOperation(_ change: JSON) -> Bool { operationNames.contains { change[$0] != nil } }

    private func operation(_ change: JSON, in isms: ISMS) throws -> any Operations.Operation {
        func risk(_ code: String) throws -> Reference<Risk> { Reference(try isms.item(named: code).id) }
        if let code = change["approve"]?.stringValue {
            return Approve(try isms.item(named: code).id, seen: nil, version: change["version"]?.stringValue)
        }
        if let code = change["approvePlan"]?.stringValue { return ApprovePlan(try risk(code), seen: nil, level: nil) }
        if let code = change["accept"]?.stringValue {
            guard let until = change["until"]?.stringValue.flatMap({ Day($0) }) else {
                throw CommandError("\(code) is accepted until when?")
            }
            return AcceptRisk(
                try risk(code), seen: nil, level: nil, reason: change["reason"]?.stringValue ?? "",
                until: until.adding(days: shift))
        }
        if let number = change["approveStatement"]?.integerValue {
            guard let issued = isms[IssuedStatement.self].first(where: { $0.version == number }) else {
                throw CommandError("there is no version \(number)")
            }
            return Approve(issued.id, seen: nil)
        }
        let issue = change["issueStatement"]
        return IssueStatement(
            by: try isms.person(issue?["author"]?.stringValue ?? ""), reason: issue?["reason"]?.stringValue ?? "",
            overrideReason: issue?["overrideReason"]?.stringValue ?? "", seen: nil)
    }

    /// The changes with their files stored already.
    private func attached(_ changes: [JSON], in workspace: Workspace) async throws -> [JSON] {
        var stored: [JSON] = []
        for change in changes {
            guard let file = change["attach"] else {
                stored.append(change)
                continue
            }
            stored.append(try await attached(file, to: change, in: workspace))
        }
        return stored
    }

    private func attached(_ file: JSON, to change: JSON, in workspace: Workspace) async throws -> JSON {
        let bytes = Array((file["text"]?.stringValue ?? "").utf8)
        let attachment = try await AttachmentFile.store(bytes, in: workspace)
        var fields = change.objectValue ?? JSONObject()
        fields["attach"] = nil
        fields["file"] = .string(attachment.digest)
        fields["fileName"] = file["fileName"]
        fields["mediaType"] = file["mediaType"]
        fields["byteCount"] = .integer(attachment.byteCount)
        return .object(fields)
    }
}
