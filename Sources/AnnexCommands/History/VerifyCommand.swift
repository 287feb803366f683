import ArgumentParser
import ISMS
import RecordFormat
import RecordStore
import Operations
import Phrases
import Registers

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "verify", "Re-read the whole history and prove that nothing in it was rewritten.",
        discussion: """
            Recomputes the hash chain, replays every change and compares the outcome with the current records, and \
            derives every issued Statement of Applicability again. Keep the head's hash that it prints somewhere \
            else: with --expect it also proves that no newer history was cut off or rewritten as a whole.
            """)

    @Option(help: .says("A commit and its hash noted earlier.", valueName: "sequence:hash"))
    var expect: String?

    @Flag(help: .says("Print JSON.")) var json = false
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        let result: Verification
        do throws(StoreError) {
            result = try await workspace.store.verify(workspace.organization.id)
        } catch {
            throw WorkspaceError.store(error)
        }
        var faults = result.fault.map { [Self.words($0)] } ?? []
        if faults.isEmpty, let expect { faults += try await checkExpectation(expect, in: workspace) }
        let statements = faults.isEmpty ? try await changedStatements(in: workspace) : []
        if json {
            Console.say(json: Self.json(result, faults: faults, statements: statements))
        } else {
            Console.say(
                "\(result.commitCount) commits, \(result.revisionCount) revisions, \(result.byteCount) bytes read")
            Console.say("head \(result.head.sequence):\(result.head.hash)")
            for statement in statements { Console.say("\(Style.yellow("note")) \(statement)") }
            for fault in faults { Console.say("\(Style.red("fault")) \(fault)") }
            if faults.isEmpty { Console.say(Style.green("the history is whole and matches the records")) }
        }
        if !faults.isEmpty { throw ExitCode(ExitStatus.failed.rawValue) }
    }

    private static func words(_ fault: Verification.Fault) -> Phrase {
        let problem = Phrase(words: fault.problem)
        return fault.sequence.map { "at commit \($0): \(problem)" } ?? problem
    }

    private func checkExpectation(_ expect: String, in workspace: Workspace) async throws -> [Phrase] {
        let parts = expect.split(separator: ":")
        guard parts.count == 2, let sequence = Int(parts[0]), parts[1].count == 64 else {
            throw CommandError(
                "“\(expect)” is no commit with its hash; write SEQUENCE:HASH as “annex verify” prints it")
        }
        do throws(StoreError) {
            let head = try await workspace.store.head(of: workspace.organization.id, at: .sequence(sequence))
            if head.sequence != sequence { return ["commit \(sequence) is gone; the history ends at \(head.sequence)"] }
            return head.hash == parts[1] ? [] : ["commit \(sequence) is not the one noted: its hash is \(head.hash)"]
        } catch {
            throw WorkspaceError.store(error)
        }
    }

    /// The issued statements that no longer derive as issued, which erasures can explain.
    private func changedStatements(in workspace: Workspace) async throws -> [Phrase] {
        var changed: [Phrase] = []
        for issued in try await workspace.issuedStatements() {
            let derived = try await workspace.statement(version: issued.version)
            if !derived.isAsIssued {
                changed.append(
                    "version \(issued.version) of the Statement of Applicability no longer derives as issued; records in it were erased"
                )
            }
        }
        return changed
    }

    private static func json(_ result: Verification, faults: [Phrase], statements: [Phrase]) -> JSON {
        [
            "isWhole": .bool(faults.isEmpty), "commits": .integer(result.commitCount),
            "revisions": .integer(result.revisionCount), "bytes": .integer(result.byteCount),
            "head": ["sequence": .integer(result.head.sequence), "hash": .string(result.head.hash)],
            "faults": .array(faults.map { .string($0.english) }),
            "notes": .array(statements.map { .string($0.english) }),
        ]
    }
}
