import Phrases

/// The numbers of a document's sections, and the places that its links lead to.
struct ReportOutline: Sendable {
    struct Entry: Hashable, Sendable {
        /// As in `2.1`.
        let number: String
        let title: Phrase
        let level: Int
        /// The `id` of the heading.
        let anchor: String
    }

    /// The headings, in order.
    let entries: [Entry]
    /// The codes of the records and statements that have a place of their own, so that mentions can link to it.
    private let codes: Set<String>

    init(_ document: ReportDocument) {
        var entries: [Entry] = []
        var counters: [Int] = []
        for case .heading(let heading) in document.blocks {
            // A level may be left out on the way down; the number then goes down by one only.
            let level = min(heading.level, counters.count + 1)
            counters = Array(counters.prefix(level))
            if counters.count == level { counters[level - 1] += 1 } else { counters.append(1) }
            let number = counters.map(String.init).joined(separator: ".")
            entries.append(Entry(number: number, title: heading.title, level: level, anchor: "section-" + number))
        }
        self.entries = entries
        codes = Set(document.tables.flatMap(\.rows).compactMap(\.code) + document.statements.map(\.identifier))
    }

    /// The `id` of the row that shows a record, or of a statement; nil where there is none of that code.
    func anchor(of code: String) -> String? {
        codes.contains(code) ? "record-" + code : nil
    }
}
