/// A fault in one of the catalogues' own data files: where it is and what is wrong there.
///
/// The files are embedded in the program, so such a fault is a defect of the build and not of what a user did.
package struct CatalogError: Error, Hashable, Sendable, CustomStringConvertible {
    package let file: String
    /// As a spreadsheet counts: the heading is row 1. Nil where the file as a whole is at fault.
    package let row: Int?
    /// The column's heading; nil where the row as a whole is at fault.
    package let column: String?
    package let problem: String

    package init(file: String, row: Int? = nil, column: String? = nil, problem: String) {
        self.file = file
        self.row = row
        self.column = column
        self.problem = problem
    }

    package var description: String {
        var place = file
        if let row { place += ", row \(row)" }
        if let column { place += ", column \(column)" }
        return "\(place): \(problem)"
    }
}
