import Foundation

/// What is written around the code: comments, scripts and documents.
enum TextRules {
    private static let notes: Set = ["TODO", "FIXME", "XXX"]

    /// Marks of work left undone. An issue is the place for it.
    static func undone(path: String, text: String) -> [Violation] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.filter { notes.contains(String($0)) }.map {
                Violation(path, line: index + 1, "\($0): do it, or open an issue")
            }
        }
    }

    /// In Swift only comments count: a text may well be about such marks.
    static func undone(_ file: SwiftFile) -> [Violation] {
        file.comments.flatMap { comment in
            undone(path: file.path, text: comment.text).map { violation in
                Violation(file.path, line: comment.line + (violation.line ?? 1) - 1, violation.problem)
            }
        }
    }

    /// Links of a Markdown file to files that are not there, or to headings that are not in them.
    ///
    /// - Parameters:
    ///   - exists: whether there is a file or folder at a path from the root.
    ///   - text: the text of the file at a path from the root.
    static func deadLinks(
        path: String, text: String, exists: (String) -> Bool, textOf: (String) -> String
    ) -> [Violation] {
        links(in: text).compactMap { link -> Violation? in
            let (line, target) = link
            guard target.wholeMatch(of: #/[A-Za-z][A-Za-z0-9+.\-]*:.*|//.*/#) == nil else { return nil }
            let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let file = String(parts[0]).removingPercentEncoding ?? ""
            guard let resolved = file.isEmpty ? path : resolve(file, from: path), exists(resolved) else {
                return Violation(path, line: line, "the link to \(target) leads nowhere")
            }
            guard parts.count == 2, resolved.hasSuffix(".md") else { return nil }
            let headings = anchors(in: file.isEmpty ? text : textOf(resolved))
            return headings.contains(String(parts[1]))
                ? nil : Violation(path, line: line, "the link to \(target) leads to no heading")
        }
    }

    /// The targets of links and pictures, with their lines: `[a](b)`, `[a]: b`, `href="b"` and `src="b"`.
    private static func links(in text: String) -> [(line: Int, target: String)] {
        prose(in: text).flatMap { number, line -> [(line: Int, target: String)] in
            let bare = line.replacing(#/`[^`]*`/#, with: "")
            let inline = bare.matches(of: #/\]\(\s*(?:<([^>]*)>|([^)\s]+))[^)]*\)/#).map {
                $0.output.1 ?? $0.output.2 ?? ""
            }
            let reference = bare.matches(of: #/^\s*\[[^\]]+\]:\s*(\S+)/#).map(\.output.1)
            let markup = bare.matches(of: #/(?:href|src)="([^"]*)"/#).map(\.output.1)
            return (inline + reference + markup).map { (number, String($0)) }
        }
    }

    /// The anchors that headings get: lower case, without punctuation, hyphens for spaces, numbered where they repeat.
    private static func anchors(in text: String) -> Set<String> {
        var anchors: Set<String> = []
        for (_, line) in prose(in: text) {
            guard let match = line.wholeMatch(of: #/#{1,6}\s+(.*?)\s*#*\s*/#) else { continue }
            let kept = match.output.1.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
            let anchor = kept.replacing(" ", with: "-")
            var unique = anchor
            var number = 0
            while !anchors.insert(unique).inserted {
                number += 1
                unique = "\(anchor)-\(number)"
            }
        }
        return anchors
    }

    /// The numbered lines outside of fenced code.
    private static func prose(in text: String) -> [(number: Int, line: Substring)] {
        var isCode = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            if line.drop(while: { $0 == " " }).hasPrefix("```") {
                isCode.toggle()
                return nil
            }
            return isCode ? nil : (index + 1, line)
        }
    }

    /// The path a relative link leads to; nil where it leads out of the repository.
    private static func resolve(_ link: String, from path: String) -> String? {
        var parts = link.hasPrefix("/") ? [] : path.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(String(part))
            } else if parts.popLast() == nil {
                return nil
            }
        }
        return parts.joined(separator: "/")
    }
}
