import HTML
import ISMS
import Phrases
import Registers

/// The scale of a timeline: equal columns, each a month, a quarter or a year, and days placed within them.
struct TimelineScale: Hashable, Sendable {
    enum Unit: Int, Sendable { case month = 1, quarter = 3, year = 12 }

    struct Column: Hashable, Sendable {
        let first: Day
        let next: Day
        let label: Phrase
        /// The year, where the column begins one or the scale does.
        let year: String
    }

    let unit: Unit
    let columns: [Column]

    static let columnsMax = 18

    /// The scale on which all days are shown; a unit grows until the columns are few enough to read.
    init?(showing days: [Day]) {
        guard let first = days.min(), let last = days.max() else { return nil }
        let months = Self.month(of: last) - Self.month(of: first) + 1
        let unit: Unit = months <= Self.columnsMax ? .month : months <= Self.columnsMax * 3 ? .quarter : .year
        self.unit = unit
        var columns: [Column] = []
        var month = Self.month(of: first) / unit.rawValue * unit.rawValue
        let lastMonth = Self.month(of: last)
        // A date typed wrongly by a century must not make a page without end.
        while month <= lastMonth, columns.count < Self.columnsMax * 4 {
            guard let begin = Self.day(month), let next = Self.day(month + unit.rawValue) else { break }
            columns.append(
                Column(
                    first: begin, next: next, label: Self.label(month, unit),
                    year: columns.isEmpty || month % 12 == 0 ? String(month / 12) : ""))
            month += unit.rawValue
        }
        guard !columns.isEmpty else { return nil }
        self.columns = columns
    }

    /// Where the beginning of a day lies, in columns from the left; outside the scale at its nearer edge.
    func place(of day: Day) -> Double {
        guard let first = columns.first, let last = columns.last else { return 0 }
        if day <= first.first { return 0 }
        if day >= last.next { return Double(columns.count) }
        let column = columns.lastIndex { $0.first <= day } ?? 0
        let length = columns[column].next - columns[column].first
        return Double(column) + Double(day - columns[column].first) / Double(max(1, length))
    }

    private static func month(of day: Day) -> Int {
        let (year, month, _) = day.parts
        return year * 12 + month - 1
    }

    private static func day(_ month: Int) -> Day? { Day(year: month / 12, month: month % 12 + 1, day: 1) }

    private static func label(_ month: Int, _ unit: Unit) -> Phrase {
        switch unit {
        case .month: CalendarWords.shortMonth(month % 12 + 1)
        case .quarter: "Q\(month % 12 / 3 + 1)"
        case .year: .data(String(month / 12))
        }
    }
}

/// The work of the plan over time: a bar for each piece from its start to its due day, today as a line, what is late in
/// red. Every bar stands in a table's row, so that names stay readable at any width and to a screen reader.
struct PlanTimeline: Sendable {
    /// A piece of work as it is drawn, in columns of the scale.
    struct Span: Hashable, Sendable {
        let from: Double
        let to: Double
        /// How much of it is done, from its beginning.
        let doneTo: Double
        /// From its due day to today, where it is late.
        let lateTo: Double?
        /// Whether only one of its days is known.
        let isPoint: Bool
    }

    let works: [PlanWork]
    let today: Day
    let scale: TimelineScale
    private let links: Links

    /// Nil where nothing has a date.
    init?(_ works: [PlanWork], on today: Day, links: Links) {
        let dated = works.filter { $0.due != nil || $0.start != nil || $0.end != nil }
        let days = dated.flatMap { [$0.start, $0.due, $0.end].compactMap(\.self) }
        guard !days.isEmpty, let scale = TimelineScale(showing: days + [today]) else { return nil }
        let order = dated.enumerated().map { place, work in
            ((work.start ?? work.due ?? today).number, (work.due ?? today).number, place)
        }
        self.works = order.sorted { $0 < $1 }.map { dated[$0.2] }
        self.today = today
        self.scale = scale
        self.links = links
    }

