import Frameworks
import HTML
import ISMS
import Phrases
import RecordFormat
import Registers

/// A field's value as a page shows it: references as links, days as days, choices as words with a mark.
struct FieldValue: Component {
    let type: FieldType
    let value: JSON
    let isms: ISMS
    let links: Links
    /// In a table, where one line is all there is.
    let isBrief: Bool
    let record: (any Item)?
    let field: String

    init(
        _ field: FieldDeclaration, _ value: JSON, in isms: ISMS, links: Links, isBrief: Bool = false,
        of record: (any Item)? = nil
    ) {
        self.init(field.type, value, in: isms, links: links, isBrief: isBrief, of: record, field: field.name)
    }

    init(
        _ type: FieldType, _ value: JSON, in isms: ISMS, links: Links, isBrief: Bool, of record: (any Item)?,
        field: String
    ) {
        self.type = type
        self.value = value
        self.isms = isms
        self.links = links
        self.isBrief = isBrief
        self.record = record
        self.field = field
    }

    var body: Markup {
        switch (type, value) {
        case (_, .null): Markup.nothing
        case (.flag, .bool(let flag)): flag ? Markup("yes") : Markup("no")
        case (.choice(let options), .string(let name)): choice(options, name)
        case (.reference, .string(let id)): reference(id)
        case (.requirement, .string(let text)): requirement(text)
        case (.day, .string(let text)): HTML.time(.datetime(text), .class("day")) { text }
        case (.attachment, .string(let digest)): attachment(digest)
        case (.file, _): file(value)
        case (.instant, .string(let text)): moment(text)
        case (.recurrence, .string(let text)): recurrence(text)
        case (.money, _), (.timeSpan, _): Markup(type.text(of: value, in: isms))
        case (.list(let element), .array(let values)): list(element, values)
        case (.entries(let columns), .array(let rows)):
            isBrief
                ? Markup(.counted(rows.count, one: "1 entry", other: "\(rows.count) entries"))
                : EntryTimeline(columns, rows, self).body
        case (.rows(let columns), .array(let rows)): isBrief ? Markup("\(rows.count) rows") : rowsTable(columns, rows)
        case (.longText, .string(let text)): isBrief ? Markup(Self.brief(text)) : prose(text)
        case (_, .string(let text)): linked(text)
        case (_, .integer(let number)): worded(number)
        default: Markup(value.canonicalText)
        }
    }

    /// A figure on a scale is said with its word.
    private func worded(_ number: Int) -> Markup {
        let words = record.flatMap { $0.record.scale(of: field, in: isms, on: Day(of: $0.provenance.updatedAt)) }
        guard let words, words.indices.contains(number - 1), !isBrief else { return Markup(String(number)) }
        return Markup("\(number) · \(words[number - 1].name)")
    }

    /// A control of Annex A leads to its line of the statement; what another framework asks for shows its title.
    private func requirement(_ text: String) -> Markup {
        guard let id = RequirementID(text) else { return Markup(text) }
        let title = Catalog.bundled.title(of: id) ?? ""
        if id.referenceControl != nil { return ControlLink(id.number, links: links, title: .data(title)).body }
        return span(.class("code"), .title(title)) { id.written }
    }

    private func choice(_ options: [ChoiceOption], _ name: String) -> Markup {
        let label = options.first { $0.name == name }?.label ?? .data(name)
        // A mark stands before what is a state; a kind or a method is only a word.
        return ["status", "applicability"].contains(field)
            ? span(.class("state", "state-" + name)) { label } : span { label }
    }

    /// In a table's list there is room for codes alone; the title shows when one points at it.
    private func referenceCode(_ text: String) -> Markup {
        guard let item = RecordID(text).flatMap({ isms.item(id: $0) }) else { return reference(text) }
        guard links.opens(item) else { return RecordLink.closed(item) }
        return a(.href(links.record(item)), .class("code"), .title(item.title)) { item.code }
    }

    private func reference(_ text: String) -> Markup {
        guard let id = RecordID(text) else { return Markup(text) }
        guard let item = isms.item(id: id) else {
            let code = isms.erasedCodes[id] ?? "a record"
            return span(.class("faint")) { "\(code) (erased)" }
        }
        return RecordLink(item, links: links).body
    }

