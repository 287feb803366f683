/// What requests bring, made fit for a line of the log.
package enum LogLine {
    /// An error on one line, so that nothing in it can pass for a line of its own.
    package static func of(_ error: any Error) -> String {
        var line = String.UnicodeScalarView()
        for scalar in String(describing: error).unicodeScalars.prefix(2000) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
            default: line.append(scalar)
            }
        }
        return String(line)
    }

    /// A path without the secrets that follow some beginnings.
    static func path(_ path: String, withoutSecretsAfter beginnings: [String]) -> String {
        for beginning in beginnings where path.hasPrefix(beginning) { return beginning + "…" }
        return String(path.prefix(200))
    }
}
