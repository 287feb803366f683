import ISMS
import Registers

/// The lines of the statement that a query asks for, group by group.
struct StatementListing: Sendable {
    typealias Line = StatementOfApplicability.Line

    struct Part: Sendable {
        let group: StatementQuery.Group
        let lines: [Line]
    }

    let query: StatementQuery
    /// The groups that have lines, in the order of Annex A; of the organization's own controls only one page.
    let parts: [Part]
    let matchCount: Int
    let allCount: Int
    /// How many of the organization's own controls match, on all pages.
    let ownCount: Int

    var pageCount: Int { max(1, (ownCount + StatementQuery.pageSize - 1) / StatementQuery.pageSize) }

    init(_ query: StatementQuery, of statement: StatementOfApplicability) {
        var query = query
        var found = query.isNarrowed ? statement.lines.filter(query.matches) : statement.lines
        let words = query.text.lowercased().split(separator: " ").map { Array($0.utf8) }
        if !words.isEmpty { found = found.filter { Self.holds($0, words) } }
        allCount = statement.lines.count
        matchCount = found.count
        let firstOwn = found.firstIndex { !$0.isReference } ?? found.endIndex
        let own = found[firstOwn...]
        ownCount = own.count
        query.page = min(query.page, max(1, (own.count + StatementQuery.pageSize - 1) / StatementQuery.pageSize))
        self.query = query
        var parts: [Part] = []
        // The 93 stand together on the first page; the other pages go on with the organization's own.
        if query.page == 1 {
            for group in StatementQuery.Group.all where group != .own {
                let lines = found[..<firstOwn].filter { $0.group == group }
                if !lines.isEmpty { parts.append(Part(group: group, lines: lines)) }
            }
        }
        let first = own.startIndex + (query.page - 1) * StatementQuery.pageSize
        let shown = own[first..<min(first + StatementQuery.pageSize, own.endIndex)]
        if !shown.isEmpty { parts.append(Part(group: .own, lines: Array(shown))) }
        self.parts = parts
    }

    /// Whether a line's number, title, justification, or the codes and names of its controls hold every word.
    private static func holds(_ line: Line, _ words: [[UInt8]]) -> Bool {
        var text = "\(line.subject.id)\u{0}\(line.title)\u{0}\(line.justification)"
        for control in line.controls { text += "\u{0}\(control.code)\u{0}\(control.title)" }
        let bytes = Array(text.lowercased().utf8)
        return words.allSatisfy { contains($0, in: bytes) }
    }

    private static func contains(_ word: [UInt8], in bytes: [UInt8]) -> Bool {
        guard let initial = word.first, bytes.count >= word.count else { return word.isEmpty }
        var place = 0
        while place <= bytes.count - word.count {
            if bytes[place] == initial, bytes[place..<place + word.count].elementsEqual(word) { return true }
            place += 1
        }
        return false
    }
}
