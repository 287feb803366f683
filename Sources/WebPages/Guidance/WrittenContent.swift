import Frameworks
import HTML
import Phrases
import Synchronization

/// What the catalogue tells, read once and kept: it never changes while the program runs.
enum WrittenContent {
    static let templates: [DocumentTemplate] = DocumentTemplate.allBundled()
    static let lessons: [Lesson] = Lesson.allBundled()

    /// The clauses and subclauses we say something about, in the standard's order.
    static let clauses: [Clause] = Catalog.bundled.clauses.filter { clause in
        clause.level != .item && guidance(of: clause.id)?.clause == clause.id
    }

    private static let guidance = Mutex<[Clause.ID: ClauseGuidance]>([:])
    private static let controlGuidance = Mutex<[ReferenceControl.ID: ControlGuidance]>([:])
    private static let panels = Mutex<[Clause.ID: Markup]>([:])

    /// What we say about a clause or, for an item of one, about the subclause it is part of.
    static func guidance(of clause: Clause.ID) -> ClauseGuidance? {
        kept(clause, in: guidance) {
            // Only clauses there are are kept, so that addresses made up cannot fill the memory.
            Catalog.bundled.clauses[id: clause] == nil ? nil : ClauseGuidance.bundled(for: clause)
        }
    }

    /// The guidance of a clause as every register of that clause shows it, written once.
    static func panel(of guidance: ClauseGuidance) -> Markup {
        if let known = panels.withLock({ $0[guidance.clause] }) { return known }
        let written = ClauseGuidanceParts(guidance: guidance).body.written
        panels.withLock { $0[guidance.clause] = written }
        return written
    }

    /// The guidance of a control.
    static func guidance(of control: ReferenceControl.ID) -> ControlGuidance? {
        kept(control, in: controlGuidance) { ControlGuidance.bundled(for: control) }
    }

    /// What is kept under a key, or is read now and kept from now on; what there is not is looked for again.
    private static func kept<Key: Hashable & Sendable, Value: Sendable>(
        _ key: Key, in cache: borrowing Mutex<[Key: Value]>, _ read: () -> Value?
    ) -> Value? {
        if let known = cache.withLock({ $0[key] }) { return known }
        guard let value = read() else { return nil }
        cache.withLock { $0[key] = value }
        return value
    }
}

extension Clause.ID {
    /// Whether it is a clause or a part of it, at any depth.
    func isWithin(_ clause: Clause.ID) -> Bool { self == clause || (parent?.isWithin(clause) ?? false) }
}

/// A text in which what stands between grave accents is a command or a name, and set so.
struct MarkedText: Component {
    let text: String

    init(_ text: String) { self.text = text }

    var body: Markup {
        guard text.contains("`") else { return Markup(text) }
        return Markup(
            text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { place, part in
                place.isMultiple(of: 2) ? Markup(String(part)) : code { String(part) }
            })
    }
}
