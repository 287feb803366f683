/// Turns a document's paged HTML into PDF by running WeasyPrint, without a file in between.
///
/// The HTML needs nothing from elsewhere, so WeasyPrint has nothing to fetch; its base address is one under which no
/// relative address could be read either.
struct WeasyPrint {
    private let program: OutsideProgram

    init(_ options: ReportOptions) {
        program = OutsideProgram(name: options.weasyPrint, timeLimit: options.pdfTimeLimit)
    }

    func pdf(of document: ReportDocument) async throws(ReportError) -> [UInt8] {
        let html = ReportPage(document, medium: .paged).bytes
        do {
            return try await program.output(
                on: html, arguments: WeasyPrint.arguments(for: html), for: document, beginning: Array("%PDF-".utf8))
        } catch {
            switch error {
            case .missing: throw .weasyPrintMissing(program: program.name)
            case .timedOut: throw .weasyPrintTimedOut(limit: program.timeLimit)
            case .failed(let message): throw .weasyPrintFailed(message: message)
            case .cancelled: throw .cancelled
            }
        }
    }

    private static func arguments(for html: [UInt8]) -> [String] {
        [
            "--quiet", "--encoding", "utf-8", "--base-url", "about:blank", "--pdf-identifier", identifier(of: html),
            "-", "-",
        ]
    }

    /// A PDF's identifier, made of what it shows; WeasyPrint's own would change with the time. It tells documents apart
    /// and proves nothing, so a short digest (FNV-1a) does.
    private static func identifier(of html: [UInt8]) -> String {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in html { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(digest, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
