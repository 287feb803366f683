package import Phrases

/// Why a file was not read: what is wrong, where, and what to do about it. Nothing of the file was taken.
package struct TabularError: Error, Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        /// Nothing is in the file.
        case empty
        /// The file goes past a limit.
        case limit(TabularLimit, allowed: Int)
        /// The file is something else than CSV or XLSX.
        case foreign(ForeignFormat)
        /// A NUL is in what should be text.
        case notText
        /// A byte means nothing in the text's encoding.
        case undecodable(TextEncoding)
        /// Some of the text is UTF-8 and some is not.
        case mixedEncodings
        /// A quoted cell never ends. The place is where it begins.
        case unclosedQuote
        /// Something stands between a closing quote and the next delimiter.
        case textAfterQuote
        /// A workbook's archive cannot be read; `reason` is the archive library's word for it.
        case damagedArchive(reason: Phrase)
        /// A workbook's part is encrypted.
        case passwordProtected
        /// A workbook's part is packed in a way that workbooks do not use.
        case unusualCompression
        /// A part declares a document type, the way to smuggle in entities.
        case documentType
        /// A part is not well-formed XML; `reason` is the parser's word for it.
        case malformedXML(reason: Phrase)
        /// A workbook lacks a part that it refers to.
        case missingPart
        /// A workbook has no visible sheet with cells.
        case noSheets
        /// Rows or cells are out of order, occur twice or lie outside any spreadsheet.
        case misplacedCell(reference: String)
        /// A cell's value is not of the type that the cell states.
        case invalidValue(text: String)
    }

    package let problem: Problem
    package let place: TabularPlace

    package init(_ problem: Problem, at place: TabularPlace = TabularPlace()) {
        self.problem = problem
        self.place = place
    }

    /// What a person is told.
    package var sentence: Phrase {
        let place = place.words
        let told: Phrase = "\(problem.sentence). \(problem.advice)"
        return place.isEmpty ? told : "\(place): \(told)"
    }
}

extension TabularError.Problem {
    fileprivate var sentence: Phrase {
        switch self {
        case .empty: "the file is empty"
        case .limit(let limit, let allowed): limit.sentence(allowed: allowed)
        case .foreign(let format): "this looks like \(format.phrase), not CSV or XLSX"
        case .notText: "this is binary data, not the text that a CSV file consists of"
        case .undecodable(let encoding): "the text is not \(encoding.name)"
        case .mixedEncodings: "the text is UTF-8 in some places and another encoding here"
        case .unclosedQuote: "the quoted cell that begins here has no closing quote"
        case .textAfterQuote: "something follows the closing quote of this cell"
        case .damagedArchive(let reason): "the workbook's archive is damaged (\(reason))"
        case .passwordProtected: "the workbook is protected by a password"
        case .unusualCompression: "the workbook is packed in a way that spreadsheets do not use"
        case .documentType: "the part declares a document type, which no spreadsheet does"
        case .malformedXML(let reason): "the part is damaged (\(reason))"
        case .missingPart: "the workbook refers to this part, but does not contain it"
        case .noSheets: "the workbook has no visible sheet with cells"
        case .misplacedCell(let reference):
            "“\(reference.excerpt)” is out of order, occurs twice or lies outside the sheet"
        case .invalidValue(let text): "“\(text.excerpt)” is not of the type that the cell states"
        }
    }

    fileprivate var advice: Phrase {
        switch self {
        case .empty, .noSheets: "Check that the right file was chosen, and that it was saved."
        case .limit(let limit, _): limit.advice
        case .foreign(let format): format.advice
        case .notText, .undecodable, .mixedEncodings: "Save it again as “CSV UTF-8” or as XLSX."
        case .unclosedQuote: "Add the closing quote; a quote inside a quoted cell is written twice."
        case .textAfterQuote: "Write a quote inside a quoted cell twice, and begin the next cell after a delimiter."
        case .passwordProtected: "Save a copy without a password and import that."
        case .damagedArchive, .unusualCompression, .documentType, .malformedXML, .missingPart, .misplacedCell,
            .invalidValue:
            "Open the file in a spreadsheet program, save it again as XLSX and import that."
        }
    }
}
