import Crypto
import Foundation
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Operations

/// Loading, as-of loading, deriving, checking and verifying a database of some size.
struct SnapshotBenchmark {
    let size: Int
    let folder: URL

    private func workspace() async throws -> Workspace {
        let path = folder.appendingPathComponent("snapshot-\(size).sqlite").path
        if FileManager.default.fileExists(atPath: path) {
            return try await Workspace.open(
                handle: nil, in: SQLiteRecordStore.open(path: path), clock: .bench, identifiers: .bench)
        }
        let workspace = try await Workspace.create(
            handle: "sample", in: SQLiteRecordStore.open(path: path, createIfMissing: true), clock: .bench,
            identifiers: .bench, by: SampleISMS.author(at: 0))
        try await SampleISMS.fill(workspace, count: size)
        return workspace
    }

    func run() async throws -> JSON {
        let made = try await workspace()
        let runs = size > 20_000 ? 5 : size > 2000 ? 15 : 45
        let before = Memory.residentKilobytes
        let isms = try await workspace().snapshot()
        // One more commit, so that the head asked for as of is not the newest.
        var draft = try await made.draft()
        draft.create(Person(named: "Latecomer"))
        let sequence = isms.commit.sequence
        _ = try await made.commit(draft, by: SampleISMS.author(at: size))
        let (asOf, load) = try await Measurement.inTurns(runs: runs) {
            _ = try await workspace().snapshot(at: .sequence(sequence))
        } beside: {
            _ = try await workspace().snapshot()
        }
        let statement = try await Measurement(runs: runs) { _ = StatementOfApplicability(of: isms, on: SampleISMS.day) }
        let plan = try await Measurement(runs: runs) { _ = RiskTreatmentPlan(of: isms, on: SampleISMS.day) }
        var findings = 0
        let check = try await Measurement(runs: runs) {
            findings = Conformity.findings(in: isms, on: SampleISMS.day).count
        }
        // Where one takes two milliseconds, many are wanted for a steady middle.
        let proof = try await verify(made, runs: size > 20_000 ? 5 : size > 2000 ? 25 : 101)
        return JSON(fields: [
            ("records", .integer(isms.count)), ("loadMicroseconds", .integer(load.medianMicroseconds)),
            ("loadMicrosecondsBest", .integer(load.minimumMicroseconds)),
            ("asOfMicroseconds", .integer(asOf.medianMicroseconds)),
            ("asOfToLoad", .ratio(asOf.median, load.median)),
            ("statementMicroseconds", .integer(statement.medianMicroseconds)),
            ("planMicroseconds", .integer(plan.medianMicroseconds)),
            ("checkMicroseconds", .integer(check.medianMicroseconds)), ("findings", .integer(findings)),
            ("verify", proof), ("residentKilobytesBefore", .integer(before)),
            ("residentKilobytesAfter", .integer(Memory.residentKilobytes)),
        ])
    }

    /// The statement of 1,000 risks alone.
    func statementOnly() async throws -> JSON {
        let isms = try await workspace().snapshot()
        let statement = try await Measurement(runs: 15) { _ = StatementOfApplicability(of: isms, on: SampleISMS.day) }
        return ["risks": .integer(isms[Risk.self].count), "microseconds": .integer(statement.medianMicroseconds)]
    }

    /// `verify` beside bare SHA-256 over as many bytes.
    private func verify(_ workspace: Workspace, runs: Int) async throws -> JSON {
        var bytes = 0
        let body = [UInt8](repeating: 0x5A, count: 900)
        let (verify, bare) = try await Measurement.inTurns(runs: runs) {
            let result = try await workspace.store.verify(workspace.organization.id)
            precondition(result.fault == nil, "the sample does not verify")
            bytes = result.byteCount
        } beside: {
            var hash = SHA256()
            for _ in 0..<(bytes / body.count) { hash.update(data: body) }
            _ = hash.finalize()
        }
        func speed(_ measurement: Measurement) -> Int { bytes / max(1, measurement.medianMicroseconds) }
        return JSON(fields: [
            ("bytes", .integer(bytes)), ("megabytesPerSecond", .integer(speed(verify))),
            ("bareMegabytesPerSecond", .integer(speed(bare))), ("verifyToBare", .ratio(bare.median, verify.median)),
        ])
    }
}

extension Person {
    init(named name: String) {
        self.init()
        self.name = name
    }
}

extension Clock {
    static let bench = Clock { Instant(milliseconds: 1_760_000_000_000) }
}

extension IdentifierSource {
    static let bench = IdentifierSource.random(clock: .bench)
}
