import Foundation
import ISMS
import RecordFormat
import Workspace

extension Clock {
    /// The computer's clock: the one place that reads it.
    static let system = Clock { Instant(milliseconds: Int((Date().timeIntervalSince1970 * 1000).rounded(.down))) }

    /// Today in UTC.
    var today: Day { Day(of: now()) }
}

extension Instant {
    /// The instant as `YYYY-MM-DDTHH:MM:SSZ`.
    var text: String {
        let day = Day(of: self)
        let second = (milliseconds - day.firstInstant.milliseconds) / 1000
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    }

    /// Reads `YYYY-MM-DDTHH:MM:SSZ`.
    init?(_ text: String) {
        let parts = text.dropLast().split(separator: "T")
        guard text.hasSuffix("Z"), parts.count == 2, let day = Day(parts[0]) else { return nil }
        let time = parts[1].split(separator: ":").map { Int($0) }
        guard time.count == 3, let hour = time[0], let minute = time[1], let second = time[2], (0..<24).contains(hour),
            (0..<60).contains(minute), (0..<60).contains(second)
        else { return nil }
        self.init(milliseconds: day.firstInstant.milliseconds + (hour * 3600 + minute * 60 + second) * 1000)
    }
}
