import RecordFormat

/// Which register a record is in, so that one is found by its identity without walking all of them.
///
/// Built in one pass, and then carried along from snapshot to snapshot: a few records that came or went lie over what was
/// built, which all those snapshots share.
struct KindsByRecord: Sendable {
    private let list: RegisterList
    private let built: [RecordID: UInt8]
    /// Records that came since, with the place of their kind, and those that went, with nil.
    private var changed: [RecordID: UInt8?] = [:]

    init(_ registers: [String: any AnyRegister], of list: RegisterList) {
        self.list = list
        var built: [RecordID: UInt8] = [:]
        for (place, kind) in list.kinds.enumerated() {
            registers[kind.name]?.forEachID { built[$0] = UInt8(place) }
        }
        self.built = built
    }

    subscript(id: RecordID) -> Kind? {
        let place = changed[id] ?? built[id]
        return place.map { list.kinds[Int($0)] }
    }

    /// The same once a record is in a register, or gone; nil where so many have changed that building anew is cheaper.
    func with(_ id: RecordID, now kind: Kind?) -> KindsByRecord? {
        if self[id] == kind { return self }
        guard changed.count < Self.changedMax else { return nil }
        var kinds = self
        kinds.changed[id] = .some(kind.flatMap { list.places[$0.name] }.map { UInt8($0) })
        return kinds
    }

    private static let changedMax = 256
}
