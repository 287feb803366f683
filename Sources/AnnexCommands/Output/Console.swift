import Foundation
import RecordFormat
import Phrases

/// The terminal: results on standard output, everything else on standard error.
enum Console {
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether colour helps: on a terminal, unless NO_COLOR says otherwise.
    static var hasColour: Bool {
        isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
    }

    /// The width to lay tables out for; 100 where the terminal does not say.
    static var width: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 100
    }

    /// Writes a line of the result.
    static func say(_ phrase: Phrase = "") { write(phrase.text + "\n", to: FileHandle.standardOutput) }

    /// Writes the result for a program: the same in every language.
    static func say(json: JSON) { say(data: json.readableText) }

    /// Writes a line that holds data and nothing else.
    static func say(data: String) { write(data + "\n", to: FileHandle.standardOutput) }

    /// Writes a table of the result, cut to the terminal's width where there is one.
    static func say(_ table: TextTable) {
        table.lines(width: isTerminal ? width : nil).forEach { say($0) }
    }

    /// Writes bytes of the result as they are.
    static func say(bytes: [UInt8]) { try? FileHandle.standardOutput.write(contentsOf: Data(bytes)) }

    /// Tells the person something that is not part of the result.
    static func tell(_ phrase: Phrase) { write(phrase.text + "\n", to: FileHandle.standardError) }

    static func tellInPlace(_ phrase: Phrase) { write(phrase.text, to: FileHandle.standardError) }

    static func fail(_ message: Phrase, code: ExitStatus) -> Never {
        tell(.data("annex: ") + message)
        exit(code.rawValue)
    }

    /// A closed pipe (`annex list risk | head`) is the reader's choice, not an error.
    private static func write(_ text: String, to handle: FileHandle) {
        try? handle.write(contentsOf: Data(text.utf8))
    }
}

/// Colours of the terminal, none where it has none.
enum Style: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"

    func callAsFunction(_ phrase: Phrase) -> Phrase {
        guard Console.hasColour, !phrase.isEmpty else { return phrase }
        return .data("\u{1B}[\(rawValue)m") + phrase + .data("\u{1B}[0m")
    }
}
