package import Phrases

/// Shares of wholes, one bar each: how many of a theme's controls are implemented, in part, not yet.
package struct CoverageChart: Hashable, Sendable {
    package struct Share: Hashable, Sendable {
        package let status: ReportStatus
        package let count: Int

        package init(_ status: ReportStatus, _ count: Int) {
            self.status = status
            self.count = max(count, 0)
        }
    }

    package struct Bar: Hashable, Sendable {
        package let name: Phrase
        package let shares: [Share]

        package init(_ name: Phrase, _ shares: [Share]) {
            self.name = name
            self.shares = shares
        }

        package var total: Int { shares.reduce(0) { $0 + $1.count } }
    }

    package let title: Phrase
    package let bars: [Bar]

    package init(_ title: Phrase, bars: [Bar]) {
        self.title = title
        self.bars = bars
    }

    /// The statuses that occur, in the order of their first bar.
    package var statuses: [ReportStatus] {
        var statuses: [ReportStatus] = []
        for share in bars.flatMap(\.shares) where !statuses.contains(share.status) { statuses.append(share.status) }
        return statuses
    }

    /// The same figures as a table, for formats that cannot draw.
    package var table: ReportTable {
        let statuses = statuses
        return ReportTable(
            title, caption: title,
            columns: [ReportTable.Column("", .text, width: 24)]
                + statuses.map { ReportTable.Column($0.name, .number, width: 13) }
                + [ReportTable.Column("Total", .number)],
            groups: [
                ReportTable.Group(
                    rows: bars.map { bar in
                        ReportTable.Row(
                            [.plain(bar.name)]
                                + statuses.map { status in
                                    .count(bar.shares.reduce(0) { $0 + ($1.status == status ? $1.count : 0) })
                                } + [.count(bar.total)])
                    })
            ])
    }
}