    @MarkupBuilder
    private func list(_ element: FieldType, _ values: [JSON]) -> Markup {
        let isOfReferences = if case .reference = element { true } else { false }
        let shown = isBrief ? Array(values.prefix(isOfReferences ? 2 : 3)) : values
        let holdsTexts = if case .longText = element { true } else if case .text = element { true } else { false }
        if holdsTexts && !isBrief {
            ul(.class("plain-list")) { for value in shown { li { one(element, value) } } }
        } else {
            for (place, value) in shown.enumerated() {
                if place > 0 { isBrief ? Markup(", ") : br() }
                one(element, value)
            }
            if shown.count < values.count { span(.class("faint")) { " +\(values.count - shown.count)" } }
        }
    }

    private func one(_ element: FieldType, _ value: JSON) -> Markup {
        if isBrief, case .reference = element, let text = value.stringValue { return referenceCode(text) }
        return inFull(element, value)
    }

    /// A part of the value, such as an element or a cell, as the whole is shown.
    func inFull(_ element: FieldType, _ value: JSON) -> Markup {
        FieldValue(element, value, in: isms, links: links, isBrief: isBrief, of: record, field: field).body
    }

    private func rowsTable(_ columns: [FieldDeclaration], _ rows: [JSON]) -> Markup {
        div(.class("scroll")) {
            table(.class("inner")) {
                thead {
                    tr { for column in columns { th(.scope(.column)) { column.label } } }
                }
                tbody {
                    for row in rows {
                        tr {
                            for column in columns {
                                td {
                                    FieldValue(column, row[column.name] ?? .null, in: isms, links: links)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A moment by the organization's clocks.
    private func moment(_ text: String) -> Markup {
        guard let instant = Instant(iso: text) else { return Markup(text) }
        return HTML.time(.datetime(text), .class("day"), .title(text)) { instant.longText(in: isms.timeZone) }
    }

    /// A rule of recurrence in words.
    private func recurrence(_ text: String) -> Markup {
        do throws(InvalidValue) {
            return Markup(try Recurrence(json: .string(text)).words)
        } catch {
            return Markup(text)
        }
    }

    /// A file among several: by its name, at the address of the field with its digest.
    private func file(_ value: JSON) -> Markup {
        guard let file = try? StoredFile(json: value) else { return .nothing }
        guard let record else { return Markup(file.name) }
        let address = links(
            .attachment(record.kind, code: record.code, field: field), [("digest", file.digest.hexadecimal)])
        return a(.href(address)) { file.name }
    }

    private func attachment(_ digest: String) -> Markup {
        guard let record else { return code { String(digest.prefix(12)) } }
        return a(.href(links(.attachment(record.kind, code: record.code, field: field)))) { "Download the file" }
    }

    private func linked(_ text: String) -> Markup {
        if let address = WebAddress(external: text), text.hasPrefix("http") {
            return a(.href(address), .rel("noopener noreferrer")) { text }
        }
        return Markup(text)
    }

    private func prose(_ text: String) -> Markup {
        Markup(
            text.split(separator: "\n", omittingEmptySubsequences: true).map { line in p { linked(String(line)) } })
    }

    static func brief(_ text: String) -> String {
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        return line.count > 90 ? line.prefix(88) + "…" : line
    }
}

/// A record as a link: its code, and its title where there is room.
struct RecordLink: Component {
    let item: any Item
    let links: Links
    let showsCode: Bool

    init(_ item: any Item, links: Links, showsCode: Bool = false) {
        self.item = item
        self.links = links
        self.showsCode = showsCode
    }

    var body: Markup {
        guard links.opens(item) else { return Self.closed(item) }
        return a(.href(links.record(item)), .class("record-link"), .title(item.name)) {
            if showsCode || item.title.isEmpty {
                span(.class("code")) { item.code }
                " "
            }
            item.title
        }
    }

    /// A record the viewer may not read: its code, and of what it says at most its title.
    static func closed(_ item: any Item) -> Markup {
        RegisterPages.of(item.kind)?.isNamedToAll == true
            ? Markup(item.title) : span(.class("code faint")) { item.code }
    }
}
