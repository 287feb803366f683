/// Days and their names as people are told them: the one place that writes them out.
package enum CalendarWords {
    /// `31 March 2026`
    /// - Parameter month: 1 to 12.
    package static func date(day: Int, month: Int, year: Int) -> Phrase { "\(day) \(self.month(month)) \(year)" }

    /// `31 March 2026, 12:30 UTC`
    package static func moment(_ date: Phrase, clock: String, zone: String) -> Phrase { "\(date), \(clock) \(zone)" }

    /// `March`, for 3.
    package static func month(_ number: Int) -> Phrase { months[number - 1] }

    /// `Mar`, for 3: a label where there is little room.
    package static func shortMonth(_ number: Int) -> Phrase { shortMonths[number - 1] }

    /// `Monday`, for 0.
    package static func weekday(_ place: Int) -> Phrase { weekdays[place] }

    private static let months: [Phrase] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let shortMonths: [Phrase] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let weekdays: [Phrase] = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
}
