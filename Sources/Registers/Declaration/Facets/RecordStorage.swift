package import RecordFormat

/// Where the records of a register are kept.
package enum RecordStorage<Value: Record>: Sendable {
    /// In the snapshot, at hand for every rule and list.
    case snapshot
    /// On the shelf of another record, for what grows without bound: comments, measured values, what was done of a duty.
    case shelf(Shelf<Value>)

    /// On the shelf of the record that a field names, which is never another one.
    ///
    /// - Parameters:
    ///   - parent: the field that names the record on whose shelf it lies; required. Whoever may read that may read this.
    ///   - isAppendOnly: whether a record stays as it was made. It is neither changed nor removed, and can be erased.
    ///   - stamps: the fields that say who made it and when; nil where none do.
    ///   - operated: further fields that no form, import or command sets, since an operation of its own does.
    package static func shelf(
        parent: any PartialKeyPath<Value> & Sendable, appendOnly isAppendOnly: Bool, stamps: ShelfStamps<Value>?,
        setByOperation operated: [any PartialKeyPath<Value> & Sendable] = []
    ) -> RecordStorage {
        .shelf(Shelf(parent: parent, isAppendOnly: isAppendOnly, stamps: stamps, operated: operated))
    }
}

/// How the records of a register lie on shelves.
package struct Shelf<Value: Record>: Sendable {
    let parent: any PartialKeyPath<Value> & Sendable
    let isAppendOnly: Bool
    let stamps: ShelfStamps<Value>?
    let operated: [any PartialKeyPath<Value> & Sendable]
}

/// The fields that say who made a record on a shelf, and when.
///
/// They are not stored with it: the commit that made it has both, its author's name can be erased there, and so no sender
/// can say anything else. Whoever reads the record finds them filled in.
package struct ShelfStamps<Value: Record>: Sendable {
    let author: any WritableKeyPath<Value, String> & Sendable
    let moment: any WritableKeyPath<Value, Instant?> & Sendable

    package init(
        by author: any WritableKeyPath<Value, String> & Sendable,
        at moment: any WritableKeyPath<Value, Instant?> & Sendable
    ) {
        self.author = author
        self.moment = moment
    }
}

/// How the records of a register known at run time lie on shelves, by the names of their fields.
package struct AnyShelf: Hashable, Sendable {
    /// The field that names the record on whose shelf it lies.
    package let parentField: String
    package let isAppendOnly: Bool
    /// The field that shows who made it; nil where none does.
    package let authorField: String?
    /// The field that shows when it was made; nil where none does.
    package let momentField: String?
    /// All fields that no form, import or command sets.
    package let operatedFields: [String]
}

extension Shelf {
    /// The same by the names of the fields, worked out once for a register.
    var erased: AnyShelf {
        let author = stamps.flatMap { Value.fields[path: $0.author]?.name }
        let moment = stamps.flatMap { Value.fields[path: $0.moment]?.name }
        return AnyShelf(
            parentField: Value.fields[path: parent]?.name ?? "", isAppendOnly: isAppendOnly, authorField: author,
            momentField: moment,
            operatedFields: [author, moment].compactMap(\.self) + operated.compactMap { Value.fields[path: $0]?.name })
    }
}

extension Record {
    /// How the register's records lie on shelves; nil where they stand in the snapshot.
    package static var shelf: AnyShelf? { register.shelf }

    /// The record on whose shelf this one lies; nil where it stands in the snapshot, or says none.
    package var shelfParent: RecordID? { parentText.flatMap { RecordID($0) } }

    /// The code of the record that this one is about, as one that was written before its register lay on shelves says it.
    package var parentCode: String? { parentText.flatMap { RecordID($0) == nil ? $0 : nil } }

    private var parentText: String? { Self.shelf.flatMap { value(of: $0.parentField).stringValue } }
}
