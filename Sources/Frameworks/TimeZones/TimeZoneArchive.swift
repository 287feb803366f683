/// The time zones of the IANA tz database that the program carries: names such as `Europe/Berlin`, and for each the
/// bytes of its TZif file (RFC 9636).
///
/// They are embedded, so that a deadline falls on the same moment whatever the machine has installed. The names are
/// those with a slash, and UTC; names that the database keeps for old programs (links) are among them, since records
/// and other systems have them. `scripts/embed-time-zones` writes the file and describes its layout.
///
/// ```swift
/// TimeZoneArchive.bundled?.release                         // 2026f
/// TimeZoneArchive.bundled?.zoneFile(named: "Asia/Calcutta")  // the bytes of Asia/Kolkata
/// ```
package struct TimeZoneArchive: Sendable {
    /// The release of the tz database, such as `2026f`.
    package let release: String
    /// All names, in byte order.
    package let names: [String]
    /// The names to choose from in a list, in byte order: one or more for every country (the database's zone.tab), and UTC.
    package let offeredNames: [String]

    private let bytes: [UInt8]
    /// Where in `bytes` the file of each name lies.
    private let ranges: [String: Range<Int>]

    /// Whether the archive has a zone of exactly that name.
    package func contains(_ name: String) -> Bool { ranges[name] != nil }

    /// Returns the bytes of a zone's TZif file, or nil where the archive has no zone of exactly that name.
    package func zoneFile(named name: String) -> [UInt8]? { ranges[name].map { Array(bytes[$0]) } }

    /// The archive embedded in the program; nil where it is broken, which a test keeps from happening.
    package static let bundled: TimeZoneArchive? = CatalogFile.embedded("time-zones.bin").flatMap {
        try? TimeZoneArchive($0)
    }

    /// Reads an archive, whose lengths, order and numbers must all agree.
    package init(_ file: CatalogFile) throws(CatalogError) {
        var reader = ArchiveReader(file: file)
        guard try reader.bytes(8).elementsEqual("ANNEXTZ1".utf8) else {
            throw reader.fault("does not begin with ANNEXTZ1")
        }
        release = try reader.shortText("the release")
        let nameCount = try reader.number()
        let contentCount = try reader.number()
        var names: [String] = []
        var offeredNames: [String] = []
        var contentOfName: [Int] = []
        for _ in 0..<nameCount {
            let name = try reader.shortText("a name")
            guard names.last.map({ $0.utf8.lexicographicallyPrecedes(name.utf8) }) ?? true else {
                throw reader.fault("the names are not in byte order at \(name)")
            }
            names.append(name)
            switch try reader.byte() {
            case 0: break
            case 1: offeredNames.append(name)
            case let other: throw reader.fault("\(name) has the mark \(other), which is neither 0 nor 1")
            }
            let content = try reader.number()
            guard content < contentCount else { throw reader.fault("\(name) has no content") }
            contentOfName.append(content)
        }
        var contents: [Range<Int>] = []
        var lengths: [Int] = []
        for _ in 0..<contentCount { lengths.append(try reader.number()) }
        for length in lengths { contents.append(try reader.skip(length)) }
        guard reader.isAtEnd else { throw reader.fault("something follows the last content") }
        self.names = names
        self.offeredNames = offeredNames
        bytes = file.bytes
        ranges = Dictionary(uniqueKeysWithValues: zip(names, contentOfName.map { contents[$0] }))
    }
}

/// Takes numbers and texts off the front of an archive.
private struct ArchiveReader {
    let file: CatalogFile
    private var position = 0

    init(file: CatalogFile) { self.file = file }

    var isAtEnd: Bool { position == file.bytes.count }

    func fault(_ problem: String) -> CatalogError { CatalogError(file: file.path, problem: problem) }

    mutating func skip(_ count: Int) throws(CatalogError) -> Range<Int> {
        guard file.bytes.count - position >= count else { throw fault("ends too early") }
        position += count
        return (position - count)..<position
    }

    mutating func bytes(_ count: Int) throws(CatalogError) -> ArraySlice<UInt8> { file.bytes[try skip(count)] }

    mutating func byte() throws(CatalogError) -> UInt8 { file.bytes[try skip(1).lowerBound] }

    /// Two bytes, the higher first.
    mutating func number() throws(CatalogError) -> Int {
        let high = Int(try byte())
        return high << 8 | Int(try byte())
    }

    /// One byte that says how many follow, all of them ASCII that shows.
    mutating func shortText(_ what: String) throws(CatalogError) -> String {
        let text = try bytes(Int(try byte()))
        guard !text.isEmpty, text.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw fault("\(what) is not plain ASCII")
        }
        return String(decoding: text, as: UTF8.self)
    }
}
