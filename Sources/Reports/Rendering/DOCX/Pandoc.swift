/// Turns a document into a Word file by running pandoc on plain HTML of it.
///
/// The HTML names no file and no address pandoc would fetch.
struct Pandoc {
    private let program: OutsideProgram

    init(_ options: ReportOptions) {
        program = OutsideProgram(name: options.pandoc, timeLimit: options.docxTimeLimit)
    }

    func docx(of document: ReportDocument) async throws(ReportError) -> [UInt8] {
        let folder = try WordReference.folder(for: document)
        defer { folder.remove() }
        do {
            return try await program.output(
                on: WordPage(document).bytes,
                arguments: [
                    "--from", "html-auto_identifiers", "--to", "docx",
                    "--reference-doc", folder.path, "--output", "-",
                ], for: document, beginning: Array("PK".utf8))
        } catch {
            switch error {
            case .missing: throw .pandocMissing(program: program.name)
            case .timedOut: throw .pandocTimedOut(limit: program.timeLimit)
            case .failed(let message): throw .pandocFailed(message: message)
            case .cancelled: throw .cancelled
            }
        }
    }
}
