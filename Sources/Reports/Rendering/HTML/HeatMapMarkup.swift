import HTML
import Phrases

/// A heat map as an HTML table: the figure is the count, the codes stand under it, and each cell names its band for
/// those who do not see colours.
struct HeatMapMarkup {
    let map: HeatMap
    let cells: CellMarkup

    /// How many codes a cell shows before it says how many more there are.
    private static let codesMax = 6

    var markup: Markup {
        figure(.class("heat-map"), .aria("label", map.title), .tabindex(0)) {
            figcaption { map.title }
            table {
                tbody {
                    for (place, row) in map.rows.enumerated() {
                        tr {
                            if place == 0 {
                                th(.class("axis vertical"), .scope(.rowGroup), .rowspan(map.rows.count)) {
                                    span { map.vertical.title }
                                }
                            }
                            th(.class("step"), .scope(.row)) {
                                span(.class("rating")) { map.rows.count - place }
                                map.vertical.steps[map.rows.count - 1 - place]
                            }
                            for cell in row { markup(of: cell) }
                        }
                    }
                }
                tfoot {
                    tr {
                        td(.class("corner"), .colspan(2))
                        for (place, step) in map.horizontal.steps.enumerated() {
                            th(.class("step"), .scope(.column)) {
                                span(.class("rating")) { place + 1 }
                                step
                            }
                        }
                    }
                    tr {
                        td(.class("corner"), .colspan(2))
                        th(.class("axis"), .scope(.columnGroup), .colspan(map.horizontal.steps.count)) {
                            map.horizontal.title
                        }
                    }
                }
            }
            legend
        }
    }

    private func markup(of cell: HeatMap.Cell) -> Markup {
        td(.class("place", cell.level.color.className, cell.codes.isEmpty ? "vacant" : nil)) {
            if cell.codes.isEmpty {
                span(.class("band-name")) { cell.level.name }
            } else {
                span(.class("count")) { cell.count }
                span(.class("band-name")) { cell.level.name }
                span(.class("codes")) {
                    cells.markup(ofCodes: Array(cell.codes.prefix(HeatMapMarkup.codesMax)), in: nil)
                    if cell.count > HeatMapMarkup.codesMax { " +\(cell.count - HeatMapMarkup.codesMax)" }
                }
            }
        }
    }

    private var legend: Markup {
        div(.class("legend")) {
            for (level, count) in map.bands {
                span(.class("key")) {
                    span(.class("swatch", level.color.className)) {}
                    level.name
                    span(.class("count")) { count }
                }
            }
            if !map.unplaced.isEmpty {
                span(.class("key unplaced")) {
                    "Not rated: "
                    cells.markup(ofCodes: map.unplaced, in: nil)
                }
            }
        }
    }
}
