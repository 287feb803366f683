import ISMS
import Phrases
import RecordFormat
import Testing

@testable import ISMS
@testable import Registers

/// What every register declares beside its fields is there, names what exists, and is read by nothing else.
@Suite("What registers declare")
struct RegisterDeclarationTests {
    @Test("Every field a declaration names is a field of the register", arguments: Kind.all)
    func fields(kind: Kind) throws {
        let type = try #require(Kind.type(named: kind.name))
        let names = Set(type.declarations.map(\.name))
        for named in type.namedFields { #expect(names.contains(named), "\(kind.name) names \(named)") }
    }

    @Test("A register answers some requirement, the one that asks for it first", arguments: Kind.all)
    func answers(kind: Kind) {
        #expect(!kind.answers.isEmpty)
        #expect(!kind.requirement.isEmpty)
    }

    @Test("No two registers stand at one place of the navigation")
    func places() {
        var seen: Set<String> = []
        for kind in Kind.all {
            if case .entry(let section, let title, let requirement, let rank) = kind.place {
                #expect(seen.insert("\(section.rawValue) \(rank)").inserted, "\(title) stands where another does")
                #expect(!title.isEmpty && !requirement.isEmpty)
            }
        }
        #expect(seen.count > 15)
    }

    @Test("A register that only an operation fills says where a person does it", arguments: Kind.all)
    func making(kind: Kind) {
        switch kind.keeping {
        case .byManagers: #expect(kind.isMadeBy == nil)
        case .added(_, let how), .madeOnce(let how): #expect(how.count > 20)
        }
    }

    @Test("Whose a record is, is asked with the field that the register's list calls its owner", arguments: Kind.all)
    func owners(kind: Kind) throws {
        let type = try #require(Kind.type(named: kind.name))
        // A field called “owner” that nobody owns by would be a declaration forgotten.
        if type.declarations.contains(where: { $0.name == "owner" }) { #expect(type.ownerField == "owner") }
    }

    @Test("A field called “until” or “validUntil” decides what is current", arguments: Kind.all)
    func currency(kind: Kind) throws {
        let type = try #require(Kind.type(named: kind.name))
        guard let field = type.declarations.first(where: { ["until", "validUntil"].contains($0.name) }) else { return }
        var body = type.init().body
        body[field.name] = .string("2026-03-31")
        let record = try type.init(body: body)
        let day: Day = "2026-03-31"
        #expect(record.isCurrent(on: day))
        #expect(!record.isCurrent(on: day.adding(days: 1)))
    }

    @Test("A workflow begins in a state, leads to each other one, and its steps name what exists", arguments: Kind.all)
    func workflows(kind: Kind) throws {
        let type = try #require(Kind.type(named: kind.name))
        guard let workflow = type.workflow else { return }
        let field = try #require(type.declarations.first { $0.name == workflow.status })
        guard case .choice(let options) = field.type else {
            Issue.record("\(workflow.status) is no choice")
            return
        }
        let states = Set(options.map(\.name))
        var reached: Set<String> = [workflow.initial]
        for _ in states {
            for step in workflow.steps where !reached.isDisjoint(with: step.from) { reached.insert(step.to) }
        }
        #expect(reached == states)
        #expect(workflow.sealed.isSubset(of: states))
        for step in workflow.steps {
            #expect(step.from.isSubset(of: states))
            #expect(step.isForOwner || !step.roles.isEmpty)
        }
        // A new record stands at the beginning.
        #expect((type.init().body[workflow.status]?.stringValue ?? workflow.initial) == workflow.initial)
    }

    @Test("The form lays out every field once, whatever its sections", arguments: Kind.all)
    func layout(kind: Kind) throws {
        let type = try #require(Kind.type(named: kind.name))
        let laid = type.init().formSections.flatMap(\.fields).map(\.name)
        #expect(Set(laid).count == laid.count)
        if type.init().formSections.count == 1 { #expect(laid == type.declarations.map(\.name)) }
    }

    @Test("No two registers declare the same tag for document templates")
    func tags() {
        let names = Kind.types.flatMap { $0.tagNames }
        #expect(Set(names).count == names.count)
        // What the program itself fills in is no register's.
        #expect(Set(names).isDisjoint(with: ["today", "choice", "has"]))
        #expect(names.count > 25)
    }

    @Test("A record's page offers only addresses that exist", arguments: Kind.all)
    func offers(kind: Kind) throws {
        let type = try #require(Kind.type(named: kind.name))
        for verb in type.offeredVerbs { #expect(verb.allSatisfy { $0.isLetter || $0 == "-" }) }
    }

    @Test(
        "What lies on shelves names its shelf by a required reference, is read as that is, and asks nothing of the snapshot",
        arguments: Kind.all)
    func shelves(kind: Kind) throws {
        let type = try #require(Kind.type(named: kind.name))
        #expect((kind.shelf != nil) == type.isReadLikeItsParent)
        guard let shelf = kind.shelf else { return }
        let parent = try #require(type.declarations.first { $0.name == shelf.parentField })
        #expect(parent.isRequired && !parent.type.referredKinds.isEmpty)
        for field in shelf.operatedFields { #expect(type.declarations.contains { $0.name == field }) }
        // What a workflow, an approval or a rule needs would have to be in the snapshot.
        #expect(kind.workflow == nil && kind.approvals.isEmpty && kind.entryLists.isEmpty && kind.figures.isEmpty)
        #expect(type.asksNothing && type.circleField == nil)
        // Whoever looks for it starts at the record it lies with.
        #expect(kind.place == .none)
    }

    @Test("No record refers to what lies on shelves", arguments: Kind.all)
    func references(kind: Kind) throws {
        let type = try #require(Kind.type(named: kind.name))
        for field in type.declarations where field.type != AnyReference.fieldType {
            for name in field.type.referredKinds { #expect(Kind.type(named: name)?.kind.shelf == nil) }
        }
    }

    @Test("An entry list is a field of rows or entries", arguments: Kind.all)
    func entries(kind: Kind) throws {
        let type = try #require(Kind.type(named: kind.name))
        for list in kind.entryLists { #expect(type.declarations.contains { $0.name == list.field }) }
    }
}

extension Record {
    fileprivate static var tagNames: [String] { register.tags.groups.map(\.name) + register.tags.lists.map(\.name) }

    /// Every field that the declaration names by the way to its value, or by name.
    fileprivate static var namedFields: [String] {
        let register = register
        var names: [String?] = []
        if let owner = register.owned.owner { names.append(fields[path: owner]?.name ?? "an owner that is no field") }
        names += register.owned.deputies.map { fields[path: $0]?.name ?? "a deputy that is no field" }
        names += register.due.compactMap(\.field).map { fields[path: $0]?.name ?? "a due day that is no field" }
        names += register.lapses.map { fields[path: $0.day]?.name ?? "a last day that is no field" }
        names += register.layout.sections.flatMap(\.fields).map {
            fields[path: $0]?.name ?? "a part of the form that is no field"
        }
        names += register.clocks.flatMap { clock in
            [
                fields[path: clock.start]?.name ?? "a beginning that is no field",
                fields[path: clock.met]?.name ?? "an end that is no field",
            ]
        }
        if case .circle(let path, _, let joinings) = register.readBy {
            names.append(fields[path: joinings]?.name ?? "joinings that are no field")
            names.append(fields[path: path]?.name ?? "a circle that is no field")
        }
        names += register.entries.map(\.field)
        names += register.approvals.flatMap { $0.fields + $0.covers + ($0.status.map { [$0.field] } ?? []) }
        if let workflow { names += workflow.fields + workflow.steps.flatMap { $0.needs.map(\.name) } }
        return names.compactMap(\.self)
    }

    fileprivate static var isReadLikeItsParent: Bool {
        if case .whoeverReadsParent = register.readBy { true } else { false }
    }

    /// Whether nobody is asked for anything that follows from all records of the register.
    fileprivate static var asksNothing: Bool {
        register.due.isEmpty && register.lapses.isEmpty && register.clocks.isEmpty && register.decisions == nil
            && register.rules.isEmpty
    }

    fileprivate static var offeredVerbs: [String] {
        register.offers.map { offer in
            switch offer.way {
            case .page(let verb), .form(let verb, _): verb
            }
        }
    }
}
