import Phrases

/// What a file is when it is neither CSV nor XLSX, as far as its first bytes and its parts tell.
package enum ForeignFormat: String, Hashable, Sendable, CaseIterable {
    case legacyWorkbook, protectedWorkbook, binaryWorkbook, openDocument, wordDocument, presentation, archive
    case pdf, image, gzip, richText, webPage, xml, database, textWithoutByteOrderMark

    /// What it looks like, with its article.
    var phrase: Phrase {
        switch self {
        case .legacyWorkbook: "an Excel 97–2003 workbook (.xls)"
        case .protectedWorkbook: "a workbook protected by a password"
        case .binaryWorkbook: "an Excel binary workbook (.xlsb)"
        case .openDocument: "an OpenDocument file (.ods)"
        case .wordDocument: "a Word document (.docx)"
        case .presentation: "a presentation (.pptx)"
        case .archive: "a ZIP archive without a workbook in it"
        case .pdf: "a PDF document"
        case .image: "an image"
        case .gzip: "a compressed file"
        case .richText: "a rich text document (.rtf)"
        case .webPage: "a web page"
        case .xml: "an XML file"
        case .database: "a database"
        case .textWithoutByteOrderMark: "UTF-16 text without a byte order mark"
        }
    }

    var advice: Phrase {
        switch self {
        case .legacyWorkbook, .binaryWorkbook, .openDocument:
            "Open it in a spreadsheet program, save it as XLSX and import that."
        case .protectedWorkbook: "Save a copy without a password and import that."
        case .archive, .gzip: "Unpack it and import the file inside."
        case .webPage:
            "Perhaps the download needed a sign-in, and its page was saved in place of the file. Download it again."
        case .textWithoutByteOrderMark: "Save it again as “CSV UTF-8” or as XLSX."
        case .wordDocument, .presentation, .pdf, .image, .richText, .xml, .database:
            "Copy the table into a spreadsheet, save it as XLSX and import that."
        }
    }

    /// What the first bytes give away; nil for a ZIP archive, which may be XLSX, and for what may be CSV.
    init?(openingOf bytes: [UInt8]) {
        for (signature, format) in Self.signatures where bytes.starts(with: signature) {
            self = format
            return
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            // A protected XLSX is wrapped in the container that .xls uses; the stream's name tells them apart.
            let streamName = Array("EncryptedPackage".utf8).flatMap { [$0, 0] as [UInt8] }
            self = bytes.firstOffset(of: streamName) == nil ? .legacyWorkbook : .protectedWorkbook
            return
        }
        let text = String(decoding: bytes.prefix(64).drop { $0 <= 0x20 || $0 >= 0x80 }, as: UTF8.self).lowercased()
        if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") {
            self = .webPage
        } else if text.hasPrefix("<?xml") || text.hasPrefix("<!doctype") {
            self = .xml
        } else {
            return nil
        }
    }

    private static let signatures: [([UInt8], ForeignFormat)] = [
        (Array("%PDF".utf8), .pdf), (Array("{\\rtf".utf8), .richText), (Array("SQLite format 3".utf8), .database),
        ([0x1F, 0x8B], .gzip), (Array("7z".utf8) + [0xBC, 0xAF], .gzip), (Array("Rar!".utf8) + [0x1A], .gzip),
        ([0xFF, 0xD8, 0xFF], .image), ([0x89] + Array("PNG".utf8), .image), (Array("GIF8".utf8), .image),
    ]
}

extension [UInt8] {
    /// The offset at which `pattern` first occurs, from `start` on.
    func firstOffset(of pattern: [UInt8], from start: Int = 0) -> Int? {
        guard let first = pattern.first, count >= pattern.count else { return nil }
        var offset = start
        while offset <= count - pattern.count {
            if self[offset] == first, self[offset..<offset + pattern.count].elementsEqual(pattern) { return offset }
            offset += 1
        }
        return nil
    }
}
