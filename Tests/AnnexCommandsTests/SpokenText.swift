import Frameworks
import Foundation
import ISMS
import Operations
import Phrases
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore

/// What the program says in the pseudo-language: what stands in no brackets there is data, or was forgotten.
struct SpokenText {
    /// The pieces that stand in no brackets, as far as a line, a cell of a table or a bracket goes. Cells on a terminal are
    /// two spaces apart.
    let pieces: [String]
    let hasPhrases: Bool

    /// - Parameter source: what was written to the terminal, or a document in Markdown, CSV or HTML.
    init(_ source: String, isCSV: Bool = false) {
        var text = source.hasPrefix("<!DOCTYPE") ? Self.text(ofPage: source) : source
        text.replace("<br>", with: "\n")
        text.replace(#/^#+ [0-9.]+ /#.anchorsMatchLineEndings(), with: "")
        if !isCSV { text.replace("  ", with: "\n") }
        var pieces = [""]
        var depth = 0
        var isQuoted = false
        for letter in text {
            switch letter {
            case "⟦": depth += 1
            case "⟧":
                depth -= 1
                pieces.append("")
            case "\n", "\r\n", "|", "\t": if depth == 0, !isQuoted { pieces.append("") }
            case "\"" where isCSV: isQuoted.toggle()
            case "," where isCSV && !isQuoted: if depth == 0 { pieces.append("") }
            default: if depth == 0 { pieces[pieces.count - 1].append(letter) }
            }
        }
        self.pieces = pieces.filter { $0.contains(where: \.isLetter) }
        hasPhrases = text.contains("⟦")
    }

    /// What a reader is shown of a page: texts, its title and labels; no style and no addresses.
    private static func text(ofPage source: String) -> String {
        var page = source
        page.replace(#/<style>[\s\S]*?<\/style>/#, with: "")
        page.replace(#/<[^>]*aria-label="([^"]*)"[^>]*>/#) { "|\($0.1)|" }
        page.replace(#/<[^>]*>/#, with: "|")
        for (entity, letter) in [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")] {
            page.replace(entity, with: letter)
        }
        return page
    }
}

/// All that may stand outside brackets: what the records, the history and the catalogue hold, and names of commands.
struct KnownData {
    private let texts: Data
    /// Names, titles and the like. A word or two are data only where they stand in one of these, since any word stands
    /// somewhere in long texts.
    private let names: Data

    init(of annex: Program, besides files: [String]) async throws {
        let store = try SQLiteRecordStore.open(path: annex.database)
        let workspace = try await Workspace.open(
            handle: nil, in: store, clock: .today, identifiers: .random(clock: .today))
        var told = files + [annex.folder.path, AnnexNames.words]
        for item in try await workspace.snapshot().items {
            told += [item.code, item.title, "\(item.code) \(item.title)"] + Self.strings(in: .object(item.body))
        }
        for header in try await store.log(of: workspace.organization.id, before: nil, limit: 1000) {
            told += [header.author.principal, header.author.reason, header.author.source]
        }
        for kind in Kind.all {
            told += [kind.name] + (Kind.type(named: kind.name)?.declarations.map(\.name) ?? [])
        }
        let catalogue = CatalogFile.paths.filter { !$0.hasPrefix("demonstration/") }.compactMap { path in
            CatalogFile.embedded(path).map { String(decoding: $0.bytes, as: UTF8.self) }
        }
        let brief = told.filter { $0.split(separator: " ").count <= 14 }
        let titles =
            Catalog.bundled.controls.flatMap { [$0.title, $0.theme.title] }
            + Catalog.bundled.clauses.map(\.title) + DocumentTemplate.allBundled().map(\.title)
        texts = Self.corpus(told + catalogue + titles)
        names = Self.corpus(brief + titles)
    }

    private static func strings(in json: JSON) -> [String] {
        switch json {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(strings)
        case .object(let object): object.members.flatMap { strings(in: $0.value) }
        default: []
        }
    }

    private static func corpus(_ texts: [String]) -> Data {
        Data((" | " + texts.map { words($0).joined(separator: " ") }.joined(separator: " | ") + " | ").utf8)
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// The pieces of a text that are no data.
    /// - Parameters:
    ///   - isCatalogue: whether texts of the catalogue are shown, of which any part may stand alone.
    ///   - arguments: what was asked, which may be said again.
    func forgotten(in text: SpokenText, besides arguments: [String] = [], isCatalogue: Bool = false) -> [String] {
        let asked = arguments.flatMap(Self.words)
        return Set(text.pieces).filter { piece in
            if Self.words(piece).allSatisfy(asked.contains) { return false }
            if isKnown(piece, in: texts), Self.words(piece).count > 2 { return false }
            let parts = piece.split { "()[],;:→·–“”\"=<>".contains($0) }
            return !parts.allSatisfy { part in
                let words = Self.words(String(part))
                return isKnown(String(part), in: words.count > 2 || isCatalogue ? texts : names)
            }
        }.sorted()
    }

    /// Whether the words of a text stand in a corpus one after the other, with their figures or without.
    private func isKnown(_ text: String, in corpus: Data) -> Bool {
        let words = Self.words(text)
        let plain = words.filter { !$0.contains(where: \.isNumber) }
        if plain.allSatisfy({ $0.count < 2 }) { return true }
        return [words, plain].contains { corpus.range(of: Data(" \($0.joined(separator: " ")) ".utf8)) != nil }
    }
}

/// Names that no language changes: of the program, its commands and its options, and what stands for codes.
private enum AnnexNames {
    static let words =
        "annex Annex tester CRIT RISK CTL AST EVD DOC rc sha256 UTC C I A demo import command line soa rtp sqlite"
}
