import Phrases
import CZip
import Foundation

/// Writes workbooks part by part, well-formed or not, with libzip.
struct WorkbookBuilder {
    /// A part's contents: bytes as they are, or bytes again and again without ever being in memory.
    enum Contents {
        case text(String)
        case repeated(opening: String, unit: String, count: Int)
    }

    struct BuildError: Error {}

    var parts: [(name: String, contents: Contents)] = []
    var password: String?

    static let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// A whole workbook: each sheet's rows as XML, and what it shares.
    static func workbook(
        sheets: [(name: String, state: String, rows: String)], shared: String = "", styles: String = "",
        properties: String = ""
    ) -> WorkbookBuilder {
        var builder = WorkbookBuilder()
        builder.add(
            "_rels/.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/>"
                + "</Relationships>")
        var list = ""
        var relationships = ""
        for (index, sheet) in sheets.enumerated() {
            let number = index + 1
            list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(number)\" state=\"\(sheet.state)\" r:id=\"s\(number)\"/>"
            relationships +=
                "<Relationship Id=\"s\(number)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\(number).xml\"/>"
            builder.add(
                "xl/worksheets/sheet\(number).xml",
                "<worksheet \(main)><sheetData>\(sheet.rows)</sheetData></worksheet>")
        }
        if !shared.isEmpty {
            relationships +=
                "<Relationship Id=\"t\" Type=\"\(office)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
            builder.add("xl/sharedStrings.xml", "<sst \(main)>\(shared)</sst>")
        }
        if !styles.isEmpty {
            relationships += "<Relationship Id=\"f\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
            builder.add("xl/styles.xml", "<styleSheet \(main)>\(styles)</styleSheet>")
        }
        builder.add(
            "xl/workbook.xml",
            "<workbook \(main) xmlns:r=\"\(office)\">\(properties)<sheets>\(list)</sheets></workbook>")
        builder.add("xl/_rels/workbook.xml.rels", "<Relationships>\(relationships)</Relationships>")
        return builder
    }

    /// A workbook of one visible sheet.
    static func sheet(
        _ rows: String, shared: String = "", styles: String = "", properties: String = ""
    ) -> WorkbookBuilder {
        workbook(sheets: [("Sheet", "visible", rows)], shared: shared, styles: styles, properties: properties)
    }

    mutating func add(_ name: String, _ text: String) { parts.append((name, .text(text))) }

    mutating func replace(_ name: String, with contents: Contents) {
        parts = parts.map { $0.name == name ? (name, contents) : $0 }
    }

    func bytes() throws -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        guard let target = zip_source_buffer_create(nil, 0, 0, &error),
            let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error)
        else { throw BuildError() }
        zip_source_keep(target)
        defer { zip_source_free(target) }
        var streams: [RepeatedBytes] = []
        for part in parts {
            let stream: RepeatedBytes
            switch part.contents {
            case .text(let text): stream = RepeatedBytes(opening: text, unit: "", count: 0)
            case .repeated(let opening, let unit, let count):
                stream = RepeatedBytes(opening: opening, unit: unit, count: count)
            }
            streams.append(stream)
            let index = zip_file_add(archive, part.name, stream.source(archive), zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else { throw BuildError() }
            if case .repeated = part.contents { zip_set_file_compression(archive, UInt64(index), ZIP_CM_DEFLATE, 1) }
            if let password {
                zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_TRAD_PKWARE), password)
            }
        }
        guard zip_close(archive) == 0 else { throw BuildError() }
        return try withExtendedLifetime(streams) { try Self.contents(of: target) }
    }

    private static func contents(of source: OpaquePointer) throws -> [UInt8] {
        var facts = zip_stat_t()
        guard zip_source_stat(source, &facts) == 0, zip_source_open(source) == 0 else { throw BuildError() }
        defer { zip_source_close(source) }
        var bytes = [UInt8](repeating: 0, count: Int(facts.size))
        guard zip_source_read(source, &bytes, UInt64(bytes.count)) == Int64(bytes.count) else { throw BuildError() }
        return bytes
    }
}

/// A source of bytes for libzip: an opening, then one unit many times over.
private final class RepeatedBytes {
    private let opening: [UInt8]
    private let block: [UInt8]
    private let length: Int
    private var offset = 0

    init(opening: String, unit: String, count: Int) {
        self.opening = Array(opening.utf8)
        let unit = Array(unit.utf8)
        length = self.opening.count + unit.count * count
        // A block of many units, so that libzip is fed in large pieces.
        block = Array(repeatElement(unit, count: unit.isEmpty ? 0 : 65_536 / unit.count + 1).joined())
    }

    func source(_ archive: OpaquePointer) -> OpaquePointer? {
        zip_source_function(
            archive,
            { state, data, capacity, command in
                guard let state else { return -1 }
                let bytes = Unmanaged<RepeatedBytes>.fromOpaque(state).takeUnretainedValue()
                switch command {
                case ZIP_SOURCE_OPEN: bytes.offset = 0
                case ZIP_SOURCE_READ: return bytes.read(into: data, capacity: Int(capacity))
                case ZIP_SOURCE_STAT:
                    guard let facts = data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
                    zip_stat_init(facts)
                    facts.pointee.size = UInt64(bytes.length)
                    facts.pointee.valid = UInt64(ZIP_STAT_SIZE)
                    return Int64(MemoryLayout<zip_stat_t>.size)
                case ZIP_SOURCE_SUPPORTS: return 0b101_1111
                default: break
                }
                return 0
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func read(into data: UnsafeMutableRawPointer?, capacity: Int) -> Int64 {
        let target = UnsafeMutableRawBufferPointer(start: data, count: capacity)
        let piece: ArraySlice<UInt8>
        if offset < opening.count {
            piece = opening[offset...].prefix(capacity)
        } else {
            let start = block.isEmpty ? 0 : (offset - opening.count) % block.count
            piece = block[start...].prefix(min(capacity, length - offset))
        }
        let count = piece.count
        piece.withUnsafeBytes { target.copyMemory(from: $0) }
        offset += count
        return Int64(count)
    }
}
