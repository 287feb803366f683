/// What a part refers to: its relationships, by identifier.
final class XLSXRelationships: XMLContentHandler {
    struct Relationship {
        /// The last word of the type, which transitional and strict workbooks share: `worksheet`, `styles`.
        let type: String
        /// The part's name in the archive.
        let part: String
    }

    private(set) var byIdentifier: [String: Relationship] = [:]
    private let folder: [Substring]
    private let limits: TabularLimits

    /// `source` is the part that refers, `xl/workbook.xml`, or empty for the package itself.
    init(source: String, limits: TabularLimits) {
        self.limits = limits
        folder = source.split(separator: "/").dropLast()
    }

    /// Where the relationships of a part are kept.
    static func part(for source: String) -> String {
        let names = source.split(separator: "/")
        return (names.dropLast() + ["_rels", (names.last ?? "") + ".rels"]).joined(separator: "/")
    }

    func first(ofType type: String) -> String? {
        byIdentifier.filter { $0.value.type == type }.min { $0.key < $1.key }?.value.part
    }

    func start(_ element: String, _ attributes: XMLAttributes) throws(TabularError) {
        guard element == "Relationship", attributes["TargetMode"] != "External", let identifier = attributes["Id"],
            let type = attributes["Type"]?.split(separator: "/").last, let target = attributes["Target"]
        else { return }
        guard byIdentifier.count < limits.archiveEntries else {
            throw TabularError(.limit(.archiveEntries, allowed: limits.archiveEntries))
        }
        byIdentifier[identifier] = Relationship(type: String(type), part: resolved(target))
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func end(_ element: String) {}

    private func resolved(_ target: String) -> String {
        var path = target.hasPrefix("/") ? [] : folder
        for name in target.split(separator: "/") where name != "." {
            if name == ".." { path = path.dropLast() } else { path.append(name) }
        }
        return path.joined(separator: "/")
    }
}

/// The workbook's list of sheets, and the day it counts dates from.
final class XLSXWorkbook: XMLContentHandler {
    struct Sheet {
        let name: String
        let isHidden: Bool
        let relationship: String
    }

    private(set) var sheets: [Sheet] = []
    private(set) var epoch = XLSXEpoch.year1900
    private let limits: TabularLimits

    init(limits: TabularLimits) {
        self.limits = limits
    }

    func start(_ element: String, _ attributes: XMLAttributes) throws(TabularError) {
        switch element {
        case "workbookPr":
            if attributes["date1904"] == "1" || attributes["date1904"] == "true" { epoch = .year1904 }
        case "sheet":
            guard let name = attributes["name"], let relationship = attributes.prefixed("id") else { return }
            guard sheets.count < limits.sheets else { throw TabularError(.limit(.sheets, allowed: limits.sheets)) }
            let state = attributes["state"] ?? "visible"
            sheets.append(Sheet(name: name, isHidden: state != "visible", relationship: relationship))
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func end(_ element: String) {}
}

/// The number format of each cell style.
final class XLSXStyles: XMLContentHandler {
    private(set) var formats: [XLSXNumberFormat] = []
    private var custom: [Int: XLSXNumberFormat] = [:]
    private var isInCellFormats = false
    private let limits: TabularLimits

    init(limits: TabularLimits) {
        self.limits = limits
    }

    subscript(style: Int) -> XLSXNumberFormat { formats.indices.contains(style) ? formats[style] : .plain }

    func start(_ element: String, _ attributes: XMLAttributes) throws(TabularError) {
        switch element {
        case "numFmt":
            guard let identifier = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"]
            else { return }
            guard custom.count < limits.styles else { throw tooManyStyles }
            custom[identifier] = XLSXNumberFormat(code: code)
        case "cellXfs": isInCellFormats = true
        case "xf" where isInCellFormats:
            guard formats.count < limits.styles else { throw tooManyStyles }
            let identifier = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            formats.append(custom[identifier] ?? .builtin(identifier))
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    private var tooManyStyles: TabularError { TabularError(.limit(.styles, allowed: limits.styles)) }

    func end(_ element: String) {
        if element == "cellXfs" { isInCellFormats = false }
    }
}

/// The workbook's table of texts, which cells refer to by index.
final class XLSXSharedStrings: XMLContentHandler {
    private(set) var texts: [String] = []
    private var collected: [UInt8] = []
    private var bytes = 0
    private var isInText = false
    private var phoneticDepth = 0
    private let meter: TabularMeter

    init(meter: TabularMeter) {
        self.meter = meter
    }

    func start(_ element: String, _ attributes: XMLAttributes) {
        switch element {
        case "si": collected.removeAll(keepingCapacity: true)
        case "rPh": phoneticDepth += 1
        case "t": isInText = phoneticDepth == 0
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TabularError) {
        guard isInText else { return }
        collected.append(contentsOf: bytes)
        try meter.checkLength(utf8Count: collected.count, at: TabularPlace())
    }

    func end(_ element: String) throws(TabularError) {
        switch element {
        case "t": isInText = false
        case "rPh": phoneticDepth -= 1
        case "si":
            let limits = meter.limits
            guard texts.count < limits.sharedStrings else {
                throw TabularError(.limit(.sharedStrings, allowed: limits.sharedStrings))
            }
            bytes += collected.count
            guard bytes <= limits.textBytes else { throw TabularError(.limit(.textBytes, allowed: limits.textBytes)) }
            texts.append(XLSXText.text(of: collected))
        default: break
        }
    }
}
