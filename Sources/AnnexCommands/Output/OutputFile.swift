import Foundation
import Phrases
import Reports

/// A document on its way to a file or to standard output.
enum OutputFile {
    /// The format asked for, else the one the file's name says, else HTML.
    static func format(_ asked: ReportFormat?, of path: String?) throws -> ReportFormat {
        if let asked { return asked }
        guard let path, path != "-" else { return .html }
        let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
        guard let format = ReportFormat(rawValue: ending) else {
            throw CommandError("“\(path)” does not say a format; add --format")
        }
        return format
    }

    /// Refuses to write over a file that nobody named.
    static func check(_ path: String, isNamed: Bool, force: Bool) throws {
        if path != "-", !force, !isNamed, FileManager.default.fileExists(atPath: path) {
            throw CommandError("\(path) exists already; name another with --output, or say --force")
        }
    }

    static func bytes(of document: ReportDocument, as format: ReportFormat) async throws -> [UInt8] {
        do throws(ReportError) {
            return try await document.rendered(as: format)
        } catch {
            throw CommandError(error)
        }
    }

    static func written(_ bytes: [UInt8], to path: String) -> Phrase { "\(path): \(bytes.count) bytes" }

    static func write(_ bytes: [UInt8], to path: String) throws {
        if path == "-" { return Console.say(bytes: bytes) }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandError("\(path) cannot be written: \(error.localizedDescription)", .unavailable)
        }
    }
}

extension CommandError {
    init(_ error: ReportError) {
        switch error {
        case .noMainTable, .invalidChoice, .placeholderLeft: self.init(error.sentence)
        default: self.init(error.sentence, .unavailable)
        }
    }
}
