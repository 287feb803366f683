import Frameworks
import ISMS
import Phrases
import RecordFormat
import Registers
import Testing

@Suite("Bodies of records")
struct BodyTests {
    @Test("Every field of every kind comes back as it was written", arguments: Kind.all)
    func roundTrip(kind: Kind) throws {
        let type = try #require(Kind.type(named: kind.name))
        for salt in 0..<12 { try roundTrip(type, salt: salt) }
    }

    private func roundTrip<Value: Record>(_ type: Value.Type, salt: Int) throws {
        let body = Sample.body(of: type.declarations, salt: salt)
        #expect(body.count == type.fields.count)
        let record = try Value(body: body)
        #expect(record.body == body)
        #expect(try Value(body: record.body) == record)
        #expect(record.fieldProblems == [])
        #expect(record.references == Sample.references(in: type.declarations.map(\.type), salt: salt))
    }

    @Test("A record with nothing filled in comes back too", arguments: Kind.all)
    func empty(kind: Kind) throws {
        func check<Value: Record>(_ type: Value.Type) throws {
            #expect(try Value(body: Value().body) == Value())
            #expect(try Value(body: JSONObject()) == Value())
        }
        let type = try #require(Kind.type(named: kind.name))
        try check(type)
    }

    @Test("Names of fields are unique within a kind, prefixes and names among kinds")
    func unique() {
        for type in Kind.types {
            let names = type.declarations.map(\.name)
            #expect(Set(names).count == names.count, "\(type.kind.name)")
        }
        #expect(Set(Kind.all.map(\.prefix)).count == Kind.all.count)
        #expect(Set(Kind.all.map(\.name)).count == Kind.all.count)
    }

    @Test("A kind is found by its name, singular, plural and prefix", arguments: Kind.all)
    func kinds(kind: Kind) {
        for text in [kind.name, kind.singular.english, kind.plural.english, kind.prefix, " \(kind.name.uppercased()) "]
        {
            #expect(Kind(text) == kind, "\(text)")
        }
    }

    @Test("A field nobody declared is passed over")
    func unknownField() throws {
        let asset = try Asset(body: JSONObject([.init("name", "Laptop"), .init("colour", "red")]))
        #expect(asset == changed(Asset()) { $0.name = "Laptop" })
    }

    @Test(
        "A value of the wrong shape is refused, and the field named",
        arguments: [
            ("name", 7, "must be text"), ("type", "castle", "is not one of information, process"),
            ("owner", "PER-1", "must be the identifier of person"),
            ("confidentiality", "high", "must be a whole number"),
            ("holdsPersonalData", "yes", "must be yes or no"), ("reviewedOn", "30.6.2026", "YYYY-MM-DD"),
            ("dependsOn", "AST-1", "must be a list"),
        ] as [(String, JSON, String)])
    func wrongShape(field: String, value: JSON, problem: String) {
        let error = #expect(throws: InvalidField.self) { try Asset(body: JSONObject([.init(field, value)])) }
        #expect(error?.field == field)
        #expect(error?.problem.english.contains(problem) == true, "\(error?.problem ?? "")")
    }

    @Test("A wrong cell is refused, and its column named")
    func wrongCell() {
        let rows: JSON = [["what": "Canteen", "reason": 4]]
        let error = #expect(throws: InvalidField.self) { try Scope(body: JSONObject([.init("exclusions", rows)])) }
        #expect(error == InvalidField("exclusions", "reason must be text"))
    }
}

/// Values that fit declarations, varied by a number.
private enum Sample {
    static func body(of fields: [FieldDeclaration], salt: Int) -> JSONObject {
        JSONObject(
            fields.enumerated().map { place, field in .init(field.name, value(of: field.type, salt: salt + place)) })
    }

    static func value(of type: FieldType, salt: Int) -> JSON {
        switch type {
        case .text: .string(salt % 2 == 0 ? "n\(salt)" : "\"ß\\ \(salt)")
        case .longText: .string("Line \(salt)\n\tand another: 中文")
        case .integer(let range): .integer(salt % 2 == 0 ? range.lowerBound : range.upperBound)
        case .flag: .bool(salt % 2 == 0)
        case .day: .string(Day(number: 20_000 + salt).description)
        case .choice(let options): .string(options[salt % options.count].name)
        case .reference: .string(RecordID(high: 9, low: UInt64(salt)).description)
        case .attachment: .string(String(repeating: "a\(salt % 10)", count: 32))
        case .list(let element):
            if case .choice = element {
                .array([value(of: element, salt: salt)])
            } else {
                .array([value(of: element, salt: salt), value(of: element, salt: salt + 1)])
            }
        case .requirement(.referenceControls): .string(ReferenceControlID.all[salt % 93].description)
        case .requirement: .string("soc2-2017:CC7.\(salt % 5 + 1)")
        case .file:
            [
                "digest": .string(String(repeating: "b\(salt % 10)", count: 32)), "name": .string("n\(salt).pdf"),
                "mediaType": "application/pdf", "byteCount": .integer(salt),
            ]
        case .instant: .string(Instant(milliseconds: salt * 86_400_000 + 5000).isoText)
        case .decimal: .string("\(salt).5")
        case .money: ["amount": .integer(salt), "currency": "EUR"]
        case .timeSpan: .integer(salt)
        case .recurrence: .string("FREQ=DAILY;INTERVAL=\(salt % 9 + 2)")
        case .rows(let columns), .entries(let columns):
            .array([.object(body(of: columns, salt: salt)), .object(body(of: columns, salt: salt + 1))])
        }
    }

    static func references(in types: [FieldType], salt: Int) -> [RecordID] {
        var found: Set<RecordID> = []
        for (place, type) in types.enumerated() {
            let id = RecordID(high: 9, low: UInt64(salt + place))
            switch type {
            case .reference: found.insert(id)
            case .list(of: .reference): found.formUnion([id, RecordID(high: 9, low: UInt64(salt + place + 1))])
            default: break
            }
        }
        return found.sorted()
    }
}
