package import ISMS
package import Phrases
package import RecordFormat
package import RecordStore
package import Registers

/// Why a change was not made. Nothing has changed then.
package enum WorkspaceError: Error, Sendable {
    /// Records that do not fit their declarations or the others.
    case invalid([InvalidRecord])
    /// Someone else changed the record since the change was begun.
    case conflict(code: String, mine: JSONObject?, theirs: JSONObject?)
    /// Others refer to what should be removed.
    case referenced(name: String, by: [String])
    case notFound(Problem)
    /// Findings that stand against issuing a statement.
    case blocked([Finding])
    /// What the principal's roles do not allow.
    case forbidden(Problem)
    /// Something else that was asked for cannot be done.
    case refused(Problem)
    /// What is needed to tell cannot be asked just now.
    case unavailable(Problem)
    case store(StoreError)
}

/// A record that cannot be written, and everything that is wrong with it.
package struct InvalidRecord: Hashable, Sendable {
    package let id: RecordID
    package let kind: Kind
    /// Its code, or nil where it is new.
    package let code: String?
    package let title: String
    package let problems: [InvalidField]

    /// The record as a message names it: RISK-14 (Lost laptop), or: new risk (Lost laptop).
    package var name: String {
        let what = code ?? ("new \(kind.singular)" as Phrase).text
        return title.isEmpty ? what : "\(what) (\(title))"
    }

    /// The problems as lines: "Risk owner must be given".
    package var lines: [Phrase] {
        problems.map { problem in
            let label = Kind.type(named: kind.name)?.declarations.first { $0.name == problem.field }?.label
            return [label ?? .data(problem.field), problem.problem].filter { !$0.isEmpty }.joined(separator: ": ")
        }
    }
}

extension WorkspaceError: CustomStringConvertible {
    package var description: String { phrase.text }

    package var code: ErrorCode {
        switch self {
        case .invalid: "invalid-record"
        case .conflict: "changed-meanwhile"
        case .referenced: "referred-to"
        case .blocked: "findings-stand"
        case .notFound(let problem), .refused(let problem), .forbidden(let problem), .unavailable(let problem):
            problem.code
        case .store(let error): error.code
        }
    }

    /// The error as a sentence for a person.
    package var phrase: Phrase {
        switch self {
        case .invalid(let records):
            records.map { record in
                let lines = record.lines.map { "  - \($0)" as Phrase }.joined(separator: "\n")
                return "\(record.name)\n\(lines)" as Phrase
            }.joined(separator: "\n")
        case .conflict(let code, _, _):
            "\(code) was changed by someone else in the meantime; look at it again and repeat the change"
        case .referenced(let name, let by):
            "\(name) cannot be removed: \(by.joined(separator: ", ")) \(Phrase.counted(by.count, one: "refers to it; change that first", other: "refer to it; change those first"))"
        case .blocked(let findings):
            "\(Phrase.counted(findings.count, one: "1 finding stands", other: "\(findings.count) findings stand")) against it:\n\(findings.map { "  - \($0.message) [\($0.rule.code)]" as Phrase }.joined(separator: "\n"))"
        case .notFound(let problem), .refused(let problem), .forbidden(let problem), .unavailable(let problem):
            problem.sentence
        case .store(let error): error.sentence
        }
    }
}

extension StoreError {
    package var code: ErrorCode {
        switch self {
        case .organizationExists: "organization-exists"
        case .organizationMissing: "organization-missing"
        case .headMoved: "head-moved"
        case .versionConflict: "version-conflict"
        case .codeTaken: "code-taken"
        case .missingReference: "missing-reference"
        case .referenced: "record-referred-to"
        case .recordMissing: "record-missing"
        case .invalidDraft: "invalid-draft"
        case .attachmentTooLarge: "attachment-too-large"
        case .attachmentMissing: "attachment-missing"
        case .corrupt: "database-damaged"
        case .databaseMissing: "database-missing"
        case .newerDatabase: "newer-database"
        case .migrationFailed: "migration-failed"
        case .busy: "database-busy"
        case .engine: "database-error"
        }
    }

    /// The error as a sentence for a person, saying what to do where something can be done.
    package var sentence: Phrase {
        switch self {
        case .organizationExists(let handle): "there is already an organization called \(handle); choose another handle"
        case .organizationMissing: "the organization is not in this database"
        case .headMoved: "someone else committed in the meantime; repeat the change"
        case .versionConflict(let code, _, _): "\(code) was changed by someone else in the meantime"
        case .codeTaken(let code): "the code \(code) is already taken"
        case .missingReference(let code, _): "\(code) refers to a record that is not there"
        case .referenced(let code, let by): "\(code) is referred to by \(by.joined(separator: ", "))"
        case .recordMissing: "the record is not there"
        case .invalidDraft(let problem): "the change is malformed: \(problem)"
        case .attachmentTooLarge(let bytesMax):
            "the file is larger than \(bytesMax / 1_000_000) MB, the most that is kept"
        case .attachmentMissing: "the file is not in the database"
        case .corrupt(let problem): "the database is damaged: \(problem); run “annex verify”, then restore a backup"
        case .databaseMissing(let path): "there is no database at \(path)"
        case .newerDatabase(let found, let supported):
            "the database was written by a newer version of Annex (schema \(found), this program knows \(supported)); use that version"
        case .migrationFailed(let problem): "the database could not be brought up to date and is as it was: \(problem)"
        case .busy(let problem): "the database is busy: \(problem); try again"
        case .engine(let problem): "the database reported: \(problem)"
        }
    }
}

extension WorkspaceError {
    /// What a store refused of a change, as far as only it could know: it compares what lies on shelves.
    init(_ error: StoreError, writing changes: [Draft.Change]) {
        switch error {
        case .versionConflict(let code, _, _): self = .conflict(code: code, mine: nil, theirs: nil)
        case .referenced(let code, let by):
            let name = changes.compactMap(\.previous).first { $0.code == code }?.name ?? code
            // There may be thousands on shelves, and not everybody may know of each.
            let shelved = Kind.shelved.filter { kind in by.contains { $0.hasPrefix("\(kind.prefix)-") } }
            let others = by.filter { code in !shelved.contains { code.hasPrefix("\($0.prefix)-") } }
            self = .referenced(name: name, by: others + shelved.map(\.plural.text))
        default: self = .store(error)
        }
    }

    /// The error without the codes of what whoever made a draft may not know of.
    func hiding(in draft: Draft) -> WorkspaceError {
        guard case .referenced(let name, let codes) = self else { return self }
        return .referenced(
            name: name, by: codes,
            known: { code in
                draft.base.item(code: code) != nil || draft.whole.item(code: code) == nil
            })
    }

    /// Others refer to what should go; those that may not be known are said to be there, and not named.
    static func referenced(name: String, by codes: [String], known isKnown: (String) -> Bool) -> WorkspaceError {
        let known = codes.filter(isKnown)
        return .referenced(name: name, by: known.count < codes.count ? known + ["a confidential record"] : known)
    }
}