    static func span(of work: PlanWork, on scale: TimelineScale, today: Day) -> Span {
        let last = work.end ?? work.due ?? work.start ?? today
        let first = min(work.start ?? last, last)
        let from = scale.place(of: first)
        // A due day counts in full.
        let to = max(scale.place(of: last.adding(days: 1)), from)
        let isPoint = work.start == nil || work.start == last
        let late = work.isOverdue ? scale.place(of: today) : nil
        return Span(
            from: from, to: to, doneTo: from + (to - from) * Double(work.percent) / 100, lateTo: late, isPoint: isPoint)
    }

    var body: Markup {
        div(.class("scroll")) {
            table(.class("timeline")) {
                caption(.class("hidden-visually")) { "The work of the plan over time" }
                colgroup {
                    col(.class("timeline-name"))
                    col(.class("timeline-due"))
                    for _ in scale.columns { col() }
                }
                thead {
                    tr {
                        th(.scope(.column)) { "Work" }
                        th(.scope(.column)) { "Due" }
                        for column in scale.columns {
                            th(.scope(.column), .class(column.year.isEmpty ? nil : "begins-year")) {
                                if scale.unit != .year, !column.year.isEmpty {
                                    HTML.span(.class("year")) { column.year }
                                }
                                column.label
                            }
                        }
                    }
                }
                tbody { for work in works { row(work) } }
            }
        }
    }

    private func row(_ work: PlanWork) -> Markup {
        let span = Self.span(of: work, on: scale, today: today)
        return tr {
            th(.scope(.row)) {
                RecordLink(work.item, links: links, showsCode: true)
                HTML.span(.class("faint")) { work.owner.map { " " + $0.title } }
            }
            td(.class(work.isOverdue ? "day overdue" : "day")) {
                work.due?.description
                if work.isOverdue { HTML.span(.class("hidden-visually")) { " overdue" } }
            }
            td(.class("bars"), .colspan(scale.columns.count)) { drawing(work, span) }
        }
    }

    private func drawing(_ work: PlanWork, _ span: Span) -> Markup {
        let width = Double(scale.columns.count) * Self.columnWidth
        let now = scale.place(of: today) * Self.columnWidth
        return SVG.drawing(
            width: width, height: 24, label: words(work), .class("timeline-bar"), .preserveAspectRatio("none")
        ) {
            for column in 1..<max(2, scale.columns.count) {
                let x = Double(column) * Self.columnWidth
                SVG.line(from: (x, 0), to: (x, 24), .class("timeline-grid"), Self.thin)
            }
            bar(work, span)
            SVG.line(from: (now, 0), to: (now, 24), .class("timeline-today"), Self.thin)
        }
    }

    @MarkupBuilder private func bar(_ work: PlanWork, _ span: Span) -> Markup {
        let from = span.from * Self.columnWidth
        let width = max((span.to - span.from) * Self.columnWidth, Self.pointWidth)
        // A single day is drawn before its end, so that it does not seem to begin there.
        let start = span.isPoint ? max(0, span.to * Self.columnWidth - Self.pointWidth) : from
        let tone = work.isDone ? "done" : work.isOverdue ? "late" : "open"
        SVG.rect(
            x: start, y: 6, width: span.isPoint ? Self.pointWidth : width, height: 12,
            .class("timeline-span", tone), .custom("rx", "2"))
        if !span.isPoint, span.doneTo > span.from, !work.isDone {
            SVG.rect(
                x: from, y: 6, width: (span.doneTo - span.from) * Self.columnWidth, height: 12,
                .class("timeline-progress", tone), .custom("rx", "2"))
        }
        if let late = span.lateTo, late > span.to {
            SVG.rect(
                x: span.to * Self.columnWidth, y: 10, width: (late - span.to) * Self.columnWidth, height: 4,
                .class("timeline-late"))
        }
    }

    private func words(_ work: PlanWork) -> Phrase {
        var parts = [work.status.label]
        if let start = work.start { parts.append("from \(start)") }
        if let end = work.end {
            parts.append("done on \(end)")
        } else if let due = work.due {
            parts.append(work.isOverdue ? "overdue since \(due)" : "due \(due)")
        }
        if !work.isDone, work.percent > 0 { parts.append("\(work.percent) percent done") }
        return parts.joined(separator: ", ")
    }

    /// Units of the drawing for a column, and for what is only a day.
    private static let columnWidth = 40.0
    private static let pointWidth = 5.0
    private static let thin = Attribute.custom("vector-effect", "non-scaling-stroke")
}
