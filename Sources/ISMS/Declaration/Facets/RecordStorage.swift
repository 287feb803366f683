/// Where the records of a register are kept.
package enum RecordStorage: Hashable, Sendable {
    /// In the snapshot, at hand for every rule and list.
    case snapshot
}
