import Foundation
import ISMS
import RecordFormat
import Operations
import Registers

extension Clock {
    /// The computer's clock: the one place that reads it.
    static let system = Clock { Instant(milliseconds: Int((Date().timeIntervalSince1970 * 1000).rounded(.down))) }

    /// Today in UTC.
    var today: Day { Day(of: now()) }
}
