package import Registers

extension Derivation {
    /// What statement, evaluations and findings cost in memory, by estimate; counted from the beginning, since the first page
    /// makes them all.
    package var bytes: Int { isms.count * Self.bytesOfRecord + isms[Risk.self].count * Self.bytesOfRisk }

    // Found as the factors of `SnapshotBytes` were, by what the heap grew with the home page of 100 organizations.

    /// The statement's lines and findings, for each record of the snapshot.
    private static let bytesOfRecord = 100
    /// A risk's evaluation, its findings and its places in the statement and on the map.
    private static let bytesOfRisk = 2000
}
