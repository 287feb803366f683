import Registers
import Testing

/// The examples of RFC 5545, 3.8.5.3, whose parts all name days, with their days as the RFC lists them. Where the RFC
/// ends a rule with a moment in the night before an occurrence, the day before that stands here.
@Suite("The calendar standard's own examples")
struct CalendarExampleTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let rule: String
        let start: Day
        let days: String

        init(_ rule: String, _ start: Day, _ days: String) {
            self.rule = rule
            self.start = start
            self.days = days
        }

        var testDescription: String { rule }

        /// `1997 Sep 2,15; Oct 2` written out.
        var dates: [String] {
            let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            var year = 0
            var dates: [String] = []
            for part in days.split(separator: ";") {
                var words = part.split(separator: " ")
                if let first = words.first, let number = Int(first) {
                    year = number
                    words.removeFirst()
                }
                let month = (words.first.flatMap { names.firstIndex(of: String($0)) } ?? -1) + 1
                dates += (words.last ?? "").split(separator: ",").map {
                    Day(year: year, month: month, day: Int($0) ?? 0)?.description ?? "“\(part)” is no day"
                }
            }
            return dates
        }
    }

    static let plain: [Example] = [
        Example("FREQ=DAILY;COUNT=10", "1997-09-02", "1997 Sep 2,3,4,5,6,7,8,9,10,11"),
        Example("FREQ=DAILY;INTERVAL=2", "1997-09-02", "1997 Sep 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30;Oct 2,4"),
        Example("FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02", "1997 Sep 2,12,22;Oct 2,12"),
        Example("FREQ=WEEKLY;COUNT=10", "1997-09-02", "1997 Sep 2,9,16,23,30;Oct 7,14,21,28;Nov 4"),
        Example(
            "FREQ=WEEKLY;UNTIL=19971224", "1997-09-02",
            "1997 Sep 2,9,16,23,30;Oct 7,14,21,28;Nov 4,11,18,25;Dec 2,9,16,23"),
        Example(
            "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997-09-02",
            "1997 Sep 2,16,30;Oct 14,28;Nov 11,25;Dec 9,23;1998 Jan 6,20;Feb 3,17"),
        Example(
            "FREQ=WEEKLY;UNTIL=19971006;WKST=SU;BYDAY=TU,TH", "1997-09-02", "1997 Sep 2,4,9,11,16,18,23,25,30;Oct 2"),
        Example("FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997-09-02", "1997 Sep 2,4,9,11,16,18,23,25,30;Oct 2"),
        Example(
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971223;WKST=SU;BYDAY=MO,WE,FR", "1997-09-01",
            "1997 Sep 1,3,5,15,17,19,29;Oct 1,3,13,15,17,27,29,31;Nov 10,12,14,24,26,28;Dec 8,10,12,22"),
        Example(
            "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997-09-02", "1997 Sep 2,4,16,18,30;Oct 2,14,16"),
        Example("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "1997 Aug 5,10,19,24"),
        Example("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "1997 Aug 5,17,19,31"),
    ]

    static let monthly: [Example] = [
        Example(
            "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997-09-05",
            "1997 Sep 5;Oct 3;Nov 7;Dec 5;1998 Jan 2;Feb 6;Mar 6;Apr 3;May 1;Jun 5"),
        Example("FREQ=MONTHLY;UNTIL=19971224;BYDAY=1FR", "1997-09-05", "1997 Sep 5;Oct 3;Nov 7;Dec 5"),
        Example(
            "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997-09-07",
            "1997 Sep 7,28;Nov 2,30;1998 Jan 4,25;Mar 1,29;May 3,31"),
        Example("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-22", "1997 Sep 22;Oct 20;Nov 17;Dec 22;1998 Jan 19;Feb 16"),
        Example("FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28", "1997 Sep 28;Oct 29;Nov 28;Dec 29;1998 Jan 29;Feb 26"),
        Example(
            "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997-09-02",
            "1997 Sep 2,15;Oct 2,15;Nov 2,15;Dec 2,15;1998 Jan 2,15"
        ),
        Example(
            "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997-09-30",
            "1997 Sep 30;Oct 1,31;Nov 1,30;Dec 1,31;1998 Jan 1,31;Feb 1"),
        Example(
            "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "1997-09-10",
            "1997 Sep 10,11,12,13,14,15;1999 Mar 10,11,12,13"),
        Example(
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997-09-02",
            "1997 Sep 2,9,16,23,30;Nov 4,11,18,25;1998 Jan 6,13,20,27;Mar 3,10,17,24,31"),
        Example(
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02", "1998 Feb 13;Mar 13;Nov 13;1999 Aug 13;2000 Oct 13"),
        Example(
            "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "1997-09-13",
            "1997 Sep 13;Oct 11;Nov 8;Dec 13;1998 Jan 10;Feb 7;Mar 7;Apr 11;May 9;Jun 13"),
        Example("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", "1997 Sep 4;Oct 7;Nov 6"),
        Example(
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29",
            "1997 Sep 29;Oct 30;Nov 27;Dec 30;1998 Jan 29;Feb 26;Mar 30"),
        Example("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15", "2007 Jan 15,30;Feb 15;Mar 15,30"),
    ]

    static let yearly: [Example] = [
        Example(
            "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997-06-10",
            "1997 Jun 10;Jul 10;1998 Jun 10;Jul 10;1999 Jun 10;Jul 10;2000 Jun 10;Jul 10;2001 Jun 10;Jul 10"),
        Example(
            "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "1997-03-10",
            "1997 Mar 10;1999 Jan 10;Feb 10;Mar 10;2001 Jan 10;Feb 10;Mar 10;2003 Jan 10;Feb 10;Mar 10"),
        Example("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1997 May 19;1998 May 18;1999 May 17"),
        Example(
            "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13",
            "1997 Mar 13,20,27;1998 Mar 5,12,19,26;1999 Mar 4,11,18,25"),
        Example(
            "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", "1997-06-05",
            "1997 Jun 5,12,19,26;Jul 3,10,17,24,31;Aug 7,14,21,28;1998 Jun 4,11,18,25;Jul 2,9,16,23,30;Aug 6,13,20,27"),
        Example(
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-11-05",
            "1996 Nov 5;2000 Nov 7;2004 Nov 2"),
    ]

    @Test("An example gives its days, and those only", arguments: plain + monthly + yearly)
    func days(example: Example) throws {
        let rule = try Recurrence(parsing: example.rule)
        let found = rule.occurrences(from: example.start, through: "2999-12-31", limit: example.dates.count)
        #expect(found.days.map(\.description) == example.dates)
        let isEnding = rule.end != .never
        #expect(found.isCut == !isEnding)
    }

    @Test("Every day until Christmas Eve of 1997 are 113 days")
    func untilChristmasEve() throws {
        let rule = try Recurrence(parsing: "FREQ=DAILY;UNTIL=19971223")
        let found = rule.occurrences(from: "1997-09-02", through: "1999-12-31", limit: 1000)
        #expect(found.days.count == 113 && found.days.last == "1997-12-23" && !found.isCut)
    }

    @Test(
        "Every day in January for three years are 93 days, whichever way it is written",
        arguments: [
            "FREQ=YEARLY;UNTIL=20000131;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", "FREQ=DAILY;UNTIL=20000131;BYMONTH=1",
        ])
    func january(text: String) throws {
        let found = try Recurrence(parsing: text).occurrences(from: "1998-01-01", through: "2010-12-31", limit: 1000)
        #expect(found.days.count == 93 && found.days.last == "2000-01-31")
        #expect(found.days.allSatisfy { $0.parts.month == 1 })
    }
}
