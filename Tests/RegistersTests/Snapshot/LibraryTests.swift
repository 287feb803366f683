import Phrases
import RecordFormat
import Registers
import Testing

/// That a program of other registers than ours gets everything that a register can declare.
@Suite("Registers of any program")
struct LibraryTests {
    private let ada = Library.id(1)
    private let bert = Library.id(2)
    private let loan = Library.id(3)

    @Test("A snapshot finds records by the list it was made of: by kind, code, name and name elsewhere")
    func finding() throws {
        let snapshot = Library.snapshot()
        #expect(snapshot.items.map(\.code) == ["MEM-1", "MEM-2", "LOAN-1"])
        #expect(snapshot.item(code: "loan-1")?.id == loan)
        #expect(snapshot.item(code: "RISK-1") == nil)
        #expect(try snapshot.record(called: "Bert", kinds: ["member"]).id == bert)
        #expect(try snapshot.record(called: "C-17", kinds: ["member"]).id == ada)
        #expect(snapshot.items(referringTo: ada).map(\.id) == [loan])
    }

    @Test("A list knows its kinds by what people call them", arguments: ["loan", "Loans", "LOAN"])
    func kinds(text: String) {
        #expect(Library.list.kind(called: text) == Loan.kind)
        #expect(Library.list.kind(called: "risk") == nil)
        #expect(Library.list.shelved == [Remark.kind])
        #expect(Library.list.secretKinds == [Loan.kind])
    }

    @Test("A record belongs to whom its declaration names, by the people of this program")
    func ownership() throws {
        let snapshot = Library.snapshot { $0.librarian = Reference(bert) }
        let record = try #require(snapshot.item(id: loan)?.record)
        #expect(record.answering == ada)
        #expect(record.isOwn(of: ada, in: snapshot) && record.isOwn(of: bert, in: snapshot))
        #expect(!record.isOwn(of: loan, in: snapshot))
    }

    @Test("Nobody outside a circle knows of a record, and a snapshot without it is as if it had never been")
    func circles() {
        let snapshot = Library.snapshot { $0.circle = [Reference(ada)] }
        #expect(snapshot.hidden(from: ada) == [])
        #expect(snapshot.hidden(from: bert) == [loan])
        #expect(snapshot.hidden(from: nil) == [loan])
        let veiled = snapshot.hiding([loan])
        #expect(veiled.item(id: loan) == nil && veiled.items(referringTo: ada).isEmpty)
    }

    @Test("A step names who must not take it")
    func workflow() throws {
        let step = try #require(Loan.workflow?.steps.first)
        let record = try #require(Library.snapshot().item(id: loan)?.record)
        #expect(step.barred(record).map(\.person) == [ada])
        #expect(step.needs.map(\.name) == ["due"])
    }

    @Test("Owners are asked for what is due")
    func due() {
        let snapshot = Library.snapshot { $0.due = "2026-03-20" }
        let derivation = Derivation(of: snapshot, on: "2026-03-01")
        #expect(derivation.asks(ofOwner: ada).map(\.matter.day) == ["2026-03-20"])
        #expect(derivation.asks(ofOwner: bert).isEmpty)
    }

    @Test("What is derived is made once for a snapshot, and of the earlier value for the next")
    func derivation() {
        let first = Derivation(of: Library.snapshot(), on: "2026-03-01")
        func count(_ derivation: Derivation) -> Count {
            derivation.carried { earlier in
                Count(of: derivation.snapshot[Loan.self].count, made: (earlier?.value.made ?? 0) + 1)
            }
        }
        #expect(count(first).made == 1 && count(first).made == 1)
        let next = first.snapshot.applying(put: [any Item](), remove: [loan], at: Library.point(2))
        let second = Derivation(of: next, on: "2026-03-01", after: first)
        #expect(count(second) == Count(of: 0, made: 2))
        // On another day nothing stands.
        #expect(count(Derivation(of: next, on: "2026-03-02", after: first)).made == 1)
    }

    @Test("What a snapshot works out is made once, and anew after a change")
    func once() {
        let snapshot = Library.snapshot()
        var makings = 0
        func count(_ snapshot: Snapshot) -> Count {
            snapshot.once {
                makings += 1
                return Count(of: snapshot[Loan.self].count, made: 1)
            }
        }
        #expect(count(snapshot).of == 1 && count(snapshot).of == 1)
        #expect(makings == 1)
        #expect(count(snapshot.applying(put: [any Item](), remove: [loan], at: Library.point(2))).of == 0)
        #expect(makings == 2)
    }

    @Test("A register's rules are carried as they were declared")
    func rules() {
        #expect(Loan.register.rules.map(\.title.english) == ["Loans"])
        #expect(Loan.register.rules.flatMap(\.rules).count == 1)
    }

    private struct Count: Hashable, Sendable {
        let of: Int
        let made: Int
    }
}
