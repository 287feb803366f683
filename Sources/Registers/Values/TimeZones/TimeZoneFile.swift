import Phrases

/// Reading TZif files (RFC 9636).
extension TimeZoneRules {
    /// What a file may have at most; the largest of the tz database has some 3 000 bytes and 310 changes.
    private static let bytesMax = 65_536
    private static let changesMax = 4096

    /// Reads a TZif file of version 1 to 4.
    ///
    /// Of a file of version 2 and later only the second block is used, whose times have 64 bits, and its footer. Files
    /// that count leap seconds are refused, since instants here do not.
    /// - Throws: what is wrong with the file.
    package init(reading bytes: [UInt8]) throws(InvalidValue) {
        guard bytes.count <= Self.bytesMax else { throw ZoneFileReader.fault("has more than \(Self.bytesMax) bytes") }
        var reader = ZoneFileReader(bytes: bytes)
        let version = try reader.version()
        var header = try reader.header(changesMax: Self.changesMax)
        if version > 1 {
            try reader.skip(header.byteCount(timeSize: 4))
            guard try reader.version() == version else { throw ZoneFileReader.fault("has two versions") }
            header = try reader.header(changesMax: Self.changesMax)
        }
        let (first, changes) = try reader.data(header, timeSize: version > 1 ? 8 : 4)
        let footerText = version > 1 ? try reader.footer() : ""
        guard reader.isAtEnd else { throw ZoneFileReader.fault("has something after its end") }
        let footer = footerText.isEmpty ? nil : try TimeZoneFooter(footerText, isExtended: version >= 3)
        if let last = changes.last, let footer, footer.period(at: last.time) != last.period {
            throw ZoneFileReader.fault("has a footer that contradicts its last change")
        }
        self.init(first: first, changes: changes, footer: footer)
    }
}

/// Takes the parts of a TZif file off its front.
private struct ZoneFileReader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    static func fault(_ problem: String) -> InvalidValue { InvalidValue("is no TZif file: it \(problem)") }

    /// How many of everything a block has (RFC 9636, 3.1).
    struct Header {
        let universalMarks: Int
        let standardMarks: Int
        let leapSeconds: Int
        let changes: Int
        let periods: Int
        let letters: Int

        func byteCount(timeSize: Int) -> Int {
            changes * (timeSize + 1) + periods * 6 + letters + leapSeconds * (timeSize + 4) + standardMarks
                + universalMarks
        }
    }

    mutating func skip(_ count: Int) throws(InvalidValue) { _ = try take(count) }

    private mutating func take(_ count: Int) throws(InvalidValue) -> ArraySlice<UInt8> {
        guard bytes.count - position >= count else { throw Self.fault("ends too early") }
        position += count
        return bytes[(position - count)..<position]
    }

    /// A signed number of 4 or 8 bytes, the highest first.
    private mutating func number(_ size: Int) throws(InvalidValue) -> Int {
        let raw = try take(size).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return size == 4 ? Int(Int32(truncatingIfNeeded: raw)) : Int(Int64(bitPattern: raw))
    }

    /// The magic letters and the version behind them.
    mutating func version() throws(InvalidValue) -> Int {
        guard try take(4).elementsEqual("TZif".utf8) else { throw Self.fault("does not begin with TZif") }
        let version = try take(1)
        try skip(15)
        switch version.first {
        case 0: return 1
        case let digit? where (UInt8(ascii: "2")...UInt8(ascii: "4")).contains(digit):
            return Int(digit - UInt8(ascii: "0"))
        default: throw Self.fault("has another version than 1 to 4")
        }
    }

    mutating func header(changesMax: Int) throws(InvalidValue) -> Header {
        var counts: [Int] = []
        for _ in 0..<6 { counts.append(try number(4)) }
        let header = Header(
            universalMarks: counts[0], standardMarks: counts[1], leapSeconds: counts[2], changes: counts[3],
            periods: counts[4], letters: counts[5])
        guard counts.allSatisfy({ $0 >= 0 }), header.changes <= changesMax, (1...256).contains(header.periods),
            (1...512).contains(header.letters)
        else { throw Self.fault("has a number of changes, periods or letters that cannot be") }
        guard header.universalMarks == 0 || header.universalMarks == header.periods,
            header.standardMarks == 0 || header.standardMarks == header.periods
        else { throw Self.fault("does not mark every period") }
        guard header.leapSeconds == 0 else { throw Self.fault("counts leap seconds, which is not taken") }
        return header
    }

    /// The first period and the changes of a block (RFC 9636, 3.2).
    mutating func data(
        _ header: Header, timeSize: Int
    ) throws(InvalidValue) -> (TimeZoneRules.Period, [TimeZoneRules.Change]) {
        var times: [Int] = []
        for _ in 0..<header.changes {
            let time = try number(timeSize)
            guard times.last.map({ $0 < time }) ?? true else { throw Self.fault("has changes out of order") }
            times.append(time)
        }
        let kinds = try take(header.changes).map(Int.init)
        let periods = try periods(header)
        guard kinds.allSatisfy(periods.indices.contains) else { throw Self.fault("changes to a period it lacks") }
        // Marks only tell how to read rules written without a zone of their own (RFC 9636, 3.2); none are here.
        try checkMarks(header)
        return (periods[0], zip(times, kinds).map { TimeZoneRules.Change(time: $0, period: periods[$1]) })
    }

    private mutating func periods(_ header: Header) throws(InvalidValue) -> [TimeZoneRules.Period] {
        var entries: [(offset: Int, isDaylightSaving: UInt8, letter: Int)] = []
        for _ in 0..<header.periods {
            let offset = try number(4)
            let rest = Array(try take(2))
            guard abs(offset) <= TimeZoneRules.offsetMax, rest[0] <= 1, Int(rest[1]) < header.letters else {
                throw Self.fault("has a period that cannot be")
            }
            entries.append((offset, rest[0], Int(rest[1])))
        }
        let letters = Array(try take(header.letters))
        var periods: [TimeZoneRules.Period] = []
        for entry in entries {
            let name = letters[entry.letter...].prefix { $0 != 0 }
            guard entry.letter + name.count < letters.count, !name.isEmpty, name.allSatisfy(Self.isNameByte) else {
                throw Self.fault("has an abbreviation that cannot be")
            }
            periods.append(
                TimeZoneRules.Period(
                    offset: entry.offset, isDaylightSaving: entry.isDaylightSaving == 1,
                    abbreviation: String(decoding: name, as: UTF8.self)))
        }
        return periods
    }

    /// A letter, a digit, a plus or a minus.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private mutating func checkMarks(_ header: Header) throws(InvalidValue) {
        let standard = try take(header.standardMarks)
        let universal = try take(header.universalMarks)
        guard (standard + universal).allSatisfy({ $0 <= 1 }) else { throw Self.fault("has a mark that cannot be") }
    }

    /// The text between two line feeds at the end of the file (RFC 9636, 3.3).
    mutating func footer() throws(InvalidValue) -> String {
        guard try take(1).first == UInt8(ascii: "\n") else { throw Self.fault("has no footer") }
        let text = bytes[position...].prefix { $0 != UInt8(ascii: "\n") }
        try skip(text.count + 1)
        guard text.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Self.fault("has a footer that is not ASCII")
        }
        return String(decoding: text, as: UTF8.self)
    }
}
