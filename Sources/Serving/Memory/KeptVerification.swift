import ISMS
package import Operations
import RecordFormat
package import RecordStore
import Registers
import Synchronization

/// The verification of an organization's history that answers tell of: run once however many ask, and again only once there
/// is a newer commit or the last is some minutes old, since it reads everything there is.
package final class KeptVerification: Sendable {
    private struct Run: Sendable {
        let sequence: Int
        let startedAt: Int
        let task: Task<Result<Verification, StoreError>, Never>
    }

    private let run = Mutex<Run?>(nil)
    /// For how long an answer stands while nobody commits; a disk may go bad without a commit.
    private static let standsMilliseconds = 600_000
    /// How long one waits for the next, whoever commits meanwhile.
    private static let pauseMilliseconds = 30_000

    package func of(_ workspace: Workspace) async throws(WorkspaceError) -> Verification {
        let head = try await workspace.head().sequence
        let now = workspace.clock.now().milliseconds
        let task = run.withLock { run in
            if let run, Self.stands(run, at: now, head: head) { return run.task }
            let task = Task { () -> Result<Verification, StoreError> in
                do throws(StoreError) {
                    return .success(try await workspace.store.verify(workspace.organization.id))
                } catch {
                    return .failure(error)
                }
            }
            run = Run(sequence: head, startedAt: now, task: task)
            return task
        }
        switch await task.value {
        case .success(let verification): return verification
        case .failure(let error):
            // What could not be read is tried again when somebody asks again.
            run.withLock { if $0?.task == task { $0 = nil } }
            throw .store(error)
        }
    }

    private static func stands(_ run: Run, at now: Int, head: Int) -> Bool {
        let age = now - run.startedAt
        return age >= 0 && age < (run.sequence == head ? standsMilliseconds : pauseMilliseconds)
    }
}
