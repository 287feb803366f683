import Foundation

/// What is kept as an attachment, and what it is called on its way out.
package enum AttachmentRules {
    /// The most an attachment may hold: 50 MB.
    package static let bytesMax = 50_000_000

    private static let types = [
        "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "txt": "text/plain",
        "md": "text/markdown", "csv": "text/csv", "json": "application/json", "zip": "application/zip",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ]

    /// The media type a file name suggests. What a browser claims is not asked.
    package static func mediaType(of fileName: String) -> String {
        types[URL(fileURLWithPath: fileName).pathExtension.lowercased()] ?? "application/octet-stream"
    }

    /// The ending of a file's name that its first bytes suggest, for a file whose name is not known.
    static func fileExtension(openingWith bytes: [UInt8]) -> String {
        let signatures: [(String, [UInt8])] = [
            ("pdf", Array("%PDF-".utf8)), ("png", [0x89] + Array("PNG".utf8)), ("jpg", [0xFF, 0xD8, 0xFF]),
        ]
        if let known = signatures.first(where: { bytes.starts(with: $0.1) }) { return known.0 }
        guard bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) else { return "bin" }
        // The names of an Office file's parts stand uncompressed between them.
        let opening = String(decoding: bytes.prefix(64 * 1024), as: UTF8.self)
        for (ending, part) in [("docx", "word/"), ("xlsx", "xl/"), ("pptx", "ppt/")] where opening.contains(part) {
            return ending
        }
        return "zip"
    }
}
