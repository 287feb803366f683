import Frameworks
import Testing

@Suite("The archive of time zones")
struct TimeZoneArchiveTests {
    private let archive: TimeZoneArchive
    private let file: CatalogFile

    init() throws {
        archive = try #require(TimeZoneArchive.bundled)
        file = try #require(CatalogFile.embedded("time-zones.bin"))
    }

    @Test("The archive says which release of the tz database it is")
    func release() { #expect(archive.release.wholeMatch(of: #/20[0-9]{2}[a-z]/#) != nil) }

    @Test("The archive has the zones of the world, all with a slash but UTC, in order and each once")
    func names() {
        #expect((500...700).contains(archive.names.count))
        #expect(archive.names == Set(archive.names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(archive.names.filter { !$0.contains("/") } == ["UTC"])
        #expect(!archive.names.contains { $0.hasPrefix("posix/") || $0.hasPrefix("right/") })
    }

    @Test(
        "Old names are understood, and are not offered",
        arguments: [("Asia/Calcutta", "Asia/Kolkata"), ("US/Pacific", "America/Los_Angeles")])
    func links(old: String, new: String) throws {
        let bytes = try #require(archive.zoneFile(named: old))
        #expect(bytes == archive.zoneFile(named: new))
        #expect(archive.offeredNames.contains(new))
        #expect(!archive.offeredNames.contains(old))
    }

    @Test("Every offered name is one of the names")
    func offered() {
        #expect((400...450).contains(archive.offeredNames.count))
        #expect(Set(archive.offeredNames).isSubset(of: archive.names))
    }

    @Test("Every name has a TZif file")
    func files() {
        #expect(archive.names.allSatisfy { archive.zoneFile(named: $0)?.starts(with: "TZif".utf8) == true })
    }

    @Test("A name is found only as it is written", arguments: ["europe/berlin", "Berlin", "", "../Europe/Berlin"])
    func unknown(name: String) { #expect(archive.zoneFile(named: name) == nil) }

    @Test("The archive stays small enough to carry")
    func size() { #expect(file.bytes.count < 450_000) }

    @Test(
        "An archive that ends too early is refused, wherever it ends", arguments: [0, 7, 8, 20, 1000, 15_000, 100_000])
    func tooShort(length: Int) {
        #expect(throws: CatalogError(file: "short.bin", problem: "ends too early")) {
            try TimeZoneArchive(CatalogFile(path: "short.bin", bytes: Array(file.bytes.prefix(length))))
        }
    }

    @Test("An archive with something after its end is refused")
    func tooLong() {
        #expect(throws: CatalogError(file: "long.bin", problem: "something follows the last content")) {
            try TimeZoneArchive(CatalogFile(path: "long.bin", bytes: file.bytes + [0]))
        }
    }

    @Test("An archive whose beginning is another is refused")
    func anotherFormat() {
        #expect(throws: CatalogError(file: "other.bin", problem: "does not begin with ANNEXTZ1")) {
            try TimeZoneArchive(CatalogFile(path: "other.bin", bytes: [0x50] + file.bytes.dropFirst()))
        }
    }
}
