import Catalogs
import ISMS
import RecordFormat
import RecordStore
import Workspace

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
    func tell(handle: String, in store: any RecordStore, progress: (Int) -> Void) async throws -> Workspace {
        guard let first = commits.first else { throw CommandError("the story is empty", .unavailable) }
        let begin = CommitAuthor(
            principal: first.by, time: moved(first.at), reason: "Set up the organization", source: "demo")
        let workspace = try await Workspace.create(
            handle: handle, in: store, clock: .system, identifiers: .random(clock: .system), by: begin)
        for (place, commit) in commits.enumerated() {
            do {
                try await play(commit, in: workspace)
            } catch let error as WorkspaceError {
                throw CommandError("\(commit.place): \(error)", .unavailable)
            } catch let error as CommandError {
                throw CommandError("\(commit.place): \(error.message)", .unavailable)
            }
            progress(place + 1)
        }
        return workspace
    }

    private func moved(_ instant: Instant) -> Instant {
        Instant(milliseconds: instant.milliseconds + shift * 86_400_000)
    }

    private func play(_ commit: StoryCommit, in workspace: Workspace) async throws {
        let author = CommitAuthor(principal: commit.by, time: moved(commit.at), reason: commit.reason, source: "demo")
        if let issue = commit.changes.first?["issueStatement"] {
            return try await issueStatement(issue, by: author, in: workspace)
        }
        var draft = try await workspace.draft()
        var codes: [String: RecordID] = [:]
        // Records come first and their fields second, so that those of one commit can refer to each other.
        for change in commit.changes {
            guard let code = change["create"]?.stringValue else { continue }
            guard let kind = change["kind"]?.stringValue.flatMap({ Kind.type(named: $0) }) else {
                throw CommandError("\(code) has no known kind")
            }
            codes[code] = draft.createAny(kind.init())
        }
        for change in commit.changes {
            if let code = (change["create"] ?? change["update"])?.stringValue {
                try await set(change, of: code, codes, in: &draft, workspace)
            } else if let code = change["remove"]?.stringValue {
                draft.remove(try draft.base.item(named: code))
            }
        }
        let committed = try await workspace.commit(draft, by: author)
        for (code, id) in codes where committed.isms.item(id: id)?.code != code {
            throw CommandError("\(code) was given the code \(committed.isms.item(id: id)?.code ?? "none")")
        }
    }

    private func set(
        _ change: JSON, of code: String, _ codes: [String: RecordID], in draft: inout Draft, _ workspace: Workspace
    ) async throws {
        let id = try codes[code] ?? draft.base.item(named: code).id
        guard let record = draft.record(id) else { throw CommandError("\(code) is not there") }
        var body = record.body
        let declarations = type(of: record).declarations
        for member in change.objectValue?.members ?? [] where !["create", "update", "kind"].contains(member.name) {
            if member.name == "attach" {
                try await attach(member.value, to: &body, in: workspace)
            } else if let field = declarations.first(where: { $0.name == member.name }) {
                let value = try value(member.value, of: field.type, codes, in: draft.base)
                body[field.name] = value == .null ? nil : value
            } else {
                throw CommandError("\(code) has no field \(member.name)")
            }
        }
        do throws(InvalidField) {
            let changed = try type(of: record).init(body: body)
            if let item = draft.base.item(id: id) {
                draft.replace(item, with: changed)
            } else {
                draft.replace(id, with: changed)
            }
        } catch {
            throw CommandError("\(code) \(error.field): \(error.problem)")
        }
    }

    /// A value with codes as identities and days moved.
    private func value(_ json: JSON, of type: FieldType, _ codes: [String: RecordID], in isms: ISMS) throws -> JSON {
        switch (type, json) {
        case (.reference, .string(let code)):
            guard let id = codes[code] ?? isms.item(code: code)?.id else {
                throw CommandError("there is no \(code) yet")
            }
            return .string(id.description)
        case (.day, .string(let text)):
            guard let day = Day(text) else { throw CommandError("“\(text)” is not a day") }
            return day.adding(days: shift).json
        case (.list(let element), .array(let values)):
            return .array(try values.map { try value($0, of: element, codes, in: isms) })
        case (.rows(let columns), .array(let rows)):
            return .array(
                try rows.map { row in
                    var object = JSONObject()
                    for member in row.objectValue?.members ?? [] {
                        guard let column = columns.first(where: { $0.name == member.name }) else {
                            throw CommandError("a row has no column \(member.name)")
                        }
                        object[member.name] = try value(member.value, of: column.type, codes, in: isms)
                    }
                    return .object(object)
                })
        default: return json
        }
    }

    private func attach(_ json: JSON, to body: inout JSONObject, in workspace: Workspace) async throws {
        let bytes = Array((json["text"]?.stringValue ?? "").utf8)
        let attachment = try await AttachmentFile.store(bytes, in: workspace)
        body["file"] = .string(attachment.digest)
        body["fileName"] = json["fileName"]
        body["mediaType"] = json["mediaType"]
        body["byteCount"] = .integer(attachment.byteCount)
    }

    private func issueStatement(_ json: JSON, by author: CommitAuthor, in workspace: Workspace) async throws {
        let isms = try await workspace.snapshot()
        let approvedOn = json["approvedOn"]?.stringValue.flatMap { Day($0) }?.adding(days: shift)
        _ = try await workspace.issueStatement(
            Workspace.StatementIssue(
                author: try isms.person(json["author"]?.stringValue ?? ""),
                approver: try json["approver"]?.stringValue.map { try isms.person($0) }, approvedOn: approvedOn,
                reason: json["reason"]?.stringValue ?? "", overrideReason: json["overrideReason"]?.stringValue ?? "",
                day: Day(of: author.time)),
            by: author)
    }
}
