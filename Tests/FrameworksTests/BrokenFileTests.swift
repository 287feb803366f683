import Frameworks
import Testing

@Suite("A broken data file is refused with its place")
struct BrokenFileTests {
    /// A change to a file's text and the error it must cause.
    struct Break: CustomTestStringConvertible, Sendable {
        let file: String
        let old: String
        let new: String
        let error: CatalogError

        init(_ file: String, _ old: String, _ new: String, row: Int?, column: String? = nil, _ problem: String) {
            self.file = file
            self.old = old
            self.new = new
            error = CatalogError(file: file, row: row, column: column, problem: problem)
        }

        var testDescription: String { error.description }
    }

    static let brokenText = [
        Break(
            "threats.csv", "id,name,category", "id,title,category", row: 1,
            "the heading is not id,name,category,origin,bsi_elementary_threats,attack_techniques_v19_1"),
        Break("threats.csv", "T-01,Fire,", "T-01,Fire,,", row: 2, "has 7 cells, not 6"),
        Break("threats.csv", "\nT-02", "\n\nT-02", row: 3, "is blank"),
        Break("threats.csv", "Fire", "Fi\"re", row: 2, "cell 2 has a stray quote or carriage return"),
        Break("threats.csv", "\"A,E\",G 0.4", "\"A,E\"x,G 0.4", row: 4, "cell 4 has a stray quote or carriage return"),
        Break("threats.csv", "G 0.7,", "\"G 0.7,", row: 65, "cell 5 opens a quote and never closes it"),
        Break("threats.csv", "Fire", "Fi\rre", row: 2, "cell 2 has a stray quote or carriage return"),
    ]

    static let brokenValues = [
        Break("threats.csv", "T-02,", "T-01,", row: 3, column: "id", "T-01 stands in the file twice"),
        Break("threats.csv", "Fire", "", row: 2, column: "name", "is empty"),
        Break("threats.csv", "Fire", " Fire", row: 2, column: "name", "begins or ends with a space"),
        Break(
            "threats.csv", "Fire,physical threats", "Fire,magic", row: 2, column: "category",
            "“magic” is no kind of threat"),
        Break(
            "threats.csv", "\"A,E\",G 0.4", "\"A,X\",G 0.4", row: 4, column: "origin", "“X” is no origin (A, D or E)"),
        Break(
            "threats.csv", "G 0.2;G 0.5", "G 0.2;;G 0.5", row: 8, column: "bsi_elementary_threats", "has an empty part"),
        Break(
            "threats.csv", "G 0.2;G 0.5", "G 0.2;G 0.2", row: 8, column: "bsi_elementary_threats",
            "names something twice: G 0.2;G 0.2"),
        Break(
            "vulnerabilities.csv", "T-16;T-19", "T-16;T-99", row: 2, column: "example_threats",
            "“T-99” is no known threat"),
        Break(
            "vulnerabilities.csv", "A.7.13;A.8.8", "A.7.13;A.8.35", row: 2, column: "example_controls",
            "“A.8.35” is neither an Annex A control nor a clause"),
        Break(
            "vulnerabilities.csv", "6.1.2;8.2", "6.1.2;8.4", row: 66, column: "example_controls",
            "“8.4” is neither an Annex A control nor a clause"),
        Break(
            "scenarios.csv", "information,T-36,", "informations,T-36,", row: 2, column: "asset_type",
            "“informations” is no asset type"),
        Break(
            "scenarios.csv", "T-36,V-17;V-43", "T-65,V-17;V-43", row: 2, column: "threat", "“T-65” is no known threat"),
        Break(
            "scenarios.csv", "T-36,V-17;V-43", "T-36,V-17;V-83", row: 2, column: "vulnerabilities",
            "“V-83” is no known vulnerability"),
        Break("scenarios.csv", "V-43,C,", "V-43,CI,", row: 2, column: "affects", "“CI” is no property (C, I or A)"),
        Break(
            "scenarios.csv", "A.8.3;A.8.12;A.8.16;A.5.18,\"Databases", "A.8.3,\"Databases", row: 2, column: "controls",
            "names fewer than 2 or more than 6"),
        Break(
            "iso27001-2022-clauses.csv", "4.1,4,", "4.1,5,", row: 3, column: "parent_id", "is not what 4.1 stands under"
        ),
        Break(
            "iso27001-2022-clauses.csv", "\n10,,clause", "\n11,,clause", row: 148, column: "id",
            "“11” is no clause number"),
        Break(
            "iso27001-2022-clauses.csv", "\n7.4,7,subclause,Communication,,,", "", row: 91, column: "parent_id",
            "7.4 does not stand above its part 7.4.a"),
        Break(
            "iso27001-2022-annex-a.csv", "A.5.1,organizational", "A.5.1,people", row: 2, column: "theme",
            "A.5.1 belongs to the organizational controls"),
        Break(
            "iso27001-2022-annex-a.csv", "A.5.1.1;A.5.1.2,preventive", "A.5.1.1;A.5.1.2,protective", row: 2,
            column: "control_type", "“protective” is no control type"),
        Break(
            "iso27001-2022-annex-a.csv", "security,no,A.5.1.1;A.5.1.2", "security,maybe,A.5.1.1;A.5.1.2", row: 2,
            column: "new_in_2022", "“maybe” is neither yes nor no"),
        Break(
            "iso27001-2022-annex-a.csv", "security,no,A.5.1.1;A.5.1.2", "security,yes,A.5.1.1;A.5.1.2", row: 2,
            column: "iso27001_2013", "a control is new or has predecessors, one of the two"),
        Break("map-annex-a-gdpr.csv", "A.5.1,24", "A.5.1,100", row: 2, column: "target", "“100” is no item of gdpr"),
        Break(
            "map-annex-a-gdpr.csv", "A.5.1,32", "A.5.1,24", row: 3, column: "target",
            "A.5.1 is mapped to gdpr:24 twice"),
        Break(
            "map-clauses-soc2.csv", "4.1,CC3.1", "4.9,CC3.1", row: 2, column: "source",
            "“4.9” is no item of iso27001-2022"),
    ]

