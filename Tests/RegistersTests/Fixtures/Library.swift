import Phrases
import RecordFormat
import Registers

/// A lending library: registers that have nothing to do with information security, to test what serves any.
enum Library {
    static let list = RegisterList(
        [Member.self, Loan.self, Remark.self], namedElsewhereIn: ["card"], timeZone: { _ in .utc })

    static func id(_ number: UInt64) -> RecordID { RecordID(high: 1, low: number) }

    static func entry<Value: Record>(_ value: Value, _ number: Int, id: RecordID, sequence: Int = 1) -> Entry<Value> {
        let instant = Instant(milliseconds: 0)
        return Entry(
            id: id, number: number,
            provenance: Provenance(version: 1, createdAt: instant, updatedAt: instant, sequence: sequence),
            value: value)
    }

    static func point(_ sequence: Int) -> Snapshot.CommitPoint {
        Snapshot.CommitPoint(sequence: sequence, hash: "", time: nil)
    }

    /// Ada and Bert are members, and Ada has a book that only she and Bert know of.
    static func snapshot(loan change: (inout Loan) -> Void = { _ in }) -> Snapshot {
        var ada = Member()
        (ada.name, ada.card) = ("Ada", "C-17")
        var bert = Member()
        bert.name = "Bert"
        var loan = Loan()
        loan.book = "On Growth and Form"
        loan.borrower = Reference(id(1))
        change(&loan)
        let items: [any Item] = [
            entry(ada, 1, id: id(1)), entry(bert, 2, id: id(2)), entry(loan, 1, id: id(3)),
        ]
        return Snapshot(of: list, items, at: point(1))
    }
}

extension Record {
    typealias Actor = Member
}

struct Member: Record {
    var name = ""
    var card = ""

    var title: String { name }

    static let kind = Kind(
        "member", prefix: "MEM", singular: "member", plural: "members", answers: [], purpose: "Who may borrow.")

    static let fields: FieldList<Member> = [
        Field("name", \.name, "Name", help: "As they sign.", required: true),
        Field("card", \.card, "Card", help: "The number on the card."),
    ]

    static let register = RegisterDeclaration<Member>(
        owned: .none, kept: .byManagers, readBy: .everyReader, current: .always, workflow: nil, approvals: [],
        entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [], decisions: nil,
        figures: [], offers: [], place: .none, likeness: .none(because: "members may be namesakes"), tags: .none,
        rules: [])
}

struct Loan: Record {
    enum State: String, Choice { case out, back, lost }

    var book = ""
    var borrower: Reference<Member>?
    var librarian: Reference<Member>?
    var due: Day?
    var state = State.out
    var circle: [Reference<Member>] = []
    var joinings: [CircleJoining] = []
    var takenBackAlone = ""

    var title: String { book }

    static let kind = Kind(
        "loan", prefix: "LOAN", singular: "loan", plural: "loans", answers: [], purpose: "What is lent to whom.")

    static let fields: FieldList<Loan> = [
        Field("book", \.book, "Book", help: "Its title.", required: true),
        Field("borrower", \.borrower, "Borrower", help: "Who has it."),
        Field("librarian", \.librarian, "Librarian", help: "Who lent it."),
        Field("due", \.due, "Due", help: "When it is to be back."),
        Field("state", \.state, "State", help: "Where it is."),
        Field("circle", \.circle, "Circle", help: "Who alone may know of it."),
        Field("joinings", \.joinings, "Joined", help: "Who joined it."),
        Field("takenBackAlone", \.takenBackAlone, "Alone", help: "Why the borrower took it back."),
    ]

    static let register = RegisterDeclaration<Loan>(
        owned: .by(\.borrower, deputies: [\.librarian], may: .change), kept: .byManagers,
        readBy: .circle(\.circle, joinedBy: [.approver], joinings: \.joinings),
        current: .when { $0.state != .back },
        workflow: Workflow(
            \.state, initial: .out, sealed: [.back],
            steps: [
                WorkflowStep(
                    "Take back", from: [.out, .lost], to: .back,
                    except: .named(\.borrower, unlessAlone: \.takenBackAlone), needs: [\.due])
            ]),
        approvals: [], entries: [], clocks: [], storage: .snapshot, layout: .asDeclared,
        due: [DueDate("return", by: \.due, while: { $0.state == .out })], lapses: [], decisions: nil, figures: [],
        offers: [], place: .none, likeness: .name,
        tags: .tags(lists: [.records("loans", [.text("book") { $0.title }])]),
        rules: [RuleChapter("Loans", rank: 10, step: 1, [NoBookTwice()])])
}

/// A rule to the library's engine, were there one.
struct NoBookTwice: DeclaredRule {}

/// What members say of a loan, which lies on its shelf.
struct Remark: Record {
    var loan: Reference<Loan>?
    var text = ""

    var title: String { text }

    static let kind = Kind(
        "remark", prefix: "REM", singular: "remark", plural: "remarks", answers: [], purpose: "What is said of loans.")

    static let fields: FieldList<Remark> = [
        Field("loan", \.loan, "Loan", help: "What it is about.", required: true),
        Field("text", \.text, "Text", help: "What is said."),
    ]

    static let register = RegisterDeclaration<Remark>(
        owned: .none, kept: .byManagers, readBy: .whoeverReadsParent, current: .always, workflow: nil, approvals: [],
        entries: [], clocks: [], storage: .shelf(parent: \.loan, appendOnly: true, stamps: nil), layout: .asDeclared,
        due: [], lapses: [], decisions: nil, figures: [], offers: [], place: .none,
        likeness: .none(because: "the same may be said twice"), tags: .none, rules: [])
}
