/// What a clock and a calendar on the wall show at some moment in some time zone, to the second.
package struct LocalTime: Hashable, Sendable {
    package let day: Day
    /// 0 to 23.
    package let hour: Int
    /// 0 to 59.
    package let minute: Int
    /// 0 to 59.
    package let second: Int

    /// - Parameter localSeconds: seconds since 1970-01-01T00:00:00 on that clock.
    init(localSeconds: Int) {
        let (dayNumber, secondOfDay) = localSeconds.flooredDivision(by: 86_400)
        day = Day(number: dayNumber)
        (hour, minute, second) = (secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60)
    }
}

extension LocalTime: CustomStringConvertible {
    /// `2026-03-30 18:10`, with seconds only where there are any.
    package var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day) \(two(hour)):\(two(minute))" + (second == 0 ? "" : ":\(two(second))")
    }
}

extension Int {
    /// The quotient rounded down and the remainder, which is never negative: −1 divided by 60 is −1, and 59 remain.
    func flooredDivision(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
