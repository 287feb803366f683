import ISMS
import HTML
import Phrases
import Registers

/// Cells and texts as HTML.
struct CellMarkup {
    let outline: ReportOutline

    /// - Parameter ownCode: the code of the record whose row the cell stands in; it does not link to itself.
    func markup(of cell: ReportCell, in ownCode: String? = nil) -> Markup {
        switch cell {
        case .empty: .nothing
        case .text(let text): markup(of: text)
        case .number(let number): Markup(number.readableText)
        case .day(let day): time(.datetime(day.description)) { day.description }
        case .level(let level): CellMarkup.markup(of: level)
        case .status(let status): CellMarkup.markup(of: status)
        case .code(let code): markup(ofCode: code, in: ownCode)
        case .codes(let codes): markup(ofCodes: codes, in: ownCode)
        case .list(let items): ul { for item in items { li { markup(of: item) } } }
        }
    }

    func markup(of text: RichText) -> Markup {
        if case .plain(let only)? = text.runs.first, text.runs.count == 1 { return Markup(only) }
        return Markup(
            text.runs.map { run in
                switch run {
                case .plain(let text): Markup(text)
                case .strong(let text): strong { text }
                case .emphasis(let text): em { text }
                case .code(let code): markup(ofCode: code, in: nil)
                case .link(let text, let address): a(.href(address), .rel("noreferrer")) { text }
                }
            })
    }

    func markup(ofCodes codes: [String], in ownCode: String?) -> Markup {
        Markup {
            for (place, code) in codes.enumerated() {
                if place > 0 { ", " }
                markup(ofCode: code, in: ownCode)
            }
        }
    }

    private func markup(ofCode code: String, in ownCode: String?) -> Markup {
        if code != ownCode, let anchor = outline.anchor(of: code) {
            return a(.class("code"), .href(WebAddress(fragment: anchor))) { code }
        }
        return span(.class("code")) { code }
    }

    /// A band is named on its colour, so that it is read without the colour too.
    static func markup(of level: ReportLevel) -> Markup {
        span(.class("band", level.color.className)) {
            if let figure = level.figure { span(.class("figure")) { figure } }
            level.name
        }
    }

    static func markup(of status: ReportStatus) -> Markup {
        span(.class("status", status.tone.className)) { status.name }
    }
}

extension ReportColor {
    /// The class that sets an element in this colour; the style sheet has a rule for each colour of the document.
    var className: String { "color-" + hexDigits }
}
