import HTML
import Phrases

/// Shares as bars: drawn without text, with the figures in the table around them.
struct CoverageMarkup {
    let chart: CoverageChart

    var markup: Markup {
        figure(.class("coverage"), .aria("label", chart.title), .tabindex(0)) {
            figcaption { chart.title }
            table {
                tbody {
                    for bar in chart.bars {
                        tr {
                            th(.scope(.row)) { bar.name }
                            td(.class("bar")) { drawing(of: bar) }
                            td(.class("shares")) { figures(of: bar) }
                        }
                    }
                }
            }
            div(.class("legend")) {
                for status in chart.statuses { span(.class("key")) { CellMarkup.markup(of: status) } }
            }
        }
    }

    private func drawing(of bar: CoverageChart.Bar) -> Markup {
        var start = 0
        return SVG.drawing(width: 400, height: 12, label: description(of: bar), .preserveAspectRatio("none")) {
            SVG.rect(x: 0, y: 0, width: 400, height: 12, .fill("#e8ebee"))
            for share in bar.shares where share.count > 0 {
                let left = Double(start) / Double(bar.total) * 400
                let width = Double(share.count) / Double(bar.total) * 400
                let _ = start += share.count
                // A hairline of the page between two shares tells them apart without their colours.
                SVG.rect(
                    x: left, y: 0, width: start < bar.total ? max(width - 1.5, 0.5) : width, height: 12,
                    .fill(share.status.tone.color.description))
            }
        }
    }

    /// The first status's share in percent, and its count of all: what the bar is looked at for.
    private func figures(of bar: CoverageChart.Bar) -> Markup {
        Markup {
            span(.class("percent")) { percent(bar.shares.first?.count ?? 0, of: bar.total) }
            span(.class("of")) { "\(bar.shares.first?.count ?? 0) of \(bar.total)" }
        }
    }

    private func description(of bar: CoverageChart.Bar) -> Phrase {
        bar.shares.map { "\($0.status.name) \($0.count)" as Phrase }.joined(separator: ", ")
    }

    /// Rounded down, so that only the whole is 100 %.
    private func percent(_ count: Int, of total: Int) -> String {
        total == 0 ? "–" : "\(count * 100 / total)\u{202F}%"
    }
}

extension ReportTone {
    /// The tone's colour in drawings, dark and light pages alike.
    var color: ReportColor {
        switch self {
        case .positive: ReportColor(0x2F7D5B)
        case .progress: ReportColor(0x3B6EA8)
        case .caution: ReportColor(0xC98A1B)
        case .critical: ReportColor(0xB4403A)
        case .neutral: ReportColor(0x9AA4AE)
        }
    }
}
