package import Phrases
package import RecordFormat

/// Moments as people write and read them: by their organization's clocks.
extension Instant {
    /// `2026-03-31 14:30 +02:00`: what local clocks show, and how far they are from UTC, so that it can be read again.
    package func text(in zone: TimeZoneRules) -> String {
        "\(zone.localTime(of: self)) \(Self.offsetText(zone.offset(at: self).seconds))"
    }

    /// `31 March 2026, 14:30 CEST`
    package func longText(in zone: TimeZoneRules) -> Phrase {
        let local = zone.localTime(of: self)
        return CalendarWords.moment(
            local.day.longText, clock: "\(Self.two(local.hour)):\(Self.two(local.minute))",
            zone: zone.offset(at: self).abbreviation)
    }

    /// `2026-03-31T14:30`, as a browser's control for local times holds it, with seconds only where there are any.
    package func controlText(in zone: TimeZoneRules) -> String {
        zone.localTime(of: self).description.replacing(" ", with: "T")
    }

    /// Reads a moment: a day and a time of day, with the distance from UTC or `Z`, or else by local clocks.
    ///
    /// - Parameters:
    ///   - text: `2026-03-31 14:30`, `2026-03-31T12:30:05Z`, `2026-03-31 14:30 +02:00`, `31.03.2026 14:30`.
    ///   - zone: whose clocks are meant where the text does not say. Of a time that comes twice, the earlier is taken.
    package init(parsing text: String, in zone: TimeZoneRules) throws(InvalidValue) {
        guard let read = Self.read(text, in: zone) else {
            throw InvalidValue("“\(text)” is not a moment; write YYYY-MM-DD HH:MM, such as 2026-03-31 14:30")
        }
        self = read
    }

    private static func read(_ text: String, in zone: TimeZoneRules) -> Instant? {
        let parts = text.split { $0 == "T" || $0 == " " }.map(String.init)
        guard parts.count == 2 || parts.count == 3, let day = day(parts[0]) else { return nil }
        // The distance follows the time, with or without a space.
        var clock = parts[1]
        var distance = parts.count == 3 ? parts[2] : ""
        if distance.isEmpty, let sign = clock.firstIndex(where: { $0 == "Z" || $0 == "+" || $0 == "-" }) {
            distance = String(clock[sign...])
            clock = String(clock[..<sign])
        }
        guard let time = time(clock) else { return nil }
        if distance.isEmpty { return zone.instant(of: day, hour: time.hour, minute: time.minute, second: time.second) }
        guard let offset = offset(distance) else { return nil }
        let seconds = time.hour * 3600 + time.minute * 60 + time.second - offset
        return Instant(milliseconds: day.firstInstant.milliseconds + seconds * 1000)
    }

    private static func day(_ text: String) -> Day? {
        if let day = Day(text) { return day }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let number = parts[0], let month = parts[1], let year = parts[2] else { return nil }
        return Day(year: year, month: month, day: number)
    }

    private static func time(_ text: String) -> (hour: Int, minute: Int, second: Int)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3,
            parts.allSatisfy({ $0.utf8.count <= 6 && $0.utf8.first.map { (0x30...0x39).contains($0) } == true })
        else { return nil }
        // A spreadsheet's fractions of a second are dropped.
        let numbers = parts.map { Int($0.prefix { $0 != "." }) }
        guard let hour = numbers[0], let minute = numbers[1], let second = numbers.count == 3 ? numbers[2] : 0,
            (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
        else { return nil }
        return (hour, minute, second)
    }

    /// Seconds ahead of UTC: `Z`, `+02:00`, `-0330`, `+02`, `UTC`.
    private static func offset(_ text: String) -> Int? {
        if ["Z", "UTC"].contains(text.uppercased()) { return 0 }
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), digits.count == 2 || digits.count == 4,
            let hours = Int(digits.prefix(2)), hours <= 15,
            let minutes = Int(digits.dropFirst(2).isEmpty ? "0" : digits.dropFirst(2)),
            minutes < 60
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        return sign == "-" ? -seconds : seconds
    }

    private static func offsetText(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        return "\(seconds < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
