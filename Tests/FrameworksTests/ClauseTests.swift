import Frameworks
import Testing

@Suite("Clauses 4 to 10")
struct ClauseTests {
    let catalog = Catalog.bundled

    @Test("There are 7 clauses, 34 subclauses and 120 items")
    func counts() {
        #expect(catalog.clauses.count == 161)
        #expect(catalog.clauses.count { $0.level == .clause } == 7)
        #expect(catalog.clauses.count { $0.level == .subclause } == 34)
        #expect(catalog.clauses.count { $0.level == .item } == 120)
    }

    @Test("Every part's parent exists, and only the seven clauses have none")
    func parents() {
        for clause in catalog.clauses {
            #expect(clause.parent.map { catalog.clauses[id: $0] != nil } ?? (clause.level == .clause))
        }
    }

    @Test("The parts of a clause are numbered without a gap, from 1 or a")
    func contiguous() {
        let families = Dictionary(grouping: catalog.clauses, by: \.parent)
        for (parent, children) in families {
            let last = children.map { $0.id.description.split(separator: ".").last.map(String.init) ?? "" }
            let start = parent == nil ? 4 : 1
            let numbers = (start..<start + last.count).map(String.init)
            let letters = last.indices.map { String(UnicodeScalar(UInt8(97 + $0))) }
            #expect(last == numbers || last == letters, "below \(parent?.description ?? "the standard")")
        }
    }

    @Test("The list stands in the standard's order")
    func order() {
        #expect(catalog.clauses.map(\.id) == catalog.clauses.map(\.id).sorted())
        #expect(catalog.clauses.last?.id.description == "10.2.g")
    }

    @Test("Amendment 1:2024 stands at 4.1 and 4.2, and nowhere else")
    func amendment() {
        #expect(catalog.clauses.filter { $0.amendment != nil }.map(\.id.description) == ["4.1", "4.2"])
        for clause in catalog.clauses { #expect(clause.amendment?.contains("climate") ?? true) }
    }

    @Test("All documented information that the standard demands is listed, documents and records apart")
    func documentedInformation() {
        let demanded: [(DocumentedInformation.Kind, [String])] = [
            (.document, ["4.3", "5.2.e", "6.1.2", "6.1.3", "6.1.3.d", "6.1.3.e", "6.2.g", "7.5.1.b", "7.5.3"]),
            (.record, ["7.2.d", "8.1", "8.2", "8.3", "9.1", "9.2.2", "9.3.3", "10.2.f", "10.2.g"]),
        ]
        for (kind, clauses) in demanded {
            let listed = catalog.documentedInformation.filter { $0.kind == kind }
            #expect(listed.map(\.clause.description) == clauses)
            #expect(
                listed.allSatisfy { !$0.name.isEmpty && catalog.clauses[id: $0.clause]?.documentedInformation == $0 })
        }
        #expect(catalog.documentedInformation.count == 18)
    }

    @Test(
        "A clause number is read however people write it",
        arguments: [
            "6.1.3.d", "6.1.3 d", "6.1.3d", "6.1.3 d)", "6.1.3(d)", "Clause 6.1.3 d", "6.1.3.D",
            "6.1.3 d) Produce the SoA",
            "6.1.3 d – Statement",
        ])
    func lenient(text: String) {
        let id = Clause.ID(parsing: text)
        #expect(id?.description == "6.1.3.d")
        #expect(id?.written == "6.1.3 d")
    }

    @Test("A title behind the number is passed over")
    func titled() {
        #expect(Clause.ID(parsing: "9.2.1 General")?.description == "9.2.1")
        #expect(Clause.ID(parsing: "10: Improvement")?.description == "10")
    }

    @Test(
        "Text that is no clause number is refused",
        arguments: ["", "A.5.1", "3.1", "11", "0", "Clause", "d", "6.1%", "6.300"])
    func refused(text: String) {
        #expect(Clause.ID(parsing: text) == nil)
    }

    @Test("The strict reading takes the canonical spelling only")
    func strict() {
        #expect(Clause.ID("6.1.2.c.1")?.parent == Clause.ID("6.1.2.c"))
        for text in ["6.1.3 d", "6.1.3d", "06.1", "6.1.3.D", "6.1."] { #expect(Clause.ID(text) == nil) }
    }
}
