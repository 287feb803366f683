/// What records cost in memory, by estimate, since nobody can ask the heap what a value holds.
///
/// The sizes of the values are the compiler's. The rest was found by what the heap grew (`mallinfo2`, and resident memory
/// beside it) when a server opened 100 copies of the demonstration organization (613 records, bodies of 469 bytes on
/// average), less what it grew when it kept none of them, which is SQLite's cache. A snapshot came to 0.60 MB before its
/// indexes were made, and the estimate to 0.71 MB with them. `docs/decisions/0013` has what came of it in a server.
enum SnapshotBytes {
    /// A record in its box, with its places in register and indexes.
    ///
    /// - Parameter storedBytes: how long its body is as it is stored.
    static func ofRecord<Value: Record>(_ type: Value.Type, storedBytes: Int) -> Int {
        // Texts and lists that do not fit into the value take about as much as the body: names of fields are not kept,
        // and each text has a header instead.
        boxBytes + MemoryLayout<Value>.stride + MemoryLayout<Value?>.stride + storedBytes + ofPlaceInRegister
            + placeInIndexes
    }

    /// What a record's place in a register costs: a key and a pointer in the tree, and one in the order of codes.
    static let ofPlaceInRegister = 48

    /// The object's header, the allocator's own, identity, provenance and number.
    private static let boxBytes = 128
    /// Its kind by its identity, and who refers to it.
    private static let placeInIndexes = 150
}