    @Test("Text that is no strict CSV", arguments: brokenText)
    func text(change: Break) throws { try expect(change) }

    @Test("A value that no catalogue may hold", arguments: brokenValues)
    func value(change: Break) throws { try expect(change) }

    private func expect(_ change: Break) throws {
        var found = false
        let error = fault(changing: change.file) { text in
            guard let range = text.firstRange(of: change.old) else { return text }
            found = true
            return text.replacingCharacters(in: range, with: change.new)
        }
        try #require(found, "\(change.file) no longer holds “\(change.old)”")
        #expect(error == change.error)
    }

    @Test("An Annex A with a control missing is refused")
    func missingControl() {
        let error = fault(changing: "iso27001-2022-annex-a.csv") { text in
            text.split(separator: "\n").dropLast().joined(separator: "\n")
        }
        #expect(error == CatalogError(file: "iso27001-2022-annex-a.csv", problem: "has 92 controls, not 93"))
    }

    @Test("A missing, an empty and a non-UTF-8 file are refused")
    func wholeFile() {
        #expect(throws: CatalogError(file: "threats.csv", problem: "is missing")) {
            try Catalog { $0 == "threats.csv" ? nil : CatalogFile.embedded($0) }
        }
        #expect(fault(changing: "threats.csv") { _ in "" }?.row == 1)
        #expect(throws: CatalogError(file: "threats.csv", problem: "is not UTF-8")) {
            try Catalog { $0 == "threats.csv" ? CatalogFile(path: $0, bytes: [0x69, 0xFF]) : CatalogFile.embedded($0) }
        }
    }

    @Test("An error reads as a place and a problem")
    func description() {
        let error = CatalogError(file: "threats.csv", row: 3, column: "origin", problem: "is empty")
        #expect(error.description == "threats.csv, row 3, column origin: is empty")
        #expect(CatalogError(file: "threats.csv", problem: "is missing").description == "threats.csv: is missing")
    }

    @Test("Quoted cells may hold commas, doubled quotes and line breaks; lines may end as Windows ends them")
    func quoting() throws {
        let catalog = try catalog(changing: "threats.csv") { text in
            text.replacing("T-01,Fire,", with: "T-01,\"Fire, \"\"big\"\"\nor small\",").replacing("\n", with: "\r\n")
        }
        #expect(catalog.threats[id: "T-01"]?.name == "Fire, \"big\"\r\nor small")
        #expect(catalog.threats.count == Catalog.bundled.threats.count)
    }

    @Test("A file may lack its last line break")
    func lastLine() throws {
        let catalog = try catalog(changing: "threats.csv") { String($0.dropLast()) }
        #expect(catalog.threats.map(\.id) == Catalog.bundled.threats.map(\.id))
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
