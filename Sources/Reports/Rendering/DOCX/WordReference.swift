import Foundation
import Phrases

/// The file pandoc takes a Word document's looks from: styles, an A4 page, a running header and footer.
///
/// Pandoc reads it from a path only, so it lies in a folder nobody else can read, which is gone afterwards.
struct WordReference {
    let path: String
    private let folder: String

    static func folder(for document: ReportDocument) throws(ReportError) -> WordReference {
        let temporary = FileManager.default.temporaryDirectory.appending(path: "annex-XXXXXX").path
        var template = Array(temporary.utf8CString)
        guard let made = mkdtemp(&template) else {
            throw .pandocFailed(message: "no temporary folder could be made: \(String(cString: strerror(errno)))")
        }
        let reference = WordReference(folder: String(cString: made))
        guard FileManager.default.createFile(atPath: reference.path, contents: Data(bytes(for: document))) else {
            reference.remove()
            throw .pandocFailed(message: "\(reference.path) cannot be written")
        }
        return reference
    }

    private init(folder: String) {
        self.folder = folder
        path = folder + "/reference.docx"
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    static func bytes(for document: ReportDocument) -> [UInt8] {
        var archive = StoredArchive()
        for (path, text) in parts(for: document) { archive.add(path, declaration + text) }
        return archive.bytes
    }

    private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
    private static let space = #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    private static func parts(for document: ReportDocument) -> [(path: String, text: String)] {
        [
            (
                "[Content_Types].xml",
                #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#
                    + #"<Default Extension="xml" ContentType="application/xml"/>"#
                    + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
                    + ["document.main", "styles", "header", "footer"].map { part in
                        let name =
                            part == "header" || part == "footer" ? part + "1" : part == "styles" ? part : "document"
                        return #"<Override PartName="/word/\#(name).xml" ContentType="\#(word).\#(part)+xml"/>"#
                    }.joined() + "</Types>"
            ),
            ("_rels/.rels", relationships([("officeDocument", "word/document.xml")])),
            (
                "word/_rels/document.xml.rels",
                relationships([("styles", "styles.xml"), ("header", "header1.xml"), ("footer", "footer1.xml")])
            ),
            (
                "word/document.xml",
                #"<w:document \#(space) xmlns:r="\#(relations)"><w:body><w:sectPr>"#
                    + #"<w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>"#
                    + #"<w:pgSz w:w="11906" w:h="16838"/>"#
                    + #"<w:pgMar w:top="1588" w:right="1247" w:bottom="1474" w:left="1247" w:header="680" w:footer="624"/>"#
                    + "</w:sectPr></w:body></w:document>"
            ),
            ("word/styles.xml", WordStyles.text(space: space)),
            (
                "word/header1.xml",
                #"<w:hdr \#(space)>"#
                    + line("Header", [run(document.organization.text), tab, run(document.title.text)]) + "</w:hdr>"
            ),
            (
                "word/footer1.xml",
                #"<w:ftr \#(space)>"#
                    + line(
                        "Footer",
                        [
                            run(
                                [document.control.versionText, document.control.classification].compactMap { $0?.text }
                                    .joined(separator: " · ")), tab, run(PageNumbers.words.before), field("PAGE"),
                            run(PageNumbers.words.between), field("NUMPAGES"),
                            PageNumbers.words.after.isEmpty ? "" : run(PageNumbers.words.after),
                        ]) + "</w:ftr>"
            ),
        ]
    }

    private static func relationships(_ targets: [(type: String, target: String)]) -> String {
        #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
            + targets.enumerated().map { place, relation in
                #"<Relationship Id="rId\#(place + 1)" Type="\#(relations)/\#(relation.type)" Target="\#(relation.target)"/>"#
            }.joined() + "</Relationships>"
    }

    private static func line(_ style: String, _ runs: [String]) -> String {
        #"<w:p><w:pPr><w:pStyle w:val="\#(style)"/></w:pPr>\#(runs.joined())</w:p>"#
    }

    private static let tab = "<w:r><w:tab/></w:r>"

    private static func run(_ text: String) -> String {
        #"<w:r><w:t xml:space="preserve">\#(escaped(text))</w:t></w:r>"#
    }

    private static func field(_ name: String) -> String {
        #"<w:fldSimple w:instr=" \#(name) "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#
    }

    /// A text inside an element. XML cannot hold control characters, so they become spaces.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
