package import Phrases

/// A matrix of two ratings: how many risks lie where, over the bands of the organization's criteria.
package struct HeatMap: Hashable, Sendable {
    /// A rating's name and its steps, lowest first, as the criteria call them.
    package struct Axis: Hashable, Sendable {
        package let title: Phrase
        package let steps: [String]

        package init(_ title: Phrase, steps: [String]) {
            self.title = title
            self.steps = steps
        }
    }

    /// A risk and its two ratings, counted from 1.
    package struct Placement: Hashable, Sendable {
        package let code: String
        /// Its step on the horizontal axis, from 1; nil where it is not rated.
        package let horizontal: Int?
        /// Its step on the vertical axis, from 1; nil where it is not rated.
        package let vertical: Int?

        package init(_ code: String, horizontal: Int?, vertical: Int?) {
            self.code = code
            self.horizontal = horizontal
            self.vertical = vertical
        }
    }

    package struct Cell: Hashable, Sendable {
        package let level: ReportLevel
        /// The risks that lie here, in the order they were given in.
        package let codes: [String]
        package var count: Int { codes.count }
    }

    package let title: Phrase
    package let horizontal: Axis
    package let vertical: Axis
    /// The cells by rows from the highest vertical step down, each from the lowest horizontal step up: as drawn.
    package let rows: [[Cell]]
    /// The risks without a place: not rated, or rated outside the axes.
    package let unplaced: [String]

    /// - Parameter level: the level of a place, both steps counted from 1. The criteria decide, not the drawing.
    package init(
        _ title: Phrase, horizontal: Axis, vertical: Axis, placements: some Sequence<Placement>,
        level: (_ horizontal: Int, _ vertical: Int) -> ReportLevel
    ) {
        var codes: [[[String]]] = Array(
            repeating: Array(repeating: [], count: horizontal.steps.count), count: vertical.steps.count)
        var unplaced: [String] = []
        for placement in placements {
            if let column = placement.horizontal, let row = placement.vertical,
                (1...max(1, horizontal.steps.count)).contains(column), (1...max(1, vertical.steps.count)).contains(row),
                !horizontal.steps.isEmpty, !vertical.steps.isEmpty
            {
                codes[row - 1][column - 1].append(placement.code)
            } else {
                unplaced.append(placement.code)
            }
        }
        self.title = title
        self.horizontal = horizontal
        self.vertical = vertical
        self.unplaced = unplaced
        rows = vertical.steps.indices.reversed().map { row in
            horizontal.steps.indices.map { column in
                Cell(level: level(column + 1, row + 1), codes: codes[row][column])
            }
        }
    }

    /// How many risks have a place.
    package var placedCount: Int { rows.joined().reduce(0) { $0 + $1.count } }

    /// The bands of the matrix and how many risks lie in each, from the corner of the lowest ratings upwards.
    package var bands: [(level: ReportLevel, count: Int)] {
        var cells: [(distance: Int, cell: Cell)] = []
        for (row, line) in rows.reversed().enumerated() {
            for (column, cell) in line.enumerated() { cells.append((row + column, cell)) }
        }
        var bands: [(level: ReportLevel, count: Int)] = []
        for (_, cell) in cells.sorted(by: { $0.distance < $1.distance }) {
            let band = ReportLevel(cell.level.name, color: cell.level.color)
            if let place = bands.firstIndex(where: { $0.level == band }) {
                bands[place].count += cell.count
            } else {
                bands.append((band, cell.count))
            }
        }
        return bands
    }
}
