import Catalogs
import HTML
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
        if let known = guidance.withLock({ $0[clause] }) { return known }
        // Only clauses there are are kept, so that addresses made up cannot fill the memory.
        guard Catalog.bundled.clauses[id: clause] != nil, let read = ClauseGuidance.bundled(for: clause) else {
            return nil
        }
        guidance.withLock { $0[clause] = read }
        return read
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
        if let known = controlGuidance.withLock({ $0[control] }) { return known }
        guard let read = ControlGuidance.bundled(for: control) else { return nil }
        controlGuidance.withLock { $0[control] = read }
        return read
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
