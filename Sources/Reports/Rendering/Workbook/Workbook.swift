import ISMS
import CXLSXWriter
import Foundation
import Phrases
import Registers

/// A workbook while it is written: its formats, made once each, and the lists of words its cells choose from.
struct Workbook {
    typealias Sheet = UnsafeMutablePointer<lxw_worksheet>
    typealias FormatPointer = UnsafeMutablePointer<lxw_format>

    /// How a cell looks.
    struct Format: Hashable {
        enum Place: Hashable { case cell, heading, title, name }
        /// Natural is left for texts and right for numbers and dates.
        enum Alignment: Hashable { case natural, left, center, right }

        var place = Place.cell
        var number: String?
        var fill: ReportColor?
        var ink: ReportColor?
        var isBold = false
        var alignment = Alignment.natural
    }

    private let pointer: UnsafeMutablePointer<lxw_workbook>
    private var formats: [Format: FormatPointer] = [:]
    private var choices: [[Phrase]] = []

    init(_ pointer: UnsafeMutablePointer<lxw_workbook>) { self.pointer = pointer }

    /// Adds a sheet; nil where memory ran out.
    func addSheet(_ name: String) -> Sheet? { workbook_add_worksheet(pointer, name) }

    mutating func format(_ format: Format) -> FormatPointer? {
        if let made = formats[format] { return made }
        guard let made = workbook_add_format(pointer) else { return nil }
        format_set_font_name(made, "Calibri")
        format_set_font_size(made, format.place == .title ? 18 : 10)
        format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        switch format.place {
        case .cell:
            format_set_text_wrap(made)
            format_set_bottom(made, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_bottom_color(made, 0xDDE2E6)
        case .heading:
            format_set_text_wrap(made)
            format_set_bold(made)
            format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
            format_set_bg_color(made, 0xF1F4F6)
            format_set_bottom(made, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_bottom_color(made, 0x16191D)
        case .title: format_set_bold(made)
        case .name: format_set_font_color(made, 0x5D6873)
        }
        if format.isBold { format_set_bold(made) }
        switch format.alignment {
        case .natural: if format.place == .cell { format_set_indent(made, 1) }
        case .left: format_set_align(made, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .center:
            format_set_align(made, UInt8(LXW_ALIGN_CENTER.rawValue))
            format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        case .right: format_set_align(made, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
        // Room on both sides keeps a figure off the text beside it.
        if format.alignment == .left || format.alignment == .right { format_set_indent(made, 1) }
        if let number = format.number { format_set_num_format(made, number) }
        if let fill = format.fill { format_set_bg_color(made, fill.value) }
        if let ink = format.ink { format_set_font_color(made, ink == ReportColor(0) ? 0x010101 : ink.value) }
        formats[format] = made
        return made
    }

    /// Writes a text as a text.
    mutating func write(_ phrase: Phrase, to sheet: Sheet, row: Int, column: Int, _ format: Format) {
        let made = self.format(format)
        let cleaned = CellText.cleaned(phrase.text)
        if cleaned.isEmpty {
            worksheet_write_blank(sheet, lxw_row_t(row), lxw_col_t(column), made)
        } else {
            worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), cleaned, made)
        }
    }

    mutating func write(_ number: Double, to sheet: Sheet, row: Int, column: Int, _ format: Format) {
        worksheet_write_number(sheet, lxw_row_t(row), lxw_col_t(column), number, self.format(format))
    }

    mutating func write(_ day: Day, to sheet: Sheet, row: Int, column: Int, _ format: Format) {
        // Spreadsheets know no day before this one, and count those until March 1900 wrongly.
        let (year, month, number) = day.parts
        guard year > 1900 else {
            write(.data(day.description), to: sheet, row: row, column: column, format)
            return
        }
        var format = format
        format.number = "yyyy-mm-dd"
        format.alignment = .left
        var date = lxw_datetime()
        date.year = Int32(year)
        date.month = Int32(month)
        date.day = Int32(number)
        worksheet_write_datetime(sheet, lxw_row_t(row), lxw_col_t(column), &date, self.format(format))
    }

    /// Lets the cells of a column be chosen from a list. The words stand on a sheet of their own, since a list inside
    /// a cell's rule holds 255 characters and none with a comma.
    mutating func offer(_ words: [Phrase], in sheet: Sheet, column: Int, rows: ClosedRange<Int>) {
        let place = choices.firstIndex(of: words) ?? choices.count
        if place == choices.count { choices.append(words) }
        let letter = Workbook.columnName(place)
        let formula = strdup("=Choices!$\(letter)$1:$\(letter)$\(words.count)")
        defer { free(formula) }
        var rule = lxw_data_validation()
        rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
        rule.value_formula = formula
        rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        worksheet_data_validation_range(
            sheet, lxw_row_t(rows.lowerBound), lxw_col_t(column), lxw_row_t(rows.upperBound), lxw_col_t(column), &rule)
    }

    /// Adds the hidden sheet that holds the lists, where there are any.
    mutating func addChoices() {
        guard !choices.isEmpty, let sheet = addSheet("Choices") else { return }
        for (column, words) in choices.enumerated() {
            for (row, word) in words.enumerated() {
                write(word, to: sheet, row: row, column: column, Format(place: .name))
            }
        }
        worksheet_hide(sheet)
    }

    /// `A` for 0, `AA` for 26.
    static func columnName(_ column: Int) -> String {
        var name = ""
        var rest = column
        repeat {
            name = String(UnicodeScalar(UInt8(65 + rest % 26))) + name
            rest = rest / 26 - 1
        } while rest >= 0
        return name
    }
}
