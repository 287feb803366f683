package import RecordFormat

/// One look at a snapshot, as a debug build tells it to whoever listens.
///
/// Rules say how far they read, and after a change a check trusts them. So `Snapshot`, `Register` and `Derivation` note
/// every look at what they hold, and a debug build compares it with what the rule said (`ReadingWatch`). A release build
/// has neither the notes nor the listener.
///
/// Whoever gives `Snapshot` another way to read notes it too: a look that nobody notes is one that no rule can be caught at.
package enum SnapshotRead: Hashable, Sendable {
    /// One record by its identity, there or not; the kind is nil where a record of any kind was asked for and none found.
    case record(RecordID, Kind?)
    /// The records that refer to one; of all kinds where the kind is nil.
    case referrers(RecordID, Kind?)
    /// The records of a kind, all of them or how many.
    case register(Kind)
    /// A record of a kind by its title or by its name elsewhere, which any record of the kind might bear.
    case name(Kind, String)
    /// Something that any change of a snapshot may change; in words, such as "the commit".
    case anything(String)

    #if DEBUG
        @TaskLocal package static var listener: (@Sendable (SnapshotRead) -> Void)?
    #endif

    /// Tells the listener of a look, if there is one.
    @inlinable @inline(__always)
    package static func note(_ read: @autoclosure () -> SnapshotRead) {
        #if DEBUG
            if let listener { listener(read()) }
        #endif
    }

    /// Runs something nobody listens to: the machinery's own looks, and the making of what many rules then share.
    @inlinable @inline(__always)
    package static func unheard<Result>(_ body: () -> Result) -> Result {
        #if DEBUG
            $listener.withValue(nil, operation: body)
        #else
            body()
        #endif
    }
}
