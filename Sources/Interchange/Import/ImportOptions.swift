/// What a person asked of an import, beyond the file and the register.
package struct ImportOptions: Hashable, Sendable {
    /// LEFT=RIGHT as it was given.
    package struct Assignment: Hashable, Sendable {
        package let left: String
        package let right: String

        package init(_ left: String, _ right: String) {
            self.left = left
            self.right = right
        }

        /// - Returns: nil where there is no equals sign, or nothing before it.
        package init?(_ text: String) {
            guard let equals = text.firstIndex(of: "="), equals != text.startIndex else { return nil }
            left = String(text[..<equals])
            right = String(text[text.index(after: equals)...])
        }
    }

    /// Which part comes first in a date such as 03/04/2026.
    package enum DateOrder: String, Hashable, Sendable, CaseIterable {
        case dayFirst = "day-first"
        case monthFirst = "month-first"
    }

    /// COLUMN=FIELD; the column by heading or letters, no field to leave it out. A column may be given several times.
    package var columns: [Assignment] = []
    /// The field each column goes into, by the column's number, as somebody chose it in a form; an empty text leaves the
    /// column out. Where it is given it alone decides, and neither headings nor `columns` are asked.
    package var chosenFields: [Int: String]?
    /// FIELD=VALUE for rows whose field would else be empty.
    package var defaults: [Assignment] = []
    /// Whether records that cells name and that are not there are made, by that name alone.
    package var createsMissing = false
    /// Whether an empty cell clears the field of a record that is there already.
    package var clearsEmpty = false
    /// Nil refuses dates written with slashes.
    package var dateOrder: DateOrder?
    /// How messages tell a person to answer them.
    package var advice = ImportAdvice.commandLine
    /// How many problems are told one by one.
    package var problemsMax = 200

    package init() {}
}
