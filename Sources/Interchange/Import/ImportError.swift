package import RecordFormat
package import Operations
package import Phrases

/// Why nothing was imported.
package enum ImportError: Error, Sendable {
    /// The columns or options do not fit the register; a sentence for each reason.
    case columns([Phrase])
    /// Cells, rows or options that cannot be taken.
    case cells(ImportProblems)
    /// The workspace refused for another reason than what the rows say.
    case workspace(WorkspaceError)
}

/// One cell, row or option that cannot be taken.
package struct ImportProblem: Hashable, Sendable {
    /// Empty for an option.
    package let place: TabularPlace
    /// The option, such as `--set owner`, where it is one's value that is wrong.
    package let option: Phrase?
    /// What the cell holds; nil for an empty one.
    package let value: String?
    /// What is wrong and what was expected.
    package let problem: Phrase

    /// Where it is and what is wrong.
    package var sentence: Phrase {
        var words = option ?? place.words
        // Most problems quote the value themselves.
        if let value, !value.isEmpty, !problem.english.contains("“\(value)”") { words += ", “\(value.excerpt)”" }
        return words.isEmpty ? problem : "\(words): \(problem)"
    }
}

/// The problems of an import, those highest up in the sheet kept.
package struct ImportProblems: Hashable, Sendable {
    private var kept: [ImportProblem] = []
    /// How many there were, kept or not.
    package private(set) var count = 0
    private let keptMax: Int

    init(keptMax: Int) { self.keptMax = keptMax }

    /// Adds a problem; the same of the same cell, which several fields may be read from, counts once.
    mutating func add(_ problem: ImportProblem) {
        if problem == kept.last { return }
        count += 1
        kept.append(problem)
        // Two passes over the rows find problems out of order, so some room is left before the lowest are dropped.
        if kept.count >= 2 * keptMax + 16 { kept = problems }
    }

    /// What concerns no cell first, then row by row.
    package var problems: [ImportProblem] {
        let sorted = kept.sorted { left, right in
            (left.place.row ?? 0, left.place.column ?? 0) < (right.place.row ?? 0, right.place.column ?? 0)
        }
        return Array(sorted.prefix(keptMax))
    }

    package var isEmpty: Bool { count == 0 }

    /// The problems as lines, and how many more there are.
    package var lines: [Phrase] {
        let problems = problems
        return problems.map(\.sentence) + (count > problems.count ? ["and \(count - problems.count) more"] : [])
    }
}

extension ImportError {
    /// What a person is told, over several lines where there are several problems.
    package var sentence: Phrase {
        switch self {
        case .columns(let sentences): return sentences.joined(separator: "\n")
        case .cells(let problems):
            let what = Phrase.counted(problems.count, one: "1 problem", other: "\(problems.count) problems")
            let lines = problems.lines.map { "  - \($0)" as Phrase }.joined(separator: "\n")
            return "nothing was imported: \(what)\n\(lines)"
        case .workspace(let error): return error.phrase
        }
    }

    package var json: JSON {
        switch self {
        case .columns(let sentences):
            [
                "imported": false, "problemCount": .integer(sentences.count),
                "problems": .array(sentences.map { ["problem": .string($0.english)] }),
            ]
        case .cells(let problems):
            [
                "imported": false, "problemCount": .integer(problems.count),
                "problems": .array(problems.problems.map(\.json)),
            ]
        case .workspace(let error):
            ["imported": false, "problemCount": 1, "problems": .array([["problem": .string(error.phrase.english)]])]
        }
    }
}

extension ImportProblem {
    fileprivate var json: JSON {
        var fields: JSON.Fields = [("problem", .string(problem.english))]
        if let row = place.row { fields.append(("row", .integer(row))) }
        if let column = place.column { fields.append(("column", .string(ColumnLetters.letters(of: column)))) }
        if let heading = place.heading { fields.append(("heading", .string(heading))) }
        if let option { fields.append(("option", .string(option.english))) }
        if let value { fields.append(("value", .string(value))) }
        return JSON(fields: fields)
    }
}
